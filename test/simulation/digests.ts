import { localDateOf, plusDays, resolve, weekdayOf } from '../../src/core/time/zones.ts';
import { type Contact, groupBy, hasRoom, isOfBudget, type Seen } from './checks.ts';
import type { Waiting } from './waiting.ts';

/** Digests come on Mondays, nine o'clock of each reader's own zone; in the channel at ten. */
export const digestWeekday = 1;

/**
 * Of those for whom something waited, who got no digest though they could have: on the day itself, unless a message had
 * come within a day before; on the next working morning in any case, for a digest that waits goes before all else. What
 * two digests said already is a reason for no other.
 */
export const missedDigests = (
  waiting: readonly Waiting[],
  seen: readonly Seen[],
  contacts: readonly Contact[],
): string[] => {
  const came = new Set([...cameOn(seen)].map(([week]) => week));
  const own = groupBy(contacts, ({ member }) => member);
  const messages = groupBy(seen.filter(isOfBudget), ({ to }) => to[0] ?? '');
  const told = new Set<string>();
  const lastOn = new Map<string, string>();
  return newlyWaiting(waiting, came).flatMap(({ person, member, of, date, zone, what }) => {
    const week = `${person} ${weekOf(of)}`;
    if (came.has(week) || told.has(week)) return [];
    // Tried again only where something waited on the morning before, too.
    const before = lastOn.get(week);
    if (date !== of && before !== date && before !== plusDays(date, -1)) return [];
    lastOn.set(week, date);
    const had = { contacts: own.get(member) ?? [], messages: messages.get(person) ?? [] };
    if (!hadRoom(had, of, date, zone)) return [];
    told.add(week);
    return [`${person}: no digest of ${of}, though there was room on ${date} and ${what} waited`];
  });
};

/** Without what waited in two weeks before in which a digest came. */
const newlyWaiting = (waiting: readonly Waiting[], came: ReadonlySet<string>): Waiting[] => {
  const weeks = new Map<string, Set<string>>();
  return waiting.filter(({ person, what, of }) => {
    const week = weekOf(of);
    const said = weeks.get(`${person} ${what}`) ?? new Set<string>();
    weeks.set(`${person} ${what}`, said);
    const before = [...said].filter((one) => one < week).length;
    if (came.has(`${person} ${week}`)) said.add(week);
    return before < 2;
  });
};

type Had = { readonly contacts: readonly Contact[]; readonly messages: readonly Seen[] };

/**
 * On the day: room before the first digest of the morning and after the last. What came between them may have taken it,
 * unless it is only written down as sent: a digest that was counted and never came has taken nothing. On a later morning
 * only what was sent before the day's digests may have taken the room.
 */
const hadRoom = ({ contacts, messages }: Had, of: string, date: string, zone: string): boolean => {
  const [from, until] = [resolve(date, '09:00', zone), resolve(date, '09:35', zone)];
  if (date !== of) {
    const begun = resolve(of, '09:35', zone);
    return hasRoom(
      contacts.filter(({ at }) => at < begun),
      until,
    );
  }
  if (!hasRoom(contacts, from)) return false;
  if (hasRoom(contacts, until)) return true;
  const late = until.getTime() + 3_600_000;
  return !messages.some(({ at }) => at >= from && at.getTime() <= late);
};

/** What became of the digests for which something waited on their day. */
export type DigestCount = {
  readonly waited: number;
  /** There was no room on the day; they came on a later one. */
  readonly later: number;
  /** There was no room on the day, and the next morning nothing waited any more, or the reader wanted none. */
  readonly over: number;
};

/** How many digests came later than their day, or were over before there was room. */
export const countDigests = (waiting: readonly Waiting[], seen: readonly Seen[]): DigestCount => {
  const came = cameOn(seen);
  const meant = waiting.flatMap(({ person, of, date }) =>
    of === date ? [`${person} ${weekOf(of)} ${of}`] : [],
  );
  const all = [...new Set(meant)].map((key) => {
    const [person, week, of] = key.split(' ');
    return { of, on: came.get(`${person} ${week}`) };
  });
  return {
    waited: all.length,
    later: all.filter(({ of, on }) => on !== undefined && on !== of).length,
    over: all.filter(({ on }) => on === undefined).length,
  };
};

/** The local dates on which digests came, by reader and week. */
const cameOn = (seen: readonly Seen[]): Map<string, string> =>
  new Map(
    seen.flatMap((one) => {
      if (one.kind !== 'digest') return [];
      return [[`${one.to[0]} ${weekOf(dateIn(one))}`, localDateOf(one.at, one.standings[0]?.zone ?? 'UTC')]];
    }),
  );

/** Personal digests of a date that is no day of digests, or later than a digest may wait. */
export const strayDigests = (seen: readonly Seen[], wanted: readonly string[]): string[] =>
  seen.flatMap((one) => {
    if (one.kind !== 'digest') return [];
    const date = dateIn(one);
    const on = localDateOf(one.at, one.standings[0]?.zone ?? 'UTC');
    const isRight = wanted.includes(date) && on >= date && on <= plusDays(date, mostLateDays);
    return isRight ? [] : [`digest of ${date} to ${one.to[0]} came on ${on}`];
  });

/** The channel has exactly one on each of its dates, and none on another. */
export const wrongChannelDigests = (
  seen: readonly Seen[],
  wanted: readonly string[],
  zone: string,
): string[] => {
  const came = seen
    .filter(({ kind }) => kind === 'channelDigest')
    .map((one) => ({ on: localDateOf(one.at, zone), of: dateIn(one) }));
  return [
    ...wanted.flatMap((date) => {
      const count = came.filter(({ on, of }) => on === date && weekOf(of) === weekOf(date)).length;
      return count === 1 ? [] : [`channel: ${count} digests on ${date}`];
    }),
    ...came.filter(({ on }) => !wanted.includes(on)).map(({ on }) => `channel: a digest on ${on}`),
  ];
};

/** A weekday every so many weeks from the first Monday on, moved on over days off. */
export const datesOf = (
  firstDay: string,
  daysOff: ReadonlySet<string>,
  { weekday, everyWeeks, weeks }: Readonly<Record<'weekday' | 'everyWeeks' | 'weeks', number>>,
): string[] => {
  const dates: string[] = [];
  const last = plusDays(firstDay, weeks * 7 - 1);
  for (let at = weekday - 1; at < weeks * 7; at += 7 * everyWeeks) {
    let date = plusDays(firstDay, at);
    while (daysOff.has(date) || weekdayOf(date) > 5) date = plusDays(date, 1);
    if (date <= last) dates.push(date);
  }
  return dates;
};

/** Two days without room, and a weekend or a holiday between them. */
const mostLateDays = 6;

/** A digest keeps the day it was meant for where a day off moves it: it is told apart by its week. */
const weekOf = (date: string): string => plusDays(date, 1 - weekdayOf(date));

const dateIn = ({ what }: Seen): string => (/"date":"([\d-]+)"/u.exec(what) ?? [])[1] ?? '';
