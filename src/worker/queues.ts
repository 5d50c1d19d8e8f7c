import type { PGlite } from '@electric-sql/pglite';
import {
  createPostgresBackend,
  createRedisBackend,
  type Queue,
  runMigrations,
  type Worker,
  withBackend,
} from 'bullmq';
import { Redis } from 'ioredis';
import { pgliteAsPool } from './pgliteBackend.ts';

/**
 * Wake-ups, and nothing else: whatever has to be done stands in the database, so a lost wake-up costs time, never
 * work. The only file that knows BullMQ.
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
  /** Look every so often in this process, never twice at once, with the queue or without it. */
  readonly every: (name: string, ms: number, handler: () => Promise<void>) => void;
  /** Rejects when the queue does not answer. */
  readonly check: () => Promise<void>;
  /** Let handlers finish, but no longer than this. */
  readonly close: (withinMs: number) => Promise<void>;
};

export type QueueBackend = { readonly redis: string } | { readonly pglite: PGlite };

type Log = {
  readonly warn: (event: string, details?: Readonly<Record<string, unknown>>) => void;
  readonly error: (event: string, details?: Readonly<Record<string, unknown>>) => void;
};

type Data = { readonly id: string };

type Run = (job: { readonly data: Data }) => Promise<void>;

/** What both backends' queues and workers have in common of what is used here. */
type AnyQueue = Pick<Queue<Data, void, string>, 'add' | 'close'> & {
  readonly on: (event: 'error', listener: (error: Error) => void) => unknown;
};
type Failed = (job: { readonly attemptsMade: number; readonly data: Data } | undefined, error: Error) => void;
type AnyWorker = Pick<Worker<Data, void, string>, 'close'> & {
  readonly onError: (listener: (error: Error) => void) => void;
  readonly onFailed: (listener: Failed) => void;
};

/** How queues and workers are made on a backend. */
type Factory = {
  readonly queue: (name: string) => AnyQueue;
  readonly worker: (name: string, run: Run, concurrency: number) => AnyWorker;
  readonly check: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const tries = 3;
const jobOptions = {
  attempts: tries,
  backoff: { type: 'exponential', delay: 500 },
  removeOnComplete: true,
  removeOnFail: true,
} as const;

/** Open the queue on Redis, or on an embedded database of its own. */
export const openQueues = async (backend: QueueBackend, log: Log): Promise<Queues> => {
  const factory = 'redis' in backend ? onRedis(backend.redis, log) : await onPglite(backend.pglite);
  const queues = new Map<string, AnyQueue>();
  const workers: AnyWorker[] = [];
  const timers: { stop: () => Promise<void> }[] = [];
  const quiet = lateErrors(log);
  const queueNamed = (name: string): AnyQueue => {
    const known = queues.get(name);
    if (known !== undefined) return known;
    const queue = factory.queue(name);
    queue.on('error', quiet);
    queues.set(name, queue);
    return queue;
  };
  return {
    wake: wakerOf(queueNamed, log),
    work: (name, handler, { concurrency }) => {
      const worker = factory.worker(name, (job) => handler(job.data.id), concurrency);
      worker.onError(quiet);
      worker.onFailed((job, error) => {
        const isLast = (job?.attemptsMade ?? tries) >= tries;
        if (isLast) log.error('job given up', { name, id: job?.data.id, why: error.message });
      });
      workers.push(worker);
    },
    every: (name, ms, handler) => timers.push(repeat(name, ms, handler, log)),
    check: factory.check,
    close: async (withinMs) => {
      const orderly = async () => {
        await Promise.all(timers.map((timer) => timer.stop()));
        await Promise.all(workers.map((worker) => worker.close()));
        await Promise.all([...queues.values()].map((queue) => queue.close()));
      };
      await within(withinMs, orderly(), log);
      await within(1000, factory.close(), log);
    },
  };
};

/** While one wake-up is on its way, further ones are remembered as one. */
const wakerOf = (queueNamed: (name: string) => AnyQueue, log: Log): Queues['wake'] => {
  const underWay = new Set<string>();
  const again = new Set<string>();
  const wake: Queues['wake'] = (name, id) => {
    const key = `${name}/${id}`;
    if (underWay.has(key)) {
      again.add(key);
      return;
    }
    underWay.add(key);
    queueNamed(name)
      .add(name, { id }, jobOptions)
      .catch((error: unknown) => log.warn('wake-up lost', { name, why: String(error) }))
      .finally(() => {
        underWay.delete(key);
        if (again.delete(key)) wake(name, id);
      });
  };
  return wake;
};

const onRedis = (url: string, log: Log): Factory => {
  const { Queue, Worker } = withBackend(createRedisBackend);
  // One hash tag for all keys of a queue, so that Redis Cluster keeps them together.
  const prefix = '{acquaint}';
  const connections: Redis[] = [];
  const connect = (maxRetriesPerRequest: number | null): Redis => {
    const connection = new Redis(url, { maxRetriesPerRequest });
    connection.on('error', lateErrors(log));
    connections.push(connection);
    return connection;
  };
  const shared = connect(null);
  void warnOfEviction(shared, log);
  return {
    queue: (name) => new Queue<Data, void, string>(name, { connection: shared, prefix }),
    worker: (name, run, concurrency) => {
      const worker = new Worker<Data, void, string>(name, run, {
        connection: connect(null),
        prefix,
        concurrency,
      });
      return {
        close: (force) => worker.close(force),
        onError: (listener) => worker.on('error', listener),
        onFailed: (listener) => worker.on('failed', listener),
      };
    },
    check: async () => {
      if (shared.status !== 'ready') throw new Error(`Redis: ${shared.status}`);
      await shared.ping();
    },
    close: async () => {
      for (const connection of connections) connection.disconnect();
    },
  };
};

const warnOfEviction = async (redis: Redis, log: Log): Promise<void> => {
  try {
    const policy = /maxmemory_policy:(\S+)/u.exec(await redis.info('memory'))?.[1];
    if (policy !== 'noeviction') log.warn('Redis may throw jobs away', { policy });
  } catch {
    // Said by the connection itself.
  }
};

const onPglite = async (pglite: PGlite): Promise<Factory> => {
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const pool = await pgliteAsPool(pglite);
  const client = await pool.connect();
  await runMigrations(client);
  client.release();
  return {
    queue: (name) => new Queue<Data, void, string>(name, { connection: pool }),
    worker: (name, run, concurrency) => {
      const worker = new Worker<Data, void, string>(name, run, { connection: pool, concurrency });
      return {
        close: (force) => worker.close(force),
        onError: (listener) => worker.on('error', listener),
        onFailed: (listener) => worker.on('failed', listener),
      };
    },
    check: async () => {
      await pglite.query('select 1');
    },
    close: () => pool.end(),
  };
};

/** A connection that is lost says so again and again; one line a minute is enough. */
const lateErrors = (log: Log): ((error: Error) => void) => {
  let last = 0;
  return (error) => {
    if (Date.now() - last < 60_000) return;
    last = Date.now();
    log.warn('queue connection', { why: error.message || error.name });
  };
};

const repeat = (name: string, ms: number, handler: () => Promise<void>, log: Log) => {
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const run = () => {
    running = handler()
      .catch((error: unknown) => log.error('repeated work failed', { name, why: String(error) }))
      .then(() => {
        if (!isStopped) timer = setTimeout(run, ms);
      });
  };
  timer = setTimeout(run, ms);
  const stop = async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
  return { stop };
};

/** Wait, but not for ever: what hangs is left behind with a line in the log. */
const within = async (ms: number, work: Promise<unknown>, log: Log): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms);
  });
  const outcome = await Promise.race([
    work.then(
      () => 'done' as const,
      (error: unknown) => String(error),
    ),
    late,
  ]);
  clearTimeout(timer);
  if (outcome !== 'done') log.warn('queue closed in a hurry', { why: outcome });
};
