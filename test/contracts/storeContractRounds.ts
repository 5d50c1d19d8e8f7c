import { describe, expect, it } from 'vitest';
import type { MemberId, PairingId } from '../../src/core/ids.ts';
import { type Pairing, planPairing } from '../../src/core/pairing.ts';
import { type Program, programDefaults } from '../../src/core/program.ts';
import { newcomerTo } from '../../src/core/programMember.ts';
import type { Round, RoundPlace, RoundSummary } from '../../src/core/round.ts';
import { dice } from '../../src/dice.ts';
import { sqlState } from '../../src/store/session.ts';
import { start } from '../actions/stage.ts';
import type { StoreStage } from './storeContract.ts';
import { hostileTexts, minutes, person, tag } from './storeContractSamples.ts';

export const program = (change: Partial<Program> = {}): Program => ({
  ...programDefaults,
  id: dice.id(),
  name: 'Coffee',
  zone: 'Europe/Warsaw',
  anchor: '2027-01-11',
  status: 'running',
  lastDone: null,
  announced: '2027-01-11',
  rounds: 0,
  createdAt: start,
  ...change,
});

export const round = (of: Program, change: Partial<Round> = {}): Round => ({
  id: dice.id(),
  program: of.id,
  date: '2027-01-11',
  number: 0,
  seed: 4711,
  opensAt: minutes(60),
  status: 'planning',
  summary: null,
  ...change,
});

export const pairing = (of: Round, members: readonly [MemberId, MemberId]): Pairing =>
  planPairing({
    id: dice.id(),
    round: of.id,
    program: of.program,
    members,
    starter: members[0],
    reasons: [{ kind: 'shares', members, topic: tag('react') }, { kind: 'firstMeeting' }],
    madeAt: start,
    checkInAt: minutes(60 * 24 * 4),
    closesAt: minutes(60 * 24 * 7),
  });

export const placeIn = (of: Round, member: MemberId, placed: PairingId | null): RoundPlace => {
  const where = { round: of.id, member, day: of.date };
  return placed === null
    ? { ...where, pairing: null, notPlaced: 'elsewhere' }
    : { ...where, pairing: placed, notPlaced: null };
};

const summary: RoundSummary = {
  people: 2,
  pairings: 1,
  withReason: 1,
  larger: 0,
  leftOut: 0,
  repeats: 0,
  certified: 0.98,
};

/** Programs, who takes part how, rounds and their plans. */
export function roundsContract({ stage, community }: StoreStage): void {
  const inCommunity: ReturnType<typeof stage>['store']['transaction'] = (id, work) =>
    stage().store.transaction(id, work);
  /** A program of two members, and its round. */
  const twoIn = async () => {
    const here = await community();
    const [ada, grace] = [person('Ada'), person('Grace')];
    const own = program();
    const first = round(own);
    await inCommunity(here, async (tx) => {
      await tx.members.saveMany([ada, grace]);
      await tx.programs.save(own);
      await tx.rounds.begin(first);
    });
    return { here, ada: ada.id, grace: grace.id, own, first };
  };

  describe('keeps programs', () => {
    it('as they were saved last, the oldest first, whatever their names', async () => {
      const here = await community();
      const all = hostileTexts.map((name, index) => program({ name, createdAt: minutes(index) }));
      await inCommunity(here, async (tx) => {
        for (const one of all.toReversed()) await tx.programs.save({ ...one, name: 'Old' });
        for (const one of all) await tx.programs.save(one);
        expect(await tx.programs.list()).toEqual(all);
        for (const one of all) {
          expect([await tx.programs.get(one.id), await tx.programs.lock(one.id)]).toEqual([one, one]);
        }
        expect(await tx.programs.get(dice.id())).toBeNull();
      });
    });

    it('and how each member takes part, until they are forgotten', async () => {
      const { here, ada, grace, own } = await twoIn();
      const said = {
        ...newcomerTo(own, ada),
        isIn: true,
        everyWeeks: 2,
        skips: '2027-01-18',
        benchedAt: start,
      };
      await inCommunity(here, async (tx) => {
        await tx.programs.saveMembers([newcomerTo(own, ada), newcomerTo(own, grace)]);
        await tx.programs.saveMembers([said]);
        expect(await tx.programs.memberOf(own.id, ada)).toEqual(said);
        expect(await tx.programs.membersOf(own.id)).toEqual(
          new Map([
            [ada, said],
            [grace, newcomerTo(own, grace)],
          ]),
        );
        await tx.programs.forget(ada);
        expect([await tx.programs.memberOf(own.id, ada), await tx.programs.of(ada)]).toEqual([null, []]);
        expect(await tx.programs.of(grace)).toEqual([newcomerTo(own, grace)]);
      });
    });
  });

  describe('keeps rounds', () => {
    it('one for each program and day, however many begin it at the same moment', async () => {
      const { here, own, first } = await twoIn();
      const begun = await Promise.all(
        Array.from({ length: 8 }, () =>
          inCommunity(here, (tx) => tx.rounds.begin(round(own, { date: '2027-01-18', number: 1 }))),
        ),
      );
      const [second] = begun;
      if (second === undefined) throw new Error('no round');
      expect(new Set(begun.map(({ id }) => id)).size).toBe(1);
      await inCommunity(here, async (tx) => {
        expect(await tx.rounds.latest(own.id, 9)).toEqual([second, first]);
        expect(await tx.rounds.latest(own.id, 1)).toEqual([second]);
        const open: Round = { ...first, status: 'open', summary, opensAt: minutes(99) };
        await tx.rounds.save(open);
        expect([await tx.rounds.get(first.id), await tx.rounds.lock(first.id)]).toEqual([open, open]);
      });
    });

    it('with their plan: pairings that are due, and where everybody stands', async () => {
      const { here, ada, grace, first } = await twoIn();
      const one = pairing(first, [ada, grace]);
      await inCommunity(here, (tx) =>
        tx.rounds.savePlan([one], [placeIn(first, ada, one.id), placeIn(first, grace, one.id)]),
      );
      await inCommunity(here, async (tx) => {
        expect([await tx.pairings.get(one.id), await tx.pairings.lock(one.id)]).toEqual([one, one]);
        expect([await tx.pairings.of(ada, start), await tx.pairings.ofRound(first.id)]).toEqual([
          [one],
          [one],
        ]);
        expect(await tx.rounds.placesOf(grace, 9)).toEqual([placeIn(first, grace, one.id)]);
        expect(await tx.rounds.placedOn(first.date, dice.id())).toEqual(new Set([ada, grace]));
        expect(await tx.rounds.placedOn(first.date, first.id)).toEqual(new Set());
        const [a, b] = [ada, grace].toSorted();
        expect(await tx.rounds.meetings()).toEqual([{ a, b, lastAt: start, times: 1 }]);
        const open: Pairing = {
          ...one,
          status: 'open',
          room: { platform: 'slack', id: 'G1' },
          openedAt: minutes(1),
          meetingAt: minutes(120),
          slots: [{ at: minutes(120), chosenBy: [ada] }],
          signs: [{ member: ada, sign: 'talking', at: minutes(2) }],
        };
        await tx.pairings.save(open);
        expect(await tx.pairings.get(one.id)).toEqual(open);
        await tx.rounds.place(placeIn(first, grace, null));
        expect(await tx.rounds.placesOf(grace, 9)).toEqual([placeIn(first, grace, null)]);
      });
    });

    it('and nobody in two pairings of one day', async () => {
      const { here, ada, grace, first } = await twoIn();
      const other = program();
      const second = round(other);
      const [one, two] = [pairing(first, [ada, grace]), pairing(second, [ada, grace])];
      await inCommunity(here, async (tx) => {
        await tx.programs.save(other);
        await tx.rounds.begin(second);
        await tx.rounds.savePlan([one], [placeIn(first, ada, one.id)]);
      });
      const problem = await inCommunity(here, (tx) =>
        tx.rounds.savePlan([two], [placeIn(second, ada, two.id)]),
      ).catch((error: unknown) => error);
      expect(sqlState(problem)).toBe('23505');
      expect(await inCommunity(here, (tx) => tx.pairings.get(two.id))).toBeNull();
    });

    it('and who must never meet', async () => {
      const { here, ada, grace } = await twoIn();
      await inCommunity(here, async (tx) => {
        await tx.limits.avoid(ada, grace, start);
        expect(await tx.rounds.apart()).toEqual([{ a: ada, b: grace }]);
      });
    });
  });
}
