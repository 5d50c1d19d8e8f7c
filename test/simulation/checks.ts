import { isWithinHours } from '../../src/core/time/deadlines.ts';
import { localDateOf, plusDays, weekdayOf } from '../../src/core/time/zones.ts';
import type { Told } from './recorder.ts';

/** What a person is to the community at some time. */
export type Standing = {
  readonly status: string;
  readonly zone: string;
  readonly snoozedUntil: Date | null;
};

/** A message with what its reader was when it came. */
export type Seen = Told & { readonly standings: readonly (Standing | undefined)[] };

/** One row of the recipient budget as the product keeps it. */
export type Contact = { readonly member: string; readonly kind: string; readonly at: Date };

/** What was counted of one kind of message. */
export type KindCount = {
  readonly sent: number;
  readonly people: number;
  readonly 'most a day': number;
  readonly 'most a week': number;
  readonly 'outside waking hours': number;
};

/**
 * Kinds that answer what somebody just did, asked for or waits for. Everything else, and every kind this list has never
 * heard of, came unasked: inside waking hours, not to whoever wants quiet, not more often than the budget says.
 */
const answers: ReadonlySet<string> = new Set([
  'welcome',
  'introduced',
  'introducedRoomless',
  'contactShared',
  'exportReady',
  'networkPicture',
  'askCard reminder',
  'connectorReport',
  'connectorCredit',
  'boardOffer',
  'boardOver',
  'helpOffered',
  'pairingRoomless',
  'pairingEnded',
  'manages',
  'managesNoMore',
  'paused',
  'pauseDecided',
]);

/** How things one began go on: by day, but also for whoever wants no requests and no nudges. */
const news: ReadonlySet<string> = new Set(['notThisTime', 'slipMoved', 'thanked', 'notPlaced']);

/** What a room hears unasked: only while everybody in it is awake. */
const roomsUnasked: ReadonlySet<string> = new Set(['pairingKickoff', 'pairingSilent', 'roomSilent']);

/** What managers are told about their community. */
const forManagers: ReadonlySet<string> = new Set([
  ...[
    'roundsMissed',
    'reportArrived',
    'appealArrived',
    'digestsMissed',
    'channelDigestMissed',
    'review',
    'channelLost',
    'meetupFeedFails',
  ],
]);

/** What managers hear when something of theirs did not happen. */
const alarms: ReadonlySet<string> = new Set([
  'digestsMissed',
  'channelDigestMissed',
  'roundsMissed',
  'channelLost',
]);

/** The same words may come again: they were asked for again. */
const mayRepeat: ReadonlySet<string> = new Set([
  ...['welcome', 'exportReady', 'networkPicture', 'askCard reminder', 'paused', 'pauseDecided'],
  ...['appealArrived', 'boardOver'],
]);

/** What happens again only after so many days: out of a program after three silent rounds, back, and out again. */
const againAfterDays: Readonly<Record<string, number>> = { benched: 14 };

/** How a referral ended may be taken back and said again; a step on the way is said once. */
const isEnd = ({ kind, what }: Seen): boolean => kind === 'slipMoved' && /"step":"(?:won|lost)"/u.test(what);

/** The most of a member's budget, read from the rules and not from the code: a day, a week, ask cards a week. */
const stated = { day: 1, week: 4, askCards: 2 } as const;

const dayMs = 86_400_000;

/** Everything that should not have happened, in words. */
export const violationsIn = (seen: readonly Seen[], contacts: readonly Contact[]): string[] => [
  ...seen.flatMap(wrongAtArrival),
  ...saidTwice(seen),
  ...tooManyAWeek(seen),
  ...overBudget(contacts.filter(({ kind }) => kind !== 'checkIn')),
  ...twoOnOneDay(seen),
  // The clock stands still while anything runs: nothing can be late.
  ...seen.filter(({ kind }) => alarms.has(kind)).map(({ kind, what }) => `${kind}: ${what}`),
];

const wrongAtArrival = (message: Seen): string[] => {
  if (message.isChannel) return [];
  if (message.isRoom) return wrongInRoom(message);
  const { kind, at, to, standings } = message;
  const [standing] = standings;
  const about = `${kind} to ${to[0]} at ${at.toISOString()}`;
  if (standing === undefined) return [`${about}: nobody knows them`];
  const isOwnData = kind === 'exportReady';
  const wrong: string[] = [];
  if (standing.status !== 'joined' && !isOwnData) wrong.push(`${about}: ${standing.status}, not joined`);
  if (answers.has(kind) || forManagers.has(kind)) return wrong;
  if (!isAwake(at, standing)) wrong.push(`${about}: in quiet hours (${standing.zone})`);
  if (standing.snoozedUntil !== null && standing.snoozedUntil > at && !news.has(kind))
    wrong.push(`${about}: wants quiet`);
  return wrong;
};

const wrongInRoom = ({ kind, at, to, standings }: Seen): string[] =>
  roomsUnasked.has(kind)
    ? standings.flatMap((standing, index) =>
        standing === undefined || isAwake(at, standing)
          ? []
          : [`${kind} in a room with ${to[index]} at ${at.toISOString()}: in quiet hours (${standing.zone})`],
      )
    : [];

const isAwake = (at: Date, { zone }: Standing): boolean => isWithinHours(at, zone);

const saidTwice = (seen: readonly Seen[]): string[] => {
  const before = new Map<string, Seen>();
  return seen.flatMap((message) => {
    if (mayRepeat.has(message.kind) || isEnd(message)) return [];
    const earlier = before.get(message.what);
    before.set(message.what, message);
    const rests = (againAfterDays[message.kind] ?? Number.POSITIVE_INFINITY) * dayMs;
    return earlier === undefined || message.at.getTime() - earlier.at.getTime() >= rests
      ? []
      : [`${message.kind} to ${message.to.join(', ')} twice: ${earlier.key} and ${message.key}`];
  });
};

/** What somebody subscribed to by taking part in a program or in an event. */
const subscribed: ReadonlySet<string> = new Set([
  'roundAnnounced',
  'benched',
  'meetupMoved',
  'meetupCancelled',
]);

/** Whether a message is one of those of which nobody gets more than so many in a day and in a week. */
export const isOfBudget = ({ kind, isRoom, isChannel }: Seen): boolean =>
  !isRoom &&
  !isChannel &&
  !answers.has(kind) &&
  !news.has(kind) &&
  !forManagers.has(kind) &&
  !subscribed.has(kind);

/** Counted by what arrived, not by what the product wrote down: in no seven days of the reader's more than stated. */
const tooManyAWeek = (seen: readonly Seen[]): string[] =>
  [...groupBy(seen.filter(isOfBudget), ({ to }) => to[0] ?? '')].flatMap(([person, own]) =>
    own.flatMap((one, index) => {
      const first = own[index - stated.week];
      const zone = one.standings[0]?.zone ?? 'UTC';
      if (first === undefined || localDateOf(one.at, zone) > plusDays(localDateOf(first.at, zone), 6))
        return [];
      const kinds = own
        .slice(index - stated.week, index + 1)
        .map(({ kind, at }) => `${kind} ${at.toISOString()}`);
      return [`${person}: more than ${stated.week} in seven days: ${kinds.join(', ')}`];
    }),
  );

/** Questions about talks ride in a digest where one comes: what counts is how many messages came on one's own day. */
const twoOnOneDay = (seen: readonly Seen[]): string[] => {
  const days = new Map<string, Seen>();
  return seen.flatMap((message) => {
    const { kind, to, at, standings } = message;
    if (!isOfBudget(message)) return [];
    const day = `${to[0]} on ${localDateOf(at, standings[0]?.zone ?? 'UTC')}`;
    const earlier = days.get(day);
    days.set(day, message);
    return earlier === undefined ? [] : [`${day}: ${earlier.kind} and ${kind}`];
  });
};

/**
 * Whether a digest had room at a moment, by what was kept before it. A question about a talk takes no day from it: it
 * rides. A week always has a place for it, unless the digest before was late.
 */
export const hasRoom = (own: readonly Contact[], now: Date): boolean => {
  const within = (days: number) =>
    own.filter(({ at }) => at <= now && now.getTime() - at.getTime() < days * dayMs);
  const isFull = within(7).length >= stated.week && within(7).some(({ kind }) => kind === 'digest');
  return within(1).filter(({ kind }) => kind !== 'checkIn').length < stated.day && !isFull;
};

const overBudget = (contacts: readonly Contact[]): string[] => {
  const wrong: string[] = [];
  for (const [member, own] of groupBy(contacts, ({ member }) => member)) {
    const sorted = [...own].sort((a, b) => a.at.getTime() - b.at.getTime());
    const check = (what: string, list: readonly Contact[], days: number, most: number) => {
      list.forEach((one, index) => {
        const earlier = list[index - most];
        if (earlier === undefined || one.at.getTime() - earlier.at.getTime() >= days * dayMs) return;
        const kinds = list
          .slice(index - most, index + 1)
          .map(({ kind, at }) => `${kind} ${at.toISOString()}`);
        wrong.push(`${member}: more than ${most} ${what}: ${kinds.join(', ')}`);
      });
    };
    check('a day', sorted, 1, stated.day);
    check('a week', sorted, 7, stated.week);
    check(
      'ask cards a week',
      sorted.filter(({ kind }) => kind === 'askCard'),
      7,
      stated.askCards,
    );
  }
  return wrong;
};

/** Counts by kind: how many, for how many people, the most one person got on a local day and in a week of days. */
export const countKinds = (seen: readonly Seen[]): Record<string, KindCount> => {
  const rows: Record<string, KindCount> = {};
  for (const [kind, messages] of groupBy(seen, ({ kind, isRoom, isChannel }) =>
    isRoom ? `in a room: ${kind}` : isChannel ? `in the channel: ${kind}` : kind,
  )) {
    rows[kind] = countOf(messages);
  }
  const unasked = seen.filter(
    ({ kind, isRoom, isChannel }) => !isRoom && !isChannel && !answers.has(kind) && !forManagers.has(kind),
  );
  rows['everything unasked'] = countOf(unasked);
  rows['everything'] = countOf(seen);
  return rows;
};

const countOf = (messages: readonly Seen[]): KindCount => {
  const days = new Map<string, number>();
  const weeks = new Map<string, number>();
  const people = new Set<string>();
  let asleep = 0;
  for (const { at, to, standings } of messages) {
    to.forEach((person, index) => {
      const standing = standings[index];
      const date = localDateOf(at, standing?.zone ?? 'UTC');
      people.add(person);
      add(days, `${person} ${date}`);
      add(weeks, `${person} ${plusDays(date, 1 - weekdayOf(date))}`);
      if (standing !== undefined && !isAwake(at, standing)) asleep++;
    });
  }
  return {
    sent: messages.length,
    people: people.size,
    'most a day': Math.max(0, ...days.values()),
    'most a week': Math.max(0, ...weeks.values()),
    'outside waking hours': asleep,
  };
};

const add = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** The list by a word of each one, in the order of their first. */
export const groupBy = <T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
};
