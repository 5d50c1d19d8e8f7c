import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asId, type MemberId } from '../../src/core/ids.ts';
import { answerOneToOne, isOver, logOneToOne, type OneToOne } from '../../src/core/oneToOne.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { countedMeetings } from '../../src/core/scorecard.ts';
import { isPublic, keepThanks, onceEach, sayThanks, type Thanks, thankedFor } from '../../src/core/thanks.ts';
import { fewest, roundedDown, saysAnything, totalsOf } from '../../src/core/totals.ts';

const start = new Date('2027-01-11T08:00:00Z');
const weekMs = 7 * 86_400_000;
const day = (count: number) => new Date(start.getTime() + count * 86_400_000);
const who = (name: string) => asId<MemberId>(name);

type Said = { readonly from: string; readonly to: string; readonly day: number; readonly major: number };
type Shows = 'exact' | 'band' | 'hidden';

/** A thank-you as the action makes it, with an amount in złoty, confirmed. */
const thank = ({ from, to, day: at, major }: Said, shows: Shows, index = 0): Thanks => {
  const amount = { money: { minor: major * 100, currency: 'PLN' }, shows };
  const ids = { id: asId<Thanks['id']>(`${from}-${to}-${at}-${index}`), from: who(from), to: who(to) };
  const rest = { words: 'KSeF', topic: null, referral: null, mayBePublic: true, amount };
  const said = sayThanks({ ...ids, ...rest }, [], day(at));
  if (isRefusal(said)) throw new Error(said.refused);
  const kept = keepThanks(said, who(to), 'counted', day(at));
  if (isRefusal(kept)) throw new Error(kept.refused);
  return kept;
};

/** What everybody sees of all weeks, as the clock publishes it. */
const published = (thanks: readonly Thanks[], weeks: number) => {
  let from = start;
  return Array.from({ length: weeks }, (_, index) => {
    const until = new Date(start.getTime() + (index + 1) * weekMs);
    const said = thanks.filter(({ at }) => at >= from && at < until);
    const totals = totalsOf({ from, until }, said, { given: [], won: [] });
    if (!saysAnything(totals)) return null;
    from = until;
    return totals;
  });
};

describe('the amounts attack', () => {
  const amount = fc.integer({ min: 1, max: 5_000_000 });
  const others = fc.array(
    fc.record({
      from: fc.constantFrom(...'abcdefgh'),
      to: fc.constantFrom(...'pqrs'),
      day: fc.integer({ min: 0, max: 55 }),
      major: amount,
    }),
    { maxLength: 40 },
  );

  test('all totals of all weeks are the same whatever a hidden amount was', () => {
    fc.assert(
      fc.property(others, amount, amount, fc.integer({ min: 0, max: 55 }), (known, one, other, at) => {
        const world = (major: number) =>
          published(
            [
              ...known.map((said, index) => thank(said, 'exact', index)),
              // Two givers know each other's amounts and thank-yous; only the receiver's own is hidden.
              thank({ from: 'victim', to: 'p', day: at, major }, 'hidden'),
              thank({ from: 'victim', to: 'q', day: at, major }, 'hidden', 1),
            ],
            8,
          );
        expect(world(one)).toEqual(world(other));
      }),
    );
  });

  test('a hidden amount is in no thank-you that is kept', () => {
    const said = JSON.stringify(thank({ from: 'a', to: 'b', day: 0, major: 471_147 }, 'hidden'));
    expect(said).not.toContain('471147');
    expect(JSON.stringify(thank({ from: 'a', to: 'b', day: 0, major: 471_147 }, 'band'))).not.toContain(
      '471147',
    );
  });

  test('one receiver thanked by nobody else is in no sum: two givers and one receiver see nothing', () => {
    const lonely = [0, 1, 2, 3].flatMap((week) =>
      ['p', 'q'].map((to, index) =>
        thank({ from: 'victim', to, day: week * 7, major: 12_000 }, 'exact', index),
      ),
    );
    expect(published(lonely, 8)).toEqual(Array.from({ length: 8 }, () => null));
  });

  const sumOf = (majors: readonly number[]) =>
    published(
      majors.map((major, index) => thank({ from: `p${index}`, to: 'p', day: 0, major }, 'exact', index)),
      1,
    )[0]?.amounts;

  test('of exact amounts no total shows one that dwarfs the others, nor moves with its last digits', () => {
    const five = (last: number) => sumOf([1000, 1000, 1000, 1000, last]);
    expect([4_001, 400_000, 4_000_000].map(five)).toEqual([[], [], []]);
    expect([1_000, 2_345, 4_000].map(five)).toEqual(
      [1, 2, 3].map(() => [{ minor: 500_000, currency: 'PLN' }]),
    );
    // A giant beside six others is left out of their sum.
    expect(sumOf([1000, 1000, 1000, 1000, 1000, 1000, 4_000_000])).toEqual([
      { minor: 500_000, currency: 'PLN' },
    ]);
  });

  test('accomplices who know all amounts but one learn next to nothing of it, whatever they say themselves', () => {
    const scale = fc.integer({ min: 0, max: 22 }).chain((bits) => fc.integer({ min: 1, max: 2 ** bits }));
    const unknown = Array.from({ length: 46 }, (_, index) => Math.floor(2 ** (index / 2)));
    fc.assert(
      fc.property(fc.array(scale, { minLength: 4, maxLength: 8 }), (known) => {
        const told = new Set(unknown.map((one) => JSON.stringify(sumOf([...known, one]))));
        // With four it is in the sum or not, and the sum is one of two; each further one may be left out instead.
        expect(told.size).toBeLessThanOrEqual(2 * known.length - 5);
      }),
      { numRuns: 300 },
    );
  });

  test('a total has at least five people behind it, each number of it', () => {
    fc.assert(
      fc.property(others, (known) => {
        const thanks = known.map((said, index) => thank(said, 'band', index));
        let from = start;
        for (const [index, totals] of published(thanks, 8).entries()) {
          if (totals === null) continue;
          const until = new Date(start.getTime() + (index + 1) * weekMs);
          const said = onceEach(thanks.filter(({ at }) => at >= from && at < until));
          if (totals.thanks !== null)
            expect(new Set(said.map((one) => one.from)).size).toBeGreaterThanOrEqual(fewest);
          if (totals.amounts.length > 0)
            expect(new Set(said.map((one) => one.from)).size).toBeGreaterThanOrEqual(fewest);
          from = until;
        }
      }),
    );
  });

  test('weeks that are published never overlap', () => {
    fc.assert(
      fc.property(others, (known) => {
        const all = published(
          known.map((said, index) => thank(said, 'exact', index)),
          8,
        ).flatMap((one) => one ?? []);
        for (const [index, one] of all.entries()) {
          expect(one.from.getTime()).toBeGreaterThanOrEqual(all[index - 1]?.until.getTime() ?? 0);
        }
      }),
    );
  });

  test('sums are rounded down to 1, 2 or 5 and zeros', () => {
    expect([0, 1, 4, 5, 9, 10, 19, 20, 49, 99, 123_456].map(roundedDown)).toEqual([
      0, 1, 2, 5, 5, 10, 10, 20, 20, 50, 100_000,
    ]);
  });
});

describe('thanks', () => {
  const plain = { from: 'a', to: 'b', day: 0, major: 1 };

  test('that go to and fro within 30 days count once', () => {
    const there = thank(plain, 'hidden');
    const back = (at: number) => thank({ from: 'b', to: 'a', day: at, major: 1 }, 'hidden');
    expect(onceEach([there, back(29)])).toEqual([there]);
    expect(onceEach([there, back(30)])).toHaveLength(2);
  });

  test('count only once the thanked person answered, and are shown only if they want', () => {
    const said = sayThanks(
      { ...thank(plain, 'hidden'), amount: null, topic: asId('ksef'), referral: null },
      [],
      start,
    );
    if (isRefusal(said)) throw new Error(said.refused);
    expect(onceEach([said])).toEqual([]);
    expect(keepThanks(said, who('a'), 'shown', start)).toEqual({ refused: 'notYours' });
    const keep = (kept: 'shown' | 'counted') => keepThanks(said, who('b'), kept, start) as Thanks;
    expect(thankedFor(who('b'), [keep('counted')])).toEqual([]);
    expect(thankedFor(who('b'), [keep('shown')])).toEqual([{ topic: 'ksef', times: 1 }]);
    expect(thankedFor(who('a'), [keep('shown')])).toEqual([]);
    expect([isPublic(said), isPublic(keep('counted')), isPublic(keep('shown'))]).toEqual([
      false,
      false,
      true,
    ]);
    expect(isPublic({ ...keep('shown'), mayBePublic: false })).toBe(false);
  });

  test('are said once a week to a person, once for a slip, and five times a week', () => {
    const said = { ...thank(plain, 'hidden'), amount: null };
    const refusalOf = (recent: readonly Thanks[], change: Partial<Thanks> = {}) => {
      const result = sayThanks({ ...said, ...change, amount: null }, recent, day(1));
      return isRefusal(result) ? result.refused : null;
    };
    const slip = asId<NonNullable<Thanks['referral']>>('slip');
    expect(refusalOf([said])).toBe('thankedThisWeek');
    expect(refusalOf([said], { to: who('c') })).toBe(null);
    expect(refusalOf([said], { referral: slip })).toBe(null);
    expect(refusalOf([{ ...said, referral: slip }], { referral: slip })).toBe('alreadyAnswered');
    const five = ['c', 'd', 'e', 'f', 'g'].map((to) => ({ ...said, to: who(to) }));
    expect(refusalOf(five)).toBe('tooManyThanks');
    expect(refusalOf([], { words: 'x'.repeat(121) })).toBe('tooLong');
    expect(refusalOf([], { to: said.from })).toBe('yourself');
  });
});

describe('talks of two', () => {
  const logged = (by: string, other: string, at: number, recent: readonly OneToOne[] = []) =>
    logOneToOne({ id: asId(`${by}${other}${at}`), by: who(by), with: who(other) }, recent, day(at));
  const confirmed = (by: string, other: string, at: number): OneToOne => {
    const talk = logged(by, other, at);
    return isRefusal(talk) ? fail() : { ...talk, answer: 'confirmed' };
  };
  const fail = (): never => {
    throw new Error('refused');
  };

  test('count once in 28 days with the same person', () => {
    const met = (other: string, at: number) => ({ with: who(other), at: day(at) });
    expect(countedMeetings([met('b', 28), met('b', 0), met('b', 27), met('c', 1)])).toEqual([
      met('b', 0),
      met('c', 1),
      met('b', 28),
    ]);
  });

  test('are logged once in 28 days, five a week, never with oneself', () => {
    const one = confirmed('a', 'b', 0);
    expect(logged('a', 'b', 20, [one])).toMatchObject({ refused: 'talkLogged' });
    expect(logged('a', 'b', 20, [{ ...one, answer: 'denied' }])).toMatchObject({ refused: 'talkLogged' });
    expect(logged('a', 'b', 28, [one])).toMatchObject({ answer: 'waiting' });
    expect(logged('a', 'a', 0)).toMatchObject({ refused: 'yourself' });
    const five = ['c', 'd', 'e', 'f', 'g'].map((other) => confirmed('a', other, 0));
    expect(logged('a', 'b', 1, five)).toMatchObject({ refused: 'tooManyTalks' });
  });

  test('are answered by the other alone, once, and waited for no longer than three weeks', () => {
    const talk = logged('a', 'b', 0);
    if (isRefusal(talk)) throw new Error(talk.refused);
    expect(answerOneToOne(talk, who('a'), 'confirmed')).toMatchObject({ refused: 'notYours' });
    const answered = answerOneToOne(talk, who('b'), 'confirmed');
    expect(answered).toMatchObject({ answer: 'confirmed' });
    expect(isRefusal(answered) || answerOneToOne(answered, who('b'), 'denied')).toMatchObject({
      refused: 'alreadyAnswered',
    });
    expect([isOver(talk, day(20)), isOver(talk, day(21))]).toEqual([false, true]);
  });
});
