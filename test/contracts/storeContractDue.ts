import { beforeEach, describe, expect, it } from 'vitest';
import type { CommunityId } from '../../src/core/ids.ts';
import { dice } from '../../src/dice.ts';
import { start } from '../actions/stage.ts';
import type { StoreStage } from './storeContract.ts';
import { intent, minutes } from './storeContractSamples.ts';

/** When the clock must look at something again. */
export function dueContract({ stage, community, emptyQueues }: StoreStage): void {
  const due = () => stage().store.due;
  const set = (here: CommunityId, subject: string, at: Date | null) =>
    stage().store.transaction(here, (tx) => tx.due.set('introRequest', subject, at));

  describe('looks at a subject', () => {
    beforeEach(async () => {
      await emptyQueues();
      await stage().setTime(start);
    });

    it('when its time has come, once, the most overdue first and no more than asked for', async () => {
      const here = await community();
      const [one, two, three] = [dice.id(), dice.id(), dice.id()];
      await set(here, one, start);
      await set(here, two, minutes(-5));
      await set(here, three, minutes(1));
      const rowOf = (subject: string) => ({ community: here, kind: 'introRequest', subject });
      expect(await due().claim(1)).toEqual([rowOf(two)]);
      expect(await due().claim(10)).toEqual([rowOf(one)]);
      expect(await due().claim(10)).toEqual([]);
    });

    it('for the digests of communities that were started without, once', async () => {
      const [here, waiting] = [await community(), await community()];
      await stage().store.transaction(here, async (tx) => {
        await tx.saveCommunity({ ...tx.community, startedAt: start });
        await tx.due.set('digests', here, null);
      });
      await stage().store.transaction(waiting, async (tx) => {
        await tx.saveCommunity({ ...tx.community, startedAt: null });
        await tx.due.set('digests', waiting, null);
      });
      expect(await due().beginDigests()).toBeGreaterThanOrEqual(1);
      const found = (await due().claim(1_000)).filter(({ community }) => [here, waiting].includes(community));
      expect(found).toEqual([{ community: here, kind: 'digests', subject: here }]);
      expect(await due().beginDigests()).toBe(0);
    });

    it('once also where several sweeps look at the same moment', async () => {
      const here = await community();
      const subjects = Array.from({ length: 60 }, () => dice.id());
      await stage().store.transaction(here, async (tx) => {
        for (const subject of subjects) await tx.due.set('introduction', subject, start);
      });
      const all: string[] = [];
      for (let round = 0; round < 20 && all.length < 60; round += 1) {
        const some = await Promise.all(Array.from({ length: 6 }, () => due().claim(7)));
        all.push(...some.flat().map(({ subject }) => subject));
      }
      expect(all.toSorted()).toEqual(subjects.toSorted());
    });

    it('again half a minute after whoever claimed it was never heard of again', async () => {
      const here = await community();
      await set(here, dice.id(), start);
      expect(await due().claim(10)).toHaveLength(1);
      await stage().setTime(new Date(start.getTime() + 29_999));
      expect(await due().claim(10)).toEqual([]);
      await stage().setTime(new Date(start.getTime() + 30_000));
      expect(await due().claim(10)).toHaveLength(1);
    });

    it('at the instant set last, or never again; each kind and community on its own', async () => {
      const [here, there] = [await community(), await community()];
      const [subject, removed] = [dice.id(), dice.id()];
      for (const id of [here, there]) await set(id, subject, start);
      await set(here, removed, start);
      await stage().store.transaction(here, (tx) => tx.due.set('introduction', removed, start));
      expect(await due().claim(10)).toHaveLength(4);
      await set(here, subject, start);
      await set(here, removed, null);
      await set(here, dice.id(), null);
      expect(await due().claim(10)).toEqual([{ community: here, kind: 'introRequest', subject }]);
      await set(there, subject, minutes(5));
      await stage().setTime(minutes(1));
      const kinds = (await due().claim(10)).map(({ community, kind }) => [community, kind]).toSorted();
      expect(kinds).toEqual([
        [here, 'introRequest'],
        [here, 'introduction'],
      ]);
    });

    it('or sends something next: the earliest instant of both, of all communities', async () => {
      const [here, there] = [await community(), await community()];
      expect(await due().next()).toBeNull();
      await set(here, dice.id(), minutes(9));
      expect(await due().next()).toEqual(minutes(9));
      await stage().store.transaction(there, (tx) => tx.outbox.add([intent('one', 4)]));
      expect(await due().next()).toEqual(minutes(4));
      await set(there, dice.id(), minutes(2));
      expect(await due().next()).toEqual(minutes(2));
      await stage().store.transaction(there, (tx) => tx.outbox.cancel('one'));
      await emptyQueues();
      expect(await due().next()).toBeNull();
    });
  });
}
