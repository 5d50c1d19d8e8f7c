import { planRound } from '../../src/core/matching/plan.ts';
import type { Meetings, RoundInput } from '../../src/core/matching/roundInput.ts';
import { makeCommunity, roundMembers } from './community.ts';

/** One round of `size` people after six rounds of others: `round.ts [size] [seed] [groupSize]`, cold then warm. */
const [size = 3_000, seed = 4, groupSize = 2] = process.argv.slice(2).map(Number);
const members = roundMembers(makeCommunity(size, seed));
const none = { a: new Int32Array(0), b: new Int32Array(0) };
const rules = {
  groupSize,
  across: 'different',
  isNewcomerWithRegular: false,
  isTwoSided: false,
  allowsTrios: true,
  gapRounds: 12,
} as const;

let meetings: Meetings = { ...none, round: new Int32Array(0) };
for (let round = 0; round < 6; round++) {
  const input: RoundInput = { seed: seed + round, round, rules, members, meetings, avoided: none };
  const before = process.cpuUsage();
  const plan = planRound(input);
  const { user, system } = process.cpuUsage(before);
  const met: number[][] = plan.pairings.flatMap(({ members: group }) =>
    group.flatMap((a, i) => group.slice(i + 1).map((b) => [a, b])),
  );
  meetings = {
    a: Int32Array.from([...meetings.a, ...met.map(([a]) => a ?? 0)]),
    b: Int32Array.from([...meetings.b, ...met.map(([, b]) => b ?? 0)]),
    round: Int32Array.from([...meetings.round, ...met.map(() => round)]),
  };
  console.log(
    JSON.stringify({
      size,
      round,
      pairings: plan.pairings.length,
      leftOut: plan.leftOut.length,
      repeats: plan.repeats,
      certified: plan.certificate?.share ?? null,
      cpuMs: Math.round((user + system) / 1000),
      rssMb: Math.round(process.memoryUsage().rss / 1e6),
    }),
  );
}
