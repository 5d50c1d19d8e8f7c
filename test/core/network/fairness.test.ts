import { describe, expect, it } from 'vitest';
import { simulateYear } from '../../../bench/network/connectorYear.ts';
import { willingnessOf } from '../../../src/core/network/fairness.ts';

const now = new Date('2026-11-23T09:00:00Z');
const times = (count: number, daysAgo = 1) =>
  Array.from({ length: count }, () => new Date(now.getTime() - daysAgo * 86_400_000));

describe('how willing somebody is', () => {
  it('falls with every ask beyond those of the least asked, and never to nothing', () => {
    const bytes = willingnessOf([times(2), times(3), times(40), times(2)], now);
    expect(bytes).toEqual([255, 64, 1, 255]);
  });

  it('comes back after a year', () => {
    expect(willingnessOf([times(3, 365), []], now)).toEqual([255, 255]);
    expect(willingnessOf([times(3, 363), []], now)[0]).toBeLessThan(10);
  });
});

describe('in 52 weeks with 1,000 members and 25,000 ties', () => {
  const setup = { people: 1_000, ties: 25_000, weeks: 52, asksPerWeek: 40 } as const;

  it.each([1, 7, 42])(
    'the busiest tenth carries no more than a third where alternatives exist (seed %i)',
    (seed) => {
      const fair = simulateYear({ ...setup, seed, choose: 'fair' });
      expect(fair.withAlternatives).toBeGreaterThan(300);
      expect(fair.busiestTenth).toBeLessThan(1 / 3);
      expect(fair.broken).toBe(0);
      // The rule is not kept by itself.
      expect(simulateYear({ ...setup, seed, choose: 'strongest' }).busiestTenth).toBeGreaterThan(1 / 3);
    },
  );
});
