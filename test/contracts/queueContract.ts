import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { QueueLog } from '../../src/worker/queueBackend.ts';
import { openQueues, type QueuePlace, type Queues } from '../../src/worker/queues.ts';

/** A line of the log. */
export type Line = readonly [event: string, details: Readonly<Record<string, unknown>>];

/** A log that keeps what it was told. */
export function keptLog(): QueueLog & { readonly lines: Line[] } {
  const lines: Line[] = [];
  const keep: QueueLog['warn'] = (event, details = {}) => lines.push([event, details]);
  return { lines, warn: keep, error: keep };
}

/** Wait for what comes sooner or later. */
export function eventually(expectation: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(expectation, { timeout: 25_000, interval: 10 });
}

/** A promise and the function that fulfils it. */
export function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

let names = 0;
/** A queue that no other test uses. */
export const newName = (): string => {
  names += 1;
  return `queue-${names}`;
};

/** Wakes a queue of its own and waits until that was heard: whatever was sent before has arrived. */
export async function arrived(queues: Queues): Promise<void> {
  const name = newName();
  const heard = signal();
  queues.work(name, async () => heard.give(), { concurrency: 1 });
  queues.wake(name, 'mark');
  await heard.given;
}

/** A place for wake-ups, as a test sees it. */
export type Prepared = {
  readonly place: QueuePlace;
  /** How many jobs a queue holds, waiting, running or done. */
  readonly jobs: (name: string) => Promise<number>;
  readonly remove: () => Promise<void>;
};

/** What every queue promises, wherever its wake-ups wait. */
export function queueContract(where: string, prepare: () => Promise<Prepared>): void {
  describe(`a queue ${where}`, () => {
    let prepared: Prepared;
    const opened: Queues[] = [];
    beforeAll(async () => {
      prepared = await prepare();
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((queues) => queues.close(5_000)));
    });
    afterAll(() => prepared.remove());
    const open = async (log: QueueLog = keptLog()): Promise<Queues> => {
      const queues = await openQueues(prepared.place, log);
      opened.push(queues);
      return queues;
    };

    it('tells the worker the id it was woken for, whatever it looks like', async () => {
      const queues = await open();
      const name = newName();
      const ids = [
        'now',
        '0',
        '17',
        'a:b',
        'a:b:c',
        '{x}',
        'żółć 🎉',
        "'; drop table job; --",
        'x'.repeat(500),
      ];
      const heard: string[] = [];
      queues.work(name, async (id) => void heard.push(id), { concurrency: 1 });
      for (const id of ids) queues.wake(name, id);
      await eventually(() => expect(heard.toSorted()).toEqual(ids.toSorted()));
      expect(queues.lost()).toBe(0);
    });

    it('takes wake-ups that nobody heard yet for one', async () => {
      const queues = await open();
      const other = await open();
      const name = newName();
      for (const sender of [queues, other, queues]) {
        sender.wake(name, 'x');
        sender.wake(name, 'x');
        await arrived(sender);
      }
      const heard: string[] = [];
      queues.work(name, async (id) => void heard.push(id), { concurrency: 1 });
      queues.wake(name, 'end');
      await eventually(() => expect(heard).toContain('end'));
      expect(heard).toEqual(['x', 'end']);
    });

    it('hears again what is woken while the handler is at it', async () => {
      const queues = await open();
      const name = newName();
      const [began, mayEnd] = [signal(), signal()];
      let runs = 0;
      const handler = async () => {
        runs += 1;
        began.give();
        await mayEnd.given;
      };
      queues.work(name, handler, { concurrency: 1 });
      queues.wake(name, 'x');
      await began.given;
      queues.wake(name, 'x');
      await arrived(queues);
      mayEnd.give();
      await eventually(() => expect(runs).toBe(2));
    });

    it('hears each of many, and lets timers tick meanwhile', async () => {
      const queues = await open();
      const name = newName();
      const ids = Array.from({ length: 300 }, (_, index) => `id-${index}`);
      const heard: string[] = [];
      let ticks = 0;
      queues.work(name, async (id) => void heard.push(id), { concurrency: 5 });
      for (const id of ids) queues.wake(name, id);
      const timer = setInterval(() => {
        if (heard.length > 0 && heard.length < ids.length) ticks += 1;
      }, 1);
      await eventually(() => expect(heard).toHaveLength(ids.length));
      clearInterval(timer);
      expect(heard.toSorted()).toEqual(ids.toSorted());
      expect(ticks).toBeGreaterThan(0);
    });

    it('loses what is more than a thousand at once, and counts it', async () => {
      const queues = await open();
      const name = newName();
      for (let index = 0; index < 1_100; index += 1) queues.wake(name, `id-${index}`);
      expect(queues.lost()).toBe(100);
    });

    it('tries a failing handler three times, gives up aloud, and hears the same id again', async () => {
      const log = keptLog();
      const queues = await open(log);
      const name = newName();
      let runs = 0;
      const handler = async () => {
        runs += 1;
        if (runs <= 3) throw new TypeError('broken\nparams: Ada, her words');
      };
      queues.work(name, handler, { concurrency: 3 });
      queues.wake(name, 'x');
      const failure = (attempt: number) => [
        'job failed',
        { name, id: 'x', attempt, why: 'TypeError: broken' },
      ];
      const givenUp = ['job given up', { name, id: 'x', why: 'the handler failed' }];
      await eventually(() => expect(log.lines).toEqual([failure(1), failure(2), failure(3), givenUp]));
      expect(await prepared.jobs(name)).toBe(0);
      queues.wake(name, 'x');
      await eventually(() => expect(runs).toBe(4));
      await arrived(queues);
      expect(log.lines).toHaveLength(4);
    });

    it('lets the running handler finish when it is closed, and begins no other', async () => {
      const queues = await open();
      const name = newName();
      const [began, mayEnd] = [signal(), signal()];
      const ended: string[] = [];
      const handler = async (id: string) => {
        began.give();
        await mayEnd.given;
        ended.push(id);
      };
      queues.work(name, handler, { concurrency: 1 });
      queues.wake(name, 'first');
      await began.given;
      queues.wake(name, 'second');
      await arrived(queues);
      const closing = queues.close(20_000);
      mayEnd.give();
      await closing;
      expect(ended).toEqual(['first']);
      expect(await prepared.jobs(name)).toBe(1);
      const next = await open();
      next.work(name, async (id) => void ended.push(id), { concurrency: 1 });
      await eventually(() => expect(ended).toEqual(['first', 'second']));
    });

    it('closes at the deadline though a handler hangs', async () => {
      const log = keptLog();
      const queues = await open(log);
      const name = newName();
      const began = signal();
      const handler = () => {
        began.give();
        return new Promise<void>(() => {});
      };
      queues.work(name, handler, { concurrency: 1 });
      queues.wake(name, 'x');
      await began.given;
      await queues.close(200);
      expect(log.lines).toEqual([['queue closed in a hurry', { why: 'too late' }]]);
    });

    it('counts a wake-up after the end as lost and throws nothing', async () => {
      const queues = await open();
      await queues.close(5_000);
      queues.wake(newName(), 'x');
      expect(queues.lost()).toBe(1);
    });

    it('looks every so often, never twice at once, whatever happened the last time', async () => {
      const log = keptLog();
      const queues = await open(log);
      let runs = 0;
      let atOnce = 0;
      let mostAtOnce = 0;
      queues.every('sweep', 2, async () => {
        runs += 1;
        atOnce += 1;
        mostAtOnce = Math.max(mostAtOnce, atOnce);
        await new Promise((resolve) => setTimeout(resolve, 10));
        atOnce -= 1;
        if (runs === 1) throw new Error('broken');
      });
      await eventually(() => expect(runs).toBeGreaterThan(4));
      await queues.close(5_000);
      const before = runs;
      expect([mostAtOnce, atOnce]).toEqual([1, 0]);
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(runs).toBe(before);
      expect(log.lines).toEqual([['repeated work failed', { name: 'sweep', why: 'Error: broken' }]]);
    });

    it('answers when asked whether it is there', async () => {
      const queues = await open();
      await eventually(() => queues.check());
    });
  });
}
