import { fileURLToPath } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';
import type { Config } from './config.ts';
import { type Cipher, createCipher } from './store/cipher.ts';
import { checkRoles, type Database, openDatabase } from './store/database.ts';
import { openDataFolder } from './store/dataFolder.ts';
import { MIGRATING, migrate } from './store/migrate.ts';
import { openPglite, pgliteSessions } from './store/pglite.ts';
import { postgresSessions } from './store/postgres.ts';
import { createSearchIndexes, searchIndexDefaults } from './store/searchIndexes.ts';
import { clockOffsetSql, createStore, type FullStore, routingTables } from './store/store.ts';

/** What everything else stands on, opened and migrated. `close` releases it in the right order. */
export type Resources = {
  readonly database: Database;
  readonly cipher: Cipher;
  readonly store: FullStore;
  /** Where the queue lives; null when nobody needs one (commands). */
  readonly queue: { readonly redis: string } | { readonly pglite: PGlite } | null;
  readonly close: () => Promise<void>;
};

const migrations = fileURLToPath(new URL('../migrations', import.meta.url));

/** Open Postgres where it is set, else the embedded store; migrate it; check that isolation holds. */
export const openResources = async (
  config: Config,
  options: { readonly withQueue: boolean; readonly onFault?: (fault: unknown) => void },
): Promise<Resources> => {
  const opened =
    config.databaseUrl === null ? await openEmbedded(config, options) : await openPostgres(config);
  try {
    await checkRoles(opened.database);
  } catch (error) {
    await opened.close();
    throw error;
  }
  const indexes = createSearchIndexes(opened.database, {
    ...searchIndexDefaults,
    onFault: options.onFault ?? (() => undefined),
  });
  // A command is over before an index would be of use.
  return {
    ...opened,
    store: createStore(opened.database, opened.cipher, options.withQueue ? indexes : null),
  };
};

type Opened = Omit<Resources, 'store'>;

const openPostgres = async (config: Config): Promise<Opened> => {
  const url = config.databaseUrl ?? '';
  const migrating = postgresSessions(url, MIGRATING);
  await migrate(migrating, migrations, routingTables).finally(() => migrating.close());
  const database = openDatabase(postgresSessions(url), { clockOffset: clockOffsetSql });
  const queue = config.redisUrl === null ? null : { redis: config.redisUrl };
  return { database, cipher: cipherOf(config, config.key ?? ''), queue, close: database.close };
};

const openEmbedded = async (config: Config, { withQueue }: { withQueue: boolean }): Promise<Opened> => {
  const folder = await openDataFolder(config.dataFolder);
  try {
    const sessions = pgliteSessions(await openPglite(folder.app));
    await migrate(sessions, migrations, routingTables);
    const database = openDatabase(sessions, { clockOffset: clockOffsetSql });
    const pglite = withQueue && config.redisUrl === null ? await openPglite(folder.queue) : null;
    const queue =
      config.redisUrl === null ? (pglite === null ? null : { pglite }) : { redis: config.redisUrl };
    const close = async () => {
      await pglite?.close();
      await database.close();
      await folder.release();
    };
    return { database, cipher: cipherOf(config, config.key ?? (await folder.key())), queue, close };
  } catch (error) {
    await folder.release();
    throw error;
  }
};

const cipherOf = (config: Config, key: string): Cipher =>
  createCipher(config.previousKey === null ? [key] : [key, config.previousKey]);
