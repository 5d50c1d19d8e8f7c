import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type MemberId, type TagSlug, type VouchId } from '../../src/core/ids.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import {
  countedVouches,
  giveVouch,
  isRenewable,
  isStanding,
  type NewVouch,
  renewVouch,
  showVouch,
  type Vouch,
  vouchLimits,
  withdrawVouch,
} from '../../src/core/vouch.ts';

const dayMs = 86_400_000;
const start = new Date('2027-01-11T08:00:00Z');
const day = (count: number): Date => new Date(start.getTime() + count * dayMs);
const [ada, sam, grace] = ['ada', 'sam', 'grace'].map((name) => asId<MemberId>(name)) as [
  MemberId,
  MemberId,
  MemberId,
];
let count = 0;
const said = (by: MemberId, about: MemberId, change: Partial<NewVouch> = {}): NewVouch => ({
  id: asId<VouchId>(`vouch ${count++}`),
  by,
  about,
  tag: asId<TagSlug>('ksef'),
  from: 'workedTogether',
  when: 'thisYear',
  words: 'Grace explains KSeF to anybody.',
  ...change,
});
const given = (decided: Vouch | { readonly refused: string }): Vouch => {
  if (isRefusal(decided) || 'refused' in decided) throw new Error(JSON.stringify(decided));
  return decided;
};
const refusalOf = (decided: unknown): string | null => (isRefusal(decided) ? decided.refused : null);

describe('a vouch', () => {
  it('is for somebody else, in one sentence or none, five times a week', () => {
    expect(refusalOf(giveVouch(said(ada, ada), [], start))).toBe('yourself');
    expect(refusalOf(giveVouch(said(ada, sam, { words: 'x'.repeat(301) }), [], start))).toBe('tooLong');
    expect(given(giveVouch(said(ada, sam, { words: '  ' }), [], start)).words).toBe('');
    const five = Array.from({ length: vouchLimits.perWeek }, (_, index) =>
      given(giveVouch(said(ada, sam, { tag: asId<TagSlug>(`t${index}`) }), [], start)),
    );
    expect(refusalOf(giveVouch(said(ada, grace), five, day(6)))).toBe('tooManyVouches');
    expect(given(giveVouch(said(ada, grace), five, day(7))).about).toBe(grace);
  });

  it('stands for a year, is renewed around its end by whoever gave it, and ends by itself', () => {
    const one = given(giveVouch(said(ada, sam), [], start));
    expect([isStanding(one, day(364)), isStanding(one, day(365))]).toEqual([true, false]);
    expect([isRenewable(one, day(334)), isRenewable(one, day(335)), isRenewable(one, day(395))]).toEqual([
      false,
      true,
      false,
    ]);
    expect(refusalOf(renewVouch(one, sam, day(340)))).toBe('notYours');
    expect(renewVouch(one, ada, day(10))).toEqual(one);
    expect(given(renewVouch(one, ada, day(340))).when).toBe('earlier');
    expect(isStanding(given(renewVouch(one, ada, day(370))), day(730))).toBe(true);
    expect(refusalOf(renewVouch(one, ada, day(396)))).toBe('alreadyAnswered');
    const gone = given(withdrawVouch(one, ada, day(340)));
    expect([isStanding(gone, day(340)), refusalOf(renewVouch(gone, ada, day(341)))]).toEqual([
      false,
      'alreadyAnswered',
    ]);
  });

  it('is shown by whoever it is about, and new words only anew', () => {
    const one = given(giveVouch(said(ada, sam), [], start));
    expect(one.isShown).toBe(false);
    expect(refusalOf(showVouch(one, ada, true, start))).toBe('notYours');
    const shown = given(showVouch(one, sam, true, start));
    const same = given(giveVouch(said(ada, sam), [shown], day(20)));
    expect([same.id, same.isShown, same.givenAt, same.saidAt]).toEqual([one.id, true, start, day(20)]);
    const changed = given(giveVouch(said(ada, sam, { words: 'New.' }), [shown], day(20)));
    expect([changed.id, changed.isShown]).toEqual([one.id, false]);
    const gone = given(withdrawVouch(shown, ada, day(3)));
    expect([gone.isShown, refusalOf(showVouch(gone, sam, true, day(4)))]).toEqual([false, 'alreadyAnswered']);
  });

  it('given in return within 30 days counts for neither, whatever for and in whichever order', () => {
    const person = fc.constantFrom(ada, sam, grace);
    const vouches = fc.array(fc.tuple(person, person, fc.nat(80), fc.constantFrom('a', 'b')), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(vouches, (list) => {
        const all = list
          .filter(([by, about]) => by !== about)
          .map(([by, about, at, tag]) =>
            given(giveVouch(said(by, about, { tag: asId<TagSlug>(tag) }), [], day(at))),
          );
        const counted = countedVouches(all, day(80));
        for (const one of all) {
          const isReturned = all.some(
            (back) =>
              back.by === one.about &&
              back.about === one.by &&
              Math.abs(back.givenAt.getTime() - one.givenAt.getTime()) < 30 * dayMs,
          );
          expect(counted.includes(one)).toBe(!isReturned);
        }
        expect(new Set(countedVouches(all.toReversed(), day(80)))).toEqual(new Set(counted));
      }),
    );
  });
});
