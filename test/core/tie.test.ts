import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type MemberId } from '../../src/core/ids.ts';
import {
  addEvidence,
  askedInDigest,
  claimTie,
  dropEvidence,
  evidenceKinds,
  isConfirmed,
  isForDigest,
  listTie,
  noTie,
  postponeTie,
  questionFor,
  refuseTie,
  strengthOn,
  type Tie,
  takeBackTie,
  tieAs,
  tieLimits,
  tieStrengths,
  weightOf,
} from '../../src/core/tie.ts';

const dayMs = 86_400_000;
const start = new Date('2027-01-11T08:00:00Z');
const [ada, sam] = ['a-ada', 's-sam'].map((name) => asId<MemberId>(name)) as [MemberId, MemberId];
const day = (count: number): Date => new Date(start.getTime() + count * dayMs);

/** What may happen between two, in any order. */
const strength = fc.constantFrom(...tieStrengths);
const who = fc.constantFrom(ada, sam);
const happening = fc.oneof(
  fc.record({ what: fc.constant('claim' as const), who, strength }),
  fc.record({ what: fc.constantFrom('takeBack' as const, 'refuse' as const, 'postpone' as const), who }),
  fc.record({ what: fc.constant('digest' as const), who }),
  fc.record({ what: fc.constant('list' as const), strength }),
  fc.record({
    what: fc.constant('evidence' as const),
    kind: fc.constantFrom(...evidenceKinds),
    about: fc.constantFrom('x', 'y', 'z'),
  }),
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;
const life = fc.array(happening, { maxLength: 25 });

const live = (tie: Tie, one: Happening, now: Date): Tie => {
  switch (one.what) {
    case 'claim':
      return claimTie(tie, one.who, { strength: one.strength, source: 'said' }, now);
    case 'takeBack':
      return takeBackTie(tie, one.who, now);
    case 'refuse':
      return refuseTie(tie, one.who, now);
    case 'postpone':
      return postponeTie(tie, one.who, now);
    case 'digest':
      return askedInDigest(tie, one.who, now);
    case 'list':
      return listTie(tie, one.strength, now);
    case 'evidence':
      return addEvidence(tie, { kind: one.kind, about: one.about, at: now });
  }
};
const lived = (happenings: readonly Happening[], from = noTie(ada, sam)): Tie =>
  happenings.reduce((tie, one, index) => live(tie, one, day(index)), from);
const other = (me: MemberId): MemberId => (me === ada ? sam : ada);
const byOne = (one: Happening): MemberId | null => ('who' in one ? one.who : null);

describe('a tie', () => {
  it('is the same whichever of the two is named first', () => {
    fc.assert(
      fc.property(life, (happenings) => {
        expect(lived(happenings, noTie(sam, ada))).toEqual(lived(happenings));
      }),
    );
  });

  it('is confirmed by the last word of both, and by nothing else', () => {
    fc.assert(
      fc.property(life, (happenings) => {
        const holds = (me: MemberId) =>
          happenings
            .filter((one) => byOne(one) === me && ['claim', 'takeBack', 'refuse'].includes(one.what))
            .at(-1)?.what === 'claim';
        const tie = lived(happenings);
        expect(isConfirmed(tie)).toBe(holds(ada) && holds(sam));
        expect(weightOf(tie) !== null).toBe(isConfirmed(tie));
      }),
    );
  });

  it('that was refused is confirmed by no list and no meeting, and carries nothing', () => {
    const later = fc.array(
      happening.filter((one) => one.what === 'evidence' || one.what === 'list' || byOne(one) === sam),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(life, later, (before, after) => {
        const tie = lived(after, refuseTie(lived(before), ada, day(30)));
        expect([isConfirmed(tie), weightOf(tie), questionFor(tie, ada)]).toEqual([false, null, null]);
      }),
    );
  });

  it('shows whoever claimed it nothing of what the other does, but the first confirmation', () => {
    fc.assert(
      fc.property(life, who, (happenings, me) => {
        const seen = tieAs(lived(happenings), me);
        const said = happenings.findLastIndex(
          (one) => byOne(one) === me && ['claim', 'takeBack', 'refuse'].includes(one.what),
        );
        const last = happenings[said];
        const isMine = last?.what === 'claim';
        const everBoth = happenings.some((_, index) => isConfirmed(lived(happenings.slice(0, index + 1))));
        const strength = last?.what === 'claim' ? last.strength : 'weak';
        const mine = { person: other(me), strength, source: 'said', at: day(said), isMutual: everBoth };
        expect(seen).toEqual(isMine ? mine : null);
      }),
    );
  });

  it('looks after a no, silence, "not now" and being taken back exactly as before it', () => {
    const quiet = fc.constantFrom('refuse', 'postpone', 'takeBack', 'digest', 'nothing');
    fc.assert(
      fc.property(life, quiet, (happenings, what) => {
        const before = lived(happenings);
        const after = what === 'nothing' ? before : live(before, { what, who: sam } as Happening, day(40));
        // Also where Ada asks by doing it again.
        const again = (tie: Tie) =>
          tieAs(
            claimTie(takeBackTie(tie, ada, day(41)), ada, { strength: 'weak', source: 'said' }, day(42)),
            ada,
          );
        expect(tieAs(after, ada)).toEqual(tieAs(before, ada));
        if (!isConfirmed(claimTie(before, ada, { strength: 'weak', source: 'said' }, day(40)))) {
          expect(again(after)).toEqual(again(before));
        }
      }),
    );
  });

  it('asks only whoever said nothing, waits after "not now", and stops after two digests', () => {
    const claimed = claimTie(noTie(ada, sam), ada, { strength: 'good', source: 'said' }, start);
    expect(questionFor(claimed, ada)).toBeNull();
    expect(questionFor(claimed, sam)).toEqual({ about: ada, from: 'them', waits: start });
    const later = postponeTie(claimed, sam, start);
    expect(isForDigest(later, sam, day(tieLimits.notNowDays - 1))).toBe(false);
    expect(isForDigest(later, sam, day(tieLimits.notNowDays))).toBe(true);
    const once = askedInDigest(claimed, sam, day(1));
    expect(askedInDigest(once, sam, day(2))).toEqual(once);
    const twice = askedInDigest(once, sam, day(8));
    expect([day(7), day(9), day(12)].map((at) => isForDigest(twice, sam, at))).toEqual([true, true, false]);
    expect(questionFor(twice, sam)?.about).toBe(ada);
    const listed = listTie(noTie(ada, sam), 'weak', start);
    expect([ada, sam].map((me) => questionFor(listed, me)?.from)).toEqual(['list', 'list']);
  });
});

describe('the strength of a confirmed tie', () => {
  const both = (one: Happening[] = []) =>
    claimTie(
      claimTie(lived(one), ada, { strength: 'good', source: 'said' }, day(30)),
      sam,
      { strength: 'strong', source: 'said' },
      day(30),
    );
  const on = (tie: Tie, now: Date): number => {
    const weight = weightOf(tie);
    return weight === null ? -1 : strengthOn(weight, now);
  };

  it('never grows by itself, and is gone in the end', () => {
    const days = fc.integer({ min: 0, max: 4_000 });
    fc.assert(
      fc.property(life, days, days, (happenings, one, more) => {
        const tie = both(happenings);
        expect(on(tie, day(30 + one + more))).toBeLessThanOrEqual(on(tie, day(30 + one)));
        expect(on(tie, day(30 + 40 * 365))).toBe(0);
      }),
    );
  });

  it('halves in a year', () => {
    expect(on(both(), day(30)) / 2).toBeCloseTo(on(both(), day(30 + 365)), -1);
  });

  it('never falls by contact, the same contact counts once, and what is dropped is gone', () => {
    const found = fc.record({ kind: fc.constantFrom(...evidenceKinds), about: fc.uuid() });
    fc.assert(
      fc.property(fc.array(found, { maxLength: 40 }), found, fc.nat(900), (before, last, later) => {
        const at = (index: number) => day(31 + index);
        const tie = before.reduce(
          (known, one, index) => addEvidence(known, { ...one, at: at(index) }),
          both(),
        );
        const now = at(before.length);
        const after = addEvidence(tie, { ...last, at: now });
        expect(on(after, day(100 + later))).toBeGreaterThanOrEqual(on(tie, day(100 + later)));
        expect(addEvidence(after, { ...last, at: day(80) })).toEqual(after);
        expect(after.evidence.length).toBeLessThanOrEqual(tieLimits.evidence);
        expect(dropEvidence(after, last.about).evidence.some(({ about }) => about === last.about)).toBe(
          false,
        );
      }),
    );
  });

  it('is the same all day', () => {
    fc.assert(
      fc.property(life, fc.nat(2_000), fc.nat(dayMs - 1), (happenings, days, ms) => {
        const midnight = new Date(Math.floor(day(31 + days).getTime() / dayMs) * dayMs);
        const tie = both(happenings);
        expect(on(tie, new Date(midnight.getTime() + ms))).toBe(on(tie, midnight));
      }),
    );
  });
});
