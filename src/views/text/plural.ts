import type { Language } from '../../core/community.ts';

/** Whole sentences by plural category; every language names those it has, `other` always. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/**
 * Choose the sentence for a count and put the count where `#` stands. Categories are Intl's (CLDR): Polish has
 * one, few, many and, for fractions, other.
 */
export const pluralIn = (language: Language): ((count: number, forms: PluralForms) => string) => {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll('#', numbers.format(count));
};
