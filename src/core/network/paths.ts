import { hopCost, never, stepCosts } from './costs.ts';
import type { TieGraph } from './graph.ts';

/** Who asks for whom, over at most how many connectors; `most` first connectors are wanted. */
export type PathQuery = {
  readonly requester: number;
  readonly target: number;
  readonly connectors: 1 | 2 | 3;
  readonly most: number;
};

/** A way to somebody: requester, connectors, target. Cheaper is warmer, see `costs.ts`. */
export type WarmPath = { readonly people: readonly number[]; readonly cost: number };

/** Finds paths in one graph; keeps its scratch space between queries, so it is not for two at once. */
export type PathSearch = (query: PathQuery, willing: Uint8Array) => WarmPath[];

/**
 * The cheapest path through each of the `most` best first connectors, best first; equal ones by fewer people, then by
 * lower numbers. `willing` holds 0..255 for each person; nobody goes through a 0.
 *
 * Exact. Labels backwards from the target (one step, and two where three connectors may stand between), then the
 * requester's ties by rising cost, each list left as soon as its best continuation cannot win. Paths never return to
 * a person: every step costs something, so a detour is always dearer than the way without it.
 */
export const createPathSearch = (graph: TieGraph): PathSearch => {
  let scratch = scratchFor(0);
  return (query, willing) => {
    if (scratch.near.length < graph.people) scratch = scratchFor(graph.start.length);
    if (query.requester === query.target || query.most <= 0) return [];
    scratch.stamp += 1;
    return search(graph, scratch, query, willing);
  };
};

/** Labels count only where their stamp is this query's: nothing has to be wiped. */
type Scratch = {
  stamp: number;
  /** Cost of the tie to the target. */
  readonly near: Int32Array;
  readonly nearAt: Int32Array;
  /** Cost to the target over one more person, and who that is. */
  readonly far: Int32Array;
  readonly farAt: Int32Array;
  readonly farVia: Int32Array;
};

const scratchFor = (people: number): Scratch => ({
  stamp: 0,
  near: new Int32Array(people),
  nearAt: new Int32Array(people),
  far: new Int32Array(people),
  farAt: new Int32Array(people),
  farVia: new Int32Array(people),
});

const search = (graph: TieGraph, scratch: Scratch, query: PathQuery, willing: Uint8Array): WarmPath[] => {
  const nearest = labelNear(graph, scratch, query);
  if (nearest === never) return [];
  const farthest = query.connectors === 3 ? labelFar(graph, scratch, query, willing) : never;
  const after = query.connectors === 1 ? never : hopCost + Math.min(nearest, farthest);
  const found: WarmPath[] = [];
  let worst = never;
  const firsts = firstConnectors(graph, query, willing);
  for (const first of firsts) {
    const cost = Math.floor(first / 2 ** 24);
    if (cost + Math.min(nearest, after) > worst) break;
    const path = bestThrough(graph, scratch, query, willing, { person: first % 2 ** 24, cost, after, worst });
    if (path === null) continue;
    insert(found, path);
    if (found.length > query.most) found.pop();
    if (found.length === query.most) worst = found.at(-1)?.cost ?? never;
  }
  return found;
};

const labelNear = (graph: TieGraph, scratch: Scratch, { requester, target }: PathQuery): number => {
  const { start, end, arcs } = graph;
  let nearest = never;
  for (let p = start[target] as number, to = end[target] as number; p < to; p++) {
    const arc = arcs[p] as number;
    const x = arc & 0xff_ff_ff;
    const cost = stepCosts[255 - (arc >>> 24)] as number;
    scratch.near[x] = cost;
    scratch.nearAt[x] = scratch.stamp;
    if (cost < nearest && x !== requester) nearest = cost;
  }
  return nearest;
};

const labelFar = (
  graph: TieGraph,
  scratch: Scratch,
  { requester, target }: PathQuery,
  willing: Uint8Array,
): number => {
  const { start, end, arcs } = graph;
  const { stamp, far, farAt, farVia } = scratch;
  let nearest = never;
  for (let p = start[target] as number, to = end[target] as number; p < to; p++) {
    const arc = arcs[p] as number;
    const y = arc & 0xff_ff_ff;
    const will = willing[y] as number;
    if (y === requester || will === 0) continue;
    const base = (stepCosts[255 - (arc >>> 24)] as number) + (stepCosts[will] as number) + hopCost;
    for (let q = start[y] as number, stop = end[y] as number; q < stop; q++) {
      const step = arcs[q] as number;
      const x = step & 0xff_ff_ff;
      const cost = base + (stepCosts[255 - (step >>> 24)] as number);
      if (farAt[x] === stamp) {
        const known = far[x] as number;
        if (cost > known || (cost === known && y > (farVia[x] as number))) continue;
      }
      farAt[x] = stamp;
      far[x] = cost;
      farVia[x] = y;
      if (cost < nearest) nearest = cost;
    }
  }
  return nearest;
};

/** Whom the requester could ask, as cost × 2^24 + person, cheapest first. */
const firstConnectors = (
  { start, end, arcs }: TieGraph,
  { requester, target }: PathQuery,
  willing: Uint8Array,
): Float64Array => {
  const from = start[requester] as number;
  const to = end[requester] as number;
  const keys = new Float64Array(to - from);
  let count = 0;
  for (let p = from; p < to; p++) {
    const arc = arcs[p] as number;
    const a = arc & 0xff_ff_ff;
    const will = willing[a] as number;
    if (a === target || will === 0) continue;
    const cost = (stepCosts[255 - (arc >>> 24)] as number) + (stepCosts[will] as number) + hopCost;
    keys[count++] = cost * 2 ** 24 + a;
  }
  return keys.subarray(0, count).sort();
};

type First = {
  readonly person: number;
  readonly cost: number;
  /** The least that can follow a tie from the first connector to a second one. */
  readonly after: number;
  readonly worst: number;
};

const bestThrough = (
  { start, end, arcs }: TieGraph,
  { stamp, near, nearAt, far, farAt, farVia }: Scratch,
  { requester, target, connectors }: PathQuery,
  willing: Uint8Array,
  first: First,
): WarmPath | null => {
  const a = first.person;
  let best = nearAt[a] === stamp ? (near[a] as number) : never;
  let second = -1;
  let third = -1;
  if (connectors > 1) {
    for (let p = start[a] as number, to = end[a] as number; p < to; p++) {
      const arc = arcs[p] as number;
      const step = stepCosts[255 - (arc >>> 24)] as number;
      const least = step + first.after;
      if (least > best || first.cost + least > first.worst) break;
      const x = arc & 0xff_ff_ff;
      const will = willing[x] as number;
      if (x === requester || x === target || will === 0) continue;
      const base = step + (stepCosts[will] as number) + hopCost;
      if (nearAt[x] === stamp) {
        const cost = base + (near[x] as number);
        if (cost < best || (cost === best && second >= 0 && (third >= 0 || x < second))) {
          best = cost;
          second = x;
          third = -1;
        }
      }
      if (connectors === 3 && farAt[x] === stamp) {
        const cost = base + (far[x] as number);
        if (cost < best || (cost === best && third >= 0 && x < second)) {
          best = cost;
          second = x;
          third = farVia[x] as number;
        }
      }
    }
  }
  if (best >= never || first.cost + best > first.worst) return null;
  const people = [requester, a, second, third, target].filter((person) => person >= 0);
  return { people, cost: first.cost + best };
};

const insert = (found: WarmPath[], path: WarmPath): void => {
  let at = found.length;
  while (at > 0 && isBefore(path, found[at - 1])) at -= 1;
  found.splice(at, 0, path);
};

const isBefore = (one: WarmPath, other: WarmPath | undefined): boolean => {
  if (other === undefined) return false;
  if (one.cost !== other.cost) return one.cost < other.cost;
  if (one.people.length !== other.people.length) return one.people.length < other.people.length;
  return (one.people[1] ?? 0) < (other.people[1] ?? 0);
};
