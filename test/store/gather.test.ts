import { describe, expect, it } from 'vitest';
import { gather } from '../../src/store/gather.ts';
import { DatabaseUnavailable } from '../../src/store/session.ts';

/** A write that waits to be let go, and what it was given. */
const held = (answer: (items: readonly number[]) => readonly string[]) => {
  const written: (readonly number[])[] = [];
  let letGo = (): void => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const write = async (items: readonly number[]) => {
    written.push(items);
    await gate;
    return answer(items);
  };
  return { written, write, letGo: () => letGo() };
};

describe('writes that arrive together', () => {
  it('go together once the one under way is done, at most so many, each with its own answer', async () => {
    const { written, write, letGo } = held((items) => items.map((item) => `wrote ${item}`));
    const put = gather(3, write);
    const answers = [1, 2, 3, 4, 5].map(put);
    letGo();
    expect(await Promise.all(answers)).toEqual(['wrote 1', 'wrote 2', 'wrote 3', 'wrote 4', 'wrote 5']);
    expect(written).toEqual([[1], [2, 3, 4], [5]]);
    expect(await put(6)).toBe('wrote 6');
  });

  it('fail alone where one cannot be written', async () => {
    const { write, letGo } = held((items) => {
      if (items.includes(3)) throw new Error('no 3');
      return items.map(String);
    });
    const put = gather(10, write);
    const answers = Promise.allSettled([1, 2, 3, 4].map(put));
    letGo();
    expect((await answers).map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  it('all learn at once that the database is lost', async () => {
    const { written, write, letGo } = held(() => {
      throw new DatabaseUnavailable('gone');
    });
    const put = gather(10, write);
    const answers = Promise.allSettled([1, 2, 3, 4].map(put));
    letGo();
    expect((await answers).map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
    expect(written).toEqual([[1], [2, 3, 4]]);
  });
});
