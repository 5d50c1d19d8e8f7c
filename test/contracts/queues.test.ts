import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openPglite } from '../../src/store/pglite.ts';
import type { QueueLog } from '../../src/worker/queueBackend.ts';
import { openQueues, type Queues } from '../../src/worker/queues.ts';
import { type Service, startRedis } from '../services.ts';
import { openTemplate } from '../template.ts';
import { type Gate, openGate } from './gate.ts';
import { arrived, eventually, keptLog, newName, queueContract, signal } from './queueContract.ts';

queueContract('in an embedded database in memory', async () => {
  const pglite = await openPglite('memory');
  return { place: { pglite }, jobs: jobsInTable(pglite), remove: () => pglite.close() };
});

queueContract('in an embedded database in a folder', async () => {
  const copy = await openTemplate(inject('pgliteTemplate'));
  return { place: { pglite: copy.pglite }, jobs: jobsInTable(copy.pglite), remove: copy.close };
});

queueContract('on Redis', async () => {
  const server = await startRedis();
  const direct = new Redis(server.url);
  const remove = async () => {
    direct.disconnect();
    await server.stop();
  };
  return { place: { redis: server.url }, jobs: async (name) => (await jobKeys(direct, name)).length, remove };
});

describe('a queue in a folder', () => {
  it('keeps wake-ups that nobody heard while the process is away', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'acquaint-queue-'));
    const name = newName();
    const first = await openPglite(join(folder, 'queue'));
    const before = await openQueues({ pglite: first }, keptLog());
    before.wake(name, 'x');
    await arrived(before);
    await before.close(5_000);
    await first.close();
    const second = await openPglite(join(folder, 'queue'));
    const after = await openQueues({ pglite: second }, keptLog());
    const heard = signal();
    after.work(name, async () => heard.give(), { concurrency: 1 });
    await heard.given;
    await after.close(5_000);
    await second.close();
    await rm(folder, { recursive: true });
  });
});

describe('a queue in memory', () => {
  it('neither asks its database nor complains once it was closed in a hurry', async () => {
    const pglite = await openPglite('memory');
    const log = keptLog();
    const queues = await openQueues({ pglite }, log);
    const [began, mayEnd] = [signal(), signal()];
    const handler = async () => {
      began.give();
      await mayEnd.given;
    };
    queues.work('slow', handler, { concurrency: 2 });
    queues.wake('slow', 'x');
    await began.given;
    await queues.close(100);
    await pglite.close();
    mayEnd.give();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(log.lines).toEqual([['queue closed in a hurry', { why: 'too late' }]]);
  });
});

describe('a queue on a Redis that others use and that goes away', () => {
  let server: Service;
  let direct: Redis;
  let gate: Gate;
  const opened: Queues[] = [];
  beforeAll(async () => {
    server = await startRedis();
    direct = new Redis(server.url);
  });
  beforeEach(async () => {
    await direct.flushall();
    gate = await openGate(Number(new URL(server.url).port));
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((queues) => queues.close(2_000)));
    await gate.shut();
  });
  afterAll(async () => {
    direct.disconnect();
    await server.stop();
  });
  const open = async (log: QueueLog = keptLog()): Promise<Queues> => {
    const queues = await openQueues({ redis: `redis://127.0.0.1:${gate.port}` }, log);
    opened.push(queues);
    return queues;
  };
  /** Counts the runs of a repeated handler. */
  const counted = (queues: Queues): (() => number) => {
    let runs = 0;
    queues.every('sweep', 5, async () => {
      runs += 1;
    });
    return () => runs;
  };
  const goesOn = async (runs: () => number): Promise<void> => {
    const before = runs();
    await eventually(() => expect(runs()).toBeGreaterThan(before));
  };
  /** Wakes until it is heard: how a worker finds that the queue is back. */
  const wakesUntilHeard = (queues: Queues, name: string, heard: readonly string[]): Promise<void> =>
    eventually(() => {
      queues.wake(name, 'again');
      expect(heard).toContain('again');
    });

  /** Nobody comes through the gate any more; whoever still tries does so more often than once in two seconds. */
  const staysAway = async (): Promise<void> => {
    await gate.open();
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect(gate.passed()).toBe(0);
  };

  it('gives each wake-up to one of several workers', async () => {
    const all = await Promise.all([open(), open(), open()]);
    const name = newName();
    const heard = all.map((queues) => {
      const own: string[] = [];
      queues.work(
        name,
        async (id) => {
          await new Promise((resolve) => setTimeout(resolve, 1));
          own.push(id);
        },
        { concurrency: 2 },
      );
      return own;
    });
    const ids = Array.from({ length: 300 }, (_, index) => `id-${index}`);
    await eventually(() => Promise.all(all.map((queues) => queues.check())).then(() => {}));
    for (const [index, id] of ids.entries()) all[index % 3]?.wake(name, id);
    await eventually(() => expect(heard.flat()).toHaveLength(ids.length));
    expect(heard.flat().toSorted()).toEqual(ids.toSorted());
    expect(heard.filter((own) => own.length > 0)).toHaveLength(3);
  });

  it('gives what is woken meanwhile to another worker at once', async () => {
    const [first, second] = await Promise.all([open(), open()]);
    const name = newName();
    const [began, mayEnd, heard] = [signal(), signal(), signal()];
    const hold = async () => {
      began.give();
      await mayEnd.given;
    };
    first.work(name, hold, { concurrency: 1 });
    await wakesUntil(first, name, began.given);
    second.work(name, async () => heard.give(), { concurrency: 1 });
    second.wake(name, 'x');
    await wakesUntil(second, name, heard.given);
    mayEnd.give();
  });

  it('keeps neither finished jobs nor anybody’s words, and all keys of a queue together', async () => {
    const log = keptLog();
    const queues = await open(log);
    const name = newName();
    let runs = 0;
    const handler = async () => {
      runs += 1;
      if (runs === 1) throw new Error('Ada, her words');
    };
    queues.work(name, handler, { concurrency: 1 });
    await wakesUntil(
      queues,
      name,
      eventually(() => expect(log.lines).not.toEqual([])),
    );
    const hashes = async () =>
      JSON.stringify(await Promise.all((await jobKeys(direct, name)).map((key) => direct.hgetall(key))));
    await eventually(async () => expect(await hashes()).toContain('the handler failed'));
    expect(await hashes()).not.toContain('Ada');
    const keys = await direct.keys('*');
    expect(keys.filter((key) => !key.startsWith(`acquaint:{${name}}:`))).toEqual([]);
    await eventually(() => expect(runs).toBeGreaterThan(1));
    await eventually(async () => expect(await jobKeys(direct, name)).toEqual([]));
  });

  it('hears and looks on after everything in Redis was deleted', async () => {
    const queues = await open();
    const runs = counted(queues);
    const name = newName();
    const heard: string[] = [];
    queues.work(name, async (id) => void heard.push(id), { concurrency: 1 });
    await wakesUntilHeard(queues, name, heard);
    const waiting = newName();
    queues.wake(waiting, 'x');
    await arrived(queues);
    await direct.flushall();
    await goesOn(runs);
    heard.length = 0;
    await wakesUntilHeard(queues, name, heard);
    const found: string[] = [];
    queues.work(waiting, async (id) => void found.push(id), { concurrency: 1 });
    queues.wake(waiting, 'x');
    await eventually(() => expect(found).toEqual(['x']));
  });

  it('loses wake-ups while Redis is away, looks on, and hears once it is back', async () => {
    const log = keptLog();
    const queues = await open(log);
    const runs = counted(queues);
    const name = newName();
    const heard: string[] = [];
    queues.work(name, async (id) => void heard.push(id), { concurrency: 1 });
    await wakesUntilHeard(queues, name, heard);
    await gate.shut();
    await eventually(() => expect(log.lines.map(([event]) => event)).toContain('queue connection'));
    heard.length = 0;
    const lost = queues.lost();
    for (let index = 0; index < 100; index += 1) queues.wake(name, `id-${index}`);
    await eventually(() => expect(queues.lost()).toBe(lost + 100));
    await expect(queues.check()).rejects.toThrow('Redis');
    await goesOn(runs);
    await direct.flushall();
    await gate.open();
    await wakesUntilHeard(queues, name, heard);
    expect(log.lines.filter(([event]) => event === 'wake-up lost').length).toBe(1);
  });

  it('starts without Redis, looks, and hears once it is there', async () => {
    await gate.shut();
    const log = keptLog();
    const queues = await open(log);
    await eventually(() => expect(log.lines.map(([event]) => event)).toEqual(['queue connection']));
    const runs = counted(queues);
    const name = newName();
    const heard: string[] = [];
    queues.work(name, async (id) => void heard.push(id), { concurrency: 1 });
    queues.wake(name, 'x');
    expect(queues.lost()).toBe(1);
    await goesOn(runs);
    await gate.open();
    await wakesUntilHeard(queues, name, heard);
  });

  it('gives a wake-up up when Redis does not answer, and hears once it does', async () => {
    const queues = await open();
    const runs = counted(queues);
    const name = newName();
    const heard: string[] = [];
    queues.work(name, async (id) => void heard.push(id), { concurrency: 1 });
    await wakesUntilHeard(queues, name, heard);
    const lost = queues.lost();
    process.kill(server.pid, 'SIGSTOP');
    try {
      queues.wake(name, 'x');
      await goesOn(runs);
      await eventually(() => expect(queues.lost()).toBeGreaterThan(lost));
    } finally {
      process.kill(server.pid, 'SIGCONT');
    }
    heard.length = 0;
    await wakesUntilHeard(queues, name, heard);
  });

  it('loses wake-ups while Redis is full, and hears once it is not', async () => {
    const queues = await open();
    const name = newName();
    const heard: string[] = [];
    queues.work(name, async (id) => void heard.push(id), { concurrency: 1 });
    await wakesUntilHeard(queues, name, heard);
    const lost = queues.lost();
    await direct.config('SET', 'maxmemory', '1');
    queues.wake(name, 'x');
    await eventually(() => expect(queues.lost()).toBeGreaterThan(lost));
    await direct.config('SET', 'maxmemory', '0');
    heard.length = 0;
    await wakesUntilHeard(queues, name, heard);
  });

  it('closes at the deadline while Redis is away, and lets go of it for good', async () => {
    const queues = await open();
    const name = newName();
    const began = signal();
    const hang = () => {
      began.give();
      return new Promise<void>(() => {});
    };
    queues.work(name, hang, { concurrency: 1 });
    queues.work(newName(), async () => {}, { concurrency: 1 });
    await wakesUntil(queues, name, began.given);
    await gate.shut();
    await queues.close(200);
    await staysAway();
  });

  it('waits for a handler, but not for Redis to come back, when it is closed', async () => {
    const queues = await open();
    const name = newName();
    const [began, mayEnd] = [signal(), signal()];
    let hasEnded = false;
    const handler = async () => {
      began.give();
      await mayEnd.given;
      hasEnded = true;
    };
    queues.work(name, handler, { concurrency: 1 });
    await wakesUntil(queues, name, began.given);
    await gate.shut();
    await eventually(() => expect(queues.check()).rejects.toThrow());
    const closing = queues.close(600_000).then(() => hasEnded);
    await new Promise((resolve) => setTimeout(resolve, 50));
    mayEnd.give();
    expect(await closing).toBe(true);
  });

  it('does not wait for the deadline when Redis is away and nothing runs', async () => {
    await gate.shut();
    const queues = await open();
    queues.work(newName(), async () => {}, { concurrency: 1 });
    await queues.close(600_000);
    await staysAway();
  });

  it('warns of a Redis that throws away what it likes', async () => {
    const silent = keptLog();
    await eventually(async () => (await open(silent)).check());
    await direct.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const log = keptLog();
    await open(log);
    const warning = 'Redis may throw jobs away: set maxmemory-policy to noeviction';
    await eventually(() => expect(log.lines).toEqual([[warning, { policy: 'allkeys-lru' }]]));
    await direct.config('SET', 'maxmemory-policy', 'noeviction');
    expect(silent.lines).toEqual([]);
  });
});

/** The keys of a queue's jobs: BullMQ numbers them. */
const jobKeys = async (redis: Redis, name: string): Promise<string[]> =>
  (await redis.keys(`acquaint:{${name}}:*`)).filter((key) => /:\d+$/u.test(key));

const jobsInTable = (pglite: PGlite) => async (name: string) => {
  const query = 'select count(*)::int as jobs from bullmq.job where queue = $1';
  return (await pglite.query<{ jobs: number }>(query, [name])).rows[0]?.jobs ?? 0;
};

/** Wakes again and again until something happened: the first ones may come before the connection. */
async function wakesUntil(queues: Queues, name: string, happened: Promise<void>): Promise<void> {
  const timer = setInterval(() => queues.wake(name, 'x'), 10);
  await happened.finally(() => clearInterval(timer));
}
