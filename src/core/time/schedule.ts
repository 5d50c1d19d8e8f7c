import { type WorkCalendar, workingDayBefore, workingDayFrom } from './workingDays.ts';
import { type LocalDate, type LocalTime, localDateOf, plusDays, resolve, weekdayOf } from './zones.ts';

/** Days without an occurrence, both ends included. */
export type Pause = { readonly from: LocalDate; readonly to: LocalDate };

/** Something that happens every so many weeks, on a weekday, at a time of a zone's clocks. */
export type Schedule = {
  /** ISO weekday: 1 Monday to 7 Sunday. */
  readonly weekday: number;
  readonly time: LocalTime;
  readonly zone: string;
  /** 1 or more. */
  readonly everyWeeks: number;
  /** The first occurrence is on the first such weekday from this day on; all others count from it. */
  readonly anchor: LocalDate;
  readonly pauses: readonly Pause[];
  /** An occurrence on a day off in this calendar moves to the next working day; null moves none. */
  readonly calendar: WorkCalendar | null;
};

/** `date` is the scheduled day and the key that makes it happen once; `at` is when, which may be a later day. */
export type Occurrence = { readonly date: LocalDate; readonly at: Date };

/**
 * What a schedule asks for now. `missed` are the scheduled days for which it is too late: never made up for, but
 * told to a manager. After `skip` the last of them counts as done.
 */
export type Due =
  | { readonly due: 'run'; readonly occurrence: Occurrence; readonly missed: readonly LocalDate[] }
  | { readonly due: 'skip'; readonly missed: readonly LocalDate[] }
  | { readonly due: 'wait'; readonly until: Date };

/** The occurrence of a scheduled day; null for any other day. */
export const occurrenceOn = (schedule: Schedule, date: LocalDate): Occurrence | null =>
  scheduledFrom(schedule, date) === date ? { date, at: instantOf(schedule, date) } : null;

/** The first occurrence later than an instant. */
export const nextOccurrence = (schedule: Schedule, after: Date): Occurrence => {
  let occurrence = occurrenceFrom(schedule, earliestAfter(schedule, after));
  while (occurrence.at <= after) occurrence = following(schedule, occurrence);
  return occurrence;
};

/** The occurrences later than one instant and not later than another, in order. */
export const occurrencesBetween = (schedule: Schedule, after: Date, until: Date): Occurrence[] => {
  const found: Occurrence[] = [];
  let occurrence = nextOccurrence(schedule, after);
  for (; occurrence.at <= until; occurrence = following(schedule, occurrence)) found.push(occurrence);
  return found;
};

/**
 * Whether to run now, given the last scheduled day that was run or skipped (null: none yet). An occurrence is
 * caught up with for 12 hours; of several that are due only the latest runs. A schedule that was edited never
 * happens twice in one week, Monday to Sunday.
 */
export const dueOccurrence = (schedule: Schedule, lastDone: LocalDate | null, now: Date): Due => {
  const from = lastDone === null ? schedule.anchor : plusDays(lastDone, 8 - weekdayOf(lastDone));
  const due: Occurrence[] = [];
  let occurrence = occurrenceFrom(schedule, from);
  for (; occurrence.at <= now; occurrence = following(schedule, occurrence)) due.push(occurrence);
  const latest = due.at(-1);
  if (latest === undefined) return { due: 'wait', until: occurrence.at };
  const dates = due.map((each) => each.date);
  return now.getTime() - latest.at.getTime() <= graceMs
    ? { due: 'run', occurrence: latest, missed: dates.slice(0, -1) }
    : { due: 'skip', missed: dates };
};

const graceMs = 12 * 3_600_000;
const dayMs = 86_400_000;

const following = (schedule: Schedule, { date }: Occurrence): Occurrence =>
  occurrenceFrom(schedule, plusDays(date, 1));

const occurrenceFrom = (schedule: Schedule, from: LocalDate): Occurrence => {
  const date = scheduledFrom(schedule, from);
  return { date, at: instantOf(schedule, date) };
};

/** The first scheduled day on or after a day. Counted in days of the calendar, never in hours. */
const scheduledFrom = (schedule: Schedule, from: LocalDate): LocalDate => {
  const { weekday, anchor, pauses } = schedule;
  const first = plusDays(anchor, (weekday - weekdayOf(anchor) + 7) % 7);
  const step = 7 * schedule.everyWeeks;
  const date = plusDays(first, Math.max(0, Math.ceil(daysBetween(first, from) / step)) * step);
  const pause = pauses.find((span) => span.from <= date && date <= span.to);
  return pause === undefined ? date : scheduledFrom(schedule, plusDays(pause.to, 1));
};

const instantOf = ({ calendar, time, zone }: Schedule, date: LocalDate): Date =>
  resolve(calendar === null ? date : workingDayFrom(date, calendar), time, zone);

/** The earliest scheduled day whose occurrence can still be ahead: days off may have moved it up to today. */
const earliestAfter = ({ calendar, zone }: Schedule, after: Date): LocalDate => {
  const today = localDateOf(after, zone);
  return calendar === null ? today : plusDays(workingDayBefore(today, calendar), 1);
};

const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
