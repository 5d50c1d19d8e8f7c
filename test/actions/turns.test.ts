import { describe, expect, it } from 'vitest';
import { Busy } from '../../src/actions/ports/platform.ts';
import type { Rates } from '../../src/actions/ports/rates.ts';
import { createTurns } from '../../src/actions/turns.ts';

const rate = { everyMs: 20, burst: 1 };
const mostWaitMs = 1_000;

/** A time that passes only where somebody waits for it, and turns counted in it. */
const town = () => {
  let at = 0;
  let freeAt = 0;
  const asked: number[] = [];
  const sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const rates: Rates = {
    take: async (_key, everyMs, _burst, withinMs = 0, count = 1) => {
      asked.push(count);
      const wait = Math.max(0, freeAt - at);
      if (wait <= withinMs) freeAt = Math.max(freeAt, at) + everyMs * count;
      return wait;
    },
    hold: async () => undefined,
  };
  return {
    rates,
    asked,
    hold: (ms: number) => {
      freeAt = at + ms;
    },
    now: () => at,
    sleep: (ms: number) => new Promise<void>((wake) => void sleepers.push({ until: at + ms, wake })),
    /** Let all time pass that somebody waits for. */
    pass: async (): Promise<void> => {
      for (await settle(); sleepers.length > 0; await settle()) {
        sleepers.sort((a, b) => a.until - b.until);
        const next = sleepers.shift();
        at = Math.max(at, next?.until ?? at);
        next?.wake();
      }
    },
  };
};

describe('turns', () => {
  it('come to each in line after the other, however many stand there for one of them', async () => {
    const { rates, sleep, pass } = town();
    const turns = createTurns({ rates, mostWaitMs, aheadMs: 100, sleep });
    const served: string[] = [];
    const come = (whose: string) => turns('bot', rate, whose).then(() => void served.push(whose));
    const all = Array.from({ length: 40 }, () => come('large'));
    all.push(come('small'));
    await pass();
    await Promise.all(all);
    expect(served).toHaveLength(41);
    expect(served.indexOf('small')).toBeLessThan(10);
  });

  it('are never nearer than the rate, and are asked for together', async () => {
    const { rates, sleep, pass, now, asked } = town();
    const turns = createTurns({ rates, mostWaitMs, aheadMs: 100, sleep });
    const times: number[] = [];
    const all = Array.from({ length: 30 }, () => turns('bot', rate).then(() => void times.push(now())));
    await pass();
    await Promise.all(all);
    for (const [index, at] of times.entries()) expect(at).toBeGreaterThanOrEqual(index * rate.everyMs);
    expect(Math.max(...times)).toBe(29 * rate.everyMs);
    expect(asked.reduce((sum, count) => sum + count, 0)).toBe(30);
    expect(asked.length).toBeLessThanOrEqual(10);
  });

  it('that are too far away are nobody’s, and those who asked come back one after the other', async () => {
    const { rates, sleep, pass, hold } = town();
    const turns = createTurns({ rates, mostWaitMs, aheadMs: 100, sleep });
    hold(5_000);
    const all = Array.from({ length: 6 }, () => turns('bot', rate).catch((error: unknown) => error));
    await pass();
    const waits = (await Promise.all(all)).map((error) => (error instanceof Busy ? error.retryAfterMs : -1));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(4_900);
    expect(new Set(waits).size).toBe(6);
  });

  it('go on after the database was away', async () => {
    const { rates, sleep, pass } = town();
    let isAway = true;
    const take: Rates['take'] = async (...asked) => {
      if (isAway) throw new Error('away');
      return rates.take(...asked);
    };
    const turns = createTurns({ rates: { ...rates, take }, mostWaitMs, aheadMs: 100, sleep });
    const failed = await Promise.allSettled([turns('bot', rate), turns('bot', rate)]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isAway = false;
    const going = turns('bot', rate);
    await pass();
    await going;
  });
});
