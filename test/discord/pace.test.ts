import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPace } from '../../src/discord/pace.ts';

const most = 3;
const withinMs = 1_000;

/** How long a request takes to arrive and its answer to come back, and how long somebody waits before the next. */
type Way = { readonly outMs: number; readonly backMs: number; readonly pauseMs: number };

/** Arrivals of requests that go out one after the other at a pace, in a time of their own. */
const arrivalsOf = async (ways: readonly Way[]): Promise<readonly number[]> => {
  let at = 0;
  const answers: { readonly at: number; readonly hear: () => void }[] = [];
  const pass = async (ms: number): Promise<void> => {
    const until = at + Math.ceil(ms);
    answers.sort((a, b) => a.at - b.at);
    for (let [due] = answers; due !== undefined && due.at <= until; [due] = answers) {
      at = due.at;
      answers.shift();
      due.hear();
    }
    at = until;
  };
  const pace = createPace(most, withinMs, () => at, pass);
  const arrivals: number[] = [];
  for (const { outMs, backMs, pauseMs } of ways) {
    await pass(pauseMs);
    const isOver = await pace();
    arrivals.push(at + outMs);
    answers.push({ at: at + outMs + backMs, hear: isOver });
  }
  return arrivals.toSorted((a, b) => a - b);
};

const way = fc.record({
  outMs: fc.integer({ min: 20, max: 700 }),
  backMs: fc.integer({ min: 20, max: 700 }),
  pauseMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_500 })),
});

test('no second holds more than so many arrivals, however long each is on its way', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(way, { maxLength: 40 }), async (ways) => {
      const arrivals = await arrivalsOf([{ outMs: 20, backMs: 20, pauseMs: 0 }, ...ways]);
      for (const [index, arrival] of arrivals.entries()) {
        const before = arrivals[index - most];
        if (before !== undefined) expect(arrival - before).toBeGreaterThanOrEqual(withinMs);
      }
    }),
  );
});

test('whoever is answered at once keeps the whole rate', async () => {
  const arrivals = await arrivalsOf(Array.from({ length: 9 }, () => ({ outMs: 5, backMs: 5, pauseMs: 0 })));
  expect(arrivals).toEqual([5, 5, 5, 1_005, 1_005, 1_005, 2_005, 2_005, 2_005]);
});

test('a request without an answer counts until it has one', async () => {
  const late = { outMs: 10, backMs: 5_000, pauseMs: 0 };
  const quick = { outMs: 10, backMs: 10, pauseMs: 0 };
  const arrivals = await arrivalsOf([quick, late, late, late, quick]);
  expect(Math.max(...arrivals)).toBeGreaterThanOrEqual(6_000);
});
