import { setTimeout as sleep } from 'node:timers/promises';
import { DrizzleQueryError, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle, type PgRemoteDatabase } from 'drizzle-orm/pg-proxy';
import { remembering } from './remember.ts';
import { DatabaseUnavailable, type Row, type Session, type Sessions, sqlState } from './session.ts';

/** Whose rows a transaction sees: one community's, the routing tables', or (migrations, tests) the owner's. */
export type Context = { readonly community: string } | { readonly router: true } | { readonly owner: true };

/**
 * What one transaction works with. `db` is Drizzle with `casing: 'snake_case'`, without relational queries;
 * `db.execute` gives rows as objects (times, json, int8 and numeric as text). It refuses everything once the
 * transaction is over, and a statement that failed dooms the transaction even where the failure was caught.
 */
export type StoreTransaction = {
  readonly db: PgRemoteDatabase;
  /** The database's time plus the offset of the clock, read once. */
  readonly now: Date;
};

/** One port over PostgreSQL and the embedded database. */
export type Database = {
  /**
   * All or nothing. Serialization failures, deadlocks and locks that were not waited for are retried from the start,
   * so `work` must have no other effect. Rejects with `DatabaseUnavailable` when the database cannot be reached or was lost.
   */
  readonly transaction: <T>(context: Context, work: (tx: StoreTransaction) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** The two roles everything runs as; the login owns the tables and never works with them itself. */
export const ROLES = { app: 'acquaint_app', router: 'acquaint_router' } as const;

/** `clockOffset`: SQL for the milliseconds to add to the database's time, read as the login. */
export function openDatabase(sessions: Sessions, options: { readonly clockOffset?: string } = {}): Database {
  const transaction: Database['transaction'] = async (context, work) => {
    const opening = openingOf(context, options.clockOffset ?? '0');
    const startedAt = Date.now();
    for (let attempt = 1; ; attempt += 1) {
      const progress: Progress = { stage: 'waiting', failure: null };
      try {
        return await sessions.use((session) => attemptOnce(session, opening, work, progress));
      } catch (error) {
        // The second attempt comes always: it knows whom to lock and ends in line, however long the first one waited.
        const hasTime = attempt === 1 || (attempt < ATTEMPTS && Date.now() - startedAt < RETRY_MS);
        if (!hasTime || !mayRetry(error, progress)) throw outcomeOf(error, progress);
        await sleep(Math.random() * 10 * 2 ** attempt);
      }
    }
  };
  return { transaction, close: sessions.close };
}

/** Throws where a role could step over row-level security: superuser, BYPASSRLS, or owner of a table. */
export async function checkRoles(database: Database): Promise<void> {
  const contexts: Context[] = [{ community: 'boot-check' }, { router: true }];
  for (const context of contexts) {
    const [row] = await database.transaction(context, (tx) => tx.db.execute(RIGHTS));
    if (row?.['safe'] === true) continue;
    throw new Error(
      `The database role ${row?.['role']} could read every community: it must be neither superuser nor BYPASSRLS, ` +
        'nor own tables, nor belong to a role that does.',
    );
  }
}

const ATTEMPTS = 5;
/** Whoever waits for an answer has little time: no third attempt after this. */
const RETRY_MS = 5_000;
const dialect = new PgDialect({ casing: 'snake_case' });

/** How far a transaction came, and the first statement that failed. */
type Progress = {
  stage: 'waiting' | 'opening' | 'working' | 'committing' | 'over';
  failure: { readonly error: unknown } | null;
};

async function attemptOnce<T>(
  session: Session,
  opening: string,
  work: (tx: StoreTransaction) => Promise<T>,
  progress: Progress,
): Promise<T> {
  progress.stage = 'opening';
  const now = timeIn(await session.script(opening));
  progress.stage = 'working';
  try {
    const result = await work({ db: drizzleOver(session, progress), now });
    progress.stage = 'committing';
    // COMMIT of a failed transaction is a silent ROLLBACK: say so.
    if (progress.failure) throw progress.failure.error;
    await session.script('commit');
    return result;
  } catch (error) {
    if (progress.stage === 'working') progress.stage = 'over';
    await session.script('rollback').catch(session.discard);
    throw error;
  }
}

/** Drizzle for one transaction; late statements must not reach the next one on the same connection. */
function drizzleOver(session: Session, progress: Progress): PgRemoteDatabase {
  const query = remembering(session.query);
  return drizzle(
    async (text, params, method) => {
      if (progress.stage !== 'working') throw new Error('this transaction is over');
      try {
        return { rows: [...(await query(text, params, method === 'all'))] };
      } catch (error) {
        progress.failure ??= { error };
        throw error;
      }
    },
    {},
    () => dialect,
  );
}

/** Serialization failure, deadlock, a lock not waited for, a plan cached before a migration; or a connection that died before we began. */
function mayRetry(error: unknown, progress: Progress): boolean {
  if (error instanceof DatabaseUnavailable) return progress.stage === 'opening';
  const state = sqlState(progress.failure?.error ?? error);
  return state !== null && ['40001', '40P01', '55P03', '0A000'].includes(state);
}

/** A connection lost while COMMIT was under way may have committed. */
function outcomeOf(error: unknown, progress: Progress): unknown {
  // Drizzle's own message repeats every value of the statement: people's words, on their way to a log.
  if (error instanceof DrizzleQueryError) return error.cause ?? new Error('a statement failed');
  if (progress.stage !== 'committing' || !(error instanceof DatabaseUnavailable)) return error;
  return new DatabaseUnavailable('the connection was lost during COMMIT', 'unknown', error);
}

/** BEGIN, the time, the community and the role in one round trip. Both settings end with the transaction. */
function openingOf(context: Context, clockOffset: string): string {
  const community = 'community' in context ? context.community : '';
  const role = 'community' in context ? ROLES.app : 'router' in context ? ROLES.router : null;
  return [
    'begin',
    `select extract(epoch from now()) * 1000 + (${clockOffset}) as now, ` +
      `set_config('acquaint.community', ${literal(community)}, true)`,
    ...(role ? [`set local role ${role}`] : []),
  ].join('; ');
}

/** `standard_conforming_strings` is on everywhere: a quote is the only special character. */
function literal(text: string): string {
  if (text.includes('\0')) throw new Error('a community id holds no NUL');
  return `'${text.replaceAll("'", "''")}'`;
}

function timeIn(results: readonly (readonly Row[])[]): Date {
  const row = results.flat().find((each) => 'now' in each);
  return new Date(Math.floor(Number(row?.['now'])));
}

const RIGHTS = sql`
  select current_user as role, not (
    rolsuper or rolbypassrls or exists (
      select from pg_class
      where relkind in ('r', 'p') and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
        and pg_has_role(current_user, relowner, 'member')
    )
  ) as safe
  from pg_roles where rolname = current_user`;
