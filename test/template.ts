import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';
import { openDataFolder } from '../src/store/dataFolder.ts';
import { migrate } from '../src/store/migrate.ts';
import { openPglite, pgliteSessions } from '../src/store/pglite.ts';
import { routingTables } from '../src/store/store.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The migrations of the app. */
export const MIGRATIONS = join(root, 'migrations');

/**
 * A folder with a migrated embedded database, to be copied by each test file. Kept between runs under a name
 * made of everything it depends on.
 */
export async function makeTemplate(): Promise<string> {
  const kept = join(root, 'node_modules', '.acquaint-test', `pglite-${await fingerprint()}`);
  if (await exists(kept)) return kept;
  await mkdir(dirname(kept), { recursive: true });
  await sweep(dirname(kept));
  const making = await mkdtemp(join(dirname(kept), 'making-'));
  const data = await openDataFolder(making);
  const sessions = pgliteSessions(await openPglite(data.app));
  if (await exists(join(MIGRATIONS, 'meta', '_journal.json')))
    await migrate(sessions, MIGRATIONS, routingTables);
  await sessions.close();
  await rename(data.app, kept).catch(async (error: unknown) => {
    if (!(await exists(kept))) throw error;
  });
  await data.release();
  await rm(making, { recursive: true, force: true });
  return kept;
}

/** A copy of the template, opened; `close` removes it. About half a second. */
export async function openTemplate(
  template: string,
): Promise<{ readonly pglite: PGlite; readonly folder: string; readonly close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-pglite-'));
  await cp(template, folder, { recursive: true });
  const pglite = await openPglite(folder);
  const close = async () => {
    if (!pglite.closed) await pglite.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { pglite, folder, close };
}

async function fingerprint(): Promise<string> {
  const sources = ['migrate.ts', 'dataFolder.ts'].map((name) => join(root, 'src', 'store', name));
  const migrations = await readdir(MIGRATIONS, { recursive: true }).catch(() => []);
  const files = [...sources, ...migrations.sort().map((name) => join(MIGRATIONS, name))];
  const hash = createHash('sha256').update(routingTables.join());
  hash.update(await readFile(createRequire(import.meta.url).resolve('@electric-sql/pglite')));
  for (const file of files) {
    if ((await stat(file)).isFile()) hash.update(file.slice(root.length)).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Templates of earlier states, and what killed runs left. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const { mtimeMs } = await stat(join(folder, name));
    if (Date.now() - mtimeMs > 3_600_000) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
