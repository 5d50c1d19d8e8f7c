import { maximumWeightMatching } from '../../src/core/matching/exact.ts';
import { buildGraph, type Edges } from '../../src/core/matching/graph.ts';
import { planRound } from '../../src/core/matching/plan.ts';
import { pairHash, type Random, randomFrom } from '../../src/core/matching/random.ts';
import { commonMinutes, type RoundInput, type RoundMember } from '../../src/core/matching/roundInput.ts';
import { makeCommunity, roundMembers, scorer } from './community.ts';

/** A year of weekly rounds by several ways of pairing, side by side: `year.ts [--json] [--seeds 50]`. */
const weeks = 52;

type Situation = {
  readonly name: string;
  readonly size: number;
  readonly rounds: number;
  readonly trios: boolean;
  /** Everyone takes part in every round, or each with their own likelihood of 30 to 95 %. */
  readonly isAlwaysIn: boolean;
  readonly members: (seed: number) => RoundMember[];
};

const people = (size: number) => (seed: number) => roundMembers(makeCommunity(size, seed));
const sameHours = (size: number) => (seed: number) =>
  people(size)(seed).map((m) => ({ ...m, hours: { from: 480, minutes: 480 } }));
const oneCompany = (size: number) => (seed: number) =>
  sameHours(size)(seed).map((m, i) => ({ ...m, group: i < 0.6 * size ? 'the company' : `other ${i}` }));
const threeZones = (size: number) => (seed: number) =>
  people(size)(seed).map((m, i) => ({ ...m, hours: { from: [1020, 540, 120][i % 3] ?? 0, minutes: 540 } }));

const situations: readonly Situation[] = [
  {
    name: '24 people, any two',
    size: 24,
    rounds: 46,
    trios: false,
    isAlwaysIn: true,
    members: sameHours(24),
  },
  {
    name: '25 people, no trios',
    size: 25,
    rounds: weeks,
    trios: false,
    isAlwaysIn: true,
    members: sameHours(25),
  },
  { name: '25 people', size: 25, rounds: weeks, trios: true, isAlwaysIn: true, members: sameHours(25) },
  {
    name: '30 people, three zones',
    size: 30,
    rounds: weeks,
    trios: true,
    isAlwaysIn: false,
    members: threeZones(30),
  },
  {
    name: '40 people, 60 % one company',
    size: 40,
    rounds: weeks,
    trios: true,
    isAlwaysIn: false,
    members: oneCompany(40),
  },
  {
    name: '200 people, no trios',
    size: 200,
    rounds: weeks,
    trios: false,
    isAlwaysIn: false,
    members: people(200),
  },
  { name: '200 people', size: 200, rounds: weeks, trios: true, isAlwaysIn: false, members: people(200) },
  {
    name: '2,000 people',
    size: 2_000,
    rounds: weeks,
    trios: true,
    isAlwaysIn: false,
    members: people(2_000),
  },
];

/** What is known when a round is made: who takes part, when any two met last, who was left out how often in a row. */
type Week = {
  readonly week: number;
  readonly seed: number;
  readonly members: readonly RoundMember[];
  readonly present: readonly number[];
  readonly met: ReadonlyMap<number, number>;
  readonly waited: Int32Array;
  readonly trios: boolean;
};
type Policy = (week: Week) => number[][];

const keyOf = (size: number, u: number, v: number): number => (u < v ? u * size + v : v * size + u);

const shuffled = (items: readonly number[], random: Random): number[] => {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [list[i], list[j]] = [list[j] as number, list[i] as number];
  }
  return list;
};

const shuffle: Policy = ({ present, seed }) => {
  const order = shuffled(present, randomFrom(seed));
  const groups: number[][] = [];
  for (let i = 0; i + 1 < order.length; i += 2) groups.push(order.slice(i, i + 2));
  return groups;
};

const cooldown = 12;

/** Pairs not met within the cooldown, as a graph over those present, weighed by `weigh` (0: no edge). */
const freshPairs = (week: Week, weigh: (u: number, v: number) => number): Edges => {
  const { present, met, members } = week;
  const a: number[] = [];
  const b: number[] = [];
  const weight: number[] = [];
  present.forEach((u, i) => {
    for (let j = i + 1; j < present.length; j++) {
      const v = present[j] as number;
      const last = met.get(keyOf(members.length, u, v));
      const w = last !== undefined && week.week - last <= cooldown ? 0 : weigh(u, v);
      if (w === 0) continue;
      a.push(i);
      b.push(j);
      weight.push(w);
    }
  });
  const ints = (list: number[]): Int32Array => Int32Array.from(list);
  return { size: present.length, count: a.length, a: ints(a), b: ints(b), weight: ints(weight) };
};

const greedyBy =
  (weigh: (u: number, v: number) => number): Policy =>
  (week) => {
    const edges = freshPairs(week, weigh);
    const order = Array.from(edges.weight.keys()).sort(
      (x, y) => (edges.weight[y] as number) - (edges.weight[x] as number) || x - y,
    );
    const isTaken = new Uint8Array(edges.size);
    const groups: number[][] = [];
    for (const e of order) {
      const u = edges.a[e] as number;
      const v = edges.b[e] as number;
      if (isTaken[u] === 1 || isTaken[v] === 1) continue;
      isTaken[u] = 1;
      isTaken[v] = 1;
      groups.push([week.present[u] as number, week.present[v] as number]);
    }
    return groups;
  };

/** Every pair not met within the cooldown counts the same; ties by chance, or the same pairs would come back. */
const equalWeights: Policy = (week) => {
  const edges = freshPairs(week, (u, v) => 100 + (pairHash(u, v, week.seed) % 8));
  const { mate } = maximumWeightMatching(buildGraph(edges), 1_000_000);
  const groups: number[][] = [];
  mate.forEach((v, u) => {
    if (v > u) groups.push([week.present[u] as number, week.present[v] as number]);
  });
  return groups;
};

const ours: Policy = ({ week, seed, members, present, met, waited, trios }) => {
  const place = new Map(present.map((v, i) => [v, i]));
  const past: [number, number, number][] = [];
  for (const [key, round] of met) {
    const a = place.get(Math.floor(key / members.length));
    const b = place.get(key % members.length);
    if (a !== undefined && b !== undefined) past.push([a, b, round]);
  }
  const input: RoundInput = {
    seed,
    round: week,
    rules: {
      groupSize: 2,
      across: 'different',
      isNewcomerWithRegular: false,
      isTwoSided: false,
      allowsTrios: trios,
      gapRounds: 12,
    },
    members: present.map((v) => ({ ...(members[v] as RoundMember), waited: waited[v] as number })),
    meetings: {
      a: Int32Array.from(past, ([a]) => a),
      b: Int32Array.from(past, ([, b]) => b),
      round: Int32Array.from(past, ([, , round]) => round),
    },
    avoided: { a: new Int32Array(0), b: new Int32Array(0) },
  };
  return planRound(input).pairings.map((pairing) => pairing.members.map((i) => present[i] as number));
};

/** What came of a year. Rates are shares of meetings (pairs of people) or of wishes to take part. */
type Outcome = {
  readonly meetings: number;
  readonly repeats: number;
  readonly repeatsIn23: number;
  readonly lastPartner: number;
  readonly leftOut: number;
  readonly leftOutTwice: number;
  readonly noCommonHour: number;
  readonly score: number;
  readonly cpuMs: number;
};

const live = (situation: Situation, policy: Policy, seed: number): Outcome => {
  const members = situation.members(seed);
  const score = scorer(makeCommunity(situation.size, seed));
  const random = randomFrom(seed + 5);
  const likelihood = members.map(() => (situation.isAlwaysIn ? 1 : 0.3 + 0.65 * random.fraction()));
  const met = new Map<number, number>();
  const waited = new Int32Array(members.length);
  const sum = { meetings: 0, repeats: 0, repeatsIn23: 0, lastPartner: 0, leftOut: 0, leftOutTwice: 0 };
  let wishes = 0;
  let noCommonHour = 0;
  let points = 0;
  const cpu = process.cpuUsage();
  for (let week = 0; week < situation.rounds; week++) {
    const present = likelihood.flatMap((p, v) => (random.fraction() < p ? [v] : []));
    wishes += present.length;
    const state = { week, seed: seed * 1000 + week, members, present, met, waited, trios: situation.trios };
    const groups = policy(state);
    const isPlaced = new Set(groups.flat());
    for (const group of groups) {
      for (const [i, u] of group.entries()) {
        for (const v of group.slice(i + 1)) {
          const key = keyOf(members.length, u, v);
          const last = met.get(key);
          sum.meetings++;
          points += score(u, v);
          if (last !== undefined) sum.repeats++;
          if (last !== undefined && week < 23) sum.repeatsIn23++;
          if (last === week - 1) sum.lastPartner++;
          if (commonMinutes((members[u] as RoundMember).hours, (members[v] as RoundMember).hours) < 60)
            noCommonHour++;
          met.set(key, week);
        }
      }
    }
    for (const v of present) {
      const isOut = !isPlaced.has(v);
      if (isOut) sum.leftOut++;
      if (isOut && (waited[v] as number) > 0) sum.leftOutTwice++;
      waited[v] = isOut ? (waited[v] as number) + 1 : 0;
    }
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    ...sum,
    leftOut: sum.leftOut / wishes,
    noCommonHour: noCommonHour / Math.max(1, sum.meetings),
    score: points / Math.max(1, sum.meetings),
    cpuMs: (user + system) / 1000 / situation.rounds,
  };
};

const policies: readonly [string, (situation: Situation, seed: number) => Policy][] = [
  ['shuffle', () => shuffle],
  ['greedy', ({ size }, seed) => greedyBy(scorer(makeCommunity(size, seed)))],
  ['equal weights, cooldown 12', () => equalWeights],
  ['Acquaint', () => ours],
];

const argument = (name: string): string | undefined => process.argv[process.argv.indexOf(name) + 1];
const only = process.argv.includes('--only') ? argument('--only') : undefined;
const isJson = process.argv.includes('--json');
const seedCount = Number((process.argv.includes('--seeds') && argument('--seeds')) || 50);

const median = (list: readonly number[]): number => [...list].sort((x, y) => x - y)[list.length >> 1] ?? 0;
const mean = (list: readonly number[]): number => list.reduce((x, y) => x + y, 0) / list.length;
const percent = (x: number): string => `${(100 * x).toFixed(2)} %`;

for (const situation of situations) {
  if (only !== undefined && !situation.name.startsWith(only)) continue;
  const seeds = situation.size <= 30 ? seedCount : situation.size <= 200 ? Math.min(5, seedCount) : 1;
  if (!isJson) console.log(`\n${situation.name}: ${situation.rounds} rounds, ${seeds} seeds`);
  const rows: Record<string, Record<string, string | number>> = {};
  for (const [name, make] of policies) {
    if (situation.size > 300 && name.startsWith('equal')) continue;
    const outcomes = Array.from({ length: seeds }, (_, i) => live(situation, make(situation, i + 1), i + 1));
    const all = <K extends keyof Outcome>(key: K): number[] => outcomes.map((o) => o[key]);
    const row = {
      'repeats in 23, median': median(all('repeatsIn23')),
      'repeats in 23, worst': Math.max(...all('repeatsIn23')),
      'repeat rate': percent(mean(all('repeats')) / mean(all('meetings'))),
      'repeats, worst': Math.max(...all('repeats')),
      'last week again': Math.max(...all('lastPartner')),
      'left out': percent(mean(all('leftOut'))),
      'left out twice running': Math.max(...all('leftOutTwice')),
      'no common hour': percent(mean(all('noCommonHour'))),
      'mean score': Math.round(mean(all('score'))),
      'CPU ms a round': Number(mean(all('cpuMs')).toFixed(1)),
    };
    rows[name] = row;
    if (isJson) console.log(JSON.stringify({ situation: situation.name, policy: name, seeds, ...row }));
  }
  if (!isJson) console.table(rows);
}
