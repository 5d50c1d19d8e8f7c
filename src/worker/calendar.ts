import ICAL from 'ical.js';
import { tidy } from '../actions/answers.ts';
import type { CalendarEntry, CalendarRead, CalendarWindow } from '../actions/meetupFeeds.ts';
import { meetupLimits } from '../core/meetup.ts';
import { httpsLink, readWhere } from '../core/meetupInput.ts';
import { localDateOf, plusDays, resolve } from '../core/time/zones.ts';
import { cut } from '../views/parts.ts';
import {
  atTimeOf,
  type Clocks,
  dateOf,
  instantAt,
  instantOf,
  isInUtc,
  timeIn,
  untilOn,
  zoneOf,
  zonesIn,
} from './calendarTimes.ts';

/** What is there is no calendar. */
export class NotACalendar extends Error {
  constructor(why: string) {
    super(why.slice(0, 200));
    this.name = 'NotACalendar';
  }
}

/** The most entries looked at, kept, and steps of all repetitions together; how long all of it may take. */
const limits = { components: 5_000, entries: 500, steps: 20_000, ms: 3_000, key: 400 } as const;

/**
 * The entries of an iCalendar text (RFC 5545) that begin within a window, each occurrence of a repeating one by itself,
 * named by UID and RECURRENCE-ID. Times without a zone are the community's; TZID is an IANA or a Windows name, else what
 * the calendar itself defines. Throws NotACalendar. What is beyond the limits is left out, and `isWhole` false.
 */
export const readCalendar = (text: string, window: CalendarWindow): CalendarRead => {
  const calendar = parsed(text);
  const board: Board = {
    window,
    zones: zonesIn(calendar),
    entries: [],
    steps: 0,
    until: Date.now() + limits.ms,
    isWhole: true,
  };
  const components = calendar.getAllSubcomponents('vevent');
  if (components.length > limits.components) board.isWhole = false;
  for (const one of byUid(components.slice(0, limits.components))) {
    try {
      addAll(board, one);
    } catch {
      // One entry that makes no sense does not hide the others, nor end what was read of it before.
      board.isWhole = false;
    }
    if (isSpent(board)) break;
  }
  const entries = board.entries.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return {
    entries: entries.slice(0, limits.entries),
    isWhole: board.isWhole && entries.length <= limits.entries,
  };
};

type Board = Clocks & {
  readonly window: CalendarWindow;
  readonly entries: CalendarEntry[];
  steps: number;
  readonly until: number;
  isWhole: boolean;
};

/** One UID: what it is, and occurrences that differ. */
type Series = {
  readonly uid: string;
  readonly main: ICAL.Component | null;
  readonly others: ICAL.Component[];
};

const parsed = (text: string): ICAL.Component => {
  try {
    const all: unknown = ICAL.parse(text);
    const calendar =
      Array.isArray(all) && typeof all[0] === 'string' ? all : Array.isArray(all) ? all[0] : null;
    const component = new ICAL.Component(calendar);
    if (component.name === 'vcalendar') return component;
  } catch (error) {
    throw new NotACalendar(error instanceof Error ? error.message : 'no calendar');
  }
  throw new NotACalendar('no VCALENDAR');
};

const byUid = (components: readonly ICAL.Component[]): Series[] => {
  const all = new Map<string, { uid: string; main: ICAL.Component | null; others: ICAL.Component[] }>();
  for (const one of components) {
    const uid = String(one.getFirstPropertyValue('uid') ?? '').trim();
    if (uid === '' || uid.length > limits.key) continue;
    const series = all.get(uid) ?? { uid, main: null, others: [] };
    all.set(uid, series);
    if (one.hasProperty('recurrence-id')) series.others.push(one);
    else if (series.main === null || sequenceOf(one) >= sequenceOf(series.main)) series.main = one;
  }
  return [...all.values()];
};

const sequenceOf = (one: ICAL.Component): number => Number(one.getFirstPropertyValue('sequence') ?? 0) || 0;

const addAll = (board: Board, { uid, main, others }: Series): void => {
  const changed = new Map<number, ICAL.Component>();
  for (const other of others) {
    const property = other.getFirstProperty('recurrence-id');
    const at = property === null ? null : instantOf(board, property, timeIn(property));
    if (at !== null) changed.set(at.getTime(), other);
  }
  const isRepeating = main !== null && (main.hasProperty('rrule') || main.hasProperty('rdate'));
  if (main !== null && !isRepeating) add(board, uid, main, null);
  if (main !== null && isRepeating) {
    for (const original of occurrences(board, main)) {
      const key = `${uid}/${original.toISOString()}`;
      const other = changed.get(original.getTime());
      if (other === undefined) add(board, key, main, original);
      else add(board, key, other, null);
      changed.delete(original.getTime());
      if (isSpent(board)) return;
    }
  }
  // Moved into the window from beyond it, or all that is said of a series.
  for (const [at, other] of changed) add(board, `${uid}/${new Date(at).toISOString()}`, other, null);
};

const isSpent = (board: Board): boolean => {
  const isOver = board.steps > limits.steps || Date.now() > board.until;
  if (isOver) board.isWhole = false;
  return isOver;
};

/** Add an entry that begins within the window; `startsAt` is given for one of many occurrences. */
const add = (board: Board, key: string, one: ICAL.Component, startsAt: Date | null): void => {
  const start = one.getFirstProperty('dtstart');
  if (start === null || ['PRIVATE', 'CONFIDENTIAL'].includes(wordIn(one, 'class').toUpperCase())) return;
  const time = timeIn(start);
  const first = instantOf(board, start, time);
  const begins = startsAt ?? first;
  if (begins < board.window.from || begins > board.window.until) return;
  const endsAt = time.isDate
    ? endOfDays(board, begins, daysOf(one, time))
    : new Date(begins.getTime() + (lengthOf(board, one, first) || usualMs));
  const words = wordsOf(one);
  if (words.title === '') return;
  const isCancelled = wordIn(one, 'status').toUpperCase() === 'CANCELLED';
  board.entries.push({ key, isCancelled, ...words, startsAt: begins, endsAt, isAllDay: time.isDate });
};

const usualMs = 3_600_000;
const dayMs = 86_400_000;

const wordsOf = (one: ICAL.Component) => {
  const where = tidy(wordIn(one, 'location')).replace(/\s+/gu, ' ');
  const read = readWhere(cut(where, meetupLimits.place)) ?? { place: '', link: null };
  return {
    title: cut(tidy(wordIn(one, 'summary')).replace(/\s+/gu, ' '), meetupLimits.title).trim(),
    place: read.place,
    link: read.link ?? httpsLink(wordIn(one, 'url').trim()),
    description: cut(tidy(wordIn(one, 'description')), meetupLimits.description).trim(),
  };
};

const wordIn = (one: ICAL.Component, name: string): string => {
  const value = one.getFirstPropertyValue(name);
  return typeof value === 'string' ? value : value === null ? '' : String(value);
};

/** Whole days an entry lasts, from its dates alone: days of 23 and 25 hours are days. */
const daysOf = (one: ICAL.Component, start: ICAL.Time): number => {
  const end = one.getFirstProperty('dtend');
  const last = end === null ? null : timeIn(end);
  if (last !== null)
    return Math.max(1, Math.round((Date.parse(dateOf(last)) - Date.parse(dateOf(start))) / dayMs));
  const duration = one.getFirstPropertyValue('duration');
  return duration instanceof ICAL.Duration ? Math.max(1, Math.round(duration.toSeconds() / 86_400)) : 1;
};

const endOfDays = ({ window: { zone } }: Board, begins: Date, days: number): Date =>
  resolve(plusDays(localDateOf(begins, zone), days), '00:00', zone);

const lengthOf = (board: Board, one: ICAL.Component, first: Date): number => {
  const end = one.getFirstProperty('dtend');
  if (end !== null) return Math.max(0, instantOf(board, end, timeIn(end)).getTime() - first.getTime());
  const duration = one.getFirstPropertyValue('duration');
  return duration instanceof ICAL.Duration ? Math.max(0, duration.toSeconds() * 1000) : 0;
};

/** Original beginnings of a repeating entry up to the window's end: its rule on its own clocks, less and more dates. */
const occurrences = (board: Board, main: ICAL.Component): Date[] => {
  const start = main.getFirstProperty('dtstart');
  if (start === null) return [];
  const time = timeIn(start);
  const found = new Map<number, Date>();
  const note = (at: Date) => found.set(at.getTime(), at);
  if (!main.hasProperty('rrule')) note(instantOf(board, start, time));
  for (const property of main.getAllProperties('rrule').slice(0, 3)) {
    const rule: unknown = property.getFirstValue();
    if (!(rule instanceof ICAL.Recur) || tooOften.has(rule.freq)) {
      board.isWhole = false;
      continue;
    }
    for (const at of ruled(board, start, time, rule)) note(at);
  }
  for (const [name, change] of [
    ['rdate', note],
    ['exdate', (at: Date) => void found.delete(at.getTime())],
  ] as const) {
    for (const property of main.getAllProperties(name).slice(0, 1_000)) {
      for (const value of property.getValues()) {
        // A date alone, where times are meant, is the occurrence of that day.
        if (value instanceof ICAL.Time) change(instantOf(board, property, atTimeOf(value, time)));
      }
    }
  }
  return [...found.values()];
};

const tooOften: ReadonlySet<string> = new Set(['SECONDLY', 'MINUTELY', 'HOURLY']);

/** The rule goes on in digits of the clock, whatever clocks do; only then they become instants. */
const ruled = function* (
  board: Board,
  start: ICAL.Property,
  time: ICAL.Time,
  rule: ICAL.Recur,
): Generator<Date> {
  const zone = zoneOf(board, start);
  const floating = time.clone();
  const isUtc = isInUtc(time);
  if (!isUtc) floating.zone = ICAL.Timezone.localTimezone;
  const bounded = rule.clone();
  if (bounded.until !== null && bounded.until !== undefined)
    bounded.until = untilOn(bounded.until, time, zone);
  const iterator = bounded.iterator(floating);
  for (let next = iterator.next(); next; next = iterator.next()) {
    board.steps += 1;
    const digits = next.clone();
    digits.zone = time.zone;
    const at = instantAt(board, digits, zone, isUtc);
    if (at > board.window.until || isSpent(board)) return;
    yield at;
  }
};
