import type { Language } from '../core/community.ts';
import { en } from './text/en.ts';
import { pl } from './text/pl.ts';
import type { Words } from './text/words.ts';

/** What views speak with. */
export type Text = Words;

/** The words of a language. */
export const text = (language: Language): Text => texts[language];

/** The texts of a room of two: one where both read the same language, else both. */
export const roomTexts = (one: Language, other: Language): readonly [Text, ...Text[]] =>
  one === other ? [text(one)] : [text(one), text(other)];

const texts: Readonly<Record<Language, Text>> = { en, pl };
