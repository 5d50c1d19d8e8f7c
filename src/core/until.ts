import { plusDays } from './time/zones.ts';

/**
 * Read an "until" as people type it, in English or Polish: `2026-12-24`, `24.12`, `3 days`, `2 tygodnie`,
 * `tomorrow`, `jutro`. The result is a local date `YYYY-MM-DD` after `today`; null when it cannot be read,
 * is not in the future, or is more than a year away.
 */
export const readUntil = (typed: string, today: string): string | null => {
  const words = typed.trim().toLowerCase().normalize('NFC');
  const date = inWords(words, today) ?? isoDate(words) ?? dottedDate(words, today);
  return date !== null && date > today && date <= plusDays(today, 366) ? date : null;
};

const units: readonly (readonly [RegExp, number])[] = [
  [/^(d|days?|dni|dzień|dzien)$/u, 1],
  [/^(w|weeks?|tydzień|tydzien|tygodnie|tygodni|tyg\.?)$/u, 7],
  [/^(m|months?|miesiąc|miesiac|miesiące|miesiace|miesięcy|miesiecy|mies\.?)$/u, 30],
];

const inWords = (words: string, today: string): string | null => {
  if (words === 'tomorrow' || words === 'jutro') return plusDays(today, 1);
  const [, count = '1', unit = ''] = /^(?:for |na )?(\d{1,3})?\s*(\p{L}+\.?)$/u.exec(words) ?? [];
  const days = units.find(([name]) => name.test(unit))?.[1];
  return days === undefined ? null : plusDays(today, Number(count) * days);
};

const isoDate = (words: string): string | null => {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(words) ?? [];
  return year === undefined ? null : realDate(Number(year), Number(month), Number(day));
};

/** `24.12` and `24.12.2026`; without a year the next such day. */
const dottedDate = (words: string, today: string): string | null => {
  const [, day, month, year] = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?$/u.exec(words) ?? [];
  if (day === undefined) return null;
  if (year !== undefined) return realDate(Number(year), Number(month), Number(day));
  const thisYear = Number(today.slice(0, 4));
  const near = realDate(thisYear, Number(month), Number(day));
  return near !== null && near > today ? near : realDate(thisYear + 1, Number(month), Number(day));
};

const realDate = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.toISOString().slice(0, 10) : null;
};
