import { sql } from 'drizzle-orm';
import { asId, type ProgramId } from '../../src/core/ids.ts';
import { randomFrom } from '../../src/core/matching/random.ts';
import { localDateOf, plusDays, resolve, weekdayOf } from '../../src/core/time/zones.ts';
import { retentionOf } from '../../src/store/retention.ts';
import type { Sessions } from '../../src/store/session.ts';
import { addresses } from '../../src/views/addresses.ts';
import {
  type Contact,
  countKinds,
  type KindCount,
  type Seen,
  type Standing,
  violationsIn,
} from './checks.ts';
import {
  countDigests,
  type DigestCount,
  datesOf,
  digestWeekday,
  missedDigests,
  strayDigests,
  wrongChannelDigests,
} from './digests.ts';
import { visit } from './habits.ts';
import { makePeople, type Person, zones } from './people.ts';
import { stillWaiting, type Waiting, waitingIn } from './waiting.ts';
import { openSimulatedWorld, type SimulatedWorld } from './world.ts';

/** How long and how large. */
export type YearSize = {
  readonly members: number;
  readonly weeks: number;
  readonly seed: number;
  /** How often people look, 1 as in a lively community. */
  readonly eager: number;
  /** People who act at the same moment. */
  readonly atOnce: number;
  /** How often a platform's answer is lost after the message arrived. */
  readonly lostShare?: number;
  /** At the end of each: all messages so far, and what was found wrong, whole or not. */
  readonly onWeek?: (week: number, messages: number, wrong: readonly string[]) => void;
  /** Asked after each week: whether it was the last one. */
  readonly isOver?: () => boolean;
};

/** What came of it: everything wrong in words, and how often each thing was said. */
export type YearReport = {
  readonly violations: readonly string[];
  readonly weeks: number;
  readonly kinds: Readonly<Record<string, KindCount>>;
  readonly visits: number;
  readonly rounds: number;
  readonly digests: DigestCount;
};

/** The first Monday of 2027, a working day nearly everywhere; its midnight in Warsaw. */
const firstDay = '2027-01-04';
const communityZone = 'Europe/Warsaw';
const looksAt = ['09:30', '13:00', '17:30'] as const;
const beforeDigests = '08:55';
const afterDigests = '09:29';

/** Live through the weeks: people come and go in their own hours, everything due happens in its turn. */
export const liveYear = async (sessions: Sessions, size: YearSize): Promise<YearReport> => {
  const people = makePeople(size.members, size.seed, size.eager);
  const start = resolve(firstDay, '00:00', communityZone);
  const world = await openSimulatedWorld(sessions, people, start, size);
  const life: Life = { world, people, standings: new Map(), seen: [], contacts: [], waiting: [], visits: 0 };
  await look(life);
  await world.moveTo(resolve(firstDay, '09:00', communityZone));
  await beginChannelDigest(life);
  await announceEvent(life, plusDays(firstDay, 10));
  const programs = await beginPrograms(life, size.eager);
  let lived = size.weeks;
  const mondaysOf = (weeks: number) =>
    datesOf(firstDay, daysOff, { weekday: digestWeekday, everyWeeks: 1, weeks });
  const mondays = mondaysOf(size.weeks);
  const meant = datesOf(firstDay, new Set(), { weekday: digestWeekday, everyWeeks: 1, weeks: size.weeks });
  const violations: string[] = [];
  for (let day = 0; day < lived * 7; day++) {
    const date = plusDays(firstDay, day);
    await liveDay(life, date, size, day, digestTried(date, mondays));
    // On Sundays, so that on each day of digests one lies ahead.
    if (day % 14 === 13) await announceEvent(life, plusDays(date, 11));
    if (day % 91 === firstRush) await turnToOne(life);
    if (day % 28 === 5) await takePauses(life, plusDays(date, 10));
    await retentionOf(world.database).sweep();
    violations.push(...(await leftBehind(life)));
    if (day % 7 !== 6) continue;
    const week = (day + 1) / 7;
    size.onWeek?.(week, life.seen.length, [...violations, ...wrongIn(life, meant)]);
    if (size.isOver?.()) lived = week;
  }
  const rounds = await roundsOf(world, programs);
  violations.push(
    ...wrongIn(life, meant),
    ...wrongChannelDigests(life.seen, mondaysOf(lived), communityZone),
    ...rounds.flatMap(({ name, dates }) => wrongDates(name, dates, wantedDates(name, lived))),
  );
  return {
    violations,
    weeks: lived,
    kinds: countKinds(life.seen),
    visits: life.visits,
    rounds: rounds.reduce((sum, { dates }) => sum + dates.length, 0),
    digests: countDigests(life.waiting, life.seen),
  };
};

/** The day of digests that is tried on a working day: itself, or one of the two before where there was no room. */
const digestTried = (date: string, days: readonly string[]): string | null =>
  isWorkingDay(date) ? (days.find((day) => day <= date && date <= plusDays(day, 2)) ?? null) : null;

/** Everything that was wrong so far. */
const wrongIn = ({ seen, contacts, waiting, world }: Life, meant: readonly string[]): string[] => [
  ...violationsIn(seen, contacts),
  ...[...world.recorder.twice.keys()].map((key) => `${key} was sent twice`),
  ...missedDigests(waiting, seen, contacts),
  ...strayDigests(seen, meant),
  ...world.faults.map((fault) => `fault: ${fault}`),
];

type Life = {
  readonly world: SimulatedWorld;
  readonly people: readonly Person[];
  readonly standings: Map<string, Standing>;
  readonly seen: Seen[];
  readonly contacts: Contact[];
  readonly waiting: Waiting[];
  visits: number;
};

const liveDay = async (
  life: Life,
  date: string,
  size: YearSize,
  day: number,
  digestOf: string | null,
): Promise<void> => {
  const { world, people } = life;
  const isWeekend = weekdayOf(date) > 5;
  const times = digestOf !== null ? [beforeDigests, afterDigests, ...looksAt] : looksAt;
  const before = new Map<string, Waiting[]>();
  // Digests are wanted since nine o'clock of the first day, and that is over by then where it was asked.
  const none = digestOf === firstDay ? communityZone : null;
  const stops = zones
    .flatMap((zone) => times.map((time) => ({ zone, time, at: resolve(date, time, zone) })))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { zone, time, at } of stops) {
    await world.moveTo(at);
    note(life);
    if (digestOf !== null && (time === beforeDigests || time === afterDigests)) {
      const waiting = await waitingIn(world, zone, { of: digestOf, date });
      if (time === beforeDigests) before.set(zone, zone === none ? [] : waiting);
      else life.waiting.push(...stillWaiting(before.get(zone) ?? [], waiting));
      continue;
    }
    const here = people.flatMap((person, index) => {
      if (person.zone !== zone) return [];
      const random = randomFrom(size.seed * 7_919 + day * 1_009 + index * 31 + at.getUTCHours());
      return random.fraction() < person.looks * (isWeekend ? 0.2 : 1) ? [{ person, random }] : [];
    });
    life.visits += here.length;
    const next = here.values();
    const stay = async () => {
      for (const { person, random } of next) await visit(world, person, people, random);
    };
    await Promise.all(Array.from({ length: size.atOnce }, stay));
    // Who joined, left or changed their zone just now is that from now on.
    if (here.length > 0) await look(life);
  }
  await world.moveTo(resolve(plusDays(date, 1), '00:00', 'America/New_York'));
  note(life);
};

/** Give the messages since the last look what their readers were. */
const note = (life: Life): void => {
  const { told } = life.world.recorder;
  for (const message of told.slice(life.seen.length)) {
    const standings = message.to.map((person) => life.standings.get(person));
    life.seen.push({ ...message, standings });
  }
};

/** Read everybody's standing, and what was added to budgets. */
const look = async (life: Life): Promise<void> => {
  note(life);
  const { world, standings, contacts } = life;
  const since = contacts.at(-1)?.at ?? new Date(0);
  await world.database.transaction({ community: world.community }, async ({ db }) => {
    const rows = await db.execute(sql`
      select a.external_id, m.status, m.zone, extract(epoch from m.snoozed_until) * 1000 as snoozed
      from members m join accounts a on a.community_id = m.community_id and a.member_id = m.id`);
    for (const row of rows) {
      const snoozedUntil = row['snoozed'] === null ? null : new Date(Number(row['snoozed']));
      const standing = { status: String(row['status']), zone: String(row['zone']), snoozedUntil };
      standings.set(String(row['external_id']), standing);
    }
    const added = await db.execute(sql`
      select member_id, kind, extract(epoch from at) * 1000 as at from contacts
      where at > ${since.toISOString()}::timestamptz order by at`);
    for (const row of added) {
      const at = new Date(Math.round(Number(row['at'])));
      contacts.push({ member: String(row['member_id']), kind: String(row['kind']), at });
    }
  });
};

/** Longer than this nothing waits in the outbox: weekends and holidays pass, and then it is sent or dropped. */
const mostWaitDays = 5;

const leftBehind = async ({ world }: Life): Promise<string[]> =>
  world.database.transaction({ router: true }, async ({ db }) => {
    const before = new Date(world.now().getTime() - mostWaitDays * 86_400_000);
    const rows = await db.execute(sql`
      select key, state, why from outbox
      where state = 'dead' or (state in ('pending', 'sending', 'ambiguous') and not_before < ${before.toISOString()}::timestamptz)`);
    return rows.map((row) => `${row['key']} is ${row['state']}: ${row['why']}`);
  });

const isWorkingDay = (date: string): boolean => weekdayOf(date) < 6 && !daysOff.has(date);

/** The programs of the year: their weekday is what the independent calendar below counts by. */
const programs = [
  { name: 'Coffee', weekday: 3, weeks: '1', size: '2', options: [], share: 0.5 },
  { name: 'Table', weekday: 4, weeks: '2', size: '4', options: [], share: 0.3 },
  { name: 'Mentors', weekday: 2, weeks: '4', size: '2', options: ['twoSided'], share: 0.2 },
] as const;
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

const beginPrograms = async (life: Life, eager: number): Promise<ProgramId[]> => {
  const { world, people } = life;
  const [manager] = people;
  if (manager === undefined) return [];
  const random = randomFrom(4_711);
  const ids: ProgramId[] = [];
  for (const { name, weekday, weeks, size, options, share } of programs) {
    const moment = `${weekdays[weekday - 1]} 10:00`;
    const answers = { name, moment, weeks: [weeks], size: [size], place: ['optIn'] };
    await form(world, manager, addresses.programs.settingsForm, '', answers);
    const id = await world.store.transaction(world.community, async (tx) =>
      (await tx.programs.list()).find((program) => program.name === name),
    );
    if (id === undefined) throw new Error(`no program ${name}`);
    const rules = { across: ['different'], options: [...options], gap: '12' };
    await form(world, manager, addresses.programs.rulesForm, id.id, rules);
    await world.does(manager, { kind: 'press', action: addresses.programs.start, subject: id.id });
    ids.push(asId<ProgramId>(id.id));
    for (const person of people) {
      if (random.fraction() > share * eager) continue;
      const side = random.fraction() < 0.4 ? 'mentor' : 'mentee';
      const subject = options.length > 0 ? `${id.id}/${side}` : id.id;
      await world.does(person, { kind: 'press', action: addresses.rounds.join, subject });
    }
  }
  return ids;
};

/** The manager wants the digest for everybody in one channel. */
const beginChannelDigest = async ({ world, people }: Life): Promise<void> => {
  const [manager] = people;
  if (manager === undefined) return;
  const what = { kind: 'press', action: addresses.digests.here, subject: '' } as const;
  await world.does(manager, what, { id: 'general', name: 'general' });
};

/** Every two weeks there is something to go to, ten days ahead. */
const announceEvent = async ({ world, people }: Life, date: string): Promise<void> => {
  const [manager] = people;
  if (manager === undefined) return;
  const answers = { title: `Breakfast of ${date}`, place: 'Kraków', moment: `${date} 18:00`, topics: 'VAT' };
  const answered = await form(world, manager, addresses.meetups.form, '', {
    ...answers,
    description: 'Coffee and short talks',
  });
  const reply = answered?.reply;
  if (reply?.reply !== 'replace') throw new Error(`no event on ${date}: ${JSON.stringify(reply)}`);
};

/** A Tuesday evening: from Wednesday on the one to whom everybody turns could be written to on every working day. */
const firstRush = 8;

/** Once a quarter eight people think of the same one: more than a week may bring. */
const turnToOne = async ({ world, people }: Life): Promise<void> => {
  const [, sought, ...others] = people;
  if (sought === undefined) return;
  const answers = {
    description: 'A clinic looks for an accountant.',
    consent: ['yes'],
    third: 'Jo, 600 100 200',
  };
  for (const person of others.slice(0, 8))
    await form(world, person, addresses.referrals.giveForm, world.idOf(sought.externalId) ?? '', {
      ...answers,
      warmth: ['2'],
    });
};

/** Every four weeks some who would have had a digest want quiet until a date. */
const takePauses = async ({ world, people }: Life, until: string): Promise<void> => {
  for (const person of people.slice(10, 14))
    await form(world, person, addresses.members.snoozeForm, '', { until });
};

const form = (
  world: SimulatedWorld,
  person: Person,
  action: string,
  subject: string,
  answers: Readonly<Record<string, string | readonly string[]>>,
) => world.does(person, { kind: 'form', action, subject, answers });

const roundsOf = (world: SimulatedWorld, ids: readonly ProgramId[]) =>
  world.store.transaction(world.community, async (tx) =>
    Promise.all(
      ids.map(async (id) => {
        const program = await tx.programs.get(id);
        const rounds = await tx.rounds.latest(id, 60);
        const begun = rounds.filter(({ status }) => status !== 'announced');
        const dates = begun.map(({ opensAt }) => localDateOf(opensAt, communityZone)).sort();
        return { name: program?.name ?? '', dates };
      }),
    ),
  );

/** Days off in Poland in 2027 that are not Sundays, from the statute, not from the product's calendar. */
const daysOff: ReadonlySet<string> = new Set([
  ...['2027-01-01', '2027-01-06', '2027-03-29', '2027-05-01', '2027-05-03', '2027-05-27', '2027-11-01'],
  ...['2027-11-11', '2027-12-24', '2027-12-25'],
]);

/** When the rounds of a program should have been: its weekday every so many weeks, moved on over days off. */
const wantedDates = (name: string, weeks: number): string[] => {
  const program = programs.find((one) => one.name === name);
  if (program === undefined) return [];
  return datesOf(firstDay, daysOff, { weekday: program.weekday, everyWeeks: Number(program.weeks), weeks });
};

const wrongDates = (name: string, dates: readonly string[], wanted: readonly string[]): string[] => {
  const missing = wanted.filter((date) => !dates.includes(date));
  const extra = dates.filter((date, at) => !wanted.includes(date) || dates.indexOf(date) !== at);
  return [
    ...missing.map((date) => `${name}: no round on ${date}`),
    ...extra.map((date) => `${name}: a round too many on ${date}`),
  ];
};
