import type { LocalDate } from './zones.ts';

/** Read a day as people write it: `2026-12-28`, `28.12.2026`, `28/12/2026`; null where it is none. */
export const readDay = (typed: string): LocalDate | null => {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(typed);
  const local = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/u.exec(typed);
  const [year = '', month = '', date = ''] = iso?.slice(1) ?? local?.slice(1).reverse() ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = new Date(`${day}T12:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
};
