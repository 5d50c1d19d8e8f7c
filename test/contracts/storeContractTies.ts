import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../src/actions/ports.ts';
import type { CommunityId, MemberId } from '../../src/core/ids.ts';
import { graphOfLinks, type WeightedLink } from '../../src/core/network/links.ts';
import { createPathSearch } from '../../src/core/network/paths.ts';
import {
  addEvidence,
  claimTie,
  listTie,
  noTie,
  postponeTie,
  refuseTie,
  type Tie,
  takeBackTie,
  tieStrengths,
} from '../../src/core/tie.ts';
import { start } from '../actions/stage.ts';
import type { StoreStage } from './storeContract.ts';
import { confirmed, hostileTexts, minutes, person, vouchFor } from './storeContractSamples.ts';

const said = { strength: 'good', source: 'said' } as const;

/** Ties and vouches: kept whole, found by whoever they are of, and the part of the network between two. */
export function tiesContract(on: StoreStage): void {
  describe('keeps ties and vouches', () => {
    const within = <T>(here: CommunityId, work: (tx: Transaction) => Promise<T>) =>
      on.stage().store.transaction(here, work);
    const people = async (here: CommunityId, count: number): Promise<readonly MemberId[]> => {
      const all = Array.from({ length: count }, (_, index) => person(`P${index}`));
      await within(here, (tx) => tx.members.saveMany(all));
      return all.map(({ id }) => id);
    };
    const three = async (here: CommunityId) =>
      (await people(here, 3)) as readonly [MemberId, MemberId, MemberId];

    it('in every state, the same from both sides', async () => {
      const here = await on.community();
      const [ada, sam] = await three(here);
      const claimed = claimTie(noTie(ada, sam), ada, said, start);
      const states = [
        claimed,
        confirmed(ada, sam),
        refuseTie(claimed, sam, minutes(1)),
        postponeTie(claimed, sam, minutes(1)),
        takeBackTie(confirmed(ada, sam), sam, minutes(2)),
        addEvidence(confirmed(ada, sam), { kind: 'met', about: 'x', at: minutes(3) }),
        listTie(noTie(ada, sam), 'weak', minutes(4)),
      ];
      for (const tie of states) {
        await within(here, (tx) => tx.ties.save(tie));
        expect(await within(here, (tx) => tx.ties.get(ada, sam))).toEqual(tie);
        expect(await within(here, (tx) => tx.ties.lock(sam, ada))).toEqual(tie);
        expect(await within(here, (tx) => tx.ties.of(sam))).toEqual([tie]);
      }
    });

    it('and lets two who begin at once wait in line', async () => {
      const here = await on.community();
      const [ada, sam] = await three(here);
      const claim = (by: MemberId) =>
        within(here, async (tx) => tx.ties.save(claimTie(await tx.ties.lock(ada, sam), by, said, tx.now)));
      await Promise.all([claim(ada), claim(sam)]);
      expect(await within(here, (tx) => tx.ties.links())).toHaveLength(1);
    });

    it('and finds questions only for whoever they wait for, when they wait, about joined people in peace', async () => {
      const here = await on.community();
      const [ada, sam, grace] = await three(here);
      const asks = [
        claimTie(noTie(ada, sam), ada, said, start),
        listTie(noTie(grace, sam), 'weak', minutes(-9)),
      ];
      await within(here, (tx) => tx.ties.saveMany(asks));
      const waiting = async (who: MemberId) =>
        (await within(here, (tx) => tx.ties.waitingFor(who, 9))).map(({ one, other }) =>
          one === who ? other : one,
        );
      expect(await waiting(sam)).toEqual([grace, ada]);
      expect(await waiting(ada)).toEqual([]);
      expect(await waiting(grace)).toEqual([sam]);
      expect(await within(here, (tx) => tx.ties.waitingFor(sam, 1))).toHaveLength(1);
      await within(here, (tx) => tx.limits.avoid(ada, sam, start));
      expect(await waiting(sam)).toEqual([grace]);
      await within(here, (tx) =>
        tx.ties.save(postponeTie(listTie(noTie(grace, sam), 'weak', start), sam, start)),
      );
      expect([await waiting(sam), await waiting(grace)]).toEqual([[], [sam]]);
      await within(here, (tx) =>
        tx.members.save({ ...person('P1'), id: sam, status: 'left', joinedAt: null }),
      );
      expect(await waiting(grace)).toEqual([]);
    });

    it('and gives of the network what ways between two need: the same ways as in the whole of it', async () => {
      const here = await on.community();
      const all = await people(here, 9);
      const index = fc.integer({ min: 0, max: all.length - 1 });
      const world = fc.record({
        ties: fc.array(
          fc.tuple(index, index, fc.constantFrom(...tieStrengths), fc.constantFrom('both', 'one', 'taken')),
          {
            minLength: 6,
            maxLength: 30,
          },
        ),
        avoids: fc.array(fc.tuple(index, index), { maxLength: 2 }),
        left: fc.array(index, { maxLength: 1 }),
      });
      await fc.assert(
        fc.asyncProperty(world, async ({ ties, avoids, left }) => {
          const at = (number: number) => all[number] as MemberId;
          const made = new Map(
            ties
              .filter(([one, other]) => one !== other)
              .map(([one, other, strength, state]) => {
                const half = claimTie(noTie(at(one), at(other)), at(one), { ...said, strength }, start);
                const both = claimTie(half, at(other), said, start);
                const tie =
                  state === 'one' ? half : state === 'both' ? both : takeBackTie(both, at(one), start);
                return [`${tie.one}/${tie.other}`, tie] as const;
              }),
          );
          await within(here, async (tx) => {
            for (const id of all) await tx.erasures.erase(id, '');
            await tx.members.saveMany(
              all.map((id, number) => ({
                ...person(`P${number}`),
                id,
                status: left.includes(number) ? ('left' as const) : ('joined' as const),
              })),
            );
            for (const id of all)
              for (const whom of await tx.limits.avoidedBy(id)) await tx.limits.unavoid(id, whom);
            await tx.ties.saveMany([...made.values()]);
            for (const [by, whom] of avoids) if (by !== whom) await tx.limits.avoid(at(by), at(whom), start);
          });
          const isOut = (id: MemberId) => left.some((number) => at(number) === id);
          const isApart = (one: MemberId, other: MemberId) =>
            avoids.some(([by, whom]) => [at(by), at(whom)].sort().join() === [one, other].sort().join());
          const expected = [...made.values()].filter(
            ({ one, other, sides }) =>
              sides.every(({ claim }) => claim !== null) &&
              !isOut(one) &&
              !isOut(other) &&
              !isApart(one, other),
          );
          const whole = await within(here, (tx) => tx.ties.links());
          expect(namesOf(whole)).toEqual(namesOf(expected));
          for (const connectors of [1, 2] as const) {
            const part = await within(here, (tx) => tx.ties.linksBetween(at(0), at(1), connectors));
            expect(waysIn(part, at(0), at(1), connectors)).toEqual(waysIn(whole, at(0), at(1), connectors));
            // Not one more either: what only one of two says never leaves the store.
            const near =
              connectors === 1 ? [] : [at(0), at(1)].map((end) => knownTo(end, [...made.values()]));
            expect(namesOf(part)).toEqual(
              namesOf(expected.filter((tie) => isOnTheWay(tie, [at(0), at(1)], near))),
            );
          }
          const mine = await within(here, (tx) => tx.ties.linksOf([at(0), at(2)]));
          expect(namesOf(mine)).toEqual(
            namesOf(
              expected.filter(({ one, other }) => [at(0), at(2)].some((id) => id === one || id === other)),
            ),
          );
        }),
        { numRuns: 25 },
      );
    });

    it('and moves them where two records turn out to be one person', async () => {
      const here = await on.community();
      const [ada, sam, grace] = await three(here);
      const listed = listTie(noTie(grace, sam), 'strong', start);
      await within(here, async (tx) => {
        await tx.ties.saveMany([listed, listTie(noTie(ada, sam), 'weak', start), confirmed(ada, grace)]);
        await tx.ties.move(grace, ada);
      });
      expect(await within(here, (tx) => tx.ties.of(grace))).toEqual([]);
      expect(await within(here, (tx) => tx.ties.of(ada))).toEqual([listTie(noTie(ada, sam), 'weak', start)]);
      await within(here, (tx) => tx.ties.move(sam, grace));
      expect(await within(here, (tx) => tx.ties.of(grace))).toEqual([
        listTie(noTie(ada, grace), 'weak', start),
      ]);
    });

    it('and vouches with every word as it was written, from both sides, latest first', async () => {
      const here = await on.community();
      const [ada, sam] = await three(here);
      for (const words of hostileTexts) {
        const one = vouchFor(ada, sam, words);
        await within(here, (tx) => tx.vouches.add(one));
        expect(await within(here, (tx) => tx.vouches.lock(one.id))).toEqual(one);
      }
      const later = { ...vouchFor(ada, sam, ''), tag: null, saidAt: minutes(5), withdrawnAt: minutes(6) };
      await within(here, (tx) => tx.vouches.add(later));
      expect((await within(here, (tx) => tx.vouches.by(ada)))[0]).toEqual(later);
      expect((await within(here, (tx) => tx.vouches.about(sam)))[0]).toEqual(later);
      expect(await within(here, (tx) => tx.vouches.about(ada))).toEqual([]);
    });
  });
}

type Ends = Pick<WeightedLink, 'one' | 'other'>;

const namesOf = (links: readonly Ends[]): string[] => links.map(({ one, other }) => `${one}/${other}`).sort();

/** Whom somebody knows, and who says so too. */
const knownTo = (whom: MemberId, ties: readonly Tie[]): ReadonlySet<MemberId> =>
  new Set(
    ties.flatMap(({ one, other, sides }) =>
      sides.every(({ claim }) => claim !== null) && (one === whom || other === whom)
        ? [one === whom ? other : one]
        : [],
    ),
  );

/** A tie of one of the ends, or between somebody the one and somebody the other knows. */
const isOnTheWay = (
  { one, other }: Ends,
  ends: readonly MemberId[],
  [first, last]: readonly ReadonlySet<MemberId>[],
): boolean =>
  ends.includes(one) ||
  ends.includes(other) ||
  (first?.has(one) && last?.has(other)) === true ||
  (first?.has(other) && last?.has(one)) === true;

const waysIn = (links: readonly WeightedLink[], requester: MemberId, target: MemberId, connectors: 1 | 2) => {
  const { graph, people, numberOf } = graphOfLinks(links, minutes(60 * 24 * 99), [requester, target]);
  const [from, to] = [numberOf.get(requester) ?? -1, numberOf.get(target) ?? -1];
  const willing = new Uint8Array(people.length).fill(200);
  return createPathSearch(graph)({ requester: from, target: to, connectors, most: 5 }, willing).map(
    (path) => ({ cost: path.cost, people: path.people.map((number) => people[number]) }),
  );
};
