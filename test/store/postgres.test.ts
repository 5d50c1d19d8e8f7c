import { randomUUID } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createRoles } from '../../src/store/migrate.ts';
import { postgresSessions } from '../../src/store/postgres.ts';
import { DatabaseUnavailable } from '../../src/store/session.ts';
import { createDatabase, startPostgres } from '../services.ts';

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
    expect(await threeSteps(randomUUID())).toBe('committed');
  });
});

describe('a connection that fails', () => {
  let own: Awaited<ReturnType<typeof createDatabase>>;
  let proxy: Awaited<ReturnType<typeof startProxy>>;
  let database: Database;

  beforeAll(async () => {
    own = await createDatabase(inject('postgresUrl'));
    const setUp = postgresSessions(own.url, { max: 1 });
    await createRoles(setUp);
    await setUp.use((session) =>
      session.script('create table steps (run text, step int, xid text); grant all on steps to acquaint_app'),
    );
    await setUp.close();
    proxy = await startProxy(Number(new URL(own.url).port));
    const url = new URL(own.url);
    url.port = String(proxy.port);
    database = openDatabase(postgresSessions(url.href, { max: 2, answerMs: 500, connectMs: 500 }));
  });
  afterAll(async () => {
    await database.close();
    await proxy.close();
    await own.drop();
  });

  const insert = (run: string) =>
    database.transaction({ community: 'c1' }, (tx) => tx.db.insert(steps).values({ run, step: 1 }));
  const rowsOf = (run: string) =>
    database.transaction({ community: 'c1' }, (tx) => tx.db.select().from(steps).where(eq(steps.run, run)));

  it('in the middle of COMMIT leaves the outcome unknown, and says so', async () => {
    proxy.onAnswer((bytes) => (bytes.includes('COMMIT') ? 'cut' : 'pass'));
    const lost = await insert('commit').catch((error: unknown) => error);
    proxy.onAnswer(() => 'pass');
    expect(lost).toMatchObject({ name: 'DatabaseUnavailable', committed: 'unknown' });
    expect(await rowsOf('commit')).toHaveLength(1);
  });

  it('before COMMIT leaves nothing', async () => {
    proxy.onAnswer((bytes) => (bytes.includes('INSERT') ? 'cut' : 'pass'));
    const lost = await insert('insert').catch((error: unknown) => error);
    proxy.onAnswer(() => 'pass');
    expect(lost).toMatchObject({ name: 'DatabaseUnavailable', committed: 'no' });
    expect(await rowsOf('insert')).toEqual([]);
  });

  it('between two transactions is not noticed', async () => {
    await insert('idle');
    proxy.cutAll();
    expect(await rowsOf('idle')).toHaveLength(1);
  });

  it('by falling silent is given up, even while the work waits for something else', async () => {
    proxy.onAnswer((bytes) => (bytes.includes('INSERT') ? 'swallow' : 'pass'));
    const heard: unknown[] = [];
    const silent = database.transaction({ community: 'c1' }, async (tx) => {
      await tx.db
        .insert(steps)
        .values({ run: 'silent', step: 1 })
        .catch((error: Error) => heard.push(error.cause));
    });
    const lost = await silent.catch((error: unknown) => error);
    expect(lost).toMatchObject({ message: expect.stringContaining('no answer from the database') });
    proxy.onAnswer(() => 'pass');
    await sleep(0);
    expect(heard).toEqual([lost]);
    const stuck = database.transaction({ community: 'c1' }, () => {
      proxy.cutAll();
      return new Promise(() => {});
    });
    await expect(stuck).rejects.toThrow(DatabaseUnavailable);
    expect(await rowsOf('silent')).toEqual([]);
  });

  it('while it opens is refused, and the next one works', async () => {
    for (const kind of ['cut', 'swallow'] as const) {
      proxy.cutAll();
      proxy.onAnswer(() => kind);
      await expect(insert('opening')).rejects.toThrow(DatabaseUnavailable);
      proxy.onAnswer(() => 'pass');
      expect(await rowsOf('opening')).toEqual([]);
    }
    const nobody = openDatabase(postgresSessions('postgres://acquaint@127.0.0.1:1/acquaint'));
    await expect(nobody.transaction({ owner: true }, async () => 1)).rejects.toThrow(DatabaseUnavailable);
    await nobody.close();
  });

  it('through a mistake of ours reports the mistake and costs nobody else anything', async () => {
    const mistaken = database.transaction({ community: 'c1' }, (tx) =>
      tx.db.execute(sql`select ${sql.param(undefined)}`),
    );
    await expect(mistaken).rejects.toMatchObject({ code: 'UNDEFINED_VALUE' });
    await insert('after');
    expect(await rowsOf('after')).toHaveLength(1);
  });

  it('through too many values fails alone, where it can be caught', async () => {
    const rows = Array.from({ length: 30_000 }, (_, step) => ({ run: 'many', step, xid: null }));
    const work = database.transaction({ community: 'c1' }, (tx) => tx.db.insert(steps).values(rows));
    await expect(work).rejects.toThrow('90000 parameters');
    await insert('after many');
    expect(await rowsOf('after many')).toHaveLength(1);
  });

  it('because a backend crashed is followed by good ones once the server recovered', async () => {
    const server = await startPostgres();
    const sessions = postgresSessions(server.url, { max: 3 });
    try {
      await createRoles(sessions);
      const crashing = openDatabase(sessions);
      const pidOf = () =>
        crashing.transaction({ owner: true }, (tx) => tx.db.execute(sql`select pg_backend_pid() as pid`));
      const [row] = await pidOf();
      process.kill(Number(row?.['pid']), 'SIGKILL');
      let alive = false;
      for (let n = 0; n < 200 && !alive; n += 1) {
        alive = await pidOf().then(
          () => true,
          (error: unknown) => {
            expect(error).toBeInstanceOf(DatabaseUnavailable);
            return sleep(50, false);
          },
        );
      }
      expect(alive).toBe(true);
    } finally {
      await sessions.close();
      await server.stop();
    }
  });
});

type Fate = 'pass' | 'cut' | 'swallow';

/** A proxy that decides over each chunk the server sends. */
async function startProxy(target: number) {
  const pairs = new Set<Socket>();
  let decide: (bytes: Buffer) => Fate = () => 'pass';
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      pairs.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        pairs.delete(one);
        other.destroy();
      });
    }
    client.on('data', (bytes) => upstream.write(bytes));
    upstream.on('data', (bytes) => {
      const fate = decide(bytes);
      if (fate === 'pass') client.write(bytes);
      if (fate === 'cut') client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const cutAll = () => {
    for (const socket of pairs) socket.destroy();
  };
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    onAnswer: (next: (bytes: Buffer) => Fate) => {
      decide = next;
    },
    cutAll,
    close: () => {
      cutAll();
      return new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
