import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { checkRoles, openDatabase } from '../../src/store/database.ts';
import { createRoles, MIGRATING, migrate } from '../../src/store/migrate.ts';
import { pgliteSessions } from '../../src/store/pglite.ts';
import { postgresSessions } from '../../src/store/postgres.ts';
import { type Sessions, sqlState } from '../../src/store/session.ts';
import { createDatabase, startPostgres } from '../services.ts';
import { openTemplate } from '../template.ts';

let folder: string;
const ends: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acquaint-migrations-'));
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  await rm(folder, { recursive: true });
});

const FIRST = `create table books (id int primary key, community_id text);--> statement-breakpoint
create table shelves (id int); insert into shelves values (1)`;

/** A folder as drizzle-kit writes it; one migration a statement list, an hour apart. */
async function write(...migrations: string[]): Promise<void> {
  await mkdir(join(folder, 'meta'), { recursive: true });
  const entries = migrations.map((_, idx) => ({
    idx,
    version: '7',
    when: 1_700_000_000_000 + idx * 3_600_000,
    tag: `000${idx}`,
    breakpoints: true,
  }));
  await Promise.all(migrations.map((text, idx) => writeFile(join(folder, `000${idx}.sql`), text)));
  const journal = { version: '7', dialect: 'postgresql', entries };
  await writeFile(join(folder, 'meta', '_journal.json'), JSON.stringify(journal));
}

async function postgresDatabase(): Promise<() => Sessions> {
  const own = await createDatabase(inject('postgresUrl'));
  ends.push(own.drop);
  return () => {
    const sessions = postgresSessions(own.url, MIGRATING);
    ends.push(sessions.close);
    return sessions;
  };
}

async function embeddedDatabase(): Promise<() => Sessions> {
  const copy = await openTemplate(inject('pgliteTemplate'));
  await copy.pglite.exec(
    'drop schema if exists drizzle cascade; drop schema public cascade; create schema public',
  );
  const sessions = pgliteSessions(copy.pglite);
  ends.push(copy.close, sessions.close);
  return () => sessions;
}

const ask = async (sessions: Sessions, text: string) =>
  (await sessions.use((one) => one.script(text))).flat();

describe.each([
  ['PostgreSQL', postgresDatabase],
  ['the embedded database', embeddedDatabase],
])('migrating %s', (_, open) => {
  it('runs each migration once, in order, and grants the roles their rights', async () => {
    await write(FIRST);
    const sessions = (await open())();
    expect(await migrate(sessions, folder, ['shelves'])).toHaveLength(1);
    expect(await migrate(sessions, folder, ['shelves'])).toEqual([]);
    await write(FIRST, 'insert into shelves values (2)');
    expect(await migrate(sessions, folder, ['shelves'])).toHaveLength(1);
    expect(await ask(sessions, 'select id from shelves order by id')).toEqual([{ id: 1 }, { id: 2 }]);

    const database = openDatabase(sessions);
    await checkRoles(database);
    const count = (table: string) => sql.raw(`select count(*)::int as n from ${table}`);
    const app = { community: 'c' };
    expect(await database.transaction(app, (tx) => tx.db.execute(count('books')))).toEqual([{ n: 0 }]);
    expect(await database.transaction({ router: true }, (tx) => tx.db.execute(count('shelves')))).toEqual([
      { n: 2 },
    ]);
    const prying = database.transaction({ router: true }, (tx) => tx.db.execute(count('books')));
    expect(sqlState(await prying.catch((error: unknown) => error))).toBe('42501');
  });

  it('changes nothing when one of them fails', async () => {
    await write(FIRST, 'alter table nowhere add column x int');
    const sessions = (await open())();
    await expect(migrate(sessions, folder)).rejects.toThrow('nowhere');
    expect(await ask(sessions, `select to_regclass('books') as books`)).toEqual([{ books: null }]);
  });

  it('refuses a migration that was changed after it ran', async () => {
    await write(FIRST);
    const sessions = (await open())();
    await migrate(sessions, folder);
    await write(`${FIRST} `);
    await expect(migrate(sessions, folder)).rejects.toThrow('was changed after it ran');
  });
});

describe('several migrators', () => {
  it('run the migrations once when five start together', async () => {
    await write(FIRST, 'select pg_sleep(0.3)');
    const open = await postgresDatabase();
    const ran = await Promise.all(Array.from({ length: 5 }, () => migrate(open(), folder)));
    expect(ran.map((hashes) => hashes.length).sort()).toEqual([0, 0, 0, 0, 2]);
    expect(await ask(open(), 'select count(*)::int as n from drizzle.__drizzle_migrations')).toEqual([
      { n: 2 },
    ]);
  });

  it('create the roles of a fresh server from several databases at once', async () => {
    const server = await startPostgres();
    ends.push(server.stop);
    const sessions = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const own = await createDatabase(server.url);
        const opened = postgresSessions(own.url, MIGRATING);
        ends.push(opened.close);
        await ask(opened, 'select 1');
        return opened;
      }),
    );
    await Promise.all(sessions.map((each) => createRoles(each)));
    await Promise.all(sessions.map((each) => checkRoles(openDatabase(each))));
  });

  it('give up after five seconds on a table that somebody holds', async () => {
    const open = await postgresDatabase();
    const [holder, other] = [open(), open()];
    await ask(holder, 'create table books (id int)');
    await write('alter table books add column title text');
    let free = () => {};
    const held = holder.use(async (session) => {
      await session.script('begin; lock table books');
      await new Promise<void>((resolve) => {
        free = resolve;
      });
      await session.script('rollback');
    });
    const blocked = await migrate(other, folder).catch((error: unknown) => error);
    expect(sqlState(blocked)).toBe('55P03');
    free();
    await held;
    expect(await migrate(other, folder)).toHaveLength(1);
  });
});
