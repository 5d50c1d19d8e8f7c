import { describe, expect, test } from 'vitest';
import type { MessageRef, Platform } from '../../src/actions/ports/platform.ts';
import { freshProgram } from '../../src/actions/programs.ts';
import { advanceRound } from '../../src/actions/roundPlan.ts';
import { programTick } from '../../src/actions/roundsClock.ts';
import type { PlatformName } from '../../src/core/community.ts';
import type { CommunityId, MemberId, ProgramId, RoundId } from '../../src/core/ids.ts';
import type { Pairing } from '../../src/core/pairing.ts';
import { dice } from '../../src/dice.ts';
import { createHeartbeat, type Heartbeat } from '../../src/heartbeat.ts';
import type { FullStore } from '../../src/store/store.ts';
import { addresses } from '../../src/views/addresses.ts';
import { createPlanner } from '../../src/worker/planner.ts';
import { openStage, type Stage, start } from '../actions/stage.ts';
import { storePlaces } from '../contracts/storeContractPlaces.ts';

/** Pairs of the round that is interrupted everywhere; `PAIRS=50` for a long night. */
const pairs = Number(process.env['PAIRS'] ?? 3);
const roundAt = new Date('2027-01-13T09:00:00Z');
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A platform that does everything once for each key and counts how often it was asked. */
const countingPlatform = () => {
  const times = new Map<string, number>();
  const rooms = new Map<string, { platform: PlatformName; id: string }>();
  const did = (key: string) => times.set(key, (times.get(key) ?? 0) + 1);
  const refOf = (key: string): MessageRef => ({ platform: 'playground', place: 'p', id: key });
  const platform: Platform = {
    name: 'playground',
    sendDirect: async (_place, _to, _what, key) => {
      did(key);
      return { sent: refOf(key) };
    },
    sendToRoom: async (_place, _room, _what, key) => {
      did(key);
      return { sent: refOf(key) };
    },
    sendToChannel: async () => ({ unreachable: 'no channel' }),
    edit: async (ref) => ({ sent: ref }),
    openRoom: async (_place, _people, _title, key) => {
      did(key);
      const room = { platform: 'playground', id: `room of ${key}` } as const;
      rooms.set(key, room);
      return { room };
    },
    find: async (_place, key) => {
      const room = rooms.get(key);
      if (room !== undefined) return { room };
      return times.has(key) ? refOf(key) : 'absent';
    },
  };
  return { platform, times };
};

/** After so many steps (transactions, outbox changes, calls of the platform) everything fails, as if killed. */
const killedAfter = (steps: number, store: FullStore, platform: Platform) => {
  const life = { left: steps, steps: 0 };
  const mortal =
    <In extends readonly unknown[], Out>(act: (...given: In) => Promise<Out>) =>
    async (...given: In): Promise<Out> => {
      if (life.left <= 0) throw new Error('killed');
      life.left--;
      life.steps++;
      const out = await act(...given);
      // Killed while the answer was on its way.
      if (life.left <= 0) throw new Error('killed');
      return out;
    };
  const { outbox, due } = store;
  const mortalStore: FullStore = {
    ...store,
    transaction: mortal(store.transaction) as FullStore['transaction'],
    due: { ...due, claim: mortal(due.claim) },
    outbox: {
      ...outbox,
      claim: mortal(outbox.claim),
      sent: mortal(outbox.sent),
      later: mortal(outbox.later),
      unsure: mortal(outbox.unsure),
      drop: mortal(outbox.drop),
      bury: mortal(outbox.bury),
    },
  };
  const { openRoom, sendToRoom, sendDirect } = platform;
  const mortalPlatform = {
    ...platform,
    openRoom: mortal(openRoom),
    sendToRoom: mortal(sendToRoom),
    sendDirect: mortal(sendDirect),
  };
  return { store: mortalStore, platform: mortalPlatform, life };
};

const beating = (store: FullStore, platform: Platform): Heartbeat =>
  createHeartbeat({ store, waking: store, platforms: new Map([['playground', platform]]), dice, log: quiet });

/** A town in which a round is due now. */
const townInRound = async (stage: Stage, people: number) => {
  await stage.setTime(start);
  const town = await stage.openCommunity();
  const ids: MemberId[] = [];
  for (let at = 0; at < people; at++) ids.push(await town.add(`Person ${at}`));
  const id = dice.id<ProgramId>();
  await stage.store.transaction(town.id, async (tx) => {
    const fresh = freshProgram(id, 'Europe/Warsaw', tx.now);
    await tx.programs.save({
      ...fresh,
      name: 'Coffee',
      place: 'everyone',
      weekday: 3,
      announced: '2027-01-13',
    });
    await tx.members.makeManager(ids[0] as MemberId);
    const identity = { platform: 'playground', place: 'p', unreachableSince: null } as const;
    await tx.accounts.saveMany(ids.map((member) => ({ ...identity, externalId: member, member })));
  });
  await town.press('Person 0', addresses.programs.start, { subject: id });
  await stage.setTime(roundAt);
  return { community: town.id, program: id };
};

const planOf = (stage: Stage, community: CommunityId, program: ProgramId) =>
  stage.store.transaction(community, async (tx) => {
    const rounds = await tx.rounds.latest(program, 9);
    const [round] = rounds;
    const pairings = round === undefined ? [] : await tx.pairings.ofRound(round.id);
    return { rounds, pairings: pairings.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
  });

const fixed = (pairings: readonly Pairing[]) =>
  pairings.map(({ id, members, starter, reasons }) => ({ id, members, starter, reasons }));

const expectWhole = (pairings: readonly Pairing[], people: number, times: ReadonlyMap<string, number>) => {
  const placed = pairings.flatMap(({ members }) => members);
  expect([placed.length, new Set(placed).size]).toEqual([people, people]);
  for (const { id, status } of pairings) {
    expect(status).toBe('open');
    expect([times.get(`${id}/room`), times.get(`${id}/kickoff`)]).toEqual([1, 1]);
  }
  expect([...times.values()].every((count) => count === 1)).toBe(true);
};

describe.each(storePlaces)('a round %s', (where, open) => {
  test('that two schedulers begin at once has one plan, and everybody is told once', async () => {
    const place = await open();
    const stage = await openStage(place.sessions);
    const people = where.includes('PostgreSQL') ? 100 : 10;
    const { community, program } = await townInRound(stage, people);
    const { platform, times } = countingPlatform();
    const [one, other] = [beating(stage.store, platform), beating(stage.store, platform)];
    for (let turn = 0; turn < 4; turn++) await Promise.all([one.beat(), other.beat()]);
    const { rounds, pairings } = await planOf(stage, community, program);
    expect(rounds).toHaveLength(1);
    expect(pairings).toHaveLength(people / 2);
    expectWhole(pairings, people, times);
    await place.close();
  }, 120_000);
});

describe.each(storePlaces)('a round %s', (_, open) => {
  test('has one plan even where two processes work on it against all claims', async () => {
    const place = await open();
    const stage = await openStage(place.sessions);
    const { community, program } = await townInRound(stage, 10);
    const { store } = stage;
    const tick = () => store.transaction(community, (tx) => programTick(program, { tx, dice }));
    await Promise.all([tick(), tick(), tick()]);
    const { rounds } = await planOf(stage, community, program);
    expect(rounds).toMatchObject([{ status: 'planning' }]);
    const id = rounds[0]?.id as RoundId;
    const ports = { store, dice, plan: createPlanner() };
    await Promise.all([1, 2, 3].map(() => advanceRound(ports, community, id)));
    expect((await planOf(stage, community, program)).pairings).toHaveLength(5);
    await place.close();
  }, 60_000);
});

describe('a round that is killed', () => {
  test('at every step goes on with the same plan, and everybody is told once', async () => {
    const [, open] = storePlaces[0] ?? [];
    if (open === undefined) throw new Error('nowhere to run');
    const place = await open();
    const stage = await openStage(place.sessions);
    let isWhole = false;
    for (let steps = 1; !isWhole; steps++) {
      const { community, program } = await townInRound(stage, pairs * 2);
      const { platform, times } = countingPlatform();
      const mortal = killedAfter(steps, stage.store, platform);
      await beating(mortal.store, mortal.platform)
        .beat()
        .catch(() => 0);
      isWhole = mortal.life.left > 0;
      const before = await planOf(stage, community, program);
      // Longer than any lease.
      await stage.setTime(new Date(roundAt.getTime() + 5 * 60_000));
      await beating(stage.store, platform).beat();
      const after = await planOf(stage, community, program);
      expect(after.rounds).toHaveLength(1);
      if (before.pairings.length > 0) expect(fixed(after.pairings)).toEqual(fixed(before.pairings));
      expectWhole(after.pairings, pairs * 2, times);
    }
    await place.close();
  }, 600_000);
});
