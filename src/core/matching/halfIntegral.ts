import { dropSoonest, eventHeap, pushEvent } from './eventHeap.ts';
import type { Graph } from './graph.ts';
import type { Start } from './start.ts';

const free = 0;
/** Reached by an even alternating path from the root: its price falls. */
const outer = 1;
/** Reached by an odd one: its price rises. */
const inner = 2;

/** What ends a search: a vertex that may stay single, a vertex not in a pair, an edge between two outer vertices. */
type Ending = 'worthless' | 'unpaired' | 'oddCycle';

/**
 * Bring a start to the half-integral optimum: pairs plus odd cycles whose edges each count one half. `after[v]` is the
 * next vertex of v's odd cycle, or -1; `mate` is -1 on cycles. Prices of `start` are changed in place.
 * One Dijkstra-like alternating search per single vertex, without blossoms (Balinski 1965; as a start for exact
 * matching: Applegate & Cook 1993). An ending is never put on the heap but kept as the bound `limit`, above which no
 * edge need be looked at. O(n m log n) at worst, near-linear on community graphs.
 */
export const halfIntegralMatching = (graph: Graph, bonus: number, start: Start): { after: Int32Array } => {
  const { size, offset, neighbour, weight } = graph;
  const { mate, price } = start;
  const after = new Int32Array(size).fill(-1);
  const label = new Uint8Array(size);
  const key = new Float64Array(size);
  const from = new Int32Array(size);
  const keySearch = new Int32Array(size);
  const mark = new Int32Array(size);
  const outers = new Int32Array(size);
  const inners = new Int32Array(size);
  const toScan = new Int32Array(size);
  const heap = eventHeap();
  let outerCount = 0;
  let innerCount = 0;
  let scanCount = 0;
  let search = 0;
  let marks = 0;
  // How far prices have moved in this search; prices of labelled vertices are stored as if it were 0.
  let moved = 0;
  let limit = 0;
  let ending: Ending = 'worthless';
  let endFirst = -1;
  let endSecond = -1;

  const reachOuter = (v: number): void => {
    label[v] = outer;
    const shifted = (price[v] as number) + moved;
    price[v] = shifted;
    if (shifted < limit) {
      limit = shifted;
      ending = 'worthless';
      endFirst = v;
    }
    outers[outerCount++] = v;
    toScan[scanCount++] = v;
  };

  const scan = (u: number): void => {
    const value = price[u] as number;
    const end = offset[u + 1] as number;
    for (let p = offset[u] as number; p < end; p++) {
      const low = value - 2 * ((weight[p] as number) + bonus);
      if (low >= limit) break;
      const v = neighbour[p] as number;
      const kind = label[v] as number;
      if (kind === free) {
        const at = low + (price[v] as number);
        if (at >= limit || ((keySearch[v] as number) === search && at >= (key[v] as number))) continue;
        keySearch[v] = search;
        key[v] = at;
        from[v] = u;
        if ((mate[v] as number) >= 0) pushEvent(heap, at, v, 0);
        else {
          limit = at;
          ending = 'unpaired';
          endFirst = v;
        }
      } else if (kind === outer) {
        const at = (low + (price[v] as number)) / 2;
        if (at >= limit) continue;
        limit = at;
        ending = 'oddCycle';
        endFirst = u;
        endSecond = v;
      }
    }
  };

  /** Pair the outer vertex `s` with `partner` (-1: nobody) and swap the path from it to the root. */
  const flip = (s: number, partner: number): void => {
    let v = s;
    let next = partner;
    for (;;) {
      const old = mate[v] as number;
      mate[v] = next;
      if (old < 0) return;
      const u = from[old] as number;
      mate[old] = u;
      next = old;
      v = u;
    }
  };

  const joinUnpaired = (v: number): void => {
    if ((after[v] as number) >= 0) openCycleAt(after, mate, v);
    const u = from[v] as number;
    flip(u, v);
    mate[v] = u;
  };

  const commonAncestor = (first: number, second: number): number => {
    marks++;
    let a = first;
    let b = second;
    for (;;) {
      if (a >= 0) {
        if (mark[a] === marks) return a;
        mark[a] = marks;
        const partner = mate[a] as number;
        a = partner < 0 ? -1 : (from[partner] as number);
      }
      [a, b] = [b, a];
    }
  };

  const makeOddCycle = (first: number, second: number): void => {
    const top = commonAncestor(first, second);
    const above = mate[top] as number;
    let tail = linkDown(top, first);
    for (let v = second; v !== top; ) {
      const partner = mate[v] as number;
      after[tail] = v;
      after[v] = partner;
      tail = partner;
      v = from[partner] as number;
    }
    after[tail] = top;
    if (above >= 0) {
      const u = from[above] as number;
      mate[top] = -1;
      mate[above] = u;
      flip(u, above);
    }
    mate[top] = -1;
    for (let v = after[top] as number; v !== top; v = after[v] as number) mate[v] = -1;
  };

  /** Link the tree path from `top` down to `bottom` in `after`; returns `bottom`. */
  const linkDown = (top: number, bottom: number): number => {
    let below = -1;
    for (let v = bottom; v !== top; ) {
      const partner = mate[v] as number;
      if (below >= 0) after[v] = below;
      after[partner] = v;
      below = partner;
      v = from[partner] as number;
    }
    if (below >= 0) after[top] = below;
    return bottom;
  };

  const grow = (root: number): void => {
    search++;
    moved = 0;
    limit = Number.POSITIVE_INFINITY;
    reachOuter(root);
    for (;;) {
      while (scanCount > 0) scan(toScan[--scanCount] as number);
      const at = heap.length > 0 ? (heap.key[0] as number) : Number.POSITIVE_INFINITY;
      if (at >= limit) break;
      const v = heap.first[0] as number;
      dropSoonest(heap);
      if (label[v] !== free || key[v] !== at) continue;
      moved = at;
      label[v] = inner;
      price[v] = (price[v] as number) - at;
      inners[innerCount++] = v;
      reachOuter(mate[v] as number);
    }
    moved = limit;
    if (ending === 'worthless') flip(endFirst, -1);
    else if (ending === 'unpaired') joinUnpaired(endFirst);
    else makeOddCycle(endFirst, endSecond);
  };

  const settlePrices = (): void => {
    for (let i = 0; i < outerCount; i++) {
      const v = outers[i] as number;
      price[v] = (price[v] as number) - moved;
      label[v] = free;
    }
    for (let i = 0; i < innerCount; i++) {
      const v = inners[i] as number;
      price[v] = (price[v] as number) + moved;
      label[v] = free;
    }
    outerCount = 0;
    innerCount = 0;
    heap.length = 0;
  };

  for (let root = 0; root < size; root++) {
    if ((mate[root] as number) >= 0 || (after[root] as number) >= 0 || (price[root] as number) <= 0) continue;
    grow(root);
    settlePrices();
  }
  return { after };
};

/**
 * Break every odd cycle at its cheapest vertex, which stays single; the rest of the cycle becomes pairs. Returns the
 * cycles, each from that vertex on: all their edges are tight, so that each is a blossom already.
 */
export const breakOddCycles = (after: Int32Array, start: Start): number[][] => {
  const cycles: number[][] = [];
  for (let v = 0; v < after.length; v++) {
    if ((after[v] as number) < 0) continue;
    let cheapest = v;
    for (let x = after[v] as number; x !== v; x = after[x] as number) {
      if ((start.price[x] as number) < (start.price[cheapest] as number)) cheapest = x;
    }
    const cycle = [cheapest];
    for (let x = after[cheapest] as number; x !== cheapest; x = after[x] as number) cycle.push(x);
    cycles.push(cycle);
    openCycleAt(after, start.mate, cheapest);
  }
  return cycles;
};

/** Take the odd cycle through `v` apart into pairs that leave `v` single. */
const openCycleAt = (after: Int32Array, mate: Int32Array, v: number): void => {
  let x = after[v] as number;
  after[v] = -1;
  while (x !== v) {
    const partner = after[x] as number;
    const next = after[partner] as number;
    mate[x] = partner;
    mate[partner] = x;
    after[x] = -1;
    after[partner] = -1;
    x = next;
  }
};
