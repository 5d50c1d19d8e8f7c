import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Arrival } from '../../src/actions/ports/inbox.ts';
import type { CommunityId } from '../../src/core/ids.ts';
import { start } from '../actions/stage.ts';
import type { StoreStage } from './storeContract.ts';
import { arrival, hostileTexts, minutes, person } from './storeContractSamples.ts';

/** What arrived: done once, or dead after five attempts, never lost. */
export function inboxContract({ stage, community, emptyQueues }: StoreStage): void {
  const inbox = () => stage().store.inbox;
  const finish = (here: CommunityId, key: string) =>
    stage().store.transaction(here, (tx) => tx.inbox.finish(key));
  const after = (seconds: number) => stage().setTime(new Date(start.getTime() + seconds * 1000));
  const rowOf = (key: string) =>
    stage().database.transaction({ router: true }, async ({ db }) => {
      const [row] = await db.execute(
        sql`select state, payload_sealed as payload from inbox where key = ${key}`,
      );
      return row;
    });
  const arrived = async (key = 'one', change: Partial<Arrival> = {}) => {
    const here = await community();
    expect(await inbox().put(arrival(key, change), here)).toBe(true);
    return here;
  };

  describe('takes an arrival', () => {
    beforeEach(async () => {
      await emptyQueues();
      await stage().setTime(start);
    });

    it('once, however often it is delivered, also at the same moment', async () => {
      const here = await community();
      const puts = await Promise.all(Array.from({ length: 8 }, () => inbox().put(arrival('one'), here)));
      expect(puts.filter(Boolean)).toHaveLength(1);
      const claims = await Promise.all(Array.from({ length: 8 }, () => inbox().claim('one')));
      expect(claims.filter((one) => one !== null)).toEqual([{ community: here, arrival: arrival('one') }]);
    });

    it('as it came', async () => {
      for (const [index, words] of [...hostileTexts, 'nul \0 nul', ''].entries()) {
        const answers = { text: words, choices: [words], who: { externalId: 'U2' } };
        const came: Partial<Arrival> = {
          replyTo: `https://example.org/${words}`,
          what: { kind: 'form', action: 'askSent', subject: words, answers },
        };
        const here = await arrived(`key-${index}`, came);
        expect(await inbox().claim(`key-${index}`)).toEqual({
          community: here,
          arrival: arrival(`key-${index}`, came),
        });
      }
    });

    it('and marks it done together with its effects, which empties it', async () => {
      const here = await arrived();
      await inbox().claim('one');
      const ada = person('Ada');
      const failing = stage().store.transaction(here, async (tx) => {
        expect(await tx.inbox.finish('one')).toBe(true);
        await tx.members.save(ada);
        throw new Error('nothing of it');
      });
      await expect(failing).rejects.toThrow('nothing of it');
      expect(await rowOf('one')).toMatchObject({
        state: 'claimed',
        payload: expect.stringMatching(/^v1\./u),
      });
      expect([await finish(here, 'one'), await finish(here, 'one')]).toEqual([true, false]);
      expect(await rowOf('one')).toEqual({ state: 'done', payload: '' });
      expect([await inbox().claim('one'), await inbox().put(arrival('one'), here)]).toEqual([null, false]);
      await after(3600);
      expect(await inbox().claimStale(10)).toEqual([]);
      await inbox().fail('one', 'too late');
      expect(await rowOf('one')).toEqual({ state: 'done', payload: '' });
    });

    it('and lets one of several finish it', async () => {
      const here = await arrived();
      const finished = await Promise.all(Array.from({ length: 8 }, () => finish(here, 'one')));
      expect(finished.filter(Boolean)).toHaveLength(1);
    });

    it('again where nobody claimed it, after ten seconds', async () => {
      const here = await arrived();
      await after(9.999);
      expect(await inbox().claimStale(10)).toEqual([]);
      await after(10);
      expect(await inbox().claimStale(10)).toEqual([{ community: here, arrival: arrival('one') }]);
      expect(await inbox().claimStale(10)).toEqual([]);
    });

    it('again where its claim lapsed, after a minute, oldest first and no more than asked for', async () => {
      const here = await arrived('one');
      await inbox().claim('one');
      await after(1);
      await inbox().put(arrival('two'), here);
      await inbox().claim('two');
      await after(59.999);
      expect(await inbox().claimStale(10)).toEqual([]);
      await after(61);
      const first = await inbox().claimStale(1);
      expect(first.map((each) => each.arrival.key)).toEqual(['one']);
      expect((await inbox().claimStale(10)).map((each) => each.arrival.key)).toEqual(['two']);
    });

    it('again after a fault, a little later each time; dead and empty after five attempts', async () => {
      const here = await arrived();
      let seconds = 0;
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        expect((await inbox().claim('one'))?.arrival).toEqual(arrival('one'));
        await inbox().fail('one', 'REFERENCE');
        if (attempt === 5) break;
        expect(await rowOf('one')).toMatchObject({ state: 'claimed' });
        await after(seconds + 4 ** attempt - 0.001);
        expect(await inbox().claim('one')).toBeNull();
        seconds += 4 ** attempt;
        await after(seconds);
      }
      expect(await rowOf('one')).toEqual({ state: 'dead', payload: '' });
      await after(1e6);
      expect([await inbox().claim('one'), await inbox().claimStale(10), await finish(here, 'one')]).toEqual([
        null,
        [],
        false,
      ]);
    });

    it('no more where it killed its process five times; others are not held up', async () => {
      const here = await arrived('poison');
      for (let crash = 1; crash <= 5; crash += 1) {
        await after(crash * 100);
        expect(await inbox().claimStale(10)).toHaveLength(1);
      }
      await inbox().put(arrival('other', { at: minutes(9) }), here);
      await after(700);
      expect((await inbox().claimStale(10)).map((each) => each.arrival.key)).toEqual(['other']);
      expect(await rowOf('poison')).toEqual({ state: 'dead', payload: '' });
    });

    it('that cannot be read without holding anybody up, and keeps it until it can', async () => {
      const here = await arrived('locked');
      const sealed = String((await rowOf('locked'))?.['payload']);
      const put = (payload: string) =>
        stage().database.transaction({ router: true }, ({ db }) =>
          db.execute(sql`update inbox set payload_sealed = ${payload} where key = 'locked'`),
        );
      await put(sealed.replace(/^v1\.[^.]+/u, 'v1.00000000'));
      await inbox().put(arrival('other'), here);
      for (let minute = 1; minute <= 9; minute += 1) {
        await after(minute * 60);
        const claimed = await inbox().claimStale(2);
        expect(claimed.map((each) => each.arrival.key)).toEqual(minute === 1 ? ['other'] : []);
        if (minute === 1) expect(await finish(here, 'other')).toBe(true);
      }
      expect(await rowOf('locked')).toMatchObject({
        state: 'claimed',
        payload: expect.stringMatching(/^v1\./u),
      });
      await put(sealed);
      await after(10 * 60);
      expect(await inbox().claimStale(1)).toEqual([{ community: here, arrival: arrival('locked') }]);
    });

    it('for whoever stores it to run at once: nobody else before that is over', async () => {
      const here = await community();
      expect(await inbox().put(arrival('one'), here, 5_000)).toBe(true);
      expect(await inbox().put(arrival('one'), here, 5_000)).toBe(false);
      await after(4.999);
      expect([await inbox().claim('one'), await inbox().claimStale(10)]).toEqual([null, []]);
      await after(5);
      expect(await inbox().claimStale(10)).toHaveLength(1);
    });

    it('left behind by several sweeps at once, each one once', async () => {
      const here = await community();
      for (let index = 0; index < 40; index += 1) await inbox().put(arrival(`many-${index}`), here);
      await after(10);
      const all: string[] = [];
      for (let round = 0; round < 20 && all.length < 40; round += 1) {
        const some = await Promise.all(Array.from({ length: 6 }, () => inbox().claimStale(5)));
        all.push(...some.flat().map((each) => each.arrival.key));
      }
      expect([all.length, new Set(all).size]).toEqual([40, 40]);
    });
  });
}
