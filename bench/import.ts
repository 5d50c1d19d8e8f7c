import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

/**
 * `acquaint import` of generated members, as a process of its own: seconds from its start to its end and the most
 * memory it held, for 10,000 and for 100,000 rows (or `ROWS`). Into the embedded store, or DATABASE_URL. Prints one
 * JSON line.
 */
const sizes = (process.env['ROWS'] ?? '10000,100000').split(',').map(Number);
const topics = ['typescript', 'react', 'fundraising', 'tax law', 'export', 'logistics', 'hiring', 'SEO'];
const zones = ['Europe/Warsaw', 'Europe/London', 'America/New_York', 'Asia/Tokyo'];

const pick = (list: readonly string[], row: number): string => list[row % list.length] ?? '';

const write = async (path: string, rows: number): Promise<void> => {
  const file = createWriteStream(path);
  file.write('name,headline,bio,country,timezone,languages,offers,seeks\n');
  for (let row = 0; row < rows; row++) {
    const offers = `${pick(topics, row)};${pick(topics, row >> 3)}`;
    const bio = `Works with ${pick(topics, row >> 1)} and ${pick(topics, row >> 2)}, since ${1990 + (row % 35)}.`;
    const zone = pick(zones, row);
    const line = `Member ${row},Consultant ${row % 977},${JSON.stringify(bio)},PL,${zone},pl;en,${offers},${pick(topics, row >> 4)}\n`;
    if (!file.write(line)) await new Promise((resolve) => file.once('drain', () => resolve(null)));
  }
  file.end();
  await finished(file);
};

const mostMegabytes = (pid: number | undefined): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
};

const importFile = async (path: string, name: string, data: string) => {
  const begun = performance.now();
  const args = [
    '--enable-source-maps',
    'dist/cli.js',
    'import',
    path,
    '--community',
    name,
    '--joined',
    '--json',
  ];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ACQUAINT_DATA: data },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let megabytes = 0;
  const looking = setInterval(() => {
    megabytes = Math.max(megabytes, mostMegabytes(child.pid));
  }, 100);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(looking);
  if (code !== 0) throw new Error(`the import ended with ${String(code)}`);
  return { seconds: Math.round((performance.now() - begun) / 10) / 100, megabytes };
};

const folder = await mkdtemp(join(tmpdir(), 'acquaint-bench-'));
const results = [];
for (const rows of sizes) {
  const path = join(folder, `${rows}.csv`);
  await write(path, rows);
  results.push({ rows, ...(await importFile(path, `Bench ${rows}`, join(folder, 'data'))) });
}
await rm(folder, { recursive: true, force: true });
const store = process.env['DATABASE_URL'] === undefined ? 'embedded' : 'postgres';
process.stdout.write(`${JSON.stringify({ store, results })}\n`);
