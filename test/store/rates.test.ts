import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { MIGRATING, migrate } from '../../src/store/migrate.ts';
import { pgliteSessions } from '../../src/store/pglite.ts';
import { postgresSessions } from '../../src/store/postgres.ts';
import { ratesOf } from '../../src/store/rates.ts';
import { sightingsOf } from '../../src/store/sightings.ts';
import { clockOffsetSql, routingTables } from '../../src/store/store.ts';
import { createDatabase } from '../services.ts';
import { MIGRATIONS, openTemplate } from '../template.ts';

type Opened = { readonly databases: readonly Database[]; readonly close: () => Promise<void> };

const embedded = async (): Promise<Opened> => {
  const copy = await openTemplate(inject('pgliteTemplate'));
  const database = openDatabase(pgliteSessions(copy.pglite), { clockOffset: clockOffsetSql });
  return { databases: [database], close: copy.close };
};

/** Two pools, as two processes would have. */
const postgres = async (): Promise<Opened> => {
  const own = await createDatabase(inject('postgresUrl'));
  const migrating = postgresSessions(own.url, MIGRATING);
  await migrate(migrating, MIGRATIONS, routingTables);
  await migrating.close();
  const databases = [1, 2].map(() =>
    openDatabase(postgresSessions(own.url, { max: 4 }), { clockOffset: clockOffsetSql }),
  );
  const close = async () => {
    for (const database of databases) await database.close();
    await own.drop();
  };
  return { databases, close };
};

describe.each([
  ['PostgreSQL', postgres],
  ['the embedded database', embedded],
])('rates on %s', (_, open) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());
  const database = (): Database => {
    const [first] = opened.databases;
    if (first === undefined) throw new Error('no database');
    return first;
  };
  /** An hour-long rate: nothing of it comes back while the test runs. */
  const hourMs = 3_600_000;

  it('gives as many turns at once as the burst holds, to everybody together', async () => {
    const all = opened.databases.map(ratesOf);
    // Transactions begin a few milliseconds apart: the one that began first may be told to wait for those.
    const take = async (turn: number): Promise<number | undefined> => {
      const wait = await all[turn % all.length]?.take('burst', hourMs, 5);
      if (wait === undefined || wait === 0 || wait > 1_000) return wait;
      await sleep(wait);
      return take(turn);
    };
    const waits = await Promise.all(Array.from({ length: 20 }, (_, turn) => take(turn)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
    for (const wait of waits.filter((one) => one !== 0)) {
      expect(wait).toBeGreaterThan(hourMs - 60_000);
      expect(wait).toBeLessThanOrEqual(hourMs + 1_000);
    }
  });

  it('gives turns that come soon away beforehand, each its own, and none that comes too late', async () => {
    const rates = ratesOf(database());
    const minuteMs = 60_000;
    const take = () => rates.take('soon', minuteMs, 1, 2.5 * minuteMs);
    const waits = [await take(), await take(), await take(), await take()];
    expect(waits[0]).toBe(0);
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeLessThanOrEqual(index * minuteMs);
      expect(wait).toBeGreaterThan((index - 0.5) * minuteMs);
    }
    // The fourth was not given away: whoever comes when it is near takes it.
    await moveBack('soon', minuteMs);
    expect(await take()).toBeLessThanOrEqual(2 * minuteMs);
    await rates.hold('soon', hourMs);
    expect(await take()).toBeGreaterThan(2.5 * minuteMs);
  });

  it('lets who waited go, and no more than one for each interval', async () => {
    const rates = ratesOf(database());
    expect(await rates.take('slow', hourMs, 1)).toBe(0);
    await moveBack('slow', hourMs / 2);
    const wait = await rates.take('slow', hourMs, 1);
    expect(wait).toBeGreaterThan(hourMs / 2 - 60_000);
    expect(wait).toBeLessThanOrEqual(hourMs / 2);
    await moveBack('slow', hourMs);
    expect(await rates.take('slow', hourMs, 1)).toBe(0);
    expect(await rates.take('slow', hourMs, 1)).toBeGreaterThan(0);
  });

  it('counts every key for itself', async () => {
    const rates = ratesOf(database());
    expect(await rates.take('one', hourMs, 1)).toBe(0);
    expect(await rates.take('other', hourMs, 1)).toBe(0);
  });

  it('gives no turn while a key is held, and a shorter hold never ends a longer one', async () => {
    const rates = ratesOf(database());
    await rates.hold('held', hourMs);
    await rates.hold('held', 1_000);
    expect(await rates.take('held', 1, 5)).toBeGreaterThan(hourMs - 60_000);
    await moveBack('held', 2 * hourMs);
    expect(await rates.take('held', 1, 5)).toBe(0);
  });

  it('forgets what was free for long, but neither what is held nor what is taken', async () => {
    const rates = ratesOf(database());
    for (const key of ['old', 'taken', 'kept']) await rates.take(key, 1, 1);
    await rates.hold('kept', hourMs);
    await moveBack('old', hourMs);
    await ratesOf(database()).take('sweeper', 1, 1);
    const rows = await database().transaction({ router: true }, ({ db }) =>
      db.execute<{ key: string }>(
        sql`select key from rates where key in ('old', 'taken', 'kept') order by 1`,
      ),
    );
    expect(rows.map(({ key }) => key)).toEqual(['kept', 'taken']);
  });

  it('remembers the first sighting of a mark in each place', async () => {
    const sightings = sightingsOf(database());
    expect(await sightings.of('T1', 'mark')).toBeNull();
    await sightings.note('T1', 'mark', 'D1:1.1');
    await sightings.note('T1', 'mark', 'D1:2.2');
    await sightings.note('T2', 'mark', 'D2:1.1');
    expect(await sightings.of('T1', 'mark')).toBe('D1:1.1');
    expect(await sightings.of('T2', 'mark')).toBe('D2:1.1');
  });

  it('shows neither to a community', async () => {
    const community = '00000000-0000-4000-8000-000000000001';
    await ratesOf(database()).take('private', hourMs, 1);
    const seen = await database().transaction({ community }, ({ db }) =>
      db.execute(sql`select key from rates union all select mark from sightings`),
    );
    expect(seen).toEqual([]);
  });

  /** As if it had been taken and held earlier: time is moved, not waited for. */
  const moveBack = (key: string, byMs: number) =>
    database().transaction({ router: true }, async ({ db }) => {
      await db.execute(sql`update rates set free_at = free_at - ${byMs} * interval '1 millisecond',
        held_until = held_until - ${byMs} * interval '1 millisecond' where key = ${key}`);
    });
});
