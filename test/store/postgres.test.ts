import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createRoles } from '../../src/store/migrate.ts';
import { postgresSessions } from '../../src/store/postgres.ts';
import { DatabaseUnavailable } from '../../src/store/session.ts';
import { createDatabase } from '../services.ts';

const KILLS = Number(process.env['KILLS'] ?? 200);
const steps = pgTable('steps', { run: text().notNull(), step: integer().notNull(), xid: text() });
const xid = sql`pg_current_xact_id()::text`;
type Outcome = 'committed' | 'refused' | 'unknown' | { readonly odd: unknown };

describe('a pool whose backends die', () => {
  let own: Awaited<ReturnType<typeof createDatabase>>;
  let admin: postgres.Sql;
  let database: Database;
  const killAll = () =>
    admin`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'acquaint'`;

  beforeAll(async () => {
    own = await createDatabase(inject('postgresUrl'));
    admin = postgres(own.url, { max: 1, onnotice: () => {} });
    await admin`create table steps (run text not null, step int not null, xid text)`;
    const sessions = postgresSessions(own.url, { max: 8, waitMs: 20_000 });
    await createRoles(sessions);
    await admin`grant all on steps to acquaint_app`;
    database = openDatabase(sessions);
  });

  afterAll(async () => {
    await database.close();
    await admin.end();
    await own.drop();
  });

  /** Three rows with a pause between them: all of one transaction, or none. */
  const threeSteps = async (run: string): Promise<Outcome> => {
    const work = database.transaction({ community: 'c1' }, async (tx) => {
      for (const step of [1, 2, 3]) {
        await tx.db.insert(steps).values({ run, step, xid });
        if (Math.random() < 0.5) await sleep(Math.random() * 8);
      }
    });
    return work.then(
      (): Outcome => 'committed',
      (error: unknown): Outcome => {
        if (!(error instanceof DatabaseUnavailable)) return { odd: error };
        return error.committed === 'unknown' ? 'unknown' : 'refused';
      },
    );
  };

  it('tears no transaction, runs no stray statement, hangs nobody and stays alive', async () => {
    const outcomes = new Map<string, Outcome>();
    let kills = 0;
    const client = async () => {
      while (kills < KILLS) {
        const run = randomUUID();
        outcomes.set(run, await threeSteps(run));
      }
    };
    const killer = async () => {
      while (kills < KILLS) {
        await sleep(Math.random() * 40);
        kills += (await killAll()).length;
      }
    };
    await Promise.all([killer(), ...Array.from({ length: 16 }, client)]);
    const rows = await admin<{ run: string; n: number; xids: number }[]>`
      select run, count(*)::int as n, count(distinct xid)::int as xids from steps group by run`;
    const found = new Map(rows.map((row) => [row.run, row]));
    expect([...outcomes.values()].filter((outcome) => typeof outcome === 'object')).toEqual([]);
    expect(rows.filter((row) => row.n !== 3 || row.xids !== 1)).toEqual([]);
    const lying = [...outcomes].filter(([run, outcome]) => {
      if (outcome === 'unknown') return false;
      return found.has(run) !== (outcome === 'committed');
    });
    expect(lying).toEqual([]);
    const count = (wanted: Outcome) => [...outcomes.values()].filter((outcome) => outcome === wanted).length;
    expect(count('committed')).toBeGreaterThan(0);
    expect(count('refused')).toBeGreaterThan(0);
    console.log({
      kills,
      committed: count('committed'),
      refused: count('refused'),
      unknown: count('unknown'),
    });
    expect(await threeSteps(randomUUID())).toBe('committed');
  });
});
