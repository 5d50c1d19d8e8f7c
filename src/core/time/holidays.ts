import type { HolidayCountry } from '../community.ts';
import { type LocalDate, plusDays } from './zones.ts';

/** Whether a day is a public holiday in a country. */
export const isHoliday = (date: LocalDate, country: HolidayCountry): boolean =>
  country === 'PL' && polish(Number(date.slice(0, 4))).has(date);

/**
 * Easter Sunday of a Gregorian year (the anonymous algorithm of 1876, as in Meeus, Astronomical Algorithms,
 * chapter 8).
 */
export const easterOf = (year: number): LocalDate => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const skipped = Math.floor(century / 4);
  const moon = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - skipped - moon + 15) % 30;
  const leap = Math.floor(ofCentury / 4);
  const sunday = (32 + 2 * (century % 4) + 2 * leap - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  const day = epact + sunday - 7 * late + 114;
  return `${year}-${pad(Math.floor(day / 31))}-${pad((day % 31) + 1)}`;
};

const fixed = ['01-01', '05-01', '05-03', '08-15', '11-01', '11-11', '12-25', '12-26'] as const;
/** Days that became holidays, with their first year. */
const since: readonly (readonly [string, number])[] = [
  ['01-06', 2011],
  ['12-24', 2025],
];
/** Easter Sunday and Monday, Pentecost, Corpus Christi. */
const afterEaster = [0, 1, 49, 60] as const;

const years = new Map<number, ReadonlySet<LocalDate>>();

const polish = (year: number): ReadonlySet<LocalDate> => {
  const known = years.get(year);
  if (known !== undefined) return known;
  const easter = easterOf(year);
  const made = new Set([
    ...fixed.map((day) => `${year}-${day}`),
    ...since.filter(([, first]) => year >= first).map(([day]) => `${year}-${day}`),
    ...afterEaster.map((days) => plusDays(easter, days)),
  ]);
  years.set(year, made);
  return made;
};

const pad = (number: number): string => String(number).padStart(2, '0');
