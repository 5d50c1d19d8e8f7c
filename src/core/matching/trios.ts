import type { Graph } from './graph.ts';
import type { Weigher } from './weights.ts';

/** Above this many people a single only looks at pairs of its candidates, else at every pair. */
const lookEverywhereUpTo = 3_000;

/**
 * Pairs as lists, and each single vertex added to the pair where it fits best, at most one to a pair. A trio needs every
 * two of its members to be possible. Singles for whom there is none stay out.
 */
export const withTrios = (graph: Graph, mate: Int32Array, weigher: Weigher): number[][] => {
  const { groups, groupOf } = pairsOf(mate);
  for (let v = 0; v < mate.length; v++) {
    if ((mate[v] as number) >= 0) continue;
    const hosts = mate.length <= lookEverywhereUpTo ? groups.keys() : nearbyGroups(graph, groupOf, v);
    let best = -1;
    let most = 0;
    for (const i of hosts) {
      const [first, second, third] = groups[i] as readonly number[];
      if (first === undefined || second === undefined || third !== undefined) continue;
      const withFirst = weigher.weighPair(v, first);
      const withSecond = weigher.weighPair(v, second);
      if (withFirst === 0 || withSecond === 0 || withFirst + withSecond <= most) continue;
      most = withFirst + withSecond;
      best = i;
    }
    if (best >= 0) groups[best]?.push(v);
  }
  return groups;
};

/** Every pair of a matching once, and for each vertex which of them it is in (-1: none). */
export const pairsOf = (mate: Int32Array): { groups: number[][]; groupOf: Int32Array } => {
  const groups: number[][] = [];
  const groupOf = new Int32Array(mate.length).fill(-1);
  for (let v = 0; v < mate.length; v++) {
    const partner = mate[v] as number;
    if (partner <= v) continue;
    groupOf[v] = groups.length;
    groupOf[partner] = groups.length;
    groups.push([v, partner]);
  }
  return { groups, groupOf };
};

const nearbyGroups = ({ offset, neighbour }: Graph, groupOf: Int32Array, v: number): Set<number> => {
  const near = new Set<number>();
  for (let p = offset[v] as number; p < (offset[v + 1] as number); p++) {
    const i = groupOf[neighbour[p] as number] as number;
    if (i >= 0) near.add(i);
  }
  return near;
};
