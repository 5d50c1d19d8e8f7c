import { searchWithBlossoms } from './blossomSearch.ts';
import type { Graph } from './graph.ts';
import { breakOddCycles, halfIntegralMatching } from './halfIntegral.ts';
import { startMatching } from './start.ts';

/**
 * A matching with the proof of how good it is. `mate[v]` is v's partner or -1. `price` and the blossoms (`parent` of
 * every node, vertices first, -1 for none; `dual` of every blossom) are the dual solution, in units of twice the weight.
 */
export type Matching = {
  readonly mate: Int32Array;
  readonly price: Float64Array;
  readonly parent: Int32Array;
  readonly dual: Float64Array;
};

/** How to search: `searchCap` bounds the outer vertices of one search, for graphs above 200,000 vertices. */
export type MatchingOptions = { readonly searchCap?: number };

/**
 * The matching with the greatest sum of (weight + bonus): `bonus` is what one more pair is worth. Exact unless a
 * `searchCap` cuts a search short; the certificate says how far the value can be from the best.
 * Auction start, half-integral optimum, then blossom searches from the few odd cycles left. O(n m log n) at worst.
 */
export const maximumWeightMatching = (
  graph: Graph,
  bonus: number,
  options: MatchingOptions = {},
): Matching => {
  const start = startMatching(graph, bonus);
  const { after } = halfIntegralMatching(graph, bonus, start);
  const cycles = breakOddCycles(after, start);
  const cap = options.searchCap ?? Number.POSITIVE_INFINITY;
  const { parent, dual } = searchWithBlossoms(graph, bonus, start, cycles, cap);
  return { mate: start.mate, price: start.price, parent, dual };
};
