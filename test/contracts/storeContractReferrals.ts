import { describe, expect, it } from 'vitest';
import type { CommunityId } from '../../src/core/ids.ts';
import type { Referral } from '../../src/core/referralSlip.ts';
import type { StoreStage } from './storeContract.ts';
import { hostileTexts, minutes, person, slip, talk, thankYou, totals } from './storeContractSamples.ts';

/** Slips, thank-yous, talks and what was published of them: kept whole, found by either side. */
export function referralsContract(on: StoreStage): void {
  describe('keeps slips and thanks', () => {
    const within = <T>(
      here: CommunityId,
      work: Parameters<ReturnType<typeof on.stage>['store']['transaction']>[1],
    ) => on.stage().store.transaction(here, work) as Promise<T>;
    const two = async (here: CommunityId) => {
      const [ada, grace] = [person('Ada'), person('Grace')];
      await within(here, (tx) => tx.members.saveMany([ada, grace]));
      return [ada.id, grace.id] as const;
    };

    it('with every word as it was written, in every state', async () => {
      const here = await on.community();
      const [ada, grace] = await two(here);
      const states = [
        { status: 'new' },
        { status: 'meeting', movedAt: minutes(3) },
        { status: 'won', closedAt: minutes(4) },
        { status: 'ended', closedAt: minutes(5), third: { consent: 'none' } },
        { status: 'lost', closedAt: minutes(6), third: { consent: 'forgotten' }, description: '' },
      ] as const;
      for (const words of hostileTexts) {
        for (const state of states) {
          const { movedAt: _, ...base } = slip(ada, grace, words) as Referral & { movedAt: Date };
          const one = { ...base, ...state } as Referral;
          await within(here, (tx) => tx.referrals.save(one));
          expect(await within(here, (tx) => tx.referrals.get(one.id))).toEqual(one);
        }
        const thanked = thankYou(grace, ada, words);
        await within(here, (tx) => tx.thanks.save(thanked));
        expect(await within(here, (tx) => tx.thanks.lock(thanked.id))).toEqual(thanked);
      }
    });

    it('and finds them from both sides, latest first, and by time', async () => {
      const here = await on.community();
      const [ada, grace] = await two(here);
      const [one, other] = [slip(ada, grace, 'one'), { ...slip(grace, ada, 'other'), givenAt: minutes(9) }];
      const said = [thankYou(ada, grace, 'one'), { ...thankYou(grace, ada, 'other'), at: minutes(9) }];
      const logged = talk(ada, grace);
      await within(here, async (tx) => {
        for (const each of [one, other]) await tx.referrals.save(each);
        for (const each of said) await tx.thanks.save(each);
        await tx.oneToOnes.save(logged);
      });
      for (const who of [ada, grace]) {
        expect(await within(here, (tx) => tx.referrals.of(who, minutes(-1)))).toEqual([other, one]);
        expect(await within(here, (tx) => tx.thanks.of(who, minutes(-1)))).toEqual([...said].reverse());
        expect(await within(here, (tx) => tx.oneToOnes.of(who, minutes(-1)))).toEqual([logged]);
      }
      expect(await within(here, (tx) => tx.referrals.between(minutes(0), minutes(9)))).toEqual([one]);
      expect(await within(here, (tx) => tx.thanks.between(minutes(9), minutes(10)))).toEqual([said[1]]);
    });

    it('and never changes totals that were published', async () => {
      const here = await on.community();
      await within(here, async (tx) => {
        await tx.frozenTotals.add('2027-01-11', totals());
        await tx.frozenTotals.add('2027-01-11', { ...totals(), thanks: 8 });
        await tx.frozenTotals.add('2027-01-18', { ...totals(), thanks: null });
      });
      expect(await within(here, (tx) => tx.frozenTotals.list(9))).toEqual([
        { ...totals(), thanks: null },
        totals(),
      ]);
    });
  });
}
