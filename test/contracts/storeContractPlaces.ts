import { inject } from 'vitest';
import { MIGRATING, migrate } from '../../src/store/migrate.ts';
import { pgliteSessions } from '../../src/store/pglite.ts';
import { postgresSessions } from '../../src/store/postgres.ts';
import type { Sessions } from '../../src/store/session.ts';
import { routingTables } from '../../src/store/store.ts';
import { createDatabase } from '../services.ts';
import { MIGRATIONS, openTemplate } from '../template.ts';

/** An empty, migrated database of one test file; `close` removes it. */
export type StorePlace = { readonly sessions: Sessions; readonly close: () => Promise<void> };

const embedded = async (): Promise<StorePlace> => {
  const copy = await openTemplate(inject('pgliteTemplate'));
  return { sessions: pgliteSessions(copy.pglite), close: copy.close };
};

/** Ten connections: what starts together runs together. */
const postgres = async (): Promise<StorePlace> => {
  const own = await createDatabase(inject('postgresUrl'));
  const migrating = postgresSessions(own.url, MIGRATING);
  await migrate(migrating, MIGRATIONS, routingTables);
  await migrating.close();
  const sessions = postgresSessions(own.url);
  const close = async () => {
    await sessions.close();
    await own.drop();
  };
  return { sessions, close };
};

/** Everywhere the store runs, by the words of a test's title. */
export const storePlaces: readonly (readonly [where: string, open: () => Promise<StorePlace>])[] = [
  ['in the embedded database', embedded],
  ['on PostgreSQL', postgres],
];
