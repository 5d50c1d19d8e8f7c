/**
 * Wake-ups a second, and the time from a wake-up to its handler: on the embedded database in memory and in a folder,
 * and on the Redis of `REDIS_URL` or one started for it. `[how many]`, 2000 unless given; `[concurrency]`, 10.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPglite } from '../src/store/pglite.ts';
import { openQueues, type QueuePlace, type Queues } from '../src/worker/queues.ts';
import { startRedis } from '../test/services.ts';

const count = Number(process.argv[2] ?? 2_000);
const concurrency = Number(process.argv[3] ?? 10);
/** A queue takes at most a thousand at once; more are sent as handlers run. */
const atOnce = Math.min(500, count);

const log = {
  warn: (event: string, details?: object) => console.error(event, details),
  error: (event: string, details?: object) => console.error(event, details),
};

/** Keeps `atOnce` different wake-ups under way until `count` were heard; milliseconds of all and of each. */
const burst = async (queues: Queues, name: string): Promise<{ wall: number; each: number[] }> => {
  const sentAt = new Map<string, number>();
  const each: number[] = [];
  const start = performance.now();
  const send = () => {
    const id = `id-${sentAt.size}`;
    sentAt.set(id, performance.now());
    queues.wake(name, id);
  };
  await new Promise<void>((resolve) => {
    const handler = async (id: string) => {
      each.push(performance.now() - (sentAt.get(id) ?? 0));
      if (sentAt.size < count) send();
      if (each.length === count) resolve();
    };
    queues.work(name, handler, { concurrency });
    for (let index = 0; index < atOnce; index += 1) send();
  });
  return { wall: performance.now() - start, each };
};

/** One wake-up after the other on an idle queue: milliseconds from `wake` to the handler. */
const single = async (queues: Queues, name: string): Promise<number[]> => {
  const times: number[] = [];
  let heard = () => {};
  queues.work(name, async () => heard(), { concurrency });
  for (let index = 0; index < 200; index += 1) {
    const start = performance.now();
    await new Promise<void>((resolve) => {
      heard = resolve;
      queues.wake(name, `id-${index}`);
    });
    times.push(performance.now() - start);
  }
  return times;
};

const measure = async (where: string, place: QueuePlace): Promise<void> => {
  const queues = await openQueues(place, log);
  const run = `${Date.now()}`;
  await single(queues, `warm-${run}`);
  const times = (await single(queues, `single-${run}`)).sort((a, b) => a - b);
  const cpu = process.cpuUsage();
  const { wall } = await burst(queues, `burst-${run}`);
  const { user, system } = process.cpuUsage(cpu);
  const closing = performance.now();
  await queues.close(5_000);
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
  console.log(
    `${where.padEnd(16)} ${Math.round((count / wall) * 1_000)} jobs/s, ` +
      `${((user + system) / 1_000 / count).toFixed(2)} ms CPU a job, wake to handler p50 ${at(0.5)} ` +
      `p95 ${at(0.95)} ms, close ${Math.round(performance.now() - closing)} ms, lost ${queues.lost()}`,
  );
};

const memory = await openPglite('memory');
await measure('PGlite memory', { pglite: memory });
await memory.close();
const folder = await mkdtemp(join(tmpdir(), 'acquaint-bench-'));
const stored = await openPglite(join(folder, 'queue'));
await measure('PGlite folder', { pglite: stored });
await stored.close();
await rm(folder, { recursive: true });
const given = process.env['REDIS_URL'];
const server = given === undefined ? await startRedis() : null;
await measure('Redis', { redis: given ?? server?.url ?? '' });
await server?.stop();
