import type { Edges } from '../../src/core/matching/graph.ts';
import { type Random, randomFrom } from '../../src/core/matching/random.ts';
import { makeCommunity, scorer } from './community.ts';
import { candidateGraph, communityGraph, keepEdges, withoutHistory } from './communityGraph.ts';

/** Graphs that are hard in different ways, beside the ordinary community. */
export const families = ['community', 'sparse', 'clus', 'mentor', 'unit', 'tri', 'geo', 'complete'] as const;
export type Family = (typeof families)[number];

/** A graph of a family; the same size and seed give the same graph. */
export const familyGraph = (family: Family, size: number, seed: number): Edges => {
  if (family === 'community') return communityGraph(size, seed);
  const random = randomFrom(seed + 991);
  const people = makeCommunity(size, seed);
  const candidates = (best: number, extra: number): Edges =>
    candidateGraph(people, seed, { best, random: extra });
  switch (family) {
    case 'sparse':
      return withoutHistory(candidates(4, 0), 3);
    case 'clus':
      return withoutHistory(places(size, scorer(people), random), 4);
    case 'mentor': {
      const isMentor = Uint8Array.from({ length: size }, () => (random.fraction() < 0.3 ? 1 : 0));
      return withoutHistory(
        keepEdges(candidates(26, 4), (u, v) => isMentor[u] !== isMentor[v]),
        3,
      );
    }
    case 'unit': {
      const edges = candidates(6, 2);
      const weight = edges.weight.map((w) => 1 + (w > 4000 ? 1 : 0) + (w > 6000 ? 1 : 0));
      return withoutHistory({ ...edges, weight }, 3);
    }
    case 'tri':
      return triangles(size, random);
    case 'geo':
      return nearestNeighbours(size, random);
    case 'complete':
      return blocks([size], scorer(people));
  }
};

/** People meet only within their place; places have 2 to 60 people, so that odd ones leave somebody out. */
const places = (size: number, score: (u: number, v: number) => number, random: Random): Edges => {
  const sizes: number[] = [];
  for (let v = 0; v < size; v += sizes.at(-1) ?? 0) {
    sizes.push(Math.min(size - v, 2 + Math.floor(58 * random.fraction() ** 2.5)));
  }
  return blocks(sizes, score);
};

const blocks = (sizes: readonly number[], score: (u: number, v: number) => number): Edges => {
  const list = edgeList(sizes.reduce((x, y) => x + y, 0));
  let begin = 0;
  for (const size of sizes) {
    for (let u = begin; u < begin + size; u++) {
      for (let v = u + 1; v < begin + size; v++) {
        const w = score(u, v);
        if (w > 0) list.add(u, v, w);
      }
    }
    begin += size;
  }
  return list.edges();
};

/** Edges in the order in which their two ends were first joined; the heaviest of doubles counts. */
const edgeList = (size: number) => {
  const weights = new Map<number, number>();
  const add = (u: number, v: number, weight: number): void => {
    if (u === v) return;
    const key = Math.min(u, v) * size + Math.max(u, v);
    weights.set(key, Math.max(weights.get(key) ?? 0, weight));
  };
  const edges = (): Edges => {
    const keys = [...weights.keys()];
    return {
      size,
      count: keys.length,
      a: Int32Array.from(keys, (key) => Math.floor(key / size)),
      b: Int32Array.from(keys, (key) => key % size),
      weight: Int32Array.from(weights.values()),
    };
  };
  return { add, edges };
};

/** Triangles of heavy edges joined by light ones: a blossom for every three people. */
const triangles = (size: number, random: Random): Edges => {
  const list = edgeList(size);
  for (let i = 0; i + 2 < size; i += 3) {
    list.add(i, i + 1, 5000 + random.below(1000));
    list.add(i + 1, i + 2, 5000 + random.below(1000));
    list.add(i, i + 2, 5000 + random.below(1000));
    for (let k = 0; k < 2; k++) {
      const near = i + random.below(3);
      const far = Math.max(0, Math.min(size - 1, i + random.below(60) - 30));
      list.add(near, far, 1 + random.below(2000));
    }
  }
  return list.edges();
};

/** Each point of a plane with its eight nearest: the classic graph of deep blossoms. */
const nearestNeighbours = (size: number, random: Random): Edges => {
  const cells = Math.max(1, Math.floor(Math.sqrt(size / 3)));
  const x = new Float64Array(size);
  const y = new Float64Array(size);
  const inCell = new Map<number, number[]>();
  const column = (v: number): number => Math.floor((x[v] as number) * cells);
  const row = (v: number): number => Math.floor((y[v] as number) * cells);
  for (let v = 0; v < size; v++) {
    x[v] = random.fraction();
    y[v] = random.fraction();
    const cell = column(v) * cells + row(v);
    inCell.set(cell, [...(inCell.get(cell) ?? []), v]);
  }
  const list = edgeList(size);
  const scale = 4000 * Math.sqrt(size);
  for (let v = 0; v < size; v++) {
    const near: [number, number][] = [];
    for (let i = Math.max(0, column(v) - 2); i <= Math.min(cells - 1, column(v) + 2); i++) {
      for (let j = Math.max(0, row(v) - 2); j <= Math.min(cells - 1, row(v) + 2); j++) {
        for (const u of inCell.get(i * cells + j) ?? []) {
          if (u === v) continue;
          near.push([
            Math.hypot((x[u] as number) - (x[v] as number), (y[u] as number) - (y[v] as number)),
            u,
          ]);
        }
      }
    }
    near.sort((p, q) => p[0] - q[0]);
    for (const [distance, u] of near.slice(0, 8)) {
      list.add(v, u, Math.max(1, Math.round(16_000 - distance * scale)));
    }
  }
  return list.edges();
};
