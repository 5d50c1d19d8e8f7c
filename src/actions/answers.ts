import type { MemberId } from '../core/ids.ts';
import type { Answers } from '../views/form.ts';

/** A text field's answer, trimmed; empty when it was left out. */
export const textOf = (answers: Answers, name: string): string => {
  const answer = answers[name];
  return typeof answer === 'string' ? tidy(answer) : '';
};

/** The values chosen in a field, of one or of many. */
export const choicesOf = (answers: Answers, name: string): readonly string[] => {
  const answer = answers[name];
  if (typeof answer === 'string') return answer === '' ? [] : [answer];
  return Array.isArray(answer) ? answer : [];
};

/** The one value chosen among these, or null. */
export const choiceOf = <const T extends string>(
  answers: Answers,
  name: string,
  among: readonly T[],
): T | null => {
  const [chosen] = choicesOf(answers, name);
  return among.find((value) => value === chosen) ?? null;
};

/** The one value chosen in a field whose answers were checked (`Action.choices`, `notOffered`) before they are read. */
export const chosenOf = <const T extends string | number>(
  answers: Answers,
  name: string,
  among: readonly T[],
): T => {
  const [chosen] = choicesOf(answers, name);
  const found = among.find((value) => String(value) === chosen);
  if (found === undefined) throw new Error(`unchecked choice ${name}`);
  return found;
};

/** The person named in a field, or null. */
export const personOf = (answers: Answers, name: string): MemberId | null => {
  const answer = answers[name];
  return typeof answer === 'object' && 'person' in answer ? answer.person : null;
};

/**
 * What people type, made safe to keep and to show: NFC, without control characters (line breaks stay) and
 * without the invisible letters that turn or hide text.
 */
export const tidy = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .trim();
