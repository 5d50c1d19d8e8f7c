import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Claimed, Delivered } from '../../src/actions/ports/outbox.ts';
import type { CommunityId, MemberId } from '../../src/core/ids.ts';
import { dice } from '../../src/dice.ts';
import { leaseMs } from '../../src/store/outbox.ts';
import { start } from '../actions/stage.ts';
import type { StoreStage } from './storeContract.ts';
import { intent, minutes, person } from './storeContractSamples.ts';

const delivered: Delivered = {
  message: { platform: 'slack', place: 'T1', id: 'D1:1.1' },
  room: { platform: 'slack', id: 'G1' },
};
const nothing = async () => undefined;
const lapsed = new Date(start.getTime() + leaseMs);

/** What must be done outside: once, by one, and never forgotten. */
export function outboxContract({ stage, community, emptyQueues }: StoreStage): void {
  const outbox = () => stage().store.outbox;
  const add = (here: CommunityId, ...intents: ReturnType<typeof intent>[]) =>
    stage().store.transaction(here, (tx) => tx.outbox.add(intents));
  /** A community with one intention, and that claimed. */
  const oneClaimed = async () => {
    const here = await community();
    await add(here, intent('one'));
    const [claimed] = await outbox().claim(10);
    if (claimed === undefined) throw new Error('nothing to claim');
    return { here, claimed };
  };
  const claimAgain = async (): Promise<Claimed> => {
    const [claimed] = await outbox().claim(10);
    if (claimed === undefined) throw new Error('nothing to claim');
    return claimed;
  };
  const stateOf = (here: CommunityId, key = 'one') =>
    stage().database.transaction({ community: here }, async ({ db }) => {
      const [row] = await db.execute(sql`select state, token from outbox where key = ${key}`);
      return row?.['state'];
    });

  describe('delivers an intention', () => {
    beforeEach(async () => {
      await emptyQueues();
      await stage().setTime(start);
    });

    it('of a key once: a key that is there stays as it is, in each community', async () => {
      const [here, there] = [await community(), await community()];
      await add(here, intent('one'), intent('one', 5));
      await add(here, { ...intent('one'), effect: { effect: 'openRoom', introduction: dice.id() } });
      await add(here);
      await add(there, intent('one'));
      const claimed = await outbox().claim(10);
      expect(claimed.map(({ community, key, effect }) => [community, key, effect]).toSorted()).toEqual(
        [
          [here, 'one', intent('one').effect],
          [there, 'one', intent('one').effect],
        ].toSorted(),
      );
    });

    it('among twenty thousand written at once', async () => {
      const here = await community();
      await add(here, ...Array.from({ length: 20_000 }, (_, index) => intent(`one/${index}`)));
      const claimed = await outbox().claim(3);
      expect(claimed.map(({ community, effect }) => [community, effect])).toEqual(
        Array.from({ length: 3 }, () => [here, intent('one').effect]),
      );
    });

    it('when it is time, and to one claimer', async () => {
      const here = await community();
      await add(here, intent('one', 5));
      expect(await outbox().claim(10)).toEqual([]);
      await stage().setTime(minutes(5));
      const [claimed] = await outbox().claim(10);
      expect(claimed).toMatchObject({ community: here, key: 'one', attempts: 1, unsureSince: null });
      expect(await outbox().claim(10)).toEqual([]);
      expect(await stateOf(here)).toBe('sending');
    });

    it('for good: what was sent is not sent again, and it is known where it stands', async () => {
      const { here, claimed } = await oneClaimed();
      expect(await outbox().whereIs(here, 'one')).toBeNull();
      expect(await outbox().sent(claimed, delivered, nothing)).toBe(true);
      expect(await outbox().whereIs(here, 'one')).toEqual(delivered.message);
      await add(here, intent('one'));
      await stage().setTime(minutes(60 * 24 * 365));
      expect(await outbox().claim(10)).toEqual([]);
      expect(await stateOf(here)).toBe('sent');
    });

    it('together with what follows from it, or not at all', async () => {
      const { here, claimed } = await oneClaimed();
      const ada = person('Ada');
      const failing = outbox().sent(claimed, delivered, async (tx) => {
        await tx.members.save(ada);
        throw new Error('nothing of it');
      });
      await expect(failing).rejects.toThrow('nothing of it');
      const get = (id: MemberId) => stage().store.transaction(here, (tx) => tx.members.get(id));
      expect([await get(ada.id), await stateOf(here), await outbox().whereIs(here, 'one')]).toEqual([
        null,
        'sending',
        null,
      ]);
      expect(await outbox().sent(claimed, delivered, (tx) => tx.members.save(ada))).toBe(true);
      expect([await get(ada.id), await stateOf(here)]).toEqual([ada, 'sent']);
    });

    it('later, where nothing was done, and not before', async () => {
      const { here, claimed } = await oneClaimed();
      await outbox().later(claimed, 120_000, 'busy');
      expect(await stateOf(here)).toBe('pending');
      await stage().setTime(new Date(minutes(2).getTime() - 1));
      expect(await outbox().claim(10)).toEqual([]);
      await stage().setTime(minutes(2));
      expect(await claimAgain()).toMatchObject({ key: 'one', attempts: 2, unsureSince: null });
    });

    it('after a look, where it may have been done: not before the lease is over', async () => {
      const { here, claimed } = await oneClaimed();
      await outbox().unsure(claimed, 'no answer');
      expect(await stateOf(here)).toBe('ambiguous');
      await stage().setTime(new Date(lapsed.getTime() - 1));
      expect(await outbox().claim(10)).toEqual([]);
      await stage().setTime(lapsed);
      const again = await claimAgain();
      expect(again).toMatchObject({ key: 'one', attempts: 2, unsureSince: start });
      expect(await outbox().sent(again, delivered, nothing)).toBe(true);
      expect(await outbox().whereIs(here, 'one')).toEqual(delivered.message);
    });

    it('after a look, where its claimer was never heard of again', async () => {
      await oneClaimed();
      await stage().setTime(new Date(lapsed.getTime() - 1));
      expect(await outbox().claim(10)).toEqual([]);
      await stage().setTime(lapsed);
      expect(await claimAgain()).toMatchObject({ attempts: 2, unsureSince: start });
    });

    it('after a look, however often it was unsure, from the first attempt on', async () => {
      const { claimed } = await oneClaimed();
      await outbox().unsure(claimed, 'no answer');
      await stage().setTime(lapsed);
      await outbox().unsure(await claimAgain(), 'no answer');
      await stage().setTime(minutes(2));
      expect(await claimAgain()).toMatchObject({ attempts: 3, unsureSince: start });
    });

    it('after a look also where it was put off in between', async () => {
      const { claimed } = await oneClaimed();
      await outbox().unsure(claimed, 'no answer');
      await stage().setTime(lapsed);
      await outbox().later(await claimAgain(), 60_000, 'quiet hours');
      await stage().setTime(minutes(2));
      expect(await claimAgain()).toMatchObject({ attempts: 3, unsureSince: start });
    });

    it('by whoever holds the lease: one that lost it changes nothing', async () => {
      const { here, claimed } = await oneClaimed();
      await stage().setTime(lapsed);
      const now = await claimAgain();
      expect(now.token).not.toBe(claimed.token);
      const follow = async () => {
        throw new Error('nothing follows');
      };
      expect(await outbox().sent(claimed, delivered, follow)).toBe(false);
      await outbox().later(claimed, 0, 'lost');
      await outbox().unsure(claimed, 'lost');
      await outbox().bury(claimed, 'lost');
      await outbox().drop(claimed, 'lost', follow);
      expect([await stateOf(here), await outbox().claim(10)]).toEqual(['sending', []]);
      expect(await outbox().sent(now, delivered, nothing)).toBe(true);
      expect(await outbox().sent(now, delivered, follow)).toBe(false);
    });

    it('never, once it was buried or dropped', async () => {
      const here = await community();
      await add(here, intent('buried'), intent('dropped'));
      const claimed = await outbox().claim(10);
      const ada = person('Ada');
      for (const each of claimed) {
        if (each.key === 'buried') await outbox().bury(each, 'cannot look');
        else await outbox().drop(each, 'left', (tx) => tx.members.save(ada));
      }
      await stage().setTime(minutes(60 * 24 * 365));
      expect(await outbox().claim(10)).toEqual([]);
      expect([await stateOf(here, 'buried'), await stateOf(here, 'dropped')]).toEqual(['dead', 'cancelled']);
      expect(await stage().store.transaction(here, (tx) => tx.members.get(ada.id))).toEqual(ada);
    });

    it('unless it was taken back before anybody tried', async () => {
      const here = await community();
      const takeBack = (key: string) => stage().store.transaction(here, (tx) => tx.outbox.cancel(key));
      await add(here, intent('early', 1), intent('tried'), intent('unsure'));
      const claimed = await outbox().claim(10);
      expect(claimed.map(({ key }) => key).toSorted()).toEqual(['tried', 'unsure']);
      for (const each of claimed) {
        if (each.key === 'unsure') await outbox().unsure(each, 'no answer');
      }
      for (const key of ['early', 'tried', 'unsure', 'unknown']) await takeBack(key);
      expect([
        await stateOf(here, 'early'),
        await stateOf(here, 'tried'),
        await stateOf(here, 'unsure'),
      ]).toEqual(['cancelled', 'sending', 'ambiguous']);
      await stage().setTime(lapsed);
      for (const each of await outbox().claim(10)) await outbox().later(each, 60_000, 'quiet hours');
      await takeBack('unsure');
      expect(await stateOf(here, 'unsure')).toBe('pending');
      const read = (keys: string[]) => stage().store.transaction(here, (tx) => tx.outbox.read(keys));
      expect(await read(['early', 'unsure', 'unknown'])).toHaveLength(2);
    });

    it('in a fair share of each community', async () => {
      const [busy, calm, quiet] = [await community(), await community(), await community()];
      const many = Array.from({ length: 60 }, (_, index) => intent(`busy-${index}`, -5));
      await add(busy, ...many);
      await add(calm, intent('calm-1'), intent('calm-2'));
      await add(quiet, intent('quiet-1'));
      const first = await outbox().claim(6);
      const counts = [busy, calm, quiet].map((id) => first.filter((each) => each.community === id).length);
      expect(counts).toEqual([3, 2, 1]);
      expect(await outbox().claim(100)).toHaveLength(57);
    });

    it('to one of several claimers, each of which writes its attempt down first', async () => {
      const [here, there] = [await community(), await community()];
      for (const id of [here, there]) {
        await add(id, ...Array.from({ length: 100 }, (_, index) => intent(`many-${index}`)));
      }
      const all: Claimed[] = [];
      for (let round = 0; round < 50 && all.length < 200; round += 1) {
        const some = await Promise.all(Array.from({ length: 6 }, () => outbox().claim(15)));
        all.push(...some.flat());
      }
      expect(new Set(all.map(({ community, key }) => `${community}/${key}`)).size).toBe(200);
      expect(all).toHaveLength(200);
      const [row] = await stage().database.transaction({ router: true }, ({ db }) =>
        db.execute(
          sql`select count(*)::int as count from attempts join outbox using (community_id, key, token)`,
        ),
      );
      expect(row?.['count']).toBe(200);
    });
  });
}
