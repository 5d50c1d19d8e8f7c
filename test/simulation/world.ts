import { sql } from 'drizzle-orm';
import { lexiconOf, termsOf } from '../../src/actions/expertise.ts';
import { createIngress } from '../../src/actions/ingress.ts';
import type { Answered, Arrival } from '../../src/actions/ports/inbox.ts';
import type { Platform } from '../../src/actions/ports/platform.ts';
import type { Dice } from '../../src/actions/ports.ts';
import type { PlatformName } from '../../src/core/community.ts';
import { joinConsent } from '../../src/core/consent.ts';
import { asId, type CommunityId, type MemberId } from '../../src/core/ids.ts';
import { type Random, randomFrom } from '../../src/core/matching/random.ts';
import type { MemberStatus } from '../../src/core/member.ts';
import { createHeartbeat } from '../../src/heartbeat.ts';
import { createCipher } from '../../src/store/cipher.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import type { Sessions } from '../../src/store/session.ts';
import { refreshStatistics } from '../../src/store/statistics.ts';
import { createStore, type FullStore } from '../../src/store/store.ts';
import { memberOf, type Person } from './people.ts';
import { createRecorder, type Recorder } from './recorder.ts';

/** Acquaint with everything but a chat platform around it, and a clock that stands until it is set. */
export type SimulatedWorld = {
  readonly database: Database;
  readonly store: FullStore;
  readonly recorder: Recorder;
  readonly community: CommunityId;
  readonly now: () => Date;
  /** Live until then: every due instant in its turn, those of the same few minutes together. */
  readonly moveTo: (at: Date) => Promise<void>;
  readonly does: (
    person: Person,
    what: Arrival['what'],
    channel?: Arrival['channel'],
  ) => Promise<Answered | null>;
  readonly idOf: (externalId: string) => MemberId | undefined;
  /** What a person is to the community now, read from the store. */
  readonly statusOf: (externalId: string) => Promise<MemberStatus | null>;
  /** Faults of any part; there must be none. */
  readonly faults: string[];
};

const key = '7d1f0c3be95a4826c1d07f83ba6e42957f3c08d1be649a25c0f718d34ea96b52';
const frozen = 'coalesce((select milliseconds from clock_offset), 0) - extract(epoch from now()) * 1000';
/** What is due within so many minutes happens at the end of them: fewer stops, the same days. */
const stepMs = 5 * 60_000;

/** What decides chance, how much runs at once, how often a platform's answer is lost. */
export type SimulatedSize = {
  readonly seed: number;
  readonly atOnce: number;
  readonly lostShare?: number;
};

export const openSimulatedWorld = async (
  sessions: Sessions,
  people: readonly Person[],
  start: Date,
  { seed, atOnce, lostShare = 0.005 }: SimulatedSize,
): Promise<SimulatedWorld> => {
  const database = openDatabase(sessions, { clockOffset: frozen });
  const store = createStore(database, createCipher([key]));
  const dice = seededDice(randomFrom(seed));
  let at = start;
  const setTime = async (to: Date) => {
    at = to;
    await database.transaction({ owner: true }, async ({ db }) => {
      await db.execute(sql`
        insert into clock_offset (is_only, milliseconds) values (true, ${to.getTime()})
        on conflict (is_only) do update set milliseconds = excluded.milliseconds`);
    });
  };
  await setTime(start);
  const recorder = createRecorder(() => at, randomFrom(seed + 1), lostShare);
  const faults: string[] = [];
  const heartbeat = createHeartbeat({
    store: notingEffects(store, recorder),
    waking: store,
    platforms: new Map<PlatformName, Platform>([['playground', recorder.platform]]),
    dice,
    lanes: atOnce,
    log: {
      info: nothing,
      warn: nothing,
      error: (event, why) => faults.push(`${event} ${JSON.stringify(why)}`),
    },
  });
  const onFault = (fault: unknown, { what }: Arrival) => {
    faults.push(
      `${JSON.stringify(what).slice(0, 200)}: ${fault instanceof Error ? fault.stack : String(fault)}`,
    );
    return 'TEST';
  };
  const ingress = createIngress({ store, inbox: store.inbox, router: store.router, dice, onFault });
  const community = dice.id<CommunityId>();
  const ids = await settle(store, dice, community, people, start);
  await refreshStatistics(database);
  let arrivals = 0;
  return {
    ...{ database, store, recorder, community, faults },
    now: () => at,
    moveTo: async (to) => {
      await heartbeat.beat();
      for (let next = await store.due.next(); next !== null && next <= to; next = await store.due.next()) {
        const step = Math.ceil(Math.max(next.getTime(), at.getTime() + 1) / stepMs) * stepMs;
        await setTime(new Date(Math.min(step, to.getTime())));
        await heartbeat.beat();
        if (at >= to) break;
      }
      await setTime(to);
      await heartbeat.beat();
    },
    does: ({ externalId }, what, channel) =>
      ingress.receive({
        key: `simulated/${++arrivals}`,
        platform: 'playground',
        place: community,
        who: { externalId, name: externalId, language: null, zone: null },
        at,
        what,
        ...(channel === undefined ? {} : { channel }),
      }),
    idOf: (externalId) => ids.get(externalId),
    statusOf: (externalId) =>
      store.transaction(community, async (tx) => {
        const account = await tx.accounts.byExternalId('playground', externalId);
        return account === null ? null : ((await tx.members.get(account.member))?.status ?? null);
      }),
  };
};

const nothing = (): undefined => undefined;

/** The same store; whoever claims intentions tells the recorder what they are. */
const notingEffects = (store: FullStore, recorder: Recorder): FullStore => ({
  ...store,
  outbox: {
    ...store.outbox,
    claim: async (limit) => {
      const claimed = await store.outbox.claim(limit);
      for (const { key, effect } of claimed) recorder.effects.set(key, effect);
      return claimed;
    },
  },
});

const seededDice = (random: Random): Dice => {
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => random.below(16).toString(16)).join('');
  return {
    id: () => asId(`${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`),
    roll: random.fraction,
  };
};

const settle = async (
  store: FullStore,
  dice: Dice,
  community: CommunityId,
  people: readonly Person[],
  start: Date,
): Promise<ReadonlyMap<string, MemberId>> => {
  await store.communities.create({
    id: community,
    name: 'A year',
    zone: 'Europe/Warsaw',
    language: 'pl',
    holidays: 'PL',
    daysOff: [],
    letsGuestsIn: false,
    roomChannel: '',
    startedAt: new Date(0),
  });
  await store.communities.install(community, 'playground', community);
  const joinedAt = new Date(start.getTime() - 60 * 86_400_000);
  const ids = new Map(people.map(({ externalId }) => [externalId, dice.id<MemberId>()]));
  await store.transaction(community, async (tx) => {
    const lexicon = await lexiconOf(tx);
    const members = people.map((person, at) =>
      memberOf(person, ids.get(person.externalId) ?? dice.id<MemberId>(), at, people.length, joinedAt),
    );
    await tx.members.saveMany(members);
    await tx.accounts.saveMany(
      members.map(({ id: member }, at) => ({
        ...{ platform: 'playground' as const, place: community, unreachableSince: null },
        ...{ externalId: people[at]?.externalId ?? member, member },
      })),
    );
    await tx.expertise.indexMany(members.map((one) => ({ member: one.id, terms: termsOf(one, lexicon) })));
    const joined = members.filter(({ status }) => status === 'joined');
    await tx.consents.addMany(joined.map(({ id }) => joinConsent(id, 'import', start)));
    const [manager] = members;
    if (manager !== undefined) await tx.members.makeManager(manager.id);
  });
  return ids;
};
