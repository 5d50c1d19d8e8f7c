import type { PGlite } from '@electric-sql/pglite';
import { onPglite } from './pgliteBackend.ts';
import type { AnyQueue, AnyWorker, QueueLog, Run } from './queueBackend.ts';
import { onRedis } from './redisBackend.ts';
import { repeat } from './repeat.ts';
import { createWaker } from './waker.ts';

/**
 * Wake-ups, and nothing else: whatever has to be done stands in the database, so a lost wake-up costs time, never
 * work, and a wake-up heard twice finds nothing left to do. Only this file's backends know BullMQ.
 */
export type Queues = {
  /** Somebody should look, soon. Never waits, never throws; wake-ups that nobody heard yet are one. */
  readonly wake: (name: string, id: string) => void;
  /** Look when woken. A handler that fails is tried three times, then left to the next sweep. */
  readonly work: (
    name: string,
    handler: (id: string) => Promise<void>,
    options: { readonly concurrency: number },
  ) => void;
  /**
   * Look every so often in this process, never twice at once, with the queue or without it. A timer of each
   * process, not the queue's scheduler: a Redis that was emptied forgets its schedulers and says nothing, while
   * what is due is claimed row by row in the database, so that several processes may look.
   */
  readonly every: (name: string, ms: number, handler: () => Promise<void>) => void;
  /** How many wake-ups did not reach the queue since the start; the next sweep finds what they were about. */
  readonly lost: () => number;
  /** Rejects when the queue does not answer. */
  readonly check: () => Promise<void>;
  /** Let handlers finish, but no longer than this; what runs on after that is left behind, unrecorded. */
  readonly close: (withinMs: number) => Promise<void>;
};

/** Where wake-ups wait: a Redis by its URL, or an opened embedded database that nobody else uses. */
export type QueuePlace = { readonly redis: string } | { readonly pglite: PGlite };

const tries = 3;
const jobOptions = {
  attempts: tries,
  backoff: { type: 'exponential', delay: 500 },
  removeOnComplete: true,
  removeOnFail: true,
  stackTraceLimit: 0,
} as const;

/** Open the queue on Redis, or on an embedded database of its own. A Redis that is away is no reason to fail. */
export const openQueues = async (place: QueuePlace, log: QueueLog): Promise<Queues> => {
  const onError = seldom((error) => log.warn('queue connection', { why: briefly(error) }));
  const backend = 'redis' in place ? await onRedis(place.redis, log, onError) : await onPglite(place.pglite);
  const queues = new Map<string, AnyQueue>();
  const workers: AnyWorker[] = [];
  const repeats: { readonly stop: () => Promise<void> }[] = [];
  const running = new Set<Promise<void>>();
  const queueNamed = (name: string): AnyQueue => {
    const known = queues.get(name);
    if (known !== undefined) return known;
    const queue = backend.queue(name);
    queue.on('error', onError);
    queues.set(name, queue);
    return queue;
  };
  const add = async (name: string, id: string): Promise<void> => {
    await queueNamed(name).add(name, { id }, { ...jobOptions, deduplication: { id } });
  };
  const waker = createWaker(add, backend.isReachable, log);
  const close = async (withinMs: number): Promise<void> => {
    waker.close();
    const closing = Promise.all(workers.map((worker) => worker.close())).then(() =>
      Promise.all([...queues.values()].map((queue) => queue.close())),
    );
    closing.catch(() => {});
    const ended = Promise.all([...repeats.map(({ stop }) => stop()), ...running]).then(async () => {
      // A queue that is away would not let go before the deadline, and cannot be told what was done.
      if (backend.isReachable()) await closing;
    });
    await within(withinMs, ended, log);
    backend.end();
  };
  let closed: Promise<void> | undefined;
  return {
    wake: waker.wake,
    work: (name, handler, { concurrency }) => {
      const run = runOf(name, handler, running, log);
      const worker = backend.worker(name, run, concurrency);
      worker.onError(onError);
      worker.onFailed((job, error) => {
        if (job !== undefined && job.attemptsMade < tries) return;
        log.error('job given up', { name, id: job?.data.id, why: error.message });
      });
      workers.push(worker);
    },
    every: (name, ms, handler) => repeats.push(repeat(name, ms, handler, log)),
    lost: waker.lost,
    check: backend.check,
    close: (withinMs) => {
      closed ??= close(withinMs);
      return closed;
    },
  };
};

/** Runs the handler of a job; what went wrong goes to the log, not into the queue. */
const runOf =
  (name: string, handler: (id: string) => Promise<void>, running: Set<Promise<void>>, log: QueueLog): Run =>
  async (job) => {
    // From here on a wake-up is news again: what it is about may come after the handler looked.
    await job.removeDeduplicationKey();
    const handled = (async () => handler(job.data.id))();
    const settled = handled.catch(() => {});
    running.add(settled);
    try {
      await handled;
    } catch (error) {
      const attempt = job.attemptsMade + 1;
      log.warn('job failed', { name, id: job.data.id, attempt, why: briefly(error) });
      throw new Error('the handler failed');
    } finally {
      running.delete(settled);
    }
  };

/** What kind of error it was. Only the first line: a failed query's further lines hold what people wrote. */
const briefly = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : String(error);

/** A connection that is lost says so again and again; one line a minute is enough. */
const seldom = (say: (error: Error) => void): ((error: Error) => void) => {
  let last = Number.NEGATIVE_INFINITY;
  return (error) => {
    if (performance.now() - last < 60_000) return;
    last = performance.now();
    say(error);
  };
};

/** Wait, but not for ever: what hangs is left behind with a line in the log. */
const within = async (ms: number, work: Promise<unknown>, log: QueueLog): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('too late'), ms);
  });
  const problem = await Promise.race([work.then(() => null, briefly), late]);
  clearTimeout(timer);
  if (problem !== null) log.warn('queue closed in a hurry', { why: problem });
};
