import { sql } from 'drizzle-orm';
import { localDateOf, plusDays, resolve, weekdayOf } from '../../src/core/time/zones.ts';
import { type Contact, groupBy, hasRoom, type Seen } from './checks.ts';
import type { SimulatedWorld } from './world.ts';

/** Digests come on Mondays, nine o'clock of each reader's own zone; in the channel at ten. */
export const digestWeekday = 1;

/** Somebody for whom an event was waiting when their digest was about to be made. */
export type Waiting = {
  readonly person: string;
  readonly member: string;
  readonly date: string;
  readonly zone: string;
};

/**
 * For whom something waits in one zone, read from the rows and not by the product's digest code: joined for a while,
 * no pause, neither digests nor events switched off, and an event of the next days they have not said yes to.
 */
export const waitingIn = async (world: SimulatedWorld, zone: string, date: string): Promise<Waiting[]> => {
  const now = world.now();
  const at = (days: number) => new Date(now.getTime() + days * dayMs).toISOString();
  return world.database.transaction({ community: world.community }, async ({ db }) => {
    const rows = await db.execute(sql`
      select a.external_id, m.id from members m
      join accounts a on a.community_id = m.community_id and a.member_id = m.id
      where m.status = 'joined' and m.zone = ${zone} and m.joined_at < ${at(-2)}::timestamptz
        and a.unreachable_since is null
        and (m.snoozed_until is null or m.snoozed_until < ${at(0)}::timestamptz)
        and not m.muted ? 'digest' and not m.muted ? 'events'
        and exists (
          select 1 from meetups e
          where e.community_id = m.community_id and e.status = 'planned'
            and e.starts_at between ${at(1)}::timestamptz and ${at(13)}::timestamptz
            and not exists (
              select 1 from meetup_goings g
              where g.community_id = m.community_id and g.meetup_id = e.id and g.member_id = m.id))`);
    return rows.map((row) => ({
      ...{ person: String(row['external_id']), member: String(row['id']), date, zone },
    }));
  });
};

/**
 * Of those for whom something waited, who got no digest though their budget had room: on the day itself, or, where the
 * day was full, on one of the two days after. Who changed something about themselves meanwhile may have stopped it.
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
  return waiting.flatMap(({ person, member, date, zone }) => {
    if (came.has(`${person} ${weekOf(date)}`)) return [];
    const had = own.get(member) ?? [];
    const hours = [resolve(date, '09:00', zone), resolve(date, '09:35', zone)];
    const isFull = hours.some((at) => !hasRoom(had, at));
    return isFull ? [] : [`${person}: no digest on ${date}, though an event waited and there was room`];
  });
};

/** How many of those waiting had no room in their budget on the day: legal, but to be seen. */
export const lateDigests = (
  waiting: readonly Waiting[],
  seen: readonly Seen[],
): { readonly later: number; readonly never: number } => {
  const dates = new Map<string, string>();
  for (const one of seen) {
    const on = localDateOf(one.at, one.standings[0]?.zone ?? 'UTC');
    if (one.kind === 'digest') dates.set(`${one.to[0]} ${weekOf(dateIn(one))}`, on);
  }
  const on = waiting.map(({ person, date }) => dates.get(`${person} ${weekOf(date)}`) ?? null);
  return {
    later: on.filter((date, index) => date !== null && date !== waiting[index]?.date).length,
    never: on.filter((date) => date === null).length,
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
    .map(({ at, what }) => ({ on: localDateOf(at, zone), of: (/"date":"([\d-]+)"/u.exec(what) ?? [])[1] }));
  return [
    ...wanted.flatMap((date) => {
      const count = came.filter(({ on, of }) => on === date && of === date).length;
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

const dayMs = 86_400_000;
/** Two days without room, and a weekend or a holiday between them. */
const mostLateDays = 6;

/** A digest keeps the day it was meant for where a day off moves it: it is told apart by its week. */
const weekOf = (date: string): string => plusDays(date, 1 - weekdayOf(date));

const dateIn = ({ what }: Seen): string => (/"date":"([\d-]+)"/u.exec(what) ?? [])[1] ?? '';
