import type { Route } from '../introRequest.ts';
import type { WorkingHours } from '../member.ts';
import {
  addWorkingDays,
  plusWorkingDays,
  type WorkCalendar,
  workingDayBefore,
  workingDayFrom,
  workingDaysBetween,
} from './workingDays.ts';
import { type LocalDate, localDateOf, localTimeOf, plusDays, resolve } from './zones.ts';

/** The ways to ask that have a clock of their own. */
export type SettledRoute = Exclude<Route, 'board'>;

/** Working days after sending on which a request without contact is answered. */
const settleDays = { person: 4, connector: 14, topic: 21 } as const satisfies Record<SettledRoute, number>;
const answerDays = 3;
const morning = '09:00';
/** Nobody is written to unasked outside these hours of their own day. */
const waking = { from: '08:00', to: '20:00' } as const satisfies WorkingHours;
/** When people hear that a round is coming, while they can still skip it. */
const skipNoticeTime = '10:00';

/** The one clock of a request: a morning in the requester's zone, fixed at sending. */
export const settlesAt = (
  sentAt: Date,
  route: SettledRoute,
  requesterZone: string,
  calendar: WorkCalendar,
): Date => {
  const date = plusWorkingDays(localDateOf(sentAt, requesterZone), settleDays[route], calendar);
  return resolve(date, morning, requesterZone);
};

/**
 * When a card stops waiting for an answer: three working days; and when it is nudged once: on the second of them,
 * in the community's morning.
 */
export const cardTimes = (askedAt: Date, calendar: WorkCalendar): { dueAt: Date; nudgeAt: Date } => {
  const second = plusWorkingDays(localDateOf(askedAt, calendar.zone), answerDays - 1, calendar);
  return {
    dueAt: addWorkingDays(askedAt, answerDays, calendar),
    nudgeAt: resolve(second, morning, calendar.zone),
  };
};

/** Whether there is still time to ask somebody new: three working days before the clock. */
export const isTimeToAsk = (now: Date, settles: Date, calendar: WorkCalendar): boolean =>
  workingDaysBetween(now, settles, calendar) >= answerDays;

/** Whether a connector can still be asked: three working days for each card from theirs to the target's. */
export const isTimeToConnect = (now: Date, settles: Date, cards: number, calendar: WorkCalendar): boolean =>
  workingDaysBetween(now, settles, calendar) >= answerDays * cards;

/** "Remind me tomorrow": the morning of the next working day, in the member's own zone. */
export const tomorrowFor = (now: Date, zone: string, calendar: WorkCalendar): Date =>
  resolve(workingDayFrom(plusDays(localDateOf(now, zone), 1), calendar), morning, zone);

/** A check-in some days after an introduction, on a working day's morning of the community. */
export const checkInAt = (madeAt: Date, days: number, calendar: WorkCalendar): Date => {
  const date = plusDays(localDateOf(madeAt, calendar.zone), days);
  return resolve(workingDayFrom(date, calendar), morning, calendar.zone);
};

/** The last working day before a round's day, 10:00: the time to say "skip this one". */
export const skipNoticeAt = (roundDate: LocalDate, zone: string, calendar: WorkCalendar): Date =>
  resolve(workingDayBefore(roundDate, calendar), skipNoticeTime, zone);

/** Whether clocks in the zone stand within these hours; hours that end before they begin pass midnight. */
export const isWithinHours = (instant: Date, zone: string, hours: WorkingHours = waking): boolean => {
  const time = localTimeOf(instant, zone);
  const [hasBegun, hasNotEnded] = [time >= hours.from, time < hours.to];
  return hours.from < hours.to ? hasBegun && hasNotEnded : hasBegun || hasNotEnded;
};

/** `now` in waking hours, else the next time they begin, in the member's own zone. */
export const nextWakingInstant = (now: Date, zone: string, hours: WorkingHours = waking): Date => {
  if (isWithinHours(now, zone, hours)) return now;
  const today = localDateOf(now, zone);
  const begins = resolve(today, hours.from, zone);
  return begins > now ? begins : resolve(plusDays(today, 1), hours.from, zone);
};

/**
 * The first instant from `now` on at which everybody is awake; `now` where no day has one, so that people far apart
 * meet at all.
 */
export const nextCommonWaking = (now: Date, zones: readonly string[], hours: WorkingHours = waking): Date => {
  const latest = now.getTime() + 86_400_000;
  let at = now;
  while (at.getTime() <= latest) {
    const next = new Date(Math.max(...zones.map((zone) => nextWakingInstant(at, zone, hours).getTime())));
    if (zones.length === 0 || next.getTime() === at.getTime()) return at;
    at = next;
  }
  return now;
};
