import type { MemberId } from '../../src/core/ids.ts';
import { asId } from '../../src/core/ids.ts';
import type { Text } from '../../src/views/text.ts';

/** A text by its place in the catalogue, as said. */
export type Said = { readonly path: string; readonly said: string };

/** Counts at which languages change their forms. */
export const counts = [0, 1, 2, 5, 12, 22, 112, 1.5] as const;

/**
 * Every text of a language. Those made by a function are said with plain arguments: counts where the form
 * depends on one, else words that are neither language.
 */
export const everyText = (text: Text): Said[] => {
  const { language: _, languageName: __, zone: ___, dateTime: ____, ownNames: _____, ...others } = text;
  const { date: ______, month: _______, ...rest } = others;
  return walk('', rest);
};

const walk = (path: string, value: unknown): Said[] => {
  if (typeof value === 'string') return [{ path, said: value }];
  if (typeof value === 'function') {
    const speak = value as (...facts: unknown[]) => unknown;
    return counts.flatMap((count) => say(path, speak, count));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => walk(path === '' ? key : `${path}.${key}`, inner));
};

const say = (path: string, speak: (...facts: unknown[]) => unknown, count: number): Said[] => {
  const said: unknown = dated.test(path)
    ? speak(at)
    : mentions.test(path)
      ? speak(somebody)
      : speak(...plain(path, count));
  return [{ path, said: flat(said) }];
};

const at = new Date('2026-11-24T08:00:00Z');
const somebody = asId<MemberId>('X1');
const dated = /\.(?:asking|yesMeans|yesMeansPerson|linkUntil|reminded|snoozed|askedRecently)$/u;
const mentions = /\.(?:introduced|silent|checkIn\.\d+)$/u;

/** Arguments nobody could take for a word: numbers where a number is meant. */
const plain = (path: string, count: number): unknown[] =>
  /starters\.|Summary$|whyThese|didYouMean|unknownCommand/u.test(path)
    ? ['X1', 'X2', 'X3']
    : [count, count, count];

const flat = (said: unknown): string => {
  if (typeof said === 'string') return said;
  if (!Array.isArray(said)) throw new Error(`not a text: ${String(said)}`);
  return said.map((inline: unknown) => (typeof inline === 'string' ? inline : 'X1')).join('');
};
