import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asId, type MemberId } from '../../src/core/ids.ts';
import {
  correctReferral,
  endReferral,
  forgetAt,
  giveReferral,
  isClosed,
  isForgotten,
  moveReferral,
  referralDueAt,
  tickReferral,
} from '../../src/core/referral.ts';
import type { ReferralEvent } from '../../src/core/referralEvents.ts';
import { referralIntents, slipKey } from '../../src/core/referralNotices.ts';
import { type Referral, referralSteps } from '../../src/core/referralSlip.ts';
import { evolveReferral } from '../../src/core/referralState.ts';
import { isRefusal } from '../../src/core/refusal.ts';

const hourMs = 3_600_000;
const start = new Date('2027-01-11T08:00:00Z');
const [giver, receiver] = ['giver', 'receiver'].map((name) => asId<MemberId>(name)) as [MemberId, MemberId];
const words = 'canary-4711';

/** What may happen to a slip, in any order, with any time in between. */
const happening = fc.oneof(
  fc.record({ what: fc.constant('move' as const), step: fc.constantFrom(...referralSteps) }),
  fc.record({ what: fc.constant('correct' as const), agreed: fc.boolean() }),
  fc.record({ what: fc.constant('end' as const) }),
  fc.record({ what: fc.constant('wait' as const) }),
);
const life = fc.array(fc.tuple(happening, fc.integer({ min: 1, max: 24 * 60 }), fc.boolean()), {
  maxLength: 30,
});

type Step = { readonly slip: Referral; readonly events: readonly ReferralEvent[]; readonly now: Date };

/** Live through it as the actions do: the clock comes whenever it is due. */
const live = (all: Parameters<Parameters<typeof life.map>[0]>[0], isLost: boolean): Step[] => {
  const steps: Step[] = [];
  let now = start;
  const given = giveReferral(
    {
      id: asId('slip'),
      giver,
      receiver,
      description: words,
      third: { words, agreed: true },
      warmth: 3,
      origin: null,
      tellAt: now,
    },
    [],
    now,
  );
  if (isRefusal(given)) throw new Error(given.refused);
  const apply = (slip: Referral | null, events: readonly ReferralEvent[]): Referral => {
    const after = events.reduce<Referral | null>((before, event) => evolveReferral(before, event), slip);
    if (after === null) throw new Error('nothing');
    steps.push({ slip: after, events, now });
    return after;
  };
  let slip = apply(null, given);
  const after = (hours: number) => new Date(now.getTime() + hours * hourMs);
  const tick = (mayBeTold: boolean) => {
    const around = { mayBeTold: mayBeTold && !isLost, isLost, retryAt: after(24), remindAt: after(9 * 24) };
    slip = apply(slip, tickReferral(slip, around, now));
  };
  for (const [one, hours, mayBeTold] of all) {
    const until = after(hours);
    for (
      let due = referralDueAt(slip, isLost);
      due !== null && due <= until;
      due = referralDueAt(slip, isLost)
    ) {
      now = due > now ? due : now;
      const before = steps.length;
      tick(mayBeTold);
      if (steps.length - before !== 1 || steps.length > 5_000) throw new Error('the clock never rests');
    }
    now = until;
    const change = {
      description: words,
      third: { words, agreed: one.what === 'correct' && one.agreed },
      warmth: 2,
    } as const;
    const events =
      one.what === 'move'
        ? moveReferral(slip, receiver, one.step, after(9 * 24), now)
        : one.what === 'correct'
          ? correctReferral(slip, giver, change, now)
          : one.what === 'end'
            ? endReferral(slip, now)
            : [];
    if (!isRefusal(events)) slip = apply(slip, events);
  }
  return steps;
};

test('the clock always comes to rest, and no word about others outlives its time', () => {
  fc.assert(
    fc.property(life, fc.boolean(), (all, isLost) => {
      let before: Referral | null = null;
      for (const { slip, events, now } of live(all, isLost)) {
        if (before !== null && isForgotten(before) && isClosed(before)) expect(isClosed(slip)).toBe(true);
        before = slip;
        if (isForgotten(slip)) expect(JSON.stringify(slip)).not.toContain(words);
        const isLate =
          now.getTime() > Math.max(forgetAt(slip).getTime(), slip.givenAt.getTime()) + 24 * 60 * hourMs;
        if (isLate) expect(isForgotten(slip)).toBe(true);
        if (slip.status === 'ended') expect(isForgotten(slip)).toBe(true);
        if (slip.third.consent === 'none') expect(JSON.stringify(slip.third)).not.toContain(words);
        if (events.length === 0) continue;
        expect(slip.remindAt === null || !isClosed(slip)).toBe(true);
      }
    }),
  );
});

test('who keeps apart is never told by the clock, and never reminded', () => {
  fc.assert(
    fc.property(life, (all) => {
      const waiting = all.filter(([{ what }]) => what === 'wait' || what === 'correct');
      for (const { slip, events } of live(waiting, true)) {
        expect(slip.toldAt).toBe(null);
        const told = events.flatMap((event) => referralIntents(slip, event));
        expect(told.filter(({ effect }) => effect.effect === 'tell')).toEqual([]);
        expect(events.map(({ type }) => type)).not.toContain('referralRested');
      }
    }),
  );
});

test('the receiver hears of a slip once, and is reminded once for each step at the most', () => {
  fc.assert(
    fc.property(life, (all) => {
      const types = live(all, false).flatMap(({ events }) => events.map(({ type }) => type));
      const count = (type: ReferralEvent['type']) => types.filter((one) => one === type).length;
      expect(count('referralTold')).toBeLessThanOrEqual(1);
      expect(count('referralReminded')).toBeLessThanOrEqual(1 + count('referralMoved'));
    }),
  );
});

test('whatever is forgotten, taken back or ended is redrawn on the card that showed it', () => {
  fc.assert(
    fc.property(life, (all) => {
      for (const { slip, events } of live(all, false)) {
        for (const event of events) {
          if (!['referralForgotten', 'referralCorrected', 'referralEnded'].includes(event.type)) continue;
          expect(referralIntents(slip, event)).toMatchObject([
            { effect: { effect: 'replace', earlier: slipKey(slip), to: receiver } },
          ]);
        }
      }
    }),
  );
});

test('what is forgotten cannot be corrected: its words would come back without an end', () => {
  const late = new Date(start.getTime() + 181 * 24 * hourMs);
  const [first] = live([], false);
  if (first === undefined) throw new Error('no slip');
  const change = { description: words, third: { words, agreed: true }, warmth: 3 } as const;
  expect(correctReferral(first.slip, giver, change, late)).toEqual({ refused: 'slipForgotten' });
  const forgotten = evolveReferral(first.slip, { type: 'referralForgotten', at: late });
  expect(correctReferral(forgotten, giver, change, late)).toEqual({ refused: 'slipForgotten' });
  expect(correctReferral(first.slip, giver, change, start)).not.toHaveProperty('refused');
});

test('a slip whose words are gone before its receiver could be told is told to nobody', () => {
  const [first] = live([], false);
  if (first === undefined) throw new Error('nothing happened');
  const late = new Date(forgetAt(first.slip).getTime() + hourMs);
  const untold = { ...first.slip, toldAt: null, tellAt: late };
  const forgotten = evolveReferral(untold, { type: 'referralForgotten', at: late });
  const now = { mayBeTold: true, isLost: false, retryAt: late, remindAt: late };
  expect(tickReferral(forgotten, now, late)).toEqual([]);
  expect(referralDueAt(forgotten)).toBeNull();
});
