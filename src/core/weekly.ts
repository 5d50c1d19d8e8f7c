import { readDay } from './time/days.ts';
import type { Pause } from './time/schedule.ts';

/** A weekday (1 Monday to 7 Sunday) and a time of day, `HH:MM`. */
export type WeeklyMoment = { readonly weekday: number; readonly time: string };

/** Read "Monday 10:00", "pon. 9:30", "środa 14.00"; null when either half cannot be read. */
export const readMoment = (typed: string): WeeklyMoment | null => {
  const words = typed.trim().toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '');
  const [, day = '', hour = '', minute = ''] =
    /^(\p{L}+)[.,]?\s+(?:o |at )?(\d{1,2})(?:[:.](\d{2}))?$/u.exec(words) ?? [];
  const weekday = weekdayNamed(day);
  if (weekday === 0 || Number(hour) > 23 || Number(minute) > 59) return null;
  return { weekday, time: `${hour.padStart(2, '0')}:${minute === '' ? '00' : minute}` };
};

/**
 * Read days without rounds: `2026-12-21–2027-01-03, 4.05.2027`; null when one cannot be read or ends before it begins.
 */
export const readPauses = (typed: string): Pause[] | null => {
  const spans = typed
    .split(/[,;\n]/u)
    .map((span) => span.trim())
    .filter((span) => span !== '');
  const read = spans.map((span): Pause | null => {
    const [, first = '', last = first] =
      /^(\d{4}-\d{1,2}-\d{1,2}|[\d./]+?)(?:\s*(?:–|—|-|\.\.|to|do)\s*(\d[\d./-]*))?$/u.exec(span) ?? [];
    const [from, to] = [readDay(first), readDay(last)];
    return from !== null && to !== null && from <= to ? { from, to } : null;
  });
  return read.every((pause) => pause !== null) ? read : null;
};

/** As `readPauses` reads them. */
export const writePauses = (pauses: readonly Pause[]): string =>
  pauses.map(({ from, to }) => (from === to ? from : `${from}–${to}`)).join(', ');

/** Beginnings of weekdays in English and Polish, without diacritics, Monday first. */
const beginnings: readonly (readonly string[])[] = [
  ['mon', 'pon', 'pn'],
  ['tue', 'wto', 'wt'],
  ['wed', 'sro', 'sr'],
  ['thu', 'czw', 'cz'],
  ['fri', 'pia', 'pt'],
  ['sat', 'sob', 'sb'],
  ['sun', 'nie', 'nd', 'ndz'],
];

const weekdayNamed = (word: string): number =>
  word === '' ? 0 : beginnings.findIndex((all) => all.some((each) => isNamed(word, each))) + 1;

const isNamed = (word: string, beginning: string): boolean =>
  beginning.length === 3 && beginning !== 'ndz' ? word.startsWith(beginning) : word === beginning;
