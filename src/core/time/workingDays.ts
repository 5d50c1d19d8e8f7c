import type { Community } from '../community.ts';
import { isHoliday } from './holidays.ts';
import { type LocalDate, localDateOf, localTimeOf, plusDays, resolve, weekdayOf } from './zones.ts';

/** What decides on working days: a community's zone, its country's holidays, its own days off. */
export type WorkCalendar = Pick<Community, 'zone' | 'holidays' | 'daysOff'>;

/** Monday to Friday, no holiday, no day off. */
export const isWorkingDay = (date: LocalDate, calendar: WorkCalendar): boolean =>
  weekdayOf(date) <= 5 && !isHoliday(date, calendar.holidays) && !calendar.daysOff.includes(date);

/** The first working day on or after a day. */
export const workingDayFrom = (date: LocalDate, calendar: WorkCalendar): LocalDate => {
  let day = date;
  while (!isWorkingDay(day, calendar)) day = plusDays(day, 1);
  return day;
};

/** The last working day before a day. */
export const workingDayBefore = (date: LocalDate, calendar: WorkCalendar): LocalDate => {
  let day = plusDays(date, -1);
  while (!isWorkingDay(day, calendar)) day = plusDays(day, -1);
  return day;
};

/** The nth working day after a day; with 0, the day itself. */
export const plusWorkingDays = (date: LocalDate, days: number, calendar: WorkCalendar): LocalDate => {
  let day = date;
  for (let left = days; left > 0; left--) day = workingDayFrom(plusDays(day, 1), calendar);
  return day;
};

/** The same time of day, so many working days of the community later. */
export const addWorkingDays = (instant: Date, days: number, calendar: WorkCalendar): Date => {
  const date = plusWorkingDays(localDateOf(instant, calendar.zone), days, calendar);
  return resolve(date, localTimeOf(instant, calendar.zone), calendar.zone);
};

/** Working days that begin after one instant and not after another, in the community's zone. */
export const workingDaysBetween = (from: Date, to: Date, calendar: WorkCalendar): number => {
  const last = localDateOf(to, calendar.zone);
  let count = 0;
  for (let day = plusDays(localDateOf(from, calendar.zone), 1); day <= last; day = plusDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count++;
  }
  return count;
};
