import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { lockFolder } from './folderLock.ts';

/** The folder of an embedded installation, ours alone until `release`. */
export type DataFolder = {
  /** The folder of the app's database. */
  readonly app: string;
  /** The folder of the queue's database. */
  readonly queue: string;
  /** The generated key, for where `ACQUAINT_KEY` is not set; 64 hex digits. */
  readonly key: () => Promise<string>;
  readonly release: () => Promise<void>;
};

/**
 * Locks a folder (mode 0700) and makes both databases in it where they are missing. A first start that was
 * killed begins again; a lock left by a killed process is taken over at once. Local disks only: a process of
 * another machine cannot be seen.
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const folder = resolve(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const release = await lockFolder(folder);
  try {
    await prepareDataFolder(folder);
  } catch (error) {
    await release();
    throw error;
  }
  return {
    app: join(folder, 'app'),
    queue: join(folder, 'queue'),
    key: () => readOrMakeKey(join(folder, 'key')),
    release,
  };
}

/**
 * Makes `app/` and `queue/`, each complete or absent. Needs the lock. The first database is made in a process of
 * its own, since making it takes half a gigabyte that would never be given back, and is copied for the second.
 */
export async function prepareDataFolder(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((each) => each.startsWith('new-'))) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
  if (names.includes('app') && names.includes('queue')) return;
  // A name of its own: the helper of a start that was killed may still be writing to another.
  const fresh = await mkdtemp(join(folder, 'new-'));
  await makeDatabases(join(fresh, 'app'), join(fresh, 'queue'));
  await rm(join(folder, 'queue'), { recursive: true, force: true });
  await rename(join(fresh, 'queue'), join(folder, 'queue'));
  // Last, since it says that all is there.
  if (!names.includes('app')) await rename(join(fresh, 'app'), join(folder, 'app'));
  await rm(fresh, { recursive: true, force: true });
}

/** Ends when its parent does. */
const MAKE = `
const { PGlite } = require(process.argv[1]);
const [first, second] = process.argv.slice(2);
process.stdin.on('end', () => process.exit(1)).resume();
PGlite.create(first)
  .then((database) => database.close())
  .then(() => require('node:fs').cpSync(first, second, { recursive: true }))
  .then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });`;

async function makeDatabases(first: string, second: string): Promise<void> {
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const args = ['-e', MAKE, pglite, first, second];
  const run = promisify(execFile);
  // Code that runs once is not worth optimizing: this saves 40 % of the time. The flag belongs to V8, not to Node.
  await run(process.execPath, ['--liftoff-only', ...args]).catch(async () => {
    await rm(first, { recursive: true, force: true });
    await rm(second, { recursive: true, force: true });
    await run(process.execPath, args);
  });
}

/** Written elsewhere first: a key file is whole or absent. */
async function readOrMakeKey(path: string): Promise<string> {
  const known = await readFile(path, 'utf8').catch(() => null);
  if (known !== null) return known.trim();
  const key = randomBytes(32).toString('hex');
  await writeFile(`${path}.new`, `${key}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return key;
}
