import { describe, expect, it } from 'vitest';
import { createGate } from '../../src/actions/gate.ts';

describe('a gate', () => {
  it('lets so many through at once, in the order in which they came, whatever becomes of them', async () => {
    const gate = createGate(2);
    const [begun, ended]: [number[], (() => void)[]] = [[], []];
    const work = (number: number) => () =>
      new Promise<number>((resolve, reject) => {
        begun.push(number);
        ended.push(() => (number === 1 ? reject(new Error('broken')) : resolve(number)));
      });
    const all = [0, 1, 2, 3].map((number) => gate(work(number)));
    const settled = Promise.allSettled(all);
    await Promise.resolve();
    expect(begun).toEqual([0, 1]);
    ended[1]?.();
    await expect(all[1]).rejects.toThrow('broken');
    expect(begun).toEqual([0, 1, 2]);
    ended[0]?.();
    await all[0];
    expect(begun).toEqual([0, 1, 2, 3]);
    ended[2]?.();
    ended[3]?.();
    expect((await settled).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
  });
});
