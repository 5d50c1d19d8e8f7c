import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerRate,
  commonGround,
  factorOf,
  type Standing,
  sharedMinutes,
} from '../../../src/core/search/availability.ts';

const day = { from: 480, to: 960 };
const asker = { languages: ['pl', 'en'], hours: day };
const fresh: Standing = {
  capacityPerMonth: 4,
  taken: 0,
  recentAsks: 0,
  asked: 0,
  answered: 0,
  languages: ['pl'],
  hours: day,
};
const factor = (change: Partial<Standing>) => factorOf({ ...fresh, ...change }, asker);

describe('the room a member has for one more introduction', () => {
  it('is none over the budget', () => {
    expect(factor({ taken: 4 })).toBe(0);
    expect(factor({ capacityPerMonth: 0 })).toBe(0);
    expect(factor({ taken: 3 })).toBeGreaterThan(0);
  });

  it('shrinks with what is taken, with recent asks, and for those who do not answer', () => {
    expect(factor({ taken: 2 })).toBeLessThan(factor({}));
    expect(factor({ recentAsks: 2 })).toBeLessThan(factor({}));
    expect(factor({ asked: 10, answered: 1 })).toBeLessThan(factor({ asked: 10, answered: 9 }));
  });

  it('does not judge by one unanswered ask', () => {
    expect(answerRate({ ...fresh, asked: 1 })).toBeGreaterThan(0.6);
    expect(answerRate({ ...fresh, asked: 100 })).toBeLessThan(0.1);
  });

  it('counts a common language and common hours, and excludes for neither', () => {
    expect(factor({ languages: ['de'] })).toBeLessThan(factor({}));
    expect(factor({ languages: ['de'] })).toBeGreaterThan(0);
    expect(commonGround({ ...fresh, hours: { from: 1080, to: 1400 } }, asker)).toBeCloseTo(0.6);
    expect(commonGround({ ...fresh, languages: [] }, asker)).toBe(1);
  });

  it('shares hours around midnight', () => {
    expect(sharedMinutes({ from: 1320, to: 1800 }, { from: 0, to: 120 })).toBe(120);
    expect(sharedMinutes({ from: 0, to: 60 }, { from: 1400, to: 1500 })).toBe(60);
  });

  it('is always between 0 and 1', () => {
    const count = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(count, count, count, count, (capacityPerMonth, taken, recentAsks, asked) => {
        const value = factor({ capacityPerMonth, taken, recentAsks, asked, answered: Math.floor(asked / 2) });
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }),
    );
  });
});
