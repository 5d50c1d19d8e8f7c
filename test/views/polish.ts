/** Words that look like a gendered past form and are not. */
const allowed = new Set(['całym', 'małym', 'problem', 'system', 'tematem']);

const letters = '(?<!\\p{L})';
const patterns: readonly RegExp[] = [
  new RegExp(`${letters}\\p{L}+(?:łeś|łaś|łem|łam|liście|łyście)(?!\\p{L})`, 'giu'),
  new RegExp(
    `${letters}(?:oboje|obaj|obie|obydwoje|obydwaj|obydwie|we (?:dwoje|dwóch|dwie))(?!\\p{L})(?! stron)`,
    'giu',
  ),
  /\(-?(?:a|ą|aś|am|y|i|na)\)/giu,
  /\p{L}\/(?:a|ą|aś|am|y|na)(?!\p{L})/giu,
  new RegExp(`${letters}(?:Pan|Pani|Panu|Państwo)(?!\\p{L})`, 'gu'),
];

/**
 * Words of a Polish text that guess somebody's gender. "Obie strony" is about sides, which are feminine
 * whoever they are.
 */
export const gendered = (said: string): string[] =>
  patterns
    .flatMap((pattern) => [...said.matchAll(pattern)].map(([word]) => word))
    .filter((word) => !allowed.has(word));

/** Frequent English words that no Polish text contains; names of products and examples are no words. */
const english = new Set(
  `the and you your of for is are this that with what who when will can not nothing nobody somebody have has had it they
  them their we our from at by if or no yes please people person ask asks asked request requests answer time day week
  until once here there any all be was been one more message member members community home profile help join leave pause
  introduction introductions introduced conversation meeting send sent name file data report reason date long short
  which where how why never always only everybody everything other others each both into about after before while
  would could should may must let us me my mine his her its these those too also just still again first second
  export erase avoid list topic topics word words draft back undo save add remove search`
    .split(/\s+/u)
    .filter(
      (word) =>
        !['to', 'do', 'a', 'i', 'o', 'at', 'was', 'list', 'me', 'us', 'one', 'by', 'all', 'draft'].includes(
          word,
        ),
    ),
);

/** English words in a text. */
export const englishWords = (said: string): string[] =>
  said
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => english.has(word));
