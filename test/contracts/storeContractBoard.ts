import { describe, expect, it } from 'vitest';
import type { BoardPost } from '../../src/core/boardPost.ts';
import type { Belonging, Circle } from '../../src/core/circle.ts';
import { asId, type CircleId, type CommunityId, type MemberId } from '../../src/core/ids.ts';
import { dice } from '../../src/dice.ts';
import type { StoreStage } from './storeContract.ts';
import { hostileTexts, kept, minutes, person, post, share } from './storeContractSamples.ts';

/** Posts, people one keeps in touch with, and links: kept whole, found by those who may. */
export function boardContract(on: StoreStage): void {
  describe('keeps the board', () => {
    const within = <T>(
      here: CommunityId,
      work: Parameters<ReturnType<typeof on.stage>['store']['transaction']>[1],
    ) => on.stage().store.transaction(here, work) as Promise<T>;
    const two = async (here: CommunityId) => {
      const [ada, grace] = [person('Ada'), person('Grace')];
      await within(here, (tx) => tx.members.saveMany([ada, grace]));
      return [ada.id, grace.id] as const;
    };
    const closed = { status: 'closed', closedAt: minutes(5), reason: 'solved', nextAt: null } as const;

    it('with every word as it was written, in every state', async () => {
      const here = await on.community();
      const [ada, grace] = await two(here);
      for (const words of hostileTexts) {
        const open = post(ada, grace, words);
        for (const one of [open, { ...open, ...closed }]) {
          await within(here, (tx) => tx.board.save(one));
          expect(await within(here, (tx) => tx.board.get(one.id))).toEqual(one);
          expect(await within(here, (tx) => tx.board.lock(one.id))).toEqual(one);
        }
        const link = share(ada, words);
        await within(here, (tx) => tx.shares.save(link));
        expect(await within(here, (tx) => tx.shares.lock(link.id))).toEqual(link);
      }
    });

    it('and finds posts that stand, the newest first, those of an author, and where somebody helps', async () => {
      const here = await on.community();
      const [ada, grace] = await two(here);
      const first = post(ada, grace, 'one');
      const second: BoardPost = { ...post(grace, ada, 'two'), ...{ postedAt: minutes(3) }, helpers: [] };
      const over: BoardPost = { ...post(ada, grace, 'over'), ...closed, postedAt: minutes(4) };
      await within(here, async (tx) => {
        for (const one of [first, second, over]) await tx.board.save(one);
      });
      expect(await within(here, (tx) => tx.board.open())).toEqual([second, first]);
      expect(await within(here, (tx) => tx.board.of(ada))).toEqual([over, first]);
      expect(await within(here, (tx) => tx.board.helpedBy(grace))).toEqual([over, first]);
      expect(await within(here, (tx) => tx.board.helpedBy(ada))).toEqual([]);
    });

    it('and whom somebody keeps in touch with, until one of them is forgotten', async () => {
      const here = await on.community();
      const [ada, grace] = await two(here);
      const one = kept(ada, grace);
      const changed = { ...one, cadence: null, touchedAt: minutes(9), suggestedAt: minutes(3) };
      for (const each of [one, changed]) {
        await within(here, (tx) => tx.keeps.save(each));
        expect(await within(here, (tx) => tx.keeps.get(ada, grace))).toEqual(each);
        expect(await within(here, (tx) => tx.keeps.of(ada))).toEqual([each]);
      }
      expect(await within(here, (tx) => tx.keeps.of(grace))).toEqual([]);
      await within(here, (tx) => tx.keeps.forget(grace));
      expect(await within(here, (tx) => tx.keeps.of(ada))).toEqual([]);
    });

    it('and circles by name, with who belongs to them, until a circle or a belonging goes', async () => {
      const here = await on.community();
      const [ada, grace] = await two(here);
      const [weavers, dyers] = ['Weavers', 'Dyers'].map((name, index) => ({
        ...{ id: dice.id<CircleId>(), name, madeAt: minutes(index) },
      })) as [Circle, Circle];
      const belongs = (member: MemberId, { id }: Circle, isShown: boolean): Belonging => ({
        ...{ circle: id, member, isShown },
      });
      await within(here, async (tx) => {
        for (const circle of [weavers, dyers]) await tx.circles.save(circle);
        await tx.circles.save({ ...dyers, name: 'All dyers' });
        await tx.circles.replace(ada, [belongs(ada, weavers, true), belongs(ada, dyers, true)]);
        await tx.circles.replace(ada, [belongs(ada, weavers, false)]);
        await tx.circles.replace(grace, [belongs(grace, weavers, true), belongs(grace, dyers, true)]);
      });
      expect(await within(here, (tx) => tx.circles.list())).toEqual([
        { ...dyers, name: 'All dyers' },
        weavers,
      ]);
      expect(await within(here, (tx) => tx.circles.get(weavers.id))).toEqual(weavers);
      expect(await within(here, (tx) => tx.circles.get(asId<CircleId>('none')))).toBeNull();
      expect(await within(here, (tx) => tx.circles.of(ada))).toEqual([belongs(ada, weavers, false)]);
      const members = await within<Belonging[]>(here, (tx) => tx.circles.membersOf(weavers.id));
      expect(new Set(members)).toEqual(
        new Set([belongs(ada, weavers, false), belongs(grace, weavers, true)]),
      );
      await within(here, (tx) => tx.circles.remove(weavers.id));
      expect(await within(here, (tx) => tx.circles.of(ada))).toEqual([]);
      expect(await within(here, (tx) => tx.circles.of(grace))).toEqual([belongs(grace, dyers, true)]);
    });

    it('and links since a day, without those taken back', async () => {
      const here = await on.community();
      const [ada] = await two(here);
      const [old, taken, fresh] = [
        { ...share(ada, 'old'), at: minutes(-9) },
        { ...share(ada, 'taken'), isGone: true },
        { ...share(ada, 'fresh'), at: minutes(2) },
      ];
      await within(here, async (tx) => {
        for (const one of [old, taken, fresh]) await tx.shares.save(one);
      });
      expect(await within(here, (tx) => tx.shares.since(minutes(-1)))).toEqual([fresh]);
      expect(await within(here, (tx) => tx.shares.of(ada))).toEqual([fresh, taken, old]);
    });
  });
}
