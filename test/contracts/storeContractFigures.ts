import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../src/actions/ports.ts';
import type { CommunityId } from '../../src/core/ids.ts';
import type { StoreStage } from './storeContract.ts';
import {
  candidatesOf,
  connectorsOf,
  forwardedBy,
  minutes,
  person,
  post,
  request,
  talk,
} from './storeContractSamples.ts';

/** What is counted for managers: everything that was asked of somebody, every talk both stand for. */
export function figuresContract({ stage, community }: StoreStage): void {
  const within = <T>(here: CommunityId, work: (tx: Transaction) => Promise<T>) =>
    stage().store.transaction(here, work);
  const all = [minutes(-1), minutes(1)] as const;

  describe('counts for managers', () => {
    it('whoever was asked to meet, to pass on and to help with a post', async () => {
      const here = await community();
      const people = ['Ada', 'Sam', 'Grace', 'Ola', 'Jan', 'Eva'].map((name) => person(name));
      const [ada, sam, grace, ola, jan, eva] = people.map(({ id }) => id);
      if (!ada || !sam || !grace || !ola || !jan || !eva) throw new Error('nobody');
      await within(here, async (tx) => {
        await tx.members.saveMany(people);
        await tx.introRequests.save(request(ada, { candidates: candidatesOf([sam, grace]) }));
        await tx.introRequests.save(
          request(ada, { route: 'connector', connectors: connectorsOf([sam, grace, ola, jan]) }),
        );
        await tx.board.save(post(ada, eva, 'Who knows?'));
      });
      const reached = await within(here, (tx) => tx.figures.reached(...all));
      const who = reached.flatMap(({ people: [one] }) => one ?? []);
      expect(who.toSorted()).toEqual([sam, sam, grace, grace, ola, jan, eva].toSorted());
      expect(await within(here, (tx) => tx.figures.reached(minutes(1), minutes(9)))).toEqual([]);
    });

    it('asks that somebody sent; who met over the board sent none', async () => {
      const here = await community();
      const people = ['Ada', 'Sam', 'Grace'].map((name) => person(name));
      const [ada, sam, grace] = people.map(({ id }) => id);
      if (!ada || !sam || !grace) throw new Error('nobody');
      await within(here, async (tx) => {
        await tx.members.saveMany(people);
        await tx.introRequests.save(request(ada, { candidates: candidatesOf([sam]) }));
        await tx.introRequests.save(request(grace, { route: 'board', candidates: candidatesOf([sam]) }));
      });
      const asks = await within(here, (tx) => tx.figures.asks(minutes(-600), minutes(600)));
      expect(asks.map(({ people: [one] }) => one)).toEqual([ada]);
      const open = (at: Date) => within(here, (tx) => tx.figures.openAsks(at));
      expect((await open(minutes(600))).flatMap(({ people: [one] }) => one ?? []).toSorted()).toEqual(
        [ada, grace].toSorted(),
      );
      expect(await open(minutes(-600))).toEqual([]);
      const alone = await within(here, (tx) => tx.figures.alone(minutes(600), minutes(600)));
      expect(alone.toSorted()).toEqual([ada, sam, grace].toSorted());
    });

    it('how long answers took, whether to meet or to pass on, and whatever they were', async () => {
      const here = await community();
      const people = ['Ada', 'Sam', 'Grace', 'Ola', 'Jan'].map((name) => person(name));
      const [ada, sam, grace, ola, jan] = people.map(({ id }) => id);
      if (!ada || !sam || !grace || !ola || !jan) throw new Error('nobody');
      await within(here, async (tx) => {
        await tx.members.saveMany(people);
        await tx.introRequests.save(request(ada, { candidates: candidatesOf([sam, grace, ola, jan]) }));
        await tx.introRequests.save(request(ada, { connectors: [forwardedBy(grace, jan, '')] }));
        await tx.introRequests.save(request(ada, { connectors: connectorsOf([sam, ola, grace, jan]) }));
      });
      const answered = await within(here, (tx) => tx.figures.answered(minutes(-1), minutes(9)));
      // Asked by then and answered later: that tells in the week after.
      expect(await within(here, (tx) => tx.figures.answered(...all))).toEqual([]);
      // Silence and cards that were closed are no answers.
      expect(answered.map(({ by }) => by).toSorted()).toEqual([sam, jan, grace, ola].toSorted());
      expect(answered.every((one) => one.minutes === 5)).toBe(true);
    });

    it('talks of two that both confirmed, and no others', async () => {
      const here = await community();
      const [ada, grace] = [person('Ada'), person('Grace')];
      await within(here, async (tx) => {
        await tx.members.saveMany([ada, grace]);
        for (const answer of ['waiting', 'denied', 'confirmed'] as const) {
          await tx.oneToOnes.save({ ...talk(ada.id, grace.id), answer });
        }
      });
      const talked = await within(here, (tx) => tx.figures.talked(...all));
      expect(talked).toEqual([{ people: [ada.id, grace.id], at: minutes(0) }]);
    });
  });
}
