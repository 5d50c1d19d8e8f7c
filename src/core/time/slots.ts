import type { WorkingHours } from '../member.ts';
import { isWorkingDay, type WorkCalendar } from './workingDays.ts';
import { localDateOf, localTimeOf, plusDays, resolve } from './zones.ts';

/** Where and when somebody works. */
export type Availability = { readonly zone: string; readonly workingHours: WorkingHours };

const halfHourMs = 1_800_000;
const dayMs = 86_400_000;
const wanted = 3;
const daysAhead = 10;
/** Hours people may be asked for when their working hours share none. */
const polite: WorkingHours = { from: '08:00', to: '20:00' };

/**
 * Up to three half hours inside both people's working hours, on days that are working days where each of them
 * is, a day ahead at least, on different days and at different hours. Without a common working hour the search widens to 8:00-20:00; without
 * any, there are none.
 */
export const suggestSlots = (
  one: Availability,
  other: Availability,
  from: Date,
  calendar: WorkCalendar,
): Date[] => suggestSlotsFor([one, other], from, calendar);

/** The same for any number of people. */
export const suggestSlotsFor = (
  people: readonly Availability[],
  from: Date,
  calendar: WorkCalendar,
): Date[] => {
  const within = (hours: (member: Availability) => WorkingHours) => pick(people, from, calendar, hours);
  const usual = within((member) => member.workingHours);
  return usual.length > 0 ? usual : within(() => polite);
};

const pick = (
  people: readonly Availability[],
  from: Date,
  calendar: WorkCalendar,
  hours: (member: Availability) => WorkingHours,
): Date[] => {
  const earliest = from.getTime() + dayMs;
  const chosen: Date[] = [];
  for (let ahead = 1; ahead <= daysAhead && chosen.length < wanted; ahead++) {
    const date = plusDays(localDateOf(from, calendar.zone), ahead);
    const free = halfHours(date, calendar.zone).filter(
      (slot) =>
        slot.getTime() >= earliest &&
        people.every(
          (member) =>
            isWithin(slot, member.zone, hours(member)) &&
            isWorkingDay(localDateOf(slot, member.zone), calendar),
        ),
    );
    // Early, late, middle: three different parts of what they share.
    const place = [0.15, 0.85, 0.5][chosen.length] ?? 0;
    const slot = free[Math.floor(place * (free.length - 1))];
    if (slot !== undefined) chosen.push(slot);
  }
  return chosen;
};

const halfHours = (date: string, zone: string): Date[] => {
  const start = resolve(date, '00:00', zone).getTime();
  const end = resolve(plusDays(date, 1), '00:00', zone).getTime();
  return Array.from(
    { length: Math.floor((end - start) / halfHourMs) },
    (_, i) => new Date(start + i * halfHourMs),
  );
};

const isWithin = (slot: Date, zone: string, hours: WorkingHours): boolean => {
  const time = localTimeOf(slot, zone);
  const ends = localTimeOf(new Date(slot.getTime() + halfHourMs), zone);
  return time >= hours.from && (ends <= hours.to || hours.to === '24:00') && ends > time;
};
