import { setTimeout as sleep } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { bigint, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { checkRoles, type Database, openDatabase } from '../../src/store/database.ts';
import { createRoles } from '../../src/store/migrate.ts';
import { pgliteSessions } from '../../src/store/pglite.ts';
import { postgresSessions } from '../../src/store/postgres.ts';
import { type Sessions, sqlState } from '../../src/store/session.ts';
import { createDatabase } from '../services.ts';
import { openTemplate } from '../template.ts';

const notes = pgTable('notes', {
  communityId: text().notNull(),
  id: integer().primaryKey(),
  body: text(),
  tags: text().array(),
  data: jsonb(),
  big: bigint({ mode: 'number' }),
  writtenAt: timestamp({ withTimezone: true, precision: 3 }),
});

const SETUP = `
  create table notes (community_id text not null, id int primary key, body text, tags text[], data jsonb,
    big bigint, written_at timestamptz(3));
  alter table notes enable row level security;
  alter table notes force row level security;
  create policy own on notes using (community_id = current_setting('acquaint.community', true));
  create table clock_offset (ms float8);
  grant all on notes to acquaint_app, acquaint_router;`;

const drivers = [
  [
    'PostgreSQL',
    async () => {
      const own = await createDatabase(inject('postgresUrl'));
      return { sessions: postgresSessions(own.url, { max: 4, waitMs: 1_000 }), end: own.drop };
    },
  ],
  [
    'the embedded database',
    async () => {
      const copy = await openTemplate(inject('pgliteTemplate'));
      await copy.pglite.exec(
        'drop schema public cascade; create schema public; grant usage on schema public to public',
      );
      return { sessions: pgliteSessions(copy.pglite, { waitMs: 1_000 }), end: copy.close };
    },
  ],
] as const;

describe.each(drivers)('transactions on %s', (name, open) => {
  let sessions: Sessions;
  let database: Database;
  let end: () => Promise<void>;
  const ours = { community: 'ours' };
  const all = () => database.transaction(ours, (tx) => tx.db.select().from(notes).orderBy(notes.id));
  const note = (id: number, communityId = 'ours') => ({ communityId, id, body: `note ${id}` });

  beforeAll(async () => {
    ({ sessions, end } = await open());
    await createRoles(sessions);
    await sessions.use((session) => session.script(SETUP));
    database = openDatabase(sessions, { clockOffset: 'coalesce((select ms from clock_offset), 0)' });
  });
  afterAll(async () => {
    await database.close();
    await end();
  });

  it('keep all of it or none', async () => {
    await database.transaction(ours, (tx) => tx.db.insert(notes).values([note(1), note(2)]));
    const broken = database.transaction(ours, async (tx) => {
      await tx.db.insert(notes).values(note(3));
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    expect((await all()).map((row) => row.id)).toEqual([1, 2]);
  });

  it('see and write their community only', async () => {
    await database.transaction({ community: "the'irs" }, async (tx) => {
      expect(await tx.db.select().from(notes)).toEqual([]);
      expect(await tx.db.delete(notes).returning()).toEqual([]);
    });
    const intruding = database.transaction({ community: 'theirs' }, (tx) =>
      tx.db.insert(notes).values(note(9)),
    );
    expect(sqlState(await intruding.catch((error: unknown) => error))).toBe('42501');
    const router = await database.transaction({ router: true }, (tx) => tx.db.select().from(notes));
    expect(router).toEqual([]);
  });

  it('leave neither role nor community behind on the connection', async () => {
    await database.transaction(ours, (tx) => tx.db.select().from(notes));
    const [row] = await sessions.use((session) =>
      session.query(
        `select current_user = session_user as self,
          coalesce(current_setting('acquaint.community', true), '') as community`,
        [],
        false,
      ),
    );
    expect(row).toEqual({ self: true, community: '' });
  });

  it('carry every kind of value there and back', async () => {
    const writtenAt = new Date('2026-10-25T00:30:00.123Z');
    const row = {
      communityId: 'ours',
      id: 10,
      body: `Zażółć 'quoted' \\ "x" {a,b} $1 🦆`,
      tags: ['a b', 'c,"d"', '{}', 'ż'],
      data: { n: 1, deep: ['123', null, true] },
      big: 9_007_199_254_740_991,
      writtenAt,
    };
    await database.transaction(ours, async (tx) => {
      expect(await tx.db.insert(notes).values(row).returning()).toEqual([row]);
      await tx.db.update(notes).set({ data: '123' }).where(eq(notes.id, 10));
      const [found] = await tx.db.select().from(notes).where(eq(notes.writtenAt, writtenAt));
      expect(found).toEqual({ ...row, data: '123' });
      const raw = await tx.db.execute(sql`
        select 1 as int, count(*) as count, written_at as at, data, tags, array[1,2] as ints, true as yes, null as nothing,
          1.5::float8 as float, 1.50::numeric as exact
        from notes where id = ${10} and tags = ${sql.param(row.tags)} and written_at = ${writtenAt} group by id`);
      expect(raw).toEqual([
        {
          int: 1,
          count: '1',
          at: '2026-10-25 00:30:00.123+00',
          data: '"123"',
          tags: row.tags,
          ints: [1, 2],
          yes: true,
          nothing: null,
          float: 1.5,
          exact: '1.50',
        },
      ]);
      await tx.db.delete(notes).where(eq(notes.id, 10));
    });
  });

  it('fail as a whole after a statement failed, even where the work caught it', async () => {
    const work = database.transaction(ours, async (tx) => {
      await tx.db.insert(notes).values(note(20));
      await tx.db
        .insert(notes)
        .values(note(1))
        .catch(() => {});
    });
    expect(sqlState(await work.catch((error: unknown) => error))).toBe('23505');
    expect((await all()).map((row) => row.id)).toEqual([1, 2]);
  });

  it('refuse statements that come after their end', async () => {
    const late = await database.transaction(ours, async (tx) => () => tx.db.insert(notes).values(note(30)));
    await expect(late()).rejects.toMatchObject({ cause: new Error('this transaction is over') });
    expect((await all()).map((row) => row.id)).toEqual([1, 2]);
  });

  it('are retried from the start on serialization failures, deadlocks and locks not waited for, a few times', async () => {
    for (const state of ['40001', '40P01', '55P03']) {
      let attempts = 0;
      const work = (failures: number) =>
        database.transaction(ours, async (tx) => {
          attempts += 1;
          const raise = `do $$ begin raise sqlstate '${state}'; end $$`;
          if (attempts <= failures) await tx.db.execute(sql.raw(raise));
          return attempts;
        });
      expect(await work(2)).toBe(3);
      attempts = 0;
      expect(sqlState(await work(99).catch((error: unknown) => error))).toBe(state);
      expect(attempts).toBe(5);
    }
  });

  it('are tried once more however long the first attempt waited, then there is no time', async () => {
    let attempts = 0;
    const clock = vi.spyOn(Date, 'now');
    const began = Date.now();
    const work = database.transaction(ours, async (tx) => {
      attempts += 1;
      clock.mockReturnValue(began + 60_000);
      await tx.db.execute(sql.raw("do $$ begin raise sqlstate '55P03'; end $$"));
    });
    await expect(work.finally(() => clock.mockRestore())).rejects.toThrow();
    expect(attempts).toBe(2);
  });

  it('read one clock: the database’s, plus the offset', async () => {
    const before = Date.now();
    const now = await database.transaction(ours, async (tx) => tx.now);
    expect(Math.abs(now.getTime() - before)).toBeLessThan(60_000);
    await sessions.use((session) => session.script('insert into clock_offset values (864e5)'));
    const tomorrow = await database.transaction({ router: true }, async (tx) => tx.now);
    expect(tomorrow.getTime() - now.getTime()).toBeGreaterThanOrEqual(864e5);
    expect(tomorrow.getTime() - now.getTime()).toBeLessThan(864e5 + 60_000);
  });

  it('run one after the other where there is one connection, and refuse whoever waits too long', async () => {
    const size = name === 'PostgreSQL' ? 4 : 1;
    const holding = Array.from({ length: size }, () => database.transaction(ours, () => sleep(1_500)));
    await expect(database.transaction(ours, async () => 'never')).rejects.toThrow(/became free/);
    await Promise.all(holding);
    expect(await database.transaction(ours, async () => 'again')).toBe('again');
  });

  it('let timers run while they are busy', async () => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 1);
    for (let n = 0; n < 200; n += 1)
      await database.transaction(ours, (tx) => tx.db.execute(sql`select ${n}`));
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(10);
  });

  it('boot only with roles that cannot step over row-level security', async () => {
    await checkRoles(database);
    await sessions.use((session) =>
      session.script(
        'grant create on schema public to acquaint_router; alter table notes owner to acquaint_router',
      ),
    );
    await expect(checkRoles(database)).rejects.toThrow('acquaint_router could read every community');
    await sessions.use((session) => session.script('alter table notes owner to current_user'));
  });
});
