import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inject } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A server as an operator runs it: the built program in a process of its own, on a free port. */
export type Server = {
  readonly url: string;
  readonly folder: string;
  readonly process: ChildProcess;
  /** Ends it the way a machine does: no word, no time. */
  readonly kill: () => Promise<void>;
  /** Ends it and removes its data. */
  readonly remove: () => Promise<void>;
};

/** Compile what the server runs: once a run of the tests, since a file half written could be running elsewhere. */
export const build = async (): Promise<void> => {
  const folder = inject('buildFolder');
  const isFirst = await mkdir(join(folder, 'begun')).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    await promisify(execFile)('npm', ['run', '-s', 'build'], { cwd: root });
    await mkdir(join(folder, 'done'));
  }
  while (!existsSync(join(folder, 'done'))) await new Promise((resolve) => setTimeout(resolve, 100));
};

/** Run a command of the operator on a data folder; what it says and how it ends. */
export const runCommand = async (
  folder: string,
  ...words: readonly string[]
): Promise<{ readonly code: number; readonly said: string; readonly complained: string }> => {
  const child = spawn(process.execPath, [join(root, 'dist', 'cli.js'), ...words], {
    env: { PATH: process.env['PATH'] ?? '', ACQUAINT_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const heard = { said: '', complained: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    heard.said += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    heard.complained += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? -1, ...heard };
};

/** Start on a data folder (a new one where none is given); resolves when it is ready. */
export const startServer = async (
  options: { readonly folder?: string; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<Server> => {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'acquaint-server-')));
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist', 'main.js')], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: '0',
      ACQUAINT_DATA: join(folder, 'data'),
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const port = await readPort(child);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  const remove = async () => {
    await kill();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: `http://localhost:${port}`, folder, process: child, kill, remove };
};

const readPort = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /"port":(\d+)[^\n]*"msg":"ready"/u.exec(said);
      if (ready !== null) resolve(Number(ready[1]));
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said.slice(-2000)}`)));
  });
