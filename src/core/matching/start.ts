import type { Graph } from './graph.ts';

/**
 * A matching in the making with its prices. `mate[v]` is v's partner or -1. `price[v]` is the dual variable of v in
 * units of twice the weight, so that it stays a whole number: price[u] + price[v] >= 2 (weight + bonus) on every edge,
 * with equality on matched ones.
 */
export type Start = { readonly mate: Int32Array; readonly price: Float64Array };

/** No more than this many bids per vertex: with many equal weights prices would wage endless wars. */
const bidsPerVertex = 2;

/**
 * A feasible start that matches about 99 % of a community: each price as low as the others allow, then an auction.
 * Auction: D. P. Bertsekas, "The auction algorithm" (1988); as row reduction: Jonker & Volgenant (1987), here on a
 * general graph: raising a price never breaks feasibility. O(bids x degree), at most 2n bids.
 */
export const startMatching = (graph: Graph, bonus: number): Start => {
  const { size, offset, weight } = graph;
  const mate = new Int32Array(size).fill(-1);
  const price = new Float64Array(size);
  for (let v = 0; v < size; v++) {
    const first = offset[v] as number;
    if ((offset[v + 1] as number) > first) price[v] = Math.max(0, (weight[first] as number) + bonus);
  }
  matchTight(graph, bonus, mate, price);
  auction(graph, bonus, mate, price);
  return { mate, price };
};

/** Lower each single vertex's price until an edge is tight, and match along that edge if its other end is single. */
const matchTight = (graph: Graph, bonus: number, mate: Int32Array, price: Float64Array): void => {
  const { size, offset, neighbour, weight } = graph;
  for (let v = 0; v < size; v++) {
    if ((mate[v] as number) >= 0) continue;
    const end = offset[v + 1] as number;
    let best = 0;
    let partner = -1;
    for (let p = offset[v] as number; p < end; p++) {
      const worth = 2 * ((weight[p] as number) + bonus);
      if (worth < best) break;
      const u = neighbour[p] as number;
      const left = worth - (price[u] as number);
      if (left > best) {
        best = left;
        partner = u;
      } else if (left === best && partner >= 0 && (mate[partner] as number) >= 0 && (mate[u] as number) < 0) {
        partner = u;
      }
    }
    price[v] = best;
    if (partner >= 0 && (mate[partner] as number) < 0) {
      mate[v] = partner;
      mate[partner] = v;
    }
  }
};

/** Single vertices bid in turn: each takes its best neighbour at its own second-best value; the old partner queues. */
const auction = (graph: Graph, bonus: number, mate: Int32Array, price: Float64Array): void => {
  const { size, offset, neighbour, weight } = graph;
  const ring = new Int32Array(size);
  let head = 0;
  let waiting = 0;
  for (let v = 0; v < size; v++) {
    if ((mate[v] as number) < 0 && (price[v] as number) > 0) ring[waiting++] = v;
  }
  let tail = waiting % Math.max(1, size);
  for (let bids = bidsPerVertex * size; waiting > 0 && bids > 0; ) {
    const v = ring[head] as number;
    head = head + 1 === size ? 0 : head + 1;
    waiting--;
    if ((mate[v] as number) >= 0) continue;
    bids--;
    let best = 0;
    let second = 0;
    let partner = -1;
    let partnerWorth = 0;
    const end = offset[v + 1] as number;
    for (let p = offset[v] as number; p < end; p++) {
      const worth = 2 * ((weight[p] as number) + bonus);
      if (worth <= second) break;
      const u = neighbour[p] as number;
      const left = worth - (price[u] as number);
      if (left > best) {
        second = best;
        best = left;
        partner = u;
        partnerWorth = worth;
      } else if (left > second) second = left;
    }
    price[v] = second;
    if (partner < 0) continue;
    if (best > second) price[partner] = partnerWorth - second;
    const old = mate[partner] as number;
    if (old >= 0) {
      mate[old] = -1;
      ring[tail] = old;
      tail = tail + 1 === size ? 0 : tail + 1;
      waiting++;
    }
    mate[v] = partner;
    mate[partner] = v;
  }
};
