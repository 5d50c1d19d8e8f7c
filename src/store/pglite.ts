import { setImmediate as nextTurn } from 'node:timers/promises';
import { PGlite, type QueryOptions } from '@electric-sql/pglite';
import { createPool } from './pool.ts';
import type { Row, Session, Sessions } from './session.ts';

/** Opens an embedded database: in a folder that `prepareDataFolder` made, or in `'memory'`. */
export function openPglite(folder: string): Promise<PGlite> {
  return PGlite.create(folder === 'memory' ? 'memory://' : folder);
}

/**
 * The embedded database has one connection: one borrower at a time, in order; whoever waits longer than `waitMs`
 * is refused. A transaction begun inside another one therefore fails instead of waiting for ever.
 */
export function pgliteSessions(pglite: PGlite, options: { readonly waitMs?: number } = {}): Sessions {
  const session = sessionOf(pglite);
  const pool = createPool(1, options.waitMs ?? 30_000, () => ({
    usable: () => true,
    close: () => pglite.close(),
  }));
  return { use: (work) => pool.lend(() => work(session)), close: pool.close };
}

function sessionOf(pglite: PGlite): Session {
  let last: Promise<unknown> = Promise.resolve();
  const send = <T>(statement: () => Promise<T>): Promise<T> => {
    const answer = last.then(async () => {
      // PGlite answers in microtasks: without a turn of the loop, timers and requests would starve.
      await nextTurn();
      return statement();
    });
    last = answer.catch(() => {});
    return answer;
  };
  return {
    query: (text, params, asArrays) =>
      send(async () => (await pglite.query<Row>(text, [...params], asArrays ? AS_ARRAYS : AS_OBJECTS)).rows),
    script: (text) => send(async () => (await pglite.exec(text, AS_OBJECTS)).map((result) => result.rows)),
    discard: () => {},
  };
}

const asText = (value: string) => value;
/** int8, json, date, timestamp, timestamptz, jsonb. */
const AS_TEXT = { 20: asText, 114: asText, 1082: asText, 1114: asText, 1184: asText, 3802: asText };
const AS_OBJECTS: QueryOptions = { rowMode: 'object', parsers: AS_TEXT };
const AS_ARRAYS: QueryOptions = { rowMode: 'array', parsers: AS_TEXT };
