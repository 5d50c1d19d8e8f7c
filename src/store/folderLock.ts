import { randomBytes } from 'node:crypto';
import { readdir, readlink, rm, symlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';

/** Another process works in the data folder. */
export class DataFolderBusy extends Error {
  readonly pid: number;
  constructor(folder: string, pid: number) {
    super(
      `The data folder ${folder} is in use by process ${pid}. Two processes in one folder would lose data: ` +
        'stop that one, or set ACQUAINT_DATA to another folder.',
    );
    this.name = 'DataFolderBusy';
    this.pid = pid;
  }
}

/**
 * Takes a folder for this process alone; the answer gives it back. Throws `DataFolderBusy`.
 *
 * The lock is the highest of the links `lock.1`, `lock.2` …, each made once and never reused. A link names its
 * holder's process and a Unix socket that answers as long as that process lives: the kernel, not a time-out, says
 * whether a lock is stale. Whoever finds it stale tries to make the next number; one succeeds.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  for (;;) {
    const server = await tryLock(folder);
    if (server) return () => close(server);
  }
}

/** One try with a socket of its own; null when somebody else was faster. */
async function tryLock(folder: string): Promise<Server | null> {
  const name = `lock-${randomBytes(4).toString('hex')}.sock`;
  const server = await listen(join(folder, name));
  try {
    const highest = await highestLock(folder);
    const holder = highest > 0 ? await holderOf(folder, highest) : null;
    if (holder) throw new DataFolderBusy(folder, holder);
    const mine = highest + 1;
    if (await tryLink(`${process.pid}@${name}`, join(folder, `lock.${mine}`))) {
      if ((await highestLock(folder)) === mine) {
        await sweep(folder, mine);
        return server;
      }
      // Slower than two others: this number was in use and swept away, and our socket may have been with it.
      await rm(join(folder, `lock.${mine}`), { force: true });
    }
    await close(server);
    return null;
  } catch (error) {
    await close(server);
    throw error;
  }
}

/** The process that holds this lock; null if it is gone. */
async function holderOf(folder: string, number: number): Promise<number | null> {
  const [pid = '', socket = ''] = (await readlink(join(folder, `lock.${number}`)).catch(() => '')).split('@');
  return (await answers(join(folder, socket))) ? Number(pid) : null;
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const end = (alive: boolean) => {
      socket.destroy();
      resolve(alive);
    };
    socket.once('connect', () => end(true));
    socket.once('error', (error) => {
      const code = 'code' in error ? error.code : '';
      end(code !== 'ECONNREFUSED' && code !== 'ENOENT');
    });
  });
}

/** What the address of a Unix socket holds on macOS; Linux has four more. Node cuts off the rest unasked. */
const LONGEST_PATH = 103;

async function listen(path: string): Promise<Server> {
  if (Buffer.byteLength(path) > LONGEST_PATH) {
    throw new Error(`The path ${path} is too long for a lock: ${LONGEST_PATH} bytes at most.`);
  }
  return new Promise((resolve, reject) => {
    const server = createServer((visitor) => visitor.destroy());
    server.once('error', reject);
    server.listen(path, () => resolve(server.unref()));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

async function highestLock(folder: string): Promise<number> {
  const numbers = (await readdir(folder)).map((name) => Number(/^lock\.(\d+)$/.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers);
}

async function tryLink(holder: string, path: string): Promise<boolean> {
  try {
    await symlink(holder, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes locks long past with their sockets. The last few stay: reading a folder is not one instant. */
async function sweep(folder: string, mine: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const number = Number(/^lock\.(\d+)$/.exec(name)?.[1] ?? mine);
    if (number > mine - 3) continue;
    const socket = (await readlink(join(folder, name)).catch(() => '')).split('@')[1];
    if (socket) await rm(join(folder, socket), { force: true });
    await rm(join(folder, name), { force: true });
  }
}
