import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import {
  createPostgresBackend,
  type PgNotification,
  type PgPool,
  type PgPoolClient,
  type PgQueryResult,
  runMigrations,
  withBackend,
} from 'bullmq';
import type { Data, QueueBackend } from './queueBackend.ts';

/** Where BullMQ keeps its tables. */
const schema = 'bullmq';

/** A worker that nobody notified looks again after this. */
const idleSeconds = 60;

/** Queues in an embedded database that nobody else uses: BullMQ needs its `search_path`. */
export const onPglite = async (pglite: PGlite): Promise<QueueBackend> => {
  const { Queue, Worker } = withBackend(createPostgresBackend);
  await pglite.exec(`create schema if not exists ${schema}; set search_path to ${schema}`);
  const pool = poolOf(pglite);
  const client = await pool.connect();
  await runMigrations(client);
  client.release();
  return {
    queue: (name) =>
      new Queue<Data, void, string>(name, { connection: pool, streams: { events: { maxLen: 100 } } }),
    worker: (name, run, concurrency) => {
      const worker = new Worker<Data, void, string>(name, run, {
        connection: pool,
        concurrency,
        drainDelay: idleSeconds,
      });
      return {
        close: () => worker.close(),
        onError: (listener) => worker.on('error', listener),
        onFailed: (listener) => worker.on('failed', listener),
      };
    },
    isReachable: () => !pglite.closed,
    check: async () => {
      await pglite.query('select 1');
    },
    end: () => void pool.end(),
  };
};

/** An embedded database in the shape of node-postgres' pool, as BullMQ's Postgres backend wants it. */
const poolOf = (pglite: PGlite): PgPool => {
  let isEnded = false;
  const query = async (text: string, params?: readonly unknown[]): Promise<PgQueryResult> => {
    // PGlite answers in microtasks: without a turn of the loop timers and requests would starve.
    await nextTurn();
    // The words BullMQ takes for an orderly end.
    if (isEnded) throw new Error('Cannot use a pool after calling end on the pool');
    // Migrations hold several statements, which only `exec` runs.
    if (params === undefined) {
      const last = (await pglite.exec(text)).at(-1);
      return { rows: last?.rows ?? [], rowCount: last?.affectedRows ?? 0 };
    }
    const { rows, affectedRows } = await pglite.query(text, [...params]);
    return { rows, rowCount: affectedRows ?? rows.length };
  };
  const connect = async (): Promise<PgPoolClient> => {
    const client = new EventEmitter();
    const stop = pglite.onNotification((channel, payload) => {
      const notification: PgNotification = { channel, payload };
      client.emit('notification', notification);
    });
    return Object.assign(client, { query, release: () => stop() }) as PgPoolClient;
  };
  const end = async () => {
    isEnded = true;
  };
  // Notifications cannot get lost inside a process; with `keepAlive` BullMQ trusts them for longer than ten seconds.
  const pool = Object.assign(new EventEmitter(), { query, connect, end, options: { keepAlive: true } });
  return pool as PgPool;
};
