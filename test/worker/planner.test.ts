import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planRound } from '../../src/core/matching/plan.ts';
import type { RoundInput } from '../../src/core/matching/roundInput.ts';
import type { createPlanner as CreatePlanner } from '../../src/worker/planner.ts';
import { compile } from '../compile.ts';

let compiled: Awaited<ReturnType<typeof compile>>;
beforeAll(async () => {
  compiled = await compile(['worker/planner.ts', 'worker/plannerThread.ts']);
}, 60_000);
afterAll(() => compiled.remove());

const none = { a: new Int32Array(0), b: new Int32Array(0) };

const inputOf = (size: number, groupSize = 2): RoundInput => ({
  seed: 7,
  round: 1,
  rules: {
    groupSize,
    across: 'different',
    isNewcomerWithRegular: false,
    isTwoSided: false,
    allowsTrios: true,
    gapRounds: 12,
  },
  members: Array.from({ length: size }, (_, at) => ({
    offers: [`topic ${at % 17}`],
    seeks: [`topic ${(at * 5) % 17}`],
    interests: [`topic ${at % 17}`],
    unquoted: [],
    hours: { from: 480, minutes: 480 },
    group: `company ${at % 9}`,
    languages: ['pl'],
    isNewcomer: false,
    side: null,
    waited: 0,
  })),
  meetings: { ...none, round: new Int32Array(0) },
  avoided: none,
});

const planner = async () => {
  const url = pathToFileURL(`${compiled.folder}/worker/planner.js`).href;
  return ((await import(/* @vite-ignore */ url)) as { createPlanner: typeof CreatePlanner }).createPlanner(
    true,
  );
};

test('a thread makes the same plan, while whoever waits for answers gets them', async () => {
  const input = inputOf(2_001);
  let answered = 0;
  const answering = setInterval(() => answered++, 1);
  const plan = await (await planner())(input);
  clearInterval(answering);
  expect(plan).toEqual(planRound(input));
  expect(answered).toBeGreaterThan(3);
}, 60_000);

test('what goes wrong in a thread comes back', async () => {
  await expect((await planner())({ ...inputOf(300), members: Array(300).fill(null) })).rejects.toThrow();
}, 60_000);
