import { hopCost, never, stepCosts } from '../../src/core/network/costs.ts';
import { personOf, strengthOf, type TieGraph } from '../../src/core/network/graph.ts';
import type { PathQuery } from '../../src/core/network/paths.ts';

/** What one would write first: layer by layer, for each person reached the cheapest way over each first connector. */
export const layeredConnectors = (
  graph: TieGraph,
  query: PathQuery,
  willing: Uint8Array,
): (readonly [connector: number, cost: number])[] => {
  const best = new Map<number, number>();
  let layer = firstLayer(graph, query, willing);
  for (let step = 1; step <= query.connectors; step++) {
    const next = new Map<number, Map<number, number>>();
    for (const [x, ways] of layer) {
      const burden = (stepCosts[willing[x] ?? 0] ?? never) + hopCost;
      if (burden >= never) continue;
      for (const [y, tie] of tiesOf(graph, x)) {
        if (y === query.requester) continue;
        if (y === query.target) improve(best, ways, burden + tie, -1);
        else if (step < query.connectors) improve(layerAt(next, y), ways, burden + tie, y);
      }
    }
    layer = next;
  }
  return [...best].sort(([a, x], [b, y]) => x - y || a - b).slice(0, query.most);
};

const firstLayer = (graph: TieGraph, { requester, target }: PathQuery, willing: Uint8Array) =>
  new Map(
    [...tiesOf(graph, requester)]
      .filter(([a]) => a !== target && (willing[a] ?? 0) > 0)
      .map(([a, tie]) => [a, new Map([[a, tie]])] as const),
  );

const improve = (known: Map<number, number>, ways: Map<number, number>, cost: number, not: number): void => {
  for (const [connector, way] of ways) {
    if (connector !== not && way + cost < (known.get(connector) ?? never)) known.set(connector, way + cost);
  }
};

const layerAt = (layer: Map<number, Map<number, number>>, person: number): Map<number, number> => {
  const ways = layer.get(person) ?? new Map<number, number>();
  layer.set(person, ways);
  return ways;
};

function* tiesOf({ start, end, arcs }: TieGraph, person: number): Generator<readonly [number, number]> {
  for (let p = start[person] ?? 0; p < (end[person] ?? 0); p++) {
    const arc = arcs[p] ?? 0;
    yield [personOf(arc), stepCosts[strengthOf(arc)] ?? never];
  }
}
