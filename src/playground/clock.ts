import { localDateOf, resolve } from '../core/time/zones.ts';

/** The next Monday at 9:00 in a zone, after `now`. */
export const nextMonday = (now: Date, zone: string): Date => {
  const today = Date.parse(`${localDateOf(now, zone)}T00:00:00Z`);
  const ahead = (8 - new Date(today).getUTCDay()) % 7 || 7;
  const thisWeek = resolve(isoDate(today), '09:00', zone);
  if (new Date(today).getUTCDay() === 1 && thisWeek > now) return thisWeek;
  return resolve(isoDate(today + ahead * 86_400_000), '09:00', zone);
};

const isoDate = (time: number): string => new Date(time).toISOString().slice(0, 10);
