import { expect, test } from 'vitest';
import { makeCommunity, roundMembers } from '../../../bench/matching/community.ts';
import { candidateEdges } from '../../../src/core/matching/candidates.ts';
import { maximumWeightMatching } from '../../../src/core/matching/exact.ts';
import { buildGraph } from '../../../src/core/matching/graph.ts';
import { groupSizes, groupsOf } from '../../../src/core/matching/groups.ts';
import { pastOf } from '../../../src/core/matching/past.ts';
import { packProfiles } from '../../../src/core/matching/profiles.ts';
import type { RoundInput } from '../../../src/core/matching/roundInput.ts';
import { weigherOf } from '../../../src/core/matching/weights.ts';

test('groups are as even as possible, one more than wished at most, never nine', () => {
  expect(groupSizes(9, 8)).toEqual([5, 4]);
  expect(groupSizes(17, 8)).toEqual([6, 6, 5]);
  expect(groupSizes(7, 3)).toEqual([4, 3]);
  expect(groupSizes(5, 3)).toEqual([3, 2]);
  expect(groupSizes(4, 3)).toEqual([4]);
  expect(groupSizes(10, 4)).toEqual([4, 3, 3].toSorted((x, y) => y - x));
  expect(groupSizes(1, 4)).toEqual([]);
  for (let wanted = 3; wanted <= 8; wanted++) {
    for (let people = 2; people < 200; people++) {
      const sizes = groupSizes(people, wanted);
      expect(sizes.reduce((x, y) => x + y, 0)).toBe(people);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(Math.min(8, wanted + 1));
      expect(Math.min(...sizes)).toBeGreaterThan(1);
    }
  }
});

const inputOf = (size: number, seed: number): RoundInput => ({
  seed,
  round: 3,
  rules: {
    groupSize: 4,
    across: 'different',
    isNewcomerWithRegular: false,
    isTwoSided: false,
    allowsTrios: true,
    gapRounds: 12,
  },
  members: roundMembers(makeCommunity(size, seed)).map((m) => ({ ...m, hours: { from: 0, minutes: 1440 } })),
  meetings: { a: new Int32Array(0), b: new Int32Array(0), round: new Int32Array(0) },
  avoided: { a: new Int32Array(0), b: new Int32Array(0) },
});

/** The best sum of weights in groups of `wanted`, by trying all: up to 16 people. */
const bestByTrying = (size: number, wanted: number, weigh: (a: number, b: number) => number): number => {
  const best = new Float64Array(1 << size).fill(Number.NEGATIVE_INFINITY);
  best[0] = 0;
  const extend = (from: number, set: number, group: readonly number[], value: number): void => {
    if (group.length === wanted) {
      best[set] = Math.max(best[set] as number, (best[from] as number) + value);
      return;
    }
    for (let v = (group.at(-1) ?? 0) + 1; v < size; v++) {
      if ((set >> v) & 1) continue;
      extend(from, set | (1 << v), [...group, v], value + group.reduce((sum, u) => sum + weigh(u, v), 0));
    }
  };
  for (let set = 0; set < (1 << size) - 1; set++) {
    if (best[set] === Number.NEGATIVE_INFINITY) continue;
    const first = Math.log2(~set & (set + 1));
    extend(set, set | (1 << first), [first], 0);
  }
  return best[(1 << size) - 1] as number;
};

test.each([
  [15, 3],
  [16, 4],
  [15, 5],
])('%i people in groups of %i come within a hundredth of the best there is', (size, wanted) => {
  for (let seed = 1; seed <= 2; seed++) {
    const input = inputOf(size, seed);
    const profiles = packProfiles(input.members);
    const weigher = weigherOf(input, profiles, pastOf(size, input.meetings, input.avoided));
    const graph = buildGraph(candidateEdges(profiles, weigher, seed));
    const { mate } = maximumWeightMatching(graph, 2_000_000);
    const groups = groupsOf(graph, mate, weigher, { seed, wanted });
    const sum = groups.reduce(
      (all, g) =>
        all + g.reduce((s, u, i) => s + g.slice(i + 1).reduce((t, v) => t + weigher.weighPair(u, v), 0), 0),
      0,
    );
    // What every pair weighs anyhow says nothing about the choice.
    const floor = 30_000 * groups.reduce((pairs, g) => pairs + (g.length * (g.length - 1)) / 2, 0);
    const best = bestByTrying(size, wanted, weigher.weighPair);
    expect((sum - floor) / (best - floor)).toBeGreaterThan(0.99);
  }
});
