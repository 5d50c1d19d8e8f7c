import { connect, type Socket } from 'node:net';
import { makePgArray, parsePgArray } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import { createPool, type Lendable } from './pool.ts';
import { DatabaseUnavailable, type Row, type Session, type Sessions } from './session.ts';

/** How many connections, and how long to wait: milliseconds. */
export type PostgresOptions = {
  readonly max?: number;
  /** For a free connection. */
  readonly waitMs?: number;
  /** For a new connection to open. */
  readonly connectMs?: number;
  /** For the answer to one statement, after which the connection counts as lost. */
  readonly answerMs?: number;
  /** After this long a connection is replaced when it is next given back. */
  readonly maxAgeMs?: number;
};

const DEFAULTS = { max: 10, waitMs: 5_000, connectMs: 5_000, answerMs: 30_000, maxAgeMs: 1_800_000 };

/** What the protocol counts in two bytes, as the driver does. */
const MOST_PARAMS = 65_534;

/**
 * A pool for PostgreSQL that stays sound when backends die. postgres.js 3.4.9 reconnects a client in the middle
 * of a transaction and runs what was left of it on the new connection, and it can crash the process. So each of
 * our clients gets one socket in its life, holds one statement at a time, and is thrown away once that closed.
 */
export function postgresSessions(url: string, options: PostgresOptions = {}): Sessions {
  const settings = { ...DEFAULTS, ...options };
  const pool = createPool(settings.max, settings.waitMs, () => openSlot(url, settings));
  return { use: (work) => pool.lend((slot) => slot.attend(work)), close: pool.close };
}

type Slot = Lendable & { readonly attend: <T>(work: (session: Session) => Promise<T>) => Promise<T> };

/** One connection, opened by its first statement. */
function openSlot(url: string, settings: typeof DEFAULTS): Slot {
  const bornAt = Date.now();
  const fate = createFate();
  const client = postgres(url, clientOptions(fate, settings));
  const send = createLine(fate, settings.answerMs);
  let worn = false;
  const session: Session = {
    query: async (text, params, asArrays) => {
      // The driver would say so where nobody can catch it, and the process would end.
      if (params.length > MOST_PARAMS) throw new Error(`a statement of ${params.length} parameters`);
      return send<readonly (Row | readonly unknown[])[]>(() => {
        const query = client.unsafe<Row[]>(text, [...params] as postgres.ParameterOrJSON<never>[], {
          prepare: true,
        });
        return asArrays ? query.values() : query;
      });
    },
    script: (text) => send(() => client.unsafe<Row[]>(text).simple()).then(resultOfEach),
    discard: () => {
      worn = true;
    },
  };
  return {
    usable: () => !fate.lost() && !worn && Date.now() - bornAt < settings.maxAgeMs,
    attend: (work) =>
      new Promise((resolve, reject) => {
        fate.tellWork(reject);
        work(session).then(resolve, reject);
      }),
    close: async () => {
      if (!fate.lost()) await client.end({ timeout: 1 });
      fate.lose(new DatabaseUnavailable('the database is closed'));
    },
  };
}

type Tell = (why: unknown) => void;

/** A connection is alive, then lost for ever: whoever waits on it is told at once, whatever the driver does. */
type Fate = {
  readonly lost: () => DatabaseUnavailable | null;
  /** `told` is what the waiting hear, where it is not the loss itself. */
  readonly lose: (why: DatabaseUnavailable, told?: unknown) => void;
  readonly tellStatement: (tell: Tell) => void;
  readonly tellWork: (tell: Tell) => void;
  /** The only socket this connection will ever have. */
  readonly holdSocket: (socket: Socket) => void;
};

function createFate(): Fate {
  let lost: DatabaseUnavailable | null = null;
  let socket: Socket | null = null;
  let statement: Tell = () => {};
  let work: Tell = () => {};
  return {
    lost: () => lost,
    lose: (why, told = why) => {
      if (lost) return;
      lost = why;
      socket?.destroy();
      statement(told);
      work(told);
    },
    tellStatement: (tell) => {
      statement = tell;
    },
    tellWork: (tell) => {
      work = tell;
    },
    holdSocket: (held) => {
      socket = held;
    },
  };
}

/** One statement on the wire at a time: the driver may keep what it parked for a later connection. */
function createLine(fate: Fate, answerMs: number): <T>(statement: () => PromiseLike<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (statement) => {
    const answer = last.then(() => ask(statement, fate, answerMs));
    last = answer.catch(() => {});
    return answer;
  };
}

function ask<T>(statement: () => PromiseLike<T>, fate: Fate, answerMs: number): Promise<T> {
  const lost = fate.lost();
  if (lost) return Promise.reject(lost);
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(
      () => fate.lose(new DatabaseUnavailable(`no answer from the database within ${answerMs} ms`)),
      answerMs,
    );
    fate.tellStatement((why) => {
      clearTimeout(timer);
      reject(why);
    });
    statement().then(
      (rows) => {
        clearTimeout(timer);
        resolve(rows);
      },
      (error: unknown) => {
        clearTimeout(timer);
        if (!isFromServer(error)) {
          const why = new DatabaseUnavailable(`the connection to the database failed: ${error}`, 'no', error);
          fate.lose(why, isOfConnection(error) ? why : error);
        }
        reject(error);
      },
    );
  });
}

/** The server answered "no" and waits for the next statement; anything else leaves the connection in doubt. */
function isFromServer(error: unknown): boolean {
  if (!(error instanceof postgres.PostgresError)) return false;
  return error.severity !== 'FATAL' && error.severity !== 'PANIC';
}

/** Not our own mistake, such as a parameter that is undefined. */
function isOfConnection(error: unknown): boolean {
  if (error instanceof postgres.PostgresError) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(CONNECT|E[A-Z]+$|ERR_)/.test(code);
}

function clientOptions(fate: Fate, settings: typeof DEFAULTS) {
  return {
    max: 1,
    fetch_types: false, // its query may fail where nobody can catch it
    idle_timeout: 0,
    max_lifetime: null, // it could end the connection between two statements of a transaction
    connect_timeout: settings.connectMs / 1_000,
    onnotice: () => {},
    onclose: () => fate.lose(new DatabaseUnavailable('the connection to the database was closed')),
    types: TYPES,
    connection: {
      application_name: 'acquaint',
      TimeZone: 'UTC',
      statement_timeout: 20_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 60_000,
    },
    socket: onlyOnce(fate, settings.connectMs),
  };
}

type Address = { readonly host: readonly string[]; readonly port: readonly number[]; readonly path?: string };

/** The driver asks for a socket each time it connects; the second time it gets none. */
function onlyOnce(fate: Fate, connectMs: number): (at: Address) => Promise<Socket> {
  let asked = false;
  return async (at) => {
    if (asked || fate.lost()) throw new DatabaseUnavailable('the connection to the database was lost');
    asked = true;
    const socket = await openSocket(at, connectMs);
    fate.holdSocket(socket);
    if (fate.lost()) socket.destroy();
    return socket;
  };
}

/** The first of the addresses that answers. */
async function openSocket(at: Address, connectMs: number): Promise<Socket> {
  if (at.path) return opened(connect({ path: at.path }), connectMs);
  let problem: unknown = new Error('no database host is given');
  for (const [index, host] of at.host.entries()) {
    const port = at.port[index] ?? 5_432;
    const socket = await opened(connect({ host, port }), connectMs).catch((error: unknown) => {
      problem = error;
    });
    if (socket) return Object.assign(socket, { host, port });
  }
  throw problem;
}

function opened(socket: Socket, connectMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    socket.setNoDelay(true);
    socket.setTimeout(connectMs, () => socket.destroy(new Error(`no connection within ${connectMs} ms`)));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

function resultOfEach(answer: postgres.RowList<Row[]>): readonly (readonly Row[])[] {
  const rows: readonly unknown[] = answer;
  return 'command' in answer ? [answer] : rows.filter((each) => Array.isArray(each));
}

const asText = (value: string) => value;
const arrays = (from: number[], parse: (value: string) => unknown[]) => ({ to: 0, from, parse });

/** Values as the `Session` promises them. The keys `date` and `json` replace the driver's own. */
const TYPES = {
  date: {
    to: 1184,
    from: [1082, 1114, 1184],
    serialize: (value: unknown) => (value instanceof Date ? value.toISOString() : String(value)),
    parse: asText,
  },
  json: {
    to: 114,
    from: [114, 3802],
    serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
    parse: asText,
  },
  textArray: { ...arrays([1009, 1015, 2951], parsePgArray), serialize: asArray },
  intArray: { ...arrays([1005, 1007], (value) => parsePgArray(value).map(Number)), serialize: asArray },
};

function asArray(value: unknown): string {
  return Array.isArray(value) ? makePgArray(value) : String(value);
}
