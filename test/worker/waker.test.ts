import { describe, expect, it } from 'vitest';
import { createWaker } from '../../src/worker/waker.ts';

describe('the waker', () => {
  /** A queue that takes wake-ups when told to. */
  const waiting = () => {
    const sent: string[] = [];
    const answers: { readonly take: () => void; readonly refuse: () => void }[] = [];
    const add = (name: string, id: string) =>
      new Promise<void>((take, reject) => {
        sent.push(`${name}/${id}`);
        answers.push({ take, refuse: () => reject(new Error('full')) });
      });
    const lines: unknown[] = [];
    const waker = createWaker(add, () => true, { warn: (event, details) => lines.push([event, details]) });
    return { waker, sent, answers, lines };
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('sends one more, and only one, when it was woken while the first was under way', async () => {
    const { waker, sent, answers } = waiting();
    waker.wake('deliver', 'x');
    waker.wake('deliver', 'x');
    waker.wake('deliver', 'x');
    waker.wake('deliver', 'y');
    waker.wake('other', 'x');
    expect(sent).toEqual(['deliver/x', 'deliver/y', 'other/x']);
    for (const answer of answers) answer.take();
    await turn();
    expect(sent.slice(3)).toEqual(['deliver/x']);
    answers[3]?.take();
    await turn();
    expect(sent).toHaveLength(4);
    waker.wake('deliver', 'x');
    expect(sent).toHaveLength(5);
  });

  it('counts what the queue refused, says so once a minute, and tries the next one', async () => {
    const { waker, sent, answers, lines } = waiting();
    for (const id of ['a', 'b']) waker.wake('deliver', id);
    for (const answer of answers) answer.refuse();
    await turn();
    expect(waker.lost()).toBe(2);
    expect(lines).toEqual([['wake-up lost', { name: 'deliver', why: 'Error: full', lost: 1 }]]);
    waker.wake('deliver', 'a');
    expect(sent).toHaveLength(3);
  });

  it('sends no more of what was remembered once it is closed', async () => {
    const { waker, sent, answers } = waiting();
    waker.wake('deliver', 'x');
    waker.wake('deliver', 'x');
    waker.close();
    answers[0]?.take();
    await turn();
    expect([sent.length, waker.lost()]).toEqual([1, 1]);
  });
});
