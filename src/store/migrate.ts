import { setTimeout as sleep } from 'node:timers/promises';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { ROLES } from './database.ts';
import { type Session, type Sessions, sqlState } from './session.ts';

/** Options of `postgresSessions` for migrating: one connection, and statements that may take long. */
export const MIGRATING = { max: 1, answerMs: 3_600_000 } as const;

/**
 * Brings a database to the state of a folder of drizzle migrations and returns the hashes of those it ran. Any
 * number of processes may call this at once; one runs them, all in one transaction. A migration that was changed
 * after it ran is an error. `routing`: the tables the router role may work with.
 */
export async function migrate(
  sessions: Sessions,
  folder: string,
  routing: readonly string[] = [],
): Promise<string[]> {
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  await createRoles(sessions);
  return sessions.use(async (session) => {
    await session.script(`begin; set local statement_timeout = 0; set local lock_timeout = '5s'`);
    try {
      await takeTurn(session);
      const ran = await runMissing(session, migrations);
      await session.script(grants(routing));
      await session.script('commit');
      return ran;
    } catch (error) {
      await session.script('rollback').catch(session.discard);
      throw error;
    }
  });
}

/** Creates the two roles where they are missing and lets the login take them. Harmless to repeat. */
export function createRoles(sessions: Sessions): Promise<void> {
  return sessions.use(async (session) => {
    for (const role of Object.values(ROLES)) await createRole(session, role);
  });
}

/** Any number that nobody else uses in this database. */
const LOCK = 7_061_982;
const TURN_MS = 120_000;

/** A lock that ends with the transaction, asked for instead of waited for: waiting would hit the time limits. */
async function takeTurn(session: Session): Promise<void> {
  const deadline = Date.now() + TURN_MS;
  for (;;) {
    const [rows] = await session.script(`select pg_try_advisory_xact_lock(${LOCK}) as got`);
    if (rows?.[0]?.['got'] === true) return;
    if (Date.now() > deadline) throw new Error('another process has been migrating for two minutes');
    await sleep(100);
  }
}

/** Roles belong to the whole server, so several databases may create the same one at the same moment. */
async function createRole(session: Session, role: string): Promise<void> {
  const create = `create role ${role} nologin nosuperuser nocreatedb nocreaterole nobypassrls`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await session.script(`do $$ begin
        if not exists (select from pg_roles where rolname = '${role}') then ${create}; end if;
        begin set local role ${role}; set local role none;
        exception when insufficient_privilege then grant ${role} to current_user; end;
      end $$`);
      return;
    } catch (error) {
      if (sqlState(error) === '42501') throw new Error(missingRights(role, create), { cause: error });
      if (attempt >= 10 || !RACED.has(sqlState(error) ?? '')) throw error;
      await sleep(Math.random() * 50 * attempt);
    }
  }
}

/** duplicate_object, unique_violation, and "tuple concurrently updated", which has no code of its own. */
const RACED = new Set(['42710', '23505', 'XX000']);

function missingRights(role: string, create: string): string {
  return `This login may not create the role ${role}. As an administrator run: ${create}; grant ${role} to <login>;`;
}

type Migrations = ReturnType<typeof readMigrationFiles>;

async function runMissing(session: Session, migrations: Migrations): Promise<string[]> {
  await session.script(BOOKKEEPING);
  const [rows = []] = await session.script('select hash, created_at from drizzle.__drizzle_migrations');
  const done = new Map(rows.map((row) => [Number(row['created_at']), row['hash']]));
  const ran: string[] = [];
  for (const { folderMillis, hash, sql } of migrations) {
    const known = done.get(folderMillis);
    if (known === hash) continue;
    if (known !== undefined) throw new Error(`the migration of ${folderMillis} was changed after it ran`);
    for (const statement of sql) await session.script(statement);
    await session.script(
      `insert into drizzle.__drizzle_migrations (hash, created_at) values ('${hash}', ${folderMillis})`,
    );
    ran.push(hash);
  }
  return ran;
}

/** The table drizzle-kit knows. */
const BOOKKEEPING = `create schema if not exists drizzle;
  create table if not exists drizzle.__drizzle_migrations
    (id serial primary key, hash text not null, created_at bigint)`;

function grants(routing: readonly string[]): string {
  const rights = 'select, insert, update, delete';
  return [
    `grant usage on schema public to ${ROLES.app}, ${ROLES.router}`,
    `grant ${rights} on all tables in schema public to ${ROLES.app}`,
    `grant usage on all sequences in schema public to ${ROLES.app}, ${ROLES.router}`,
    ...routing.map((table) => `grant ${rights} on table public."${table}" to ${ROLES.router}`),
  ].join('; ');
}
