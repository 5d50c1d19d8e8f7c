import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * From `node dist/main.js` to 200 on /readyz, on a new data folder and on one that is there, and the memory of the
 * process 60 seconds after it was ready. With DATABASE_URL and REDIS_URL set it measures those instead. Prints one
 * JSON line: seconds and megabytes (resident set, Linux only).
 */
const idleMs = Number(process.env['IDLE_SECONDS'] ?? 60) * 1000;

const start = async (data: string): Promise<{ child: ChildProcess; seconds: number }> => {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const begun = performance.now();
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    env: { ...process.env, PORT: String(port), ACQUAINT_DATA: data, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (;;) {
    const status = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return { child, seconds: (performance.now() - begun) / 1000 };
    if (child.exitCode !== null) throw new Error('the server ended');
    await sleep(10);
  }
};

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

const residentMegabytes = (child: ChildProcess): number => {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 0) / 1024);
};

const rounded = (seconds: number) => Math.round(seconds * 100) / 100;

const folder = await mkdtemp(join(tmpdir(), 'acquaint-bench-'));
const data = join(folder, 'data');
const first = await start(data);
await sleep(idleMs);
const firstMegabytes = residentMegabytes(first.child);
await stop(first.child);
const warm: number[] = [];
let warmMegabytes = 0;
for (let run = 0; run < 3; run++) {
  const { child, seconds } = await start(data);
  warm.push(rounded(seconds));
  if (run === 2) {
    await sleep(idleMs);
    warmMegabytes = residentMegabytes(child);
  }
  await stop(child);
}
await rm(folder, { recursive: true, force: true });
process.stdout.write(
  `${JSON.stringify({ firstSeconds: rounded(first.seconds), firstMegabytes, warmSeconds: warm, warmMegabytes })}\n`,
);
