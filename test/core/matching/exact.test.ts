import { expect, test } from 'vitest';
import { familyGraph } from '../../../bench/matching/families.ts';
import { searchWithBlossoms } from '../../../src/core/matching/blossomSearch.ts';
import { certify } from '../../../src/core/matching/certificate.ts';
import { type Matching, maximumWeightMatching } from '../../../src/core/matching/exact.ts';
import { buildGraph, type Edges, type Graph } from '../../../src/core/matching/graph.ts';
import { randomFrom } from '../../../src/core/matching/random.ts';
import { bestByTrying, graphOf, smallGraph } from './graphs.ts';

const proven = (edges: Edges, bonus: number): number => {
  const certificate = certify(edges, bonus, maximumWeightMatching(buildGraph(edges), bonus));
  if ('broken' in certificate) throw new Error(certificate.broken);
  expect(certificate.bound).toBe(certificate.value);
  return certificate.value;
};

/** From nothing but equal prices, so that the blossom search does all the work. */
const byBlossomsAlone = (graph: Graph, bonus: number): Matching => {
  const mate = new Int32Array(graph.size).fill(-1);
  const price = new Float64Array(graph.size).fill(Math.max(0, ...graph.weight) + bonus);
  const { parent, dual } = searchWithBlossoms(graph, bonus, { mate, price }, [], Number.POSITIVE_INFINITY);
  return { mate, price, parent, dual };
};

test('5,000 small graphs are matched as well as trying everything does, with proof', () => {
  const random = randomFrom(2026);
  for (let i = 0; i < 5_000; i++) {
    const edges = smallGraph(random);
    const bonus = [0, 0, 5, 100_000][random.below(4)] ?? 0;
    expect(proven(edges, bonus), `graph ${i}`).toBe(bestByTrying(edges, bonus));
  }
});

test('the blossom search finds the best by itself, with proof', () => {
  const random = randomFrom(7);
  for (let i = 0; i < 2_000; i++) {
    const edges = smallGraph(random);
    const certificate = certify(edges, 0, byBlossomsAlone(buildGraph(edges), 0));
    if ('broken' in certificate) throw new Error(`graph ${i}: ${certificate.broken}`);
    expect(certificate.value, `graph ${i}`).toBe(bestByTrying(edges, 0));
    expect(certificate.share, `graph ${i}`).toBe(1);
  }
});

test('a triangle with a tail is a blossom and gives both pairs', () => {
  const edges = graphOf(4, [
    [0, 1, 6],
    [1, 2, 6],
    [0, 2, 6],
    [2, 3, 1],
  ]);
  expect(proven(edges, 0)).toBe(7);
});

test('a pair more is worth the bonus: a path gives up its heavy middle', () => {
  const edges = graphOf(4, [
    [0, 1, 2],
    [1, 2, 9],
    [2, 3, 2],
  ]);
  expect(proven(edges, 0)).toBe(9);
  expect(proven(edges, 100)).toBe(204);
});

// Optimum weights found by LEMON 1.3.1 (MaxWeightedMatching) on the same graphs.
test.each([
  ['community', 1_000, 3, 2_568_370],
  ['community', 3_000, 4, 7_520_696],
  ['tri', 10_000, 11, 20_754_572],
  ['geo', 10_000, 11, 67_462_807],
  ['unit', 10_000, 11, 12_056],
] as const)('the %s graph of %i with seed %i has its known optimum %i', (family, size, seed, optimum) => {
  expect(proven(familyGraph(family, size, seed), 0)).toBe(optimum);
});

test('graphs without vertices or without edges have empty matchings', () => {
  expect(proven(graphOf(0, []), 5)).toBe(0);
  expect(proven(graphOf(3, []), 5)).toBe(0);
});

test('the same edges give the same pairs', () => {
  const edges = familyGraph('unit', 1_000, 3);
  const mates = () => maximumWeightMatching(buildGraph(edges), 20_000).mate;
  expect(mates()).toEqual(mates());
});

test('a search cut short still proves how far it can be from the best', () => {
  const edges = familyGraph('geo', 2_000, 5);
  const matching = maximumWeightMatching(buildGraph(edges), 0, { searchCap: 3 });
  const certificate = certify(edges, 0, matching);
  if ('broken' in certificate) throw new Error(certificate.broken);
  expect(certificate.share).toBeLessThan(1);
  expect(certificate.share).toBeGreaterThan(0.9);
  expect(certificate.bound).toBeGreaterThanOrEqual(proven(edges, 0));
});
