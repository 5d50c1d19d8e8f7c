import { spawn } from 'node:child_process';

/**
 * The tests of faults at the sizes that a push deserves, or with `--night` at those of a night; the suite runs the same
 * tests small. Prints a line each and ends with 1 when one fails.
 */
const isNight = process.argv.includes('--night');

type Run = {
  readonly what: string;
  readonly files: readonly string[];
  /** The test's own variable, at the size of a push and of a night. */
  readonly size?: { readonly name: string; readonly push: number; readonly night: number };
};

const runs: readonly Run[] = [
  {
    what: 'the server killed while people are introduced',
    files: ['test/faults/kill.test.ts'],
    size: { name: 'KILLS', push: 100, night: 1_000 },
  },
  {
    what: 'database backends killed under load',
    files: ['test/store/postgres.test.ts'],
    size: { name: 'KILLS', push: 1_000, night: 10_000 },
  },
  {
    what: 'signed payloads that mean harm',
    files: ['test/slack/hostile.test.ts'],
    size: { name: 'HOSTILE', push: 50_000, night: 1_000_000 },
  },
  {
    what: 'events delivered again and again over two processes',
    files: ['test/slack/hostile.test.ts'],
    size: { name: 'EVENTS', push: 10_000, night: 100_000 },
  },
  {
    what: 'a round stopped at every step',
    files: ['test/faults/rounds.test.ts'],
    size: { name: 'PAIRS', push: 10, night: 50 },
  },
  {
    what: 'eight schedulers at one barrier',
    files: ['test/faults/schedulers.test.ts'],
    size: { name: 'OCCURRENCES', push: 100, night: 500 },
  },
  {
    what: 'answers that never arrive',
    files: ['test/slack/lostAnswers.test.ts', 'test/discord/lostAnswers.test.ts'],
  },
  {
    what: 'closed direct messages, a gateway that fails',
    files: ['test/discord/closed.test.ts', 'test/discord/gateway.test.ts'],
  },
];

const run = ({ files, size }: Run): Promise<number | null> => {
  const environment = size === undefined ? {} : { [size.name]: String(isNight ? size.night : size.push) };
  const child = spawn('npx', ['vitest', 'run', '--testTimeout', '14400000', ...files], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve) => {
    child.on('exit', resolve);
  });
};

for (const each of runs) {
  const begun = performance.now();
  const code = await run(each);
  const times = each.size === undefined ? '' : ` × ${isNight ? each.size.night : each.size.push}`;
  const seconds = Math.round((performance.now() - begun) / 1000);
  process.stdout.write(`${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s: ${each.what}${times}\n`);
  if (code !== 0) process.exitCode = 1;
}
