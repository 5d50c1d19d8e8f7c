import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import type { PgNotification, PgPool, PgPoolClient, PgQueryResult } from 'bullmq';

/** Where BullMQ keeps its tables. */
const schema = 'bullmq';

/**
 * An embedded database in the shape of node-postgres' pool, as BullMQ's Postgres backend wants it. The database is
 * the queue's own: BullMQ needs its `search_path`.
 */
export const pgliteAsPool = async (pglite: PGlite): Promise<PgPool> => {
  await pglite.exec(`create schema if not exists ${schema}; set search_path to ${schema}`);
  let isEnded = false;
  const query = async (text: string, params?: readonly unknown[]): Promise<PgQueryResult> => {
    // PGlite answers in microtasks: without a turn of the loop timers and requests would starve.
    await nextTurn();
    // The words BullMQ takes for an orderly end.
    if (isEnded) throw new Error('Cannot use a pool after calling end on the pool');
    // Migrations hold several statements, which only `exec` runs.
    if (params === undefined) {
      const results = await pglite.exec(text);
      const last = results.at(-1);
      return { rows: last?.rows ?? [], rowCount: last?.affectedRows ?? 0 };
    }
    const { rows, affectedRows } = await pglite.query(text, [...params]);
    return { rows, rowCount: affectedRows ?? rows.length };
  };
  const connect = async (): Promise<PgPoolClient> => {
    const client = new EventEmitter();
    const forward = (channel: string, payload: string) => {
      const notification: PgNotification = { channel, payload };
      client.emit('notification', notification);
    };
    const stop = pglite.onNotification(forward);
    return Object.assign(client, { query, release: () => stop() }) as PgPoolClient;
  };
  const end = async () => {
    isEnded = true;
  };
  const pool = Object.assign(new EventEmitter(), { query, connect, end, options: { keepAlive: true } });
  return pool as PgPool;
};
