import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Guard, guards } from './list.ts';

/**
 * Switches off one guard after the other, in a copy of the sources, and says whether its test fails. Ends with 1 when
 * one passes all the same. With words after it only the guards that contain them.
 */
const copied = ['src', 'test', 'migrations', 'docs', 'package.json', 'vitest.config.ts', 'tsconfig.json'];

type Test = { readonly status: string; readonly failureMessages?: readonly string[] };

const testsIn = async (folder: string, { test, name }: Guard): Promise<readonly Test[]> => {
  const out = join(folder, 'result.json');
  await rm(out, { force: true });
  const pattern = name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  const args = ['vitest', 'run', '--reporter=json', `--outputFile=${out}`, '-t', pattern, test];
  const child = spawn('npx', args, { cwd: folder, stdio: 'ignore' });
  await new Promise((resolve) => {
    child.on('exit', resolve);
  });
  const result = JSON.parse(await readFile(out, 'utf8').catch(() => '{"testResults":[]}')) as {
    readonly testResults: readonly { readonly assertionResults: readonly Test[] }[];
  };
  return result.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed' || status === 'failed');
};

const tryOne = async (folder: string, guard: Guard): Promise<string> => {
  const path = join(folder, guard.file);
  const before = await readFile(path, 'utf8');
  if (before.split(guard.from).length !== 2) return 'GONE';
  await writeFile(
    path,
    before.replace(guard.from, () => guard.to),
  );
  const tests = await testsIn(folder, guard);
  await writeFile(path, before);
  if (tests.length === 0) return 'NO TEST';
  const failed = tests.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return 'PASSES';
  // On a busy machine a test may fail of slowness: that shows nothing.
  return failed.some(({ failureMessages = [] }) => !failureMessages.join().includes('timed out'))
    ? 'fails'
    : 'TIMED OUT';
};

const folder = await mkdtemp(join(tmpdir(), 'acquaint-guards-'));
for (const each of copied) await cp(each, join(folder, each), { recursive: true });
await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
const wanted = process.argv.slice(2).join(' ');
for (const guard of guards.filter((one) => one.guard.includes(wanted))) {
  const found = await tryOne(folder, guard);
  if (found !== 'fails') process.exitCode = 1;
  process.stdout.write(`${found}: ${guard.guard} (${guard.test}, "${guard.name}…")\n`);
}
await rm(folder, { recursive: true, force: true });
