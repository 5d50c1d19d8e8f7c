import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freshProgram } from '../../src/actions/programs.ts';
import { advanceRound } from '../../src/actions/roundPlan.ts';
import { asId, type MemberId, type ProgramId, type TagSlug } from '../../src/core/ids.ts';
import { newcomerTo } from '../../src/core/programMember.ts';
import { dice } from '../../src/dice.ts';
import { pgliteSessions } from '../../src/store/pglite.ts';
import { addresses } from '../../src/views/addresses.ts';
import { createPlanner } from '../../src/worker/planner.ts';
import { openTemplate } from '../template.ts';
import { openStage, type Stage, start } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(pgliteSessions((await openTemplate(inject('pgliteTemplate'))).pglite));
});
afterAll(() => stage.database.close());

/** Somebody as a round finds them. */
type Person = {
  readonly tag: string;
  readonly hour: number;
  readonly away: 'no' | 'snoozed' | 'out' | 'benched' | 'known';
  readonly avoids: readonly number[];
};
type Round = { readonly people: readonly Person[]; readonly groupSize: number };

const here: Person = { tag: 'react', hour: 9, away: 'no', avoids: [] };

/** Run one round over these people; where everybody stands. */
const runRound = async ({ people, groupSize }: Round) => {
  await stage.setTime(start);
  const town = await stage.openCommunity();
  const manager = await town.add('Manager', { status: 'known', joinedAt: null });
  const ids: MemberId[] = [];
  for (const [at, person] of people.entries()) {
    const tag = asId<TagSlug>(person.tag);
    const from = `${String(person.hour).padStart(2, '0')}:00`;
    ids.push(
      await town.add(`Person ${at}`, {
        offers: [{ tag, level: 2, isPublic: at % 2 === 0 }],
        workingHours: { from, to: `${String(person.hour + 4).padStart(2, '0')}:00` },
        snoozedUntil: person.away === 'snoozed' ? new Date('2027-03-01T00:00:00Z') : null,
        ...(person.away === 'known' ? { status: 'known', joinedAt: null } : {}),
      }),
    );
  }
  const id = dice.id<ProgramId>();
  await stage.store.transaction(town.id, async (tx) => {
    await tx.members.makeManager(manager);
    const program = {
      ...freshProgram(id, 'Europe/Warsaw', tx.now),
      name: 'Coffee',
      place: 'everyone' as const,
      groupSize,
    };
    await tx.programs.save(program);
    for (const [at, { away, avoids }] of people.entries()) {
      const one = newcomerTo(program, ids[at] as MemberId);
      if (away === 'out') await tx.programs.saveMembers([{ ...one, isIn: false }]);
      if (away === 'benched') await tx.programs.saveMembers([{ ...one, benchedAt: tx.now }]);
      for (const other of avoids) {
        const whom = ids[other];
        if (whom !== undefined && other !== at) await tx.limits.avoid(ids[at] as MemberId, whom, tx.now);
      }
    }
  });
  await town.press('Manager', addresses.programs.start, { subject: id });
  await town.press('Manager', addresses.programs.runConfirmed, { subject: id });
  const [round] = await stage.store.transaction(town.id, (tx) => tx.rounds.latest(id, 1));
  if (round === undefined) throw new Error('no round');
  await advanceRound({ store: stage.store, dice, plan: createPlanner() }, town.id, round.id);
  return stage.store.transaction(town.id, async (tx) => ({
    ids,
    round: await tx.rounds.get(round.id),
    pairings: await tx.pairings.ofRound(round.id),
    places: await Promise.all(ids.map(async (member) => (await tx.rounds.placesOf(member, 5))[0])),
  }));
};

const check = async (given: Round) => {
  const { ids, round, pairings, places } = await runRound(given);
  expect(round?.status).toBe('open');
  const placed = pairings.flatMap(({ members }) => members);
  expect(new Set(placed).size).toBe(placed.length);
  for (const { members } of pairings) expect(members.length).toBeGreaterThan(1);
  for (const [at, { away, avoids }] of given.people.entries()) {
    const id = ids[at] as MemberId;
    const place = places[at];
    // Everybody who could be placed has a place: in a pairing, or with the reason why in none.
    if (away === 'no') expect(place).toBeDefined();
    else expect(place).toBeUndefined();
    const partners = pairings.find(({ members }) => members.includes(id))?.members ?? [];
    for (const other of avoids) if (other !== at) expect(partners).not.toContain(ids[other]);
  }
  return { pairings, places };
};

describe('everybody who takes part in a round', () => {
  test('is placed once or told why, never with whom they avoid, never while away', async () => {
    const person = fc.record({
      tag: fc.constantFrom('react', 'tax', 'hr'),
      hour: fc.constantFrom(6, 9, 16),
      away: fc.constantFrom('no', 'no', 'no', 'no', 'snoozed', 'out', 'benched', 'known'),
      avoids: fc.array(fc.nat({ max: 8 }), { maxLength: 3 }),
    });
    const round = fc.record({
      people: fc.array(person, { maxLength: 9 }),
      groupSize: fc.constantFrom(2, 2, 3, 4),
    });
    await fc.assert(
      fc.asyncProperty(round, async (given) => void (await check(given as Round))),
      { numRuns: 20 },
    );
  }, 120_000);

  test.each([
    [0, 0, 0],
    [1, 0, 1],
    [2, 1, 0],
    [3, 1, 0],
    [4, 2, 0],
    [5, 2, 0],
  ])('of %d people makes %d pairings and leaves out %d', async (size, count, alone) => {
    const { pairings, places } = await check({
      people: Array.from({ length: size }, () => here),
      groupSize: 2,
    });
    expect(pairings).toHaveLength(count);
    expect(places.filter((place) => place?.pairing === null)).toHaveLength(alone);
  });

  test('is nobody when all are on a pause', async () => {
    const people = Array.from({ length: 4 }, () => ({ ...here, away: 'snoozed' as const }));
    expect((await check({ people, groupSize: 2 })).pairings).toEqual([]);
  });

  test('has nobody when everybody avoids everybody, and hears nothing that gives it away', async () => {
    const people = Array.from({ length: 4 }, () => ({ ...here, avoids: [0, 1, 2, 3] }));
    const { pairings, places } = await check({ people, groupSize: 2 });
    expect(pairings).toEqual([]);
    expect(new Set(places.map((place) => place?.notPlaced))).toEqual(new Set(['nobodyFits']));
  });

  test('has nobody when no hours are shared', async () => {
    const people = [6, 12, 18].map((hour) => ({ ...here, hour }));
    const { places } = await check({ people, groupSize: 2 });
    expect(new Set(places.map((place) => place?.notPlaced))).toEqual(new Set(['noCommonHours']));
  });
});
