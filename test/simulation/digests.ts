import { localDateOf, plusDays, resolve, weekdayOf } from '../../src/core/time/zones.ts';
import { type Contact, groupBy, hasRoom, isOfBudget, type Seen } from './checks.ts';
import type { Waiting } from './waiting.ts';

/** Digests come on Mondays, nine o'clock of each reader's own zone; in the channel at ten. */
export const digestWeekday = 1;

/**
 * Of those for whom something waited, who got no digest though they could have: on the day itself, or, where that was
 * full, on one of the mornings on which it is tried again.
 */
export const missedDigests = (
  waiting: readonly Waiting[],
  seen: readonly Seen[],
  contacts: readonly Contact[],
): string[] => {
  const came = new Set(
    seen.flatMap((one) => (one.kind === 'digest' ? [`${one.to[0]} ${weekOf(dateIn(one))}`] : [])),
  );
  const own = groupBy(contacts, ({ member }) => member);
  const messages = groupBy(seen.filter(isOfBudget), ({ to }) => to[0] ?? '');
  const told = new Set<string>();
  const lastOn = new Map<string, string>();
  return waiting.flatMap(({ person, member, of, date, zone, what }) => {
    const week = `${person} ${weekOf(of)}`;
    if (came.has(week) || told.has(week)) return [];
    // Tried again only where something waited on the morning before, too.
    const before = lastOn.get(week);
    if (date !== of && before !== date && before !== plusDays(date, -1)) return [];
    lastOn.set(week, date);
    const had = { contacts: own.get(member) ?? [], messages: messages.get(person) ?? [] };
    if (!hadRoom(had, date, zone)) return [];
    told.add(week);
    return [`${person}: no digest of ${of}, though there was room on ${date} and ${what} waited`];
  });
};

type Had = { readonly contacts: readonly Contact[]; readonly messages: readonly Seen[] };

/**
 * Room before the first digest of a morning and after the last. What came between them may have taken it, unless it is
 * only written down as sent: a digest that was counted and never came has taken nothing.
 */
const hadRoom = ({ contacts, messages }: Had, date: string, zone: string): boolean => {
  const [from, until] = [resolve(date, '09:00', zone), resolve(date, '09:35', zone)];
  if (!hasRoom(contacts, from)) return false;
  if (hasRoom(contacts, until)) return true;
  const late = until.getTime() + 3_600_000;
  return !messages.some(({ at }) => at >= from && at.getTime() <= late);
};

/** How many digests that something waited for came later than their day, for want of room, or never. */
export const lateDigests = (
  waiting: readonly Waiting[],
  seen: readonly Seen[],
): { readonly waited: number; readonly later: number; readonly never: number } => {
  const dates = new Map<string, string>();
  for (const one of seen) {
    const on = localDateOf(one.at, one.standings[0]?.zone ?? 'UTC');
    if (one.kind === 'digest') dates.set(`${one.to[0]} ${weekOf(dateIn(one))}`, on);
  }
  const meant = new Map(waiting.map(({ person, of }) => [`${person} ${weekOf(of)}`, of]));
  const on = [...meant].map(([key, of]) => ({ of, on: dates.get(key) ?? null }));
  return {
    waited: meant.size,
    later: on.filter((one) => one.on !== null && one.on !== one.of).length,
    never: on.filter((one) => one.on === null).length,
  };
};

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
