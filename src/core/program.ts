import type { CircleId, ProgramId, TagSlug } from './ids.ts';
import type { RoundRules } from './matching/roundInput.ts';
import type { Refusal } from './refusal.ts';
import { skipNoticeAt } from './time/deadlines.ts';
import {
  dueOccurrence,
  nextOccurrence,
  type Occurrence,
  type Pause,
  type Schedule,
} from './time/schedule.ts';
import type { WorkCalendar } from './time/workingDays.ts';
import {
  type LocalDate,
  type LocalTime,
  localDateOf,
  localTimeOf,
  plusDays,
  weekdayOf,
} from './time/zones.ts';

/** Who takes part: every member unless they opted out, or those who opted in. */
export const programPlaces = ['everyone', 'optIn'] as const;
export type ProgramPlace = (typeof programPlaces)[number];

/** Weeks between two rounds. */
export const programWeeks = [1, 2, 3, 4, 6, 8, 12] as const;

/** People in one conversation. */
export const groupSizes = [2, 3, 4, 5, 6, 7, 8] as const;

export const acrossRules = ['different', 'any', 'same'] as const satisfies readonly RoundRules['across'][];

/** What a manager decides about a program. */
export type ProgramSettings = {
  readonly name: string;
  readonly place: ProgramPlace;
  readonly everyWeeks: number;
  /** ISO weekday: 1 Monday to 7 Sunday. */
  readonly weekday: number;
  readonly time: LocalTime;
  readonly groupSize: number;
};

/** The wishes and limits of a program. */
export type ProgramRules = {
  /** Whether people of different companies, of one company, or any are put together. */
  readonly across: RoundRules['across'];
  readonly isNewcomerWithRegular: boolean;
  /** Only mentors with mentees. */
  readonly isTwoSided: boolean;
  /** Weeks that should pass before the same two meet again. */
  readonly gapWeeks: number;
  /** Only for members with one of these topics in their profile; empty: for all. */
  readonly topics: readonly TagSlug[];
  readonly pauses: readonly Pause[];
};

/** A recurring set of rounds. */
export type Program = ProgramSettings &
  ProgramRules & {
    readonly id: ProgramId;
    /** Only for those who belong to this circle; null: for all. */
    readonly circle: CircleId | null;
    /** IANA zone of its weekday and time. */
    readonly zone: string;
    /** Weeks count from the first such weekday on or after this day. */
    readonly anchor: LocalDate;
    readonly status: 'draft' | 'running' | 'paused';
    /** The last scheduled day that ran or was missed. */
    readonly lastDone: LocalDate | null;
    /** The last scheduled day members heard about beforehand. */
    readonly announced: LocalDate | null;
    /** Rounds so far; the next one has this number. */
    readonly rounds: number;
    readonly createdAt: Date;
  };

/** What a program starts with. */
export const programDefaults = {
  place: 'optIn',
  everyWeeks: 1,
  weekday: 1,
  time: '10:00',
  groupSize: 2,
  across: 'different',
  isNewcomerWithRegular: false,
  isTwoSided: false,
  gapWeeks: 12,
  topics: [],
  circle: null,
  pauses: [],
} as const satisfies Omit<ProgramSettings, 'name'> & ProgramRules & Pick<Program, 'circle'>;

/** Facts about a program's time. */
export type ProgramEvent =
  /** It is the working day before: whoever is in hears of it and can skip. */
  | { readonly type: 'roundAnnounced'; readonly date: LocalDate; readonly opensAt: Date }
  /** It is time: who meets whom is worked out. */
  | { readonly type: 'roundBegun'; readonly date: LocalDate; readonly opensAt: Date }
  /** Too late to make up for. */
  | { readonly type: 'roundsMissed'; readonly dates: readonly LocalDate[] };

/** When a program's rounds are, days off moved to the next working day. */
export const scheduleOf = (program: Program, calendar: WorkCalendar): Schedule => {
  const { weekday, time, zone, everyWeeks, anchor, pauses } = program;
  return { weekday, time, zone, everyWeeks, anchor, pauses, calendar };
};

/** The next round that has not begun. */
export const nextRound = (program: Program, now: Date, calendar: WorkCalendar): Occurrence => {
  const schedule = scheduleOf(program, calendar);
  const due = dueOccurrence(schedule, program.lastDone, now);
  if (due.due === 'run') return due.occurrence;
  return nextOccurrence(schedule, due.due === 'wait' ? new Date(due.until.getTime() - 1) : now);
};

/**
 * From now on there are rounds: the first on the next such weekday whose time has not passed. What was missed while it
 * did not run stays missed, and a week that had its round has no second one.
 */
export const startProgram = (program: Program, now: Date): Program | Refusal => {
  if (program.status === 'running') return { refused: 'alreadyAnswered' };
  const today = localDateOf(now, program.zone);
  const anchor = localTimeOf(now, program.zone) < program.time ? today : plusDays(today, 1);
  const monday = plusDays(today, 1 - weekdayOf(today));
  const lastDone = program.lastDone !== null && program.lastDone >= monday ? program.lastDone : null;
  return { ...program, status: 'running', anchor, lastDone };
};

/** No rounds until it is started again; open conversations go on. */
export const pauseProgram = (program: Program): Program | Refusal =>
  program.status === 'running' ? { ...program, status: 'paused' } : { refused: 'alreadyAnswered' };

/** A round today, whatever the schedule says; once a day. It takes the place of this week's. */
export const runNow = (program: Program, now: Date): ProgramEvent[] | Refusal => {
  const date = localDateOf(now, program.zone);
  if (program.status === 'draft' || (program.lastDone !== null && program.lastDone >= date)) {
    return { refused: 'alreadyAnswered' };
  }
  return [{ type: 'roundBegun', date, opensAt: now }];
};

/** Whatever the clock brings at this instant. */
export const tickProgram = (program: Program, now: Date, calendar: WorkCalendar): ProgramEvent[] => {
  if (program.status !== 'running') return [];
  const due = dueOccurrence(scheduleOf(program, calendar), program.lastDone, now);
  if (due.due === 'wait') {
    const next = nextRound(program, now, calendar);
    const isNews = program.announced === null || program.announced < next.date;
    return isNews && announceAt(program, next, calendar) <= now
      ? [{ type: 'roundAnnounced', date: next.date, opensAt: next.at }]
      : [];
  }
  const missed: ProgramEvent[] = due.missed.length > 0 ? [{ type: 'roundsMissed', dates: due.missed }] : [];
  if (due.due === 'skip') return missed;
  const { date, at } = due.occurrence;
  return [...missed, { type: 'roundBegun', date, opensAt: at }];
};

/** The program after one more fact. */
export const evolveProgram = (program: Program, event: ProgramEvent): Program => {
  switch (event.type) {
    case 'roundAnnounced':
      return { ...program, announced: event.date };
    case 'roundBegun':
      return { ...program, lastDone: event.date, rounds: program.rounds + 1 };
    case 'roundsMissed':
      return { ...program, lastDone: event.dates.at(-1) ?? program.lastDone };
  }
};

/** When the clock has to look at the program again; null while it does not run. */
export const programDueAt = (program: Program, now: Date, calendar: WorkCalendar): Date | null => {
  if (program.status !== 'running') return null;
  const next = nextRound(program, now, calendar);
  const isNews = program.announced === null || program.announced < next.date;
  const tells = announceAt(program, next, calendar);
  return isNews && tells < next.at ? tells : next.at;
};

/** Rounds that should pass before the same two meet again. */
export const gapRounds = ({ gapWeeks, everyWeeks }: Program): number => Math.ceil(gapWeeks / everyWeeks);

const announceAt = (program: Program, { at }: Occurrence, calendar: WorkCalendar): Date =>
  skipNoticeAt(localDateOf(at, program.zone), program.zone, calendar);
