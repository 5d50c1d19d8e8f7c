import { sql } from 'drizzle-orm';
import type { Call, Reply } from '../../src/actions/action.ts';
import { boardTick } from '../../src/actions/boardClock.ts';
import { channelDigestTick } from '../../src/actions/channelDigestClock.ts';
import { meetupTick } from '../../src/actions/commitMeetup.ts';
import { digestsTick, digestTick } from '../../src/actions/digestClock.ts';
import { indexMember } from '../../src/actions/expertise.ts';
import { introductionTick } from '../../src/actions/introductions.ts';
import { oneToOneTick } from '../../src/actions/oneToOnes.ts';
import type { DueQuery } from '../../src/actions/ports/outbox.ts';
import { introRequestTick } from '../../src/actions/progress.ts';
import { referralTick } from '../../src/actions/referralsClock.ts';
import { reviewTick } from '../../src/actions/review.ts';
import { advanceRound } from '../../src/actions/roundPlan.ts';
import { pairingTick, programTick } from '../../src/actions/roundsClock.ts';
import { actions } from '../../src/actions/routes.ts';
import { totalsTick } from '../../src/actions/totals.ts';
import {
  asId,
  type CommunityId,
  type IntroRequestId,
  type MemberId,
  type RoundId,
} from '../../src/core/ids.ts';
import { type IntroRequest, openCandidate } from '../../src/core/introRequest.ts';
import type { Member } from '../../src/core/member.ts';
import type { Effect } from '../../src/core/notices.ts';
import { dice } from '../../src/dice.ts';
import { createCipher } from '../../src/store/cipher.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { MIGRATING, migrate } from '../../src/store/migrate.ts';
import { pgliteSessions } from '../../src/store/pglite.ts';
import { postgresSessions } from '../../src/store/postgres.ts';
import type { Sessions } from '../../src/store/session.ts';
import { createStore, type FullStore, routingTables } from '../../src/store/store.ts';
import type { Message } from '../../src/views/message.ts';
import { createPlanner } from '../../src/worker/planner.ts';
import { asSent } from '../asSent.ts';
import { member as memberNamed } from '../core/introRequestWorld.ts';
import { createDatabase } from '../services.ts';
import { MIGRATIONS, openTemplate } from '../template.ts';

/** A database whose time stands still until it is set. */
export type Stage = {
  readonly database: Database;
  readonly store: FullStore;
  readonly setTime: (at: Date) => Promise<void>;
  /** Live through the time until then: every due instant in its turn. */
  readonly moveTo: (at: Date) => Promise<void>;
  readonly openCommunity: () => Promise<Town>;
};

/** One community with people known by name. */
export type Town = {
  readonly id: CommunityId;
  readonly idOf: (name: string) => MemberId;
  readonly add: (name: string, change?: Partial<Member>) => Promise<MemberId>;
  readonly change: (name: string, change: Partial<Member>) => Promise<void>;
  readonly press: (who: string, action: string, call?: Partial<Call>) => Promise<Reply>;
  /** What the outbox was given for somebody, oldest first. */
  readonly told: (who: string) => Promise<{ readonly what: string; readonly at: Date }[]>;
  readonly asks: (who: string) => Promise<IntroRequest[]>;
  /** Who holds the open card of somebody's latest ask. */
  readonly holder: (who: string) => Promise<string | null>;
};

/** A Monday, nine in the morning in Warsaw. */
export const start = new Date('2027-01-11T08:00:00Z');

const key = '7d1f0c3be95a4826c1d07f83ba6e42957f3c08d1be649a25c0f718d34ea96b52';
const frozen = 'coalesce((select milliseconds from clock_offset), 0) - extract(epoch from now()) * 1000';

export const openStage = async (sessions: Sessions): Promise<Stage> => {
  const database = openDatabase(sessions, { clockOffset: frozen });
  const store = createStore(database, createCipher([key]));
  const setTime = (at: Date) =>
    database.transaction({ owner: true }, async ({ db }) => {
      await db.execute(sql`
        insert into clock_offset (is_only, milliseconds) values (true, ${at.getTime()})
        on conflict (is_only) do update set milliseconds = excluded.milliseconds`);
    });
  const moveTo = async (at: Date) => {
    for (let next = await nextDue(database); next !== null && next <= at; next = await nextDue(database)) {
      await setTime(next);
      await runDue(store);
    }
    await setTime(at);
  };
  await setTime(start);
  return { database, store, setTime, moveTo, openCommunity: () => openTown(database, store) };
};

/** A stage on a copy of the embedded template; `close` removes it. */
export const openEmbeddedStage = async (template: string) => {
  const copy = await openTemplate(template);
  const stage = await openStage(pgliteSessions(copy.pglite));
  const close = async () => {
    await stage.database.close();
    await copy.close();
  };
  return { stage, close };
};

/** A stage on a database of its own on this PostgreSQL server; `close` removes it. */
export const openPostgresStage = async (url: string) => {
  const own = await createDatabase(url);
  const migrating = postgresSessions(own.url, MIGRATING);
  await migrate(migrating, MIGRATIONS, routingTables).finally(() => migrating.close());
  const stage = await openStage(postgresSessions(own.url, { max: 8, waitMs: 20_000 }));
  const close = async () => {
    await stage.database.close();
    await own.drop();
  };
  return { stage, close };
};

/** Do this for each, a few at a time. */
export const forEachOf = async <T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> => {
  const rest = [...all].reverse();
  const work = async (): Promise<void> => {
    for (let one = rest.pop(); one !== undefined; one = rest.pop()) await act(one);
  };
  await Promise.all(Array.from({ length: 6 }, work));
};

/** The subject of the first button with this action. */
export const subjectOf = (reply: Reply, action: string): string => {
  const parts = 'message' in reply ? reply.message.parts : [];
  const buttons = parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
  const found = buttons.find((button) => button.action === action);
  if (found === undefined) throw new Error(`no button ${action}: ${JSON.stringify(reply)}`);
  return found.subject;
};

export const messageOf = (reply: Reply): Message => {
  if (!('message' in reply)) throw new Error(JSON.stringify(reply));
  return reply.message;
};

const nextDue = async (database: Database): Promise<Date | null> => {
  const [row] = await database.transaction({ router: true }, ({ db }) =>
    db.execute(sql`select extract(epoch from min(due_at)) * 1000 as at from due`),
  );
  const at = row?.['at'] ?? null;
  return at === null ? null : new Date(Math.round(Number(at)));
};

const plan = createPlanner();
const ticks = {
  introRequest: introRequestTick,
  introduction: introductionTick,
  program: programTick,
  pairing: pairingTick,
  referral: referralTick,
  oneToOne: oneToOneTick,
  totals: totalsTick,
  digest: digestTick,
  digests: digestsTick,
  channelDigest: channelDigestTick,
  review: reviewTick,
  meetup: meetupTick,
  post: boardTick,
};

type Due = Awaited<ReturnType<DueQuery['claim']>>[number];

/** What is due in one community in its order, communities beside each other. */
const runDue = async (store: FullStore): Promise<void> => {
  const claimed = await store.due.claim(1000);
  const communities = [...new Set(claimed.map(({ community }) => community))];
  await forEachOf(communities, async (id) => {
    for (const due of claimed.filter(({ community }) => community === id)) await runOne(store, due);
  });
};

const runOne = async (store: FullStore, { community, kind, subject }: Due): Promise<void> => {
  if (kind === 'round') await advanceRound({ store, dice, plan }, community, asId<RoundId>(subject));
  // Calendars and platforms are read where a test says what is in them.
  else if (kind === 'meetupFeed' || kind === 'interest')
    await store.transaction(community, (tx) => tx.due.set(kind, subject, null));
  else await store.transaction(community, (tx) => ticks[kind](subject, { tx, dice }));
};

const openTown = async (database: Database, store: FullStore): Promise<Town> => {
  const id = dice.id<CommunityId>();
  const place = {
    name: 'Test',
    zone: 'Europe/Warsaw',
    language: 'en',
    holidays: 'none',
    daysOff: [],
    letsGuestsIn: false,
    roomChannel: '',
    startedAt: new Date(0),
  } as const;
  await store.communities.create({ id, ...place });
  const ids = new Map<string, MemberId>();
  const idOf = (name: string): MemberId => ids.get(name) ?? asId(`nobody called ${name}`);
  const nameOf = (member: MemberId) => [...ids].find(([, one]) => one === member)?.[0] ?? member;
  const save = (member: Member) =>
    store.transaction(id, async (tx) => {
      await tx.members.save(member);
      await indexMember(tx, member);
    });
  const asks: Town['asks'] = (who) =>
    store.transaction(id, (tx) => tx.introRequests.byRequester(idOf(who), new Date(0)));
  return {
    id,
    idOf,
    asks,
    add: async (name, change = {}) => {
      const made = { ...memberNamed(name), language: 'en' as const, id: dice.id<MemberId>() };
      const member = { ...made, ...change };
      ids.set(name, member.id);
      await save(member);
      return member.id;
    },
    change: async (name, change) => {
      const member = await store.transaction(id, (tx) => tx.members.get(idOf(name)));
      if (member !== null) await save({ ...member, ...change });
    },
    press: (who, action, given = {}) => press(store, id, idOf(who), action, given),
    told: (who) => told(database, id, idOf(who)),
    holder: async (who) => {
      const latest = (await asks(who)).at(-1);
      const open = latest === undefined ? null : openCandidate(latest);
      return open === null ? null : nameOf(open.member);
    },
  };
};

const press = (
  store: FullStore,
  community: CommunityId,
  who: MemberId,
  action: string,
  given: Partial<Call>,
): Promise<Reply> => {
  const found = actions.get(action);
  if (found === undefined) throw new Error(`no action ${action}`);
  const call: Call = {
    community,
    who,
    platform: 'playground',
    channel: null,
    action,
    subject: '',
    text: '',
    person: null,
    answers: {},
    surface: 'button',
    ...given,
    ...(given.answers === undefined ? {} : { answers: asSent(action, given.answers) }),
  };
  return store.transaction(community, (tx) => found.run(call, { tx, dice, language: 'en' }));
};

const told = (database: Database, community: CommunityId, who: MemberId) =>
  database.transaction({ community }, async ({ db }) => {
    const rows = await db.execute(
      sql`select effect, extract(epoch from not_before) * 1000 as at from outbox order by not_before, key`,
    );
    return rows.flatMap((row) => {
      const effect = JSON.parse(String(row['effect'])) as Effect;
      if (!('to' in effect) || effect.to !== who) return [];
      const again = 'again' in effect.notice ? ` ${effect.notice.again}` : '';
      const what = `${effect.effect} ${effect.notice.notice}${again}`;
      return [{ what, at: new Date(Math.round(Number(row['at']))) }];
    });
  });

/** The id of the request whose card somebody was sent. */
export const cardOf = async (town: Town, requester: string): Promise<IntroRequestId> => {
  const latest = (await town.asks(requester)).at(-1);
  if (latest === undefined) throw new Error(`${requester} asked for nothing`);
  return latest.id;
};
