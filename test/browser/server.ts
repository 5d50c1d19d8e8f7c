import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

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

/** Compile what the server runs. */
export const build = async (): Promise<void> => {
  await promisify(execFile)('npm', ['run', '-s', 'build'], { cwd: root });
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
