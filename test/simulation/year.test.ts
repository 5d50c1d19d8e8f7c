import { expect, inject, test } from 'vitest';
import { MIGRATING, migrate } from '../../src/store/migrate.ts';
import { postgresSessions } from '../../src/store/postgres.ts';
import { routingTables } from '../../src/store/store.ts';
import { createDatabase } from '../services.ts';
import { MIGRATIONS } from '../template.ts';
import { liveYear } from './year.ts';

test('five weeks of forty people: nobody is written to too often, at night, twice, or without having joined', async () => {
  const own = await createDatabase(inject('postgresUrl'));
  const migrating = postgresSessions(own.url, MIGRATING);
  await migrate(migrating, MIGRATIONS, routingTables);
  await migrating.close();
  const sessions = postgresSessions(own.url);
  const report = await liveYear(sessions, {
    ...{ members: 40, weeks: 5, seed: 1, eager: 1, atOnce: 6 },
    // Often enough that a second sending of the same would show.
    lostShare: 0.05,
  });
  await sessions.close();
  await own.drop();
  expect(report.violations).toEqual([]);
  expect(report.visits).toBeGreaterThan(250);
  expect(report.kinds['everything']?.sent).toBeGreaterThan(250);
  expect(report.digests.waited).toBeGreaterThan(100);
}, 900_000);
