import { createRedisBackend, withBackend } from 'bullmq';
import { type CommonRedisOptions, Redis } from 'ioredis';
import type { Data, QueueBackend, QueueLog } from './queueBackend.ts';

type Limits = 'maxRetriesPerRequest' | 'enableOfflineQueue' | 'commandTimeout';

/** After this a wake-up that Redis has not answered counts as lost. */
const answerMs = 2_000;

/** Queues on Redis. Connections come back by themselves, within two seconds of the server. */
export const onRedis = async (
  url: string,
  log: QueueLog,
  onError: (error: Error) => void,
): Promise<QueueBackend> => {
  const { Queue, Worker } = withBackend(createRedisBackend);
  const connections: Redis[] = [];
  const keep = (connection: Redis): Redis => {
    connection.on('error', onError);
    connections.push(connection);
    // BullMQ makes a second connection per worker for waiting; `end` has to reach that one too.
    const duplicate = connection.duplicate.bind(connection);
    connection.duplicate = (override) => keep(duplicate(override));
    return connection;
  };
  const connect = (options: Pick<CommonRedisOptions, Limits>): Redis => {
    const retryStrategy = (times: number) => Math.min(times * 100, 2_000);
    return keep(new Redis(url, { ...options, retryStrategy }));
  };
  const asking = connect({ maxRetriesPerRequest: null, enableOfflineQueue: false, commandTimeout: answerMs });
  asking.on('ready', () => void warnOfEviction(asking, log));
  let working: Redis | undefined;
  await firstOutcome(asking);
  return {
    queue: (name) =>
      new Queue<Data, void, string>(tagged(name), {
        connection: asking,
        prefix,
        streams: { events: { maxLen: 100 } },
      }),
    worker: (name, run, concurrency) => {
      working ??= connect({ maxRetriesPerRequest: null });
      const worker = new Worker<Data, void, string>(tagged(name), run, {
        connection: working,
        prefix,
        concurrency,
        runRetryDelay: 1_000,
      });
      return {
        close: () => worker.close(),
        onError: (listener) => worker.on('error', listener),
        onFailed: (listener) => worker.on('failed', listener),
      };
    },
    isReachable: () => asking.status === 'ready',
    check: async () => {
      if (asking.status !== 'ready') throw new Error(`Redis: ${asking.status}`);
      await asking.ping();
    },
    end: () => {
      for (const connection of connections) connection.disconnect();
    },
  };
};

/** Until the connection stands or has failed for the first time, so that the first wake-ups find it. */
const firstOutcome = (redis: Redis): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, answerMs);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    redis.once('ready', done);
    redis.once('close', done);
  });

const prefix = 'acquaint';

/** The hash tag keeps all keys of one queue on one node of a Redis Cluster, and lets queues lie on several. */
const tagged = (name: string): string => `{${name}}`;

const warnOfEviction = async (redis: Redis, log: QueueLog): Promise<void> => {
  try {
    const policy = /maxmemory_policy:(\S+)/u.exec(await redis.info('memory'))?.[1];
    if (policy !== 'noeviction') {
      log.warn('Redis may throw jobs away: set maxmemory-policy to noeviction', { policy });
    }
  } catch {
    // The connection says so itself.
  }
};
