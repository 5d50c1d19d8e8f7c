import type { Graph } from './graph.ts';
import { type Random, randomFrom } from './random.ts';
import { pairsOf } from './trios.ts';
import type { Weigher } from './weights.ts';

/** The most people put in one room. */
export const largestGroup = 8;

/** Sizes of the groups that `people` fall into when `wanted` are wished: as even as possible, at most one more than wished. */
export const groupSizes = (people: number, wanted: number): number[] => {
  if (people < 2) return [];
  const most = Math.min(largestGroup, wanted + 1);
  let count = Math.max(1, Math.round(people / wanted));
  while (Math.ceil(people / count) > most) count++;
  while (count > 1 && Math.floor(people / count) < 2) count--;
  return Array.from({ length: count }, (_, i) => Math.floor(people / count) + (i < people % count ? 1 : 0));
};

/** How far to look; a number of tries, not a time, so that the same seed gives the same groups. */
export type GroupOptions = { readonly seed: number; readonly wanted: number; readonly kicks?: number };

/**
 * Groups of 3 to 8 with a great sum of weights of all their pairs (NP-hard, no proof): the pairs of an exact matching as
 * seeds, filled up by affinity, improved by swaps with candidates' groups, then shaken (iterated local search: Lourenço,
 * Martin & Stützle 2003). Two people who may not be put together never are: who fits nowhere is in no group.
 */
export const groupsOf = (
  graph: Graph,
  mate: Int32Array,
  weigher: Weigher,
  options: GroupOptions,
): number[][] => {
  const sizes = groupSizes(graph.size, options.wanted);
  if (sizes.length === 0) return [];
  const affinity = affinityOf(graph.size, weigher);
  const table = seated(filled(graph, mate, sizes, affinity), graph, affinity);
  settle(
    table,
    Array.from({ length: graph.size }, (_, v) => v),
  );
  shake(table, randomFrom(options.seed ^ 0x3c6ef372), options.kicks ?? kicksFor(graph.size));
  return onlyPossible(table.groups, affinity, Math.min(largestGroup, options.wanted + 1));
};

const kicksFor = (people: number): number => Math.min(8_000, Math.floor(2_400_000 / Math.max(1, people)));

/** The weight of a pair; an impossible one costs more than any group can gain. */
type Affinity = (a: number, b: number) => number;
const impossible = -100_000_000;
const matrixUpTo = 2_000;

const affinityOf = (size: number, weigher: Weigher): Affinity => {
  const compute: Affinity = (a, b) => weigher.weighPair(a, b) || impossible;
  if (size > matrixUpTo) return compute;
  const matrix = new Int32Array(size * size);
  for (let a = 0; a < size; a++)
    for (let b = 0; b < size; b++) if (a !== b) matrix[a * size + b] = compute(a, b);
  return (a, b) => matrix[a * size + b] as number;
};

/** Pairs first, one to a group, then everyone else where the mean affinity is greatest, then wherever there is room. */
const filled = (graph: Graph, mate: Int32Array, sizes: readonly number[], affinity: Affinity): number[][] => {
  const pairs = pairsOf(mate).groups;
  const groups = sizes.map((_, i) => [...(pairs[i] ?? [])]);
  const groupOf = new Int32Array(graph.size).fill(-1);
  groups.forEach((group, i) => {
    for (const v of group) groupOf[v] = i;
  });
  const late: number[] = [];
  for (let v = 0; v < graph.size; v++) {
    if ((groupOf[v] as number) >= 0) continue;
    let best = -1;
    let most = 0;
    for (const i of groupsNear(graph, groupOf, v)) {
      const group = groups[i] as number[];
      if (group.length >= (sizes[i] as number)) continue;
      const mean = sumWith(affinity, v, group, -1) / group.length;
      if (mean <= most) continue;
      most = mean;
      best = i;
    }
    if (best < 0) late.push(v);
    else {
      groups[best]?.push(v);
      groupOf[v] = best;
    }
  }
  groups.forEach((group, i) => {
    while (group.length < (sizes[i] as number)) group.push(late.pop() as number);
  });
  return groups;
};

const groupsNear = (graph: Graph, groupOf: Int32Array, v: number): Set<number> => {
  const near = new Set<number>();
  for (let p = graph.offset[v] as number; p < (graph.offset[v + 1] as number); p++) {
    const i = groupOf[graph.neighbour[p] as number] as number;
    if (i >= 0) near.add(i);
  }
  return near;
};

const sumWith = (affinity: Affinity, v: number, group: readonly number[], except: number): number => {
  let sum = 0;
  for (const u of group) if (u !== v && u !== except) sum += affinity(v, u);
  return sum;
};

/** Who sits where, and how to judge it. */
type Table = {
  readonly groups: number[][];
  readonly groupOf: Int32Array;
  readonly graph: Graph;
  readonly affinity: Affinity;
};

const seated = (groups: number[][], graph: Graph, affinity: Affinity): Table => {
  const groupOf = new Int32Array(graph.size);
  groups.forEach((group, i) => {
    for (const v of group) groupOf[v] = i;
  });
  return { groups, groupOf, graph, affinity };
};

const swap = ({ groups, groupOf }: Table, u: number, x: number): void => {
  const a = groupOf[u] as number;
  const b = groupOf[x] as number;
  const here = groups[a] as number[];
  const there = groups[b] as number[];
  here[here.indexOf(u)] = x;
  there[there.indexOf(x)] = u;
  groupOf[u] = b;
  groupOf[x] = a;
};

const gainOf = ({ groups, groupOf, affinity }: Table, u: number, x: number, stay: number): number => {
  const here = groups[groupOf[u] as number] as number[];
  const there = groups[groupOf[x] as number] as number[];
  return (
    sumWith(affinity, u, there, x) + sumWith(affinity, x, here, u) - stay - sumWith(affinity, x, there, -1)
  );
};

/** The best swap of `u` with someone in a group where one of its candidates sits; gain 0 if none helps. */
const bestSwap = (table: Table, u: number): { partner: number; gain: number } => {
  const { groups, groupOf, affinity, graph } = table;
  const here = groupOf[u] as number;
  const stay = sumWith(affinity, u, groups[here] as number[], -1);
  let partner = -1;
  let gain = 0;
  for (const i of groupsNear(graph, groupOf, u)) {
    if (i === here) continue;
    for (const x of groups[i] as number[]) {
      const g = gainOf(table, u, x, stay);
      if (g <= gain) continue;
      gain = g;
      partner = x;
    }
  }
  return { partner, gain };
};

/** Swap as long as it helps, starting from `queue`, those concerned again after each swap. */
const settle = (table: Table, queue: number[]): void => {
  const isQueued = new Uint8Array(table.groupOf.length);
  for (const v of queue) isQueued[v] = 1;
  for (let u = queue.pop(); u !== undefined; u = queue.pop()) {
    isQueued[u] = 0;
    const { partner } = bestSwap(table, u);
    if (partner < 0) continue;
    swap(table, u, partner);
    for (const v of [u, partner]) {
      for (const w of table.groups[table.groupOf[v] as number] as number[]) {
        if (isQueued[w] === 1) continue;
        isQueued[w] = 1;
        queue.push(w);
      }
    }
  }
};

/** Steps of repair after one kick. */
const repairSteps = 40;

/** Kick two people out of place, repair around them, keep it only if the sum has grown. */
const shake = (table: Table, random: Random, kicks: number): void => {
  const { groups, groupOf, graph } = table;
  for (let kick = 0; kick < kicks; kick++) {
    const u = random.below(graph.size);
    const degree = (graph.offset[u + 1] as number) - (graph.offset[u] as number);
    if (degree === 0) continue;
    const friend = graph.neighbour[(graph.offset[u] as number) + random.below(degree)] as number;
    if (groupOf[u] === groupOf[friend]) continue;
    const there = groups[groupOf[friend] as number] as number[];
    const x = there[random.below(there.length)] as number;
    if (x === friend) continue;
    const undo: [number, number][] = [];
    if (kicked(table, u, x, undo) > 0) continue;
    for (let last = undo.pop(); last !== undefined; last = undo.pop()) swap(table, last[0], last[1]);
  }
};

const kicked = (table: Table, u: number, x: number, undo: [number, number][]): number => {
  const { groups, groupOf, affinity } = table;
  const both = (): number[] => [
    ...(groups[groupOf[u] as number] as number[]),
    ...(groups[groupOf[x] as number] as number[]),
  ];
  let gained = gainOf(table, u, x, sumWith(affinity, u, groups[groupOf[u] as number] as number[], -1));
  swap(table, u, x);
  undo.push([u, x]);
  const queue = both();
  for (let step = 0; step < repairSteps; step++) {
    const v = queue.pop();
    if (v === undefined) break;
    const { partner, gain } = bestSwap(table, v);
    if (partner < 0) continue;
    swap(table, v, partner);
    undo.push([v, partner]);
    gained += gain;
    for (const w of [v, partner]) queue.push(...(groups[groupOf[w] as number] as number[]));
  }
  return gained;
};

/** Groups without impossible pairs: who causes them leaves, and joins another group if everyone there may meet them. */
const onlyPossible = (groups: readonly number[][], affinity: Affinity, most: number): number[][] => {
  const homeless: number[] = [];
  for (const group of groups) {
    for (;;) {
      const worst = mostImpossible(group, affinity);
      if (worst < 0) break;
      homeless.push(...group.splice(worst, 1));
    }
  }
  const rooms = groups.filter((group) => group.length > 1);
  for (const group of groups) if (group.length === 1) homeless.push(...group);
  for (const v of homeless) {
    const room = rooms.find((group) => group.length < most && group.every((u) => affinity(u, v) > 0));
    if (room !== undefined) room.push(v);
    else rooms.push([v]);
  }
  return rooms.filter((group) => group.length > 1);
};

/** Place in the group of whoever may not meet most of the others, or -1 if everybody may meet everybody. */
const mostImpossible = (group: readonly number[], affinity: Affinity): number => {
  let worst = -1;
  let most = 0;
  group.forEach((v, i) => {
    const count = group.filter((u) => u !== v && affinity(u, v) < 0).length;
    if (count <= most) return;
    most = count;
    worst = i;
  });
  return worst;
};
