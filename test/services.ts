import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';

const run = promisify(execFile);

/** A private server of one test run; `stop` ends it and removes its folder. */
export type Service = { readonly url: string; readonly pid: number; readonly stop: () => Promise<void> };

/**
 * A private PostgreSQL from installed binaries, on a free port of the loopback. The URL's login owns what it
 * creates and may create roles and databases, but is no superuser. `settings` are added as `-c name=value`.
 */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<Service> {
  const bin = await binaries('initdb', POSTGRES_FOLDERS, 'postgresql');
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-pg-'));
  const as = await otherUser();
  if (as.uid !== undefined && as.gid !== undefined) await chown(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  await run(join(bin, 'initdb'), initdb, { ...as, cwd: folder }).catch(() =>
    run(join(bin, 'initdb'), [...initdb.filter((arg) => !arg.startsWith('--locale')), '--no-locale'], {
      ...as,
      cwd: folder,
    }),
  );
  const port = await freePort();
  const options = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: folder,
    fsync: 'off',
    max_connections: '200',
    ...settings,
  };
  const args = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const service = await serve([join(bin, 'postgres'), '-D', data, ...args], 'INT', folder, as);
  try {
    await until(() => run(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]), service.log);
    const admin = postgres(`postgres://postgres@127.0.0.1:${port}/postgres`, { max: 1, onnotice: () => {} });
    await admin.unsafe('create role acquaint login createdb createrole');
    await admin.unsafe('create database acquaint owner acquaint');
    await admin.end();
  } catch (error) {
    await service.stop();
    throw error;
  }
  const pid = Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  return { url: `postgres://acquaint@127.0.0.1:${port}/acquaint`, pid, stop: service.stop };
}

/** A private Redis from an installed `redis-server`, on a free port of the loopback, keeping nothing. */
export async function startRedis(): Promise<Service> {
  const bin = await binaries('redis-server', ['/usr/local/bin', '/opt/homebrew/bin'], 'redis-server');
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-redis-'));
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const service = await serve([join(bin, 'redis-server'), ...args, '--dir', folder], 'TERM', folder, {});
  await until(() => ping(port), service.log).catch(async (error: unknown) => {
    await service.stop();
    throw error;
  });
  return { url: `redis://127.0.0.1:${port}`, pid: service.pid, stop: service.stop };
}

/** An empty database of its own on the server of `url`; `drop` ends its connections and removes it. */
export async function createDatabase(
  url: string,
): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const execute = async (statement: string) => {
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    await sql.unsafe(statement);
    await sql.end();
  };
  await execute(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => execute(`drop database if exists ${name} with (force)`) };
}

const POSTGRES_FOLDERS = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/opt/homebrew/opt/postgresql*/bin',
  '/usr/local/opt/postgresql*/bin',
  '/usr/local/pgsql/bin',
];

/** Pictures are written with a font: a bare Linux has none. */
export async function needFont(): Promise<void> {
  const hasNoto = existsSync('/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf');
  if (process.platform !== 'linux' || hasNoto) return;
  const folders = [
    '/usr/share/fonts/truetype/dejavu',
    '/usr/share/fonts/dejavu',
    '/usr/share/fonts/dejavu-sans-fonts',
  ];
  await binaries('DejaVuSans.ttf', folders, 'fonts-dejavu-core');
}

/** The folder that holds a program; installed from Debian's packages where that is ours to do. */
async function binaries(program: string, folders: readonly string[], debianPackage: string): Promise<string> {
  const found = await find(program, folders);
  if (found) return found;
  const apt = process.getuid?.() === 0 ? await find('apt-get', []) : null;
  if (!apt) {
    throw new Error(
      `The tests need ${program} and it is not installed. Install the package ${debianPackage} ` +
        'or give a server in TEST_POSTGRES_URL and TEST_REDIS_URL.',
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run(join(apt, 'apt-get'), ['update', '-qq'], { env });
  await run(join(apt, 'apt-get'), ['install', '-y', '-qq', '--no-install-recommends', debianPackage], {
    env,
  });
  const installed = await find(program, folders);
  if (!installed) throw new Error(`apt-get installed ${debianPackage}, but ${program} is not there`);
  return installed;
}

async function find(program: string, folders: readonly string[]): Promise<string | null> {
  const expanded = (await Promise.all(folders.map(expand))).flat();
  const candidates = [...expanded, ...(process.env['PATH'] ?? '').split(delimiter)];
  for (const folder of candidates) {
    const names: string[] = await readdir(folder).catch(() => []);
    if (names.includes(program)) return folder;
  }
  return null;
}

/** One `*` in one part of a path; the highest version first. */
async function expand(pattern: string): Promise<string[]> {
  const parts = pattern.split('/');
  const star = parts.findIndex((part) => part.includes('*'));
  if (star < 0) return [pattern];
  const [before = '', after = ''] = (parts[star] ?? '').split('*');
  const parent = parts.slice(0, star).join('/');
  const names: string[] = await readdir(parent).catch(() => []);
  return names
    .filter((name) => name.startsWith(before) && name.endsWith(after))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((name) => [parent, name, ...parts.slice(star + 1)].join('/'));
}

/** PostgreSQL refuses to run as root. */
async function otherUser(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const ids = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]).catch(() => null);
    if (ids) return { uid: Number(ids[0].stdout), gid: Number(ids[1].stdout) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody');
}

/**
 * Runs a server under a shell that waits on our pipe: when this process dies, however it dies, the pipe closes
 * and the server is ended with `signal`.
 */
async function serve(
  command: readonly string[],
  signal: 'INT' | 'TERM',
  folder: string,
  as: { uid?: number; gid?: number },
): Promise<{ pid: number; stop: () => Promise<void>; log: () => string }> {
  const script = `"$@" & child=$!; echo $child; cat > /dev/null; kill -${signal} $child; wait $child`;
  const shell = spawn('sh', ['-c', script, 'sh', ...command], { ...as, cwd: folder, stdio: 'pipe' });
  let log = '';
  const keep = (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4_000);
  };
  const pid = await new Promise<number>((resolve, reject) => {
    shell.once('error', reject);
    shell.stdout.once('data', (chunk: Buffer) => resolve(Number.parseInt(chunk.toString(), 10)));
  });
  shell.stdout.on('data', keep);
  shell.stderr.on('data', keep);
  shell.stdin.on('error', () => {});
  const ended = new Promise<void>((resolve) => shell.once('exit', () => resolve()));
  const stop = async () => {
    shell.stdin.end();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  return { pid, stop, log: () => log };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function until(ready: () => Promise<unknown>, log: () => string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const problem = await ready().then(
      () => null,
      (error: unknown) => error,
    );
    if (problem === null) return;
    if (Date.now() > deadline) throw new Error(`The server did not start: ${problem}\n${log()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function ping(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('error', reject);
    socket.once('data', (answer) => {
      socket.destroy();
      if (answer.toString().startsWith('+PONG')) resolve();
      else reject(new Error(answer.toString()));
    });
  });
}
