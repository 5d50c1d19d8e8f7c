import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { Ambiguous, Busy, type Platform } from '../../src/actions/ports/platform.ts';
import type { PlatformName } from '../../src/core/community.ts';
import type { MemberId } from '../../src/core/ids.ts';
import { pgliteSessions } from '../../src/store/pglite.ts';
import { deliverDue } from '../../src/worker/deliver.ts';
import { openStage, type Stage, start } from '../actions/stage.ts';
import type { Fault, FaultRule } from '../fakes/discord/faults.ts';
import { openTemplate } from '../template.ts';
import { openWayOut, type WayOut } from './wayOut.ts';

let stage: Stage;
let close: () => Promise<void>;
let at = start.getTime();
beforeAll(async () => {
  const copy = await openTemplate(inject('pgliteTemplate'));
  stage = await openStage(pgliteSessions(copy.pglite));
  close = copy.close;
});
afterAll(() => close());
beforeEach(() => {
  at += 86_400_000;
  vi.useFakeTimers({ toFake: ['Date'], now: at });
});
afterEach(() => void vi.useRealTimers());

/** The time of the database, of the stand-in and of the client, moved together. */
const pass = async (ms: number): Promise<void> => {
  at += ms;
  vi.setSystemTime(at);
  await stage.setTime(new Date(at));
};

/** A server of its own, people with one message each, and the real outbox and deliverer. */
const openCrowd = async (size: number) => {
  const out = await openWayOut({ hasRates: true, now: () => Date.now() });
  await stage.setTime(new Date(at));
  const town = await stage.openCommunity();
  const people: { member: MemberId; externalId: string; key: string }[] = [];
  for (let index = 0; index < size; index += 1) {
    const externalId = out.addPerson();
    people.push({ member: await town.add(externalId), externalId, key: `welcome/${externalId}` });
  }
  await stage.store.transaction(town.id, async (tx) => {
    await tx.accounts.saveMany(
      people.map(({ member, externalId }) => ({
        ...{ platform: 'discord' as const, place: out.guild.id, externalId, member, unreachableSince: null },
      })),
    );
    await tx.outbox.add(
      people.map(({ member, key }) => ({
        ...{ key, effect: { effect: 'tell', to: member, notice: { notice: 'welcome' } }, notBefore: tx.now },
      })),
    );
  });
  const rows = async () =>
    stage.database.transaction({ router: true }, ({ db }) =>
      db.execute<{ key: string; state: string }>(
        sql`select key, state from outbox where community_id = ${town.id} order by key`,
      ),
    );
  /** So many at once that the client’s fifty requests a second do. */
  const live = async (platform: Platform = out.platform, stepMs = 1_000, atOnce = 20) => {
    const platforms = new Map<PlatformName, Platform>([['discord', platform]]);
    const ports = { store: stage.store, outbox: stage.store.outbox, platforms, log: () => undefined };
    for (;;) {
      while ((await deliverDue(ports, atOnce)) > 0) await pass(1_000);
      const open = (await rows()).filter(({ state }) => !['sent', 'dead', 'cancelled'].includes(state));
      if (open.length === 0) return;
      await pass(stepMs);
    }
  };
  return {
    ...{ out, live },
    ends: async () => {
      const states = new Map((await rows()).map(({ key, state }) => [key, state]));
      return people.map(({ key, externalId }) => ({
        state: states.get(key) ?? 'none',
        times: out.dmsOf(externalId).length + hintsOf(out, externalId),
      }));
    },
    close: out.close,
  };
};

const hintsOf = (out: WayOut, person: string): number =>
  out.threadsOf(person).flatMap(({ messages }) => messages.filter(({ type }) => type !== 1)).length;

const lostBefore: readonly Fault[] = [{ kind: 'loseRequest' }, { kind: 'status', status: 503 }];
const lostAfter: readonly Fault[] = [
  { kind: 'loseAnswer' },
  { kind: 'status', status: 502, isDone: true },
  { kind: 'status', status: 500, isDone: true },
];

/** One in ten requests of this kind meets one of these faults, in turn. */
const oneInTen = (asked: RegExp, faults: readonly Fault[]): FaultRule & { count: number } => {
  let calls = 0;
  const rule = (method: string, path: string) => {
    if (!asked.test(`${method} ${path}`)) return null;
    calls += 1;
    if (calls % 10 !== 0) return null;
    rule.count += 1;
    return faults[rule.count % faults.length] ?? null;
  };
  rule.count = 0;
  return rule;
};

const posts = /^POST \/channels\/\d+\/messages$/u;

describe('one answer in ten is lost', () => {
  test('of direct messages: nothing twice, nothing lost, nothing for the operator, no refusal', async () => {
    const crowd = await openCrowd(100);
    const rule = oneInTen(posts, [...lostAfter, ...lostBefore]);
    crowd.out.discord.faults.rule(rule);
    await crowd.live();
    expect(rule.count).toBeGreaterThanOrEqual(10);
    const ends = await crowd.ends();
    expect(ends.filter(({ state, times }) => state === 'sent' && times === 1)).toHaveLength(100);
    expect(crowd.out.discord.invalidRequests()).toBe(0);
    await crowd.close();
  });

  test('and whoever looks only after an hour, when no nonce is remembered: the same', async () => {
    const crowd = await openCrowd(60);
    crowd.out.discord.faults.rule(oneInTen(posts, [...lostAfter, ...lostBefore]));
    await crowd.live(crowd.out.platform, 3_600_000);
    const ends = await crowd.ends();
    expect(ends.filter(({ state, times }) => state === 'sent' && times === 1)).toHaveLength(60);
    await crowd.close();
  });

  test('this test sees it when nobody looks, and no nonce is remembered', async () => {
    const crowd = await openCrowd(40);
    crowd.out.discord.faults.rule(oneInTen(posts, lostAfter));
    const { platform } = crowd.out;
    await crowd.live({ ...platform, find: async () => 'absent' }, 3_600_000);
    expect((await crowd.ends()).filter(({ times }) => times > 1).length).toBeGreaterThan(0);
    await crowd.close();
  });

  test('of hints to people with closed direct messages: one thread and one line each', async () => {
    const crowd = await openCrowd(40);
    for (const person of crowd.out.discord.people.values()) person.isDmClosed = true;
    crowd.out.discord.faults.rule(oneInTen(/^(?:POST|PUT) /u, [...lostAfter, ...lostBefore]));
    await crowd.live(crowd.out.platform, 60_000, 8);
    const ends = await crowd.ends();
    expect(ends.filter(({ state, times }) => state !== 'sent' || times !== 1)).toEqual([]);
    const threads = [...crowd.out.discord.channels.values()].filter(({ type }) => type === 12);
    expect(threads).toHaveLength(40);
    await crowd.close();
  });

  test('of rooms: one for each introduction, with both people in it', async () => {
    const out = await openWayOut({ now: () => Date.now() });
    out.discord.faults.rule(oneInTen(/^(?:POST|PUT) /u, [...lostAfter, ...lostBefore]));
    for (let index = 0; index < 100; index += 1) {
      const people = [out.addPerson(), out.addPerson()];
      const room = await openAsTheOutboxDoes(out, people, `room/${index}`);
      expect(out.discord.channels.get(room)?.members).toHaveProperty('size', 3);
    }
    const threads = [...out.discord.channels.values()].filter(({ type }) => type === 12);
    expect(threads).toHaveLength(100);
    await out.close();
  });
});

const openAsTheOutboxDoes = async (out: WayOut, people: readonly string[], key: string): Promise<string> => {
  let unsureSince: Date | null = null;
  for (;;) {
    const attempt = new Date();
    try {
      const found =
        unsureSince === null ? 'absent' : await out.platform.find(out.guild.id, key, unsureSince, { people });
      if (typeof found === 'object' && 'room' in found) return found.room.id;
      const opened = await out.platform.openRoom(out.guild.id, people, 'Ada · Grace', key);
      if ('unreachable' in opened) throw new Error(opened.unreachable);
      return opened.room.id;
    } catch (error) {
      if (error instanceof Ambiguous) unsureSince ??= attempt;
      else if (!(error instanceof Busy)) throw error;
      await pass(61_000);
    }
  }
};
