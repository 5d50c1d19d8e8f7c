import { expect, test } from 'vitest';
import { createPace } from '../../src/discord/pace.ts';

test('however late turns are used, no second holds more than so many departures', async () => {
  let at = 0;
  const departed: number[] = [];
  const wait = async (ms: number): Promise<void> => {
    at += ms;
  };
  const pace = createPace(3, 1_000, () => at, wait);
  for (const pause of [0, 0, 10, 0, 0, 500, 0, 0, 0, 2_000, 0]) {
    at += pause;
    await pace();
    departed.push(at);
  }
  for (const [index, time] of departed.entries()) {
    expect(
      departed.filter((other) => other > time - 1_000 && other <= time).length,
      `at ${index}`,
    ).toBeLessThanOrEqual(3);
  }
  expect(departed.slice(0, 4)).toEqual([0, 0, 10, 1_000]);
});
