import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../src/actions/ports.ts';
import { namedConsent } from '../../src/core/consent.ts';
import { type DigestDay, freshDigests } from '../../src/core/digest.ts';
import type { CommunityId, SuggestionId } from '../../src/core/ids.ts';
import type { Suggestion } from '../../src/core/suggestion.ts';
import { dice } from '../../src/dice.ts';
import { start } from '../actions/stage.ts';
import type { StoreStage } from './storeContract.ts';
import { minutes, person, tag } from './storeContractSamples.ts';

const monday: DigestDay = { date: '2027-01-11', outcome: 'waiting', at: start, asksHow: null };

/** Digests: each day once, whoever looks at once; what is said once stays said. */
export function digestsContract(on: StoreStage): void {
  describe('keeps digests', () => {
    const within = <T>(here: CommunityId, work: (tx: Transaction) => Promise<T>) =>
      on.stage().store.transaction(here, work);
    const add = async (here: CommunityId, name: string) => {
      const one = person(name);
      await within(here, (tx) => tx.members.save(one));
      return one.id;
    };

    it('with their settings', async () => {
      const here = await on.community();
      expect(await within(here, (tx) => tx.digests.settings())).toBeNull();
      const fresh = await within(here, async (tx) => freshDigests(tx.community, tx.now));
      for (const settings of [fresh, { ...fresh, personal: { weekday: 4, time: '15:30' } }]) {
        await within(here, (tx) => tx.digests.saveSettings(settings));
        expect(await within(here, (tx) => tx.digests.settings())).toEqual(settings);
      }
    });

    it('once a day for each member, of many who begin it at once', async () => {
      const here = await on.community();
      const ada = await add(here, 'Ada');
      const begun = await Promise.all(
        Array.from({ length: 8 }, () => within(here, (tx) => tx.digests.begin(ada, monday))),
      );
      expect(begun.filter(Boolean)).toHaveLength(1);
      const sent = { ...monday, outcome: 'sent', asksHow: dice.id() } as const;
      await within(here, (tx) => tx.digests.settle(ada, sent));
      expect(await within(here, (tx) => tx.digests.lastOf(ada))).toEqual(sent);
      const next: DigestDay = { ...monday, date: '2027-01-18', at: minutes(7 * 1440) };
      expect(await within(here, (tx) => tx.digests.begin(ada, next))).toBe(true);
      expect(await within(here, (tx) => tx.digests.lastOf(ada))).toEqual(next);
      const before = (at: Date) => within(here, (tx) => tx.digests.sentBefore(ada, at));
      expect(await before(minutes(8 * 1440))).toEqual(sent.at);
      expect(await before(sent.at)).toBeNull();
    });

    it('with what those said that were sent, the latest first', async () => {
      const here = await on.community();
      const ada = await add(here, 'Ada');
      const said = await within(here, async (tx) => {
        for (const [date, outcome] of [
          ['2027-01-11', 'sent'],
          ['2027-01-18', 'none'],
          ['2027-01-25', 'sent'],
        ] as const) {
          await tx.digests.begin(ada, { ...monday, date });
          await tx.digests.noteSaid(ada, date, [Number(date.slice(-2)), 4_294_967_295]);
          await tx.digests.settle(ada, { ...monday, date, outcome });
        }
        return tx.digests.saidTo(ada);
      });
      expect(said).toEqual([
        [25, 4_294_967_295],
        [11, 4_294_967_295],
      ]);
    });

    it('once a day for everybody, of many who begin it at once', async () => {
      const here = await on.community();
      const begin = (date: string) => within(here, (tx) => tx.digests.beginDay('channel', date, start));
      const begun = await Promise.all(Array.from({ length: 8 }, () => begin('2027-01-11')));
      expect(begun.filter(Boolean)).toHaveLength(1);
      expect(await begin('2027-01-18')).toBe(true);
      expect(await within(here, (tx) => tx.digests.lastDay('channel'))).toBe('2027-01-18');
      expect(await within(here, (tx) => tx.digests.lastDay('review'))).toBeNull();
      const before = (date: string) => within(here, (tx) => tx.digests.dayBefore('channel', date));
      expect([await before('2027-01-18'), await before('2027-01-11')]).toEqual(['2027-01-11', null]);
    });

    it('knows whom the clock does not look after yet: members who joined', async () => {
      const here = await on.community();
      const [ada, grace] = [await add(here, 'Ada'), await add(here, 'Grace')];
      await within(here, (tx) => tx.members.save({ ...person('Sam'), status: 'known' }));
      expect([...(await within(here, (tx) => tx.digests.unscheduled(9)))].toSorted()).toEqual(
        [ada, grace].toSorted(),
      );
      await within(here, (tx) => tx.due.setMany('digest', [{ subject: ada, at: minutes(9) }]));
      expect(await within(here, (tx) => tx.digests.unscheduled(9))).toEqual([grace]);
    });

    it('marks what is said once, with its day', async () => {
      const here = await on.community();
      const ada = await add(here, 'Ada');
      const mark = (on: string) => within(here, (tx) => tx.digests.mark(ada, 'profile', on));
      expect([await mark('2027-01-11'), await mark('2027-01-18')]).toEqual([true, false]);
      expect(await within(here, (tx) => tx.digests.markedOn(ada, 'profile'))).toBe('2027-01-11');
      expect(await within(here, (tx) => tx.digests.markedOn(ada, 'name'))).toBeNull();
    });

    it('remembers whom it suggested to whom, the latest first, and how often somebody was', async () => {
      const here = await on.community();
      const [ada, grace, sam] = [await add(here, 'Ada'), await add(here, 'Grace'), await add(here, 'Sam')];
      const made = (to: typeof ada, at: Date): Suggestion => ({
        ...{ id: dice.id<SuggestionId>(), to, person: grace, topic: tag('react') },
        ...{ date: '2027-01-11', at, answer: null },
      });
      const [first, second, third] = [made(ada, start), made(ada, minutes(5)), made(sam, minutes(9))];
      await within(here, async (tx) => {
        for (const one of [first, second, third]) await tx.digests.suggest(one);
        await tx.digests.suggest({ ...first, answer: 'never' });
      });
      expect(await within(here, (tx) => tx.digests.suggestionsTo(ada))).toEqual([
        second,
        { ...first, answer: 'never' },
      ]);
      const since = (at: Date) => within(here, (tx) => tx.digests.suggestedSince([grace, ada], at));
      expect(await since(start)).toEqual(new Map([[grace, 3]]));
      expect(await since(minutes(6))).toEqual(new Map([[grace, 1]]));
    });

    it('finds everybody who agreed to be named, while they do', async () => {
      const here = await on.community();
      const [ada, grace] = [await add(here, 'Ada'), await add(here, 'Grace')];
      await within(here, (tx) => tx.consents.addMany([namedConsent(ada, start), namedConsent(grace, start)]));
      await within(here, (tx) => tx.consents.revoke(ada, 'named', minutes(5)));
      expect(await within(here, (tx) => tx.consents.standing('named'))).toEqual(new Set([grace]));
      expect(await within(here, (tx) => tx.consents.standing('join'))).toEqual(new Set());
    });
  });
}
