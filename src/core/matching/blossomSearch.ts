import {
  type Blossoms,
  isEvenForward,
  makeBlossom,
  moveBase,
  noBlossoms,
  outermostOf,
  takeApart,
} from './blossoms.ts';
import { dropSoonest, eventHeap, pushEvent } from './eventHeap.ts';
import type { Graph } from './graph.ts';
import type { Start } from './start.ts';

const free = 0;
/** Reached by an even alternating path from the root: its price falls. */
const outer = 1;
/** Reached by an odd one: its price rises. */
const inner = 2;

/**
 * Finish a feasible start: one search per single vertex whose price is not zero, each ending in a better matching.
 * `mate` and `price` are changed in place; the blossoms with their dual variables complete the proof.
 * `cycles` are odd cycles of tight edges to begin with as blossoms, their first vertices single, the others paired.
 * A search that reaches more than `searchCap` outer vertices is given up: its root stays single and the bound is not met.
 *
 * Single-tree primal-dual blossom search (Edmonds 1965; Galil, "Efficient algorithms for finding maximum matching in
 * graphs", 1986), all dual changes lazy: prices of labelled vertices are stored as if `moved`, the dual change so far,
 * were 0, so that events keep fixed keys in one heap. O(m log n) per search; local in practice.
 * One long function, because everything in it works on the state of one search and is called millions of times.
 */
export const searchWithBlossoms = (
  graph: Graph,
  bonus: number,
  start: Start,
  cycles: readonly (readonly number[])[],
  searchCap: number,
): Blossoms => {
  const { size, offset, neighbour, weight } = graph;
  const { mate, price } = start;
  const blossoms = noBlossoms(size);
  const { parent, base, dual, baseChild, next, previous, edgeHere, edgeThere } = blossoms;
  const { firstLeaf, lastLeaf, nextLeaf } = blossoms;
  const nodes = parent.length;
  /** Labels of outermost blossoms and of every vertex, nested ones too. */
  const label = new Uint8Array(nodes);
  const labelledAt = new Float64Array(nodes);
  /** The edge by which an inner node was reached: from the outer vertex `reachedFrom` to `reachedAt` inside it. */
  const reachedFrom = new Int32Array(nodes);
  const reachedAt = new Int32Array(nodes);
  const mark = new Int32Array(nodes);
  /** The tightest edge from an outer vertex to each vertex not outer: when it gets tight, where it comes from. */
  const key = new Float64Array(size);
  const keyFrom = new Int32Array(size);
  const keySearch = new Int32Array(size);
  const heap = eventHeap();
  const toScan: number[] = [];
  const touched: number[] = [];
  let search = 0;
  let marks = 0;
  let moved = 0;
  /** When the soonest ending comes: at `endSingle` (may stay single) or, if that is -1, at `endFree` (not in a pair). */
  let limit = 0;
  let endSingle = -1;
  let endFree = -1;
  let outerCount = 0;

  const holder = (v: number): number => outermostOf(blossoms, v);
  const mateOfBase = (node: number): number => mate[base[node] as number] as number;

  /** The vertices of a node become outer: shift their stored prices by `shift` and queue them. */
  const makeOuter = (node: number, shift: number): void => {
    const last = lastLeaf[node] as number;
    for (let v = firstLeaf[node] as number; ; v = nextLeaf[v] as number) {
      const shifted = (price[v] as number) + shift;
      price[v] = shifted;
      label[v] = outer;
      if (shifted < limit) {
        limit = shifted;
        endSingle = v;
      }
      toScan.push(v);
      outerCount++;
      if (v === last) return;
    }
  };

  const note = (node: number, kind: number): void => {
    label[node] = kind;
    labelledAt[node] = moved;
    touched.push(node);
  };

  const labelOuter = (node: number): void => {
    note(node, outer);
    makeOuter(node, moved);
  };

  const noteInner = (node: number, from: number, at: number): void => {
    note(node, inner);
    reachedFrom[node] = from;
    reachedAt[node] = at;
    if (node < size) return;
    const ends = moved + (dual[node] as number) / 2;
    if (ends < limit) pushEvent(heap, ends, -1 - node, 0);
  };

  const labelInner = (node: number, from: number, at: number): void => {
    noteInner(node, from, at);
    const last = lastLeaf[node] as number;
    for (let v = firstLeaf[node] as number; ; v = nextLeaf[v] as number) {
      price[v] = (price[v] as number) - moved;
      label[v] = inner;
      if (keySearch[v] === search) key[v] = (key[v] as number) - moved;
      if (v === last) return;
    }
  };

  /** Look at the edges of a new outer vertex, as far as they can matter before the soonest ending. */
  const scan = (u: number): void => {
    const value = price[u] as number;
    const end = offset[u + 1] as number;
    for (let p = offset[u] as number; p < end; p++) {
      const low = value - 2 * ((weight[p] as number) + bonus);
      if (low >= limit) break;
      const v = neighbour[p] as number;
      const at = low + (price[v] as number);
      const kind = label[v] as number;
      if (kind === outer) {
        if (at / 2 < limit && holder(u) !== holder(v)) pushEvent(heap, at / 2, u, v);
        continue;
      }
      if (at >= limit || (keySearch[v] === search && at >= (key[v] as number))) continue;
      if (kind === inner && parent[v] === -1) continue;
      keySearch[v] = search;
      key[v] = at;
      keyFrom[v] = u;
      if (kind === inner) continue;
      if (mateOfBase(holder(v)) >= 0) pushEvent(heap, at, v, -1);
      else {
        limit = at;
        endSingle = -1;
        endFree = v;
      }
    }
  };

  /** The inner node above an outer one in the tree, or -1 at the root. */
  const above = (node: number): number => {
    const partner = mateOfBase(node);
    return partner < 0 ? -1 : holder(partner);
  };

  const commonAncestor = (first: number, second: number): number => {
    marks++;
    let a = first;
    let b = second;
    for (;;) {
      if (a >= 0) {
        if (mark[a] === marks) return a;
        mark[a] = marks;
        const t = above(a);
        a = t < 0 ? -1 : holder(reachedFrom[t] as number);
      }
      [a, b] = [b, a];
    }
  };

  /** A tight edge between two outer nodes closes an odd circle: make it a blossom. */
  const shrink = (u: number, v: number): void => {
    const top = commonAncestor(holder(u), holder(v));
    const circle: number[] = [];
    const here: number[] = [];
    const there: number[] = [];
    for (let s = holder(u); s !== top; ) {
      const t = above(s);
      circle.push(s, t);
      there.push(base[s] as number, reachedAt[t] as number);
      here.push(mateOfBase(s), reachedFrom[t] as number);
      s = holder(reachedFrom[t] as number);
    }
    circle.push(top);
    circle.reverse();
    here.reverse();
    there.reverse();
    here.push(u);
    there.push(v);
    for (let s = holder(v); s !== top; ) {
      const t = above(s);
      circle.push(s, t);
      here.push(base[s] as number, reachedAt[t] as number);
      there.push(mateOfBase(s), reachedFrom[t] as number);
      s = holder(reachedFrom[t] as number);
    }
    for (const k of circle) {
      if (k >= size) settleDual(k);
      if (label[k] === inner) makeOuter(k, 2 * moved);
    }
    note(makeBlossom(blossoms, circle, here, there), outer);
  };

  const settleDual = (b: number): void => {
    const change = 2 * (moved - (labelledAt[b] as number));
    dual[b] = (dual[b] as number) + (label[b] === outer ? change : -change);
  };

  /** The dual variable of inner blossom `b` is used up: take it apart inside the tree. */
  const expand = (b: number): void => {
    const from = reachedFrom[b] as number;
    const at = reachedAt[b] as number;
    const baseNode = baseChild[b] as number;
    dual[b] = 0;
    label[b] = free;
    takeApart(blossoms, b);
    let k = baseNode;
    do {
      mark[k] = 0;
      k = next[k] as number;
    } while (k !== baseNode);
    const entry = holder(at);
    const isForward = isEvenForward(blossoms, entry, baseNode);
    noteInner(entry, from, at);
    mark[entry] = -1;
    for (let t = entry; t !== baseNode; ) {
      const s = (isForward ? next[t] : previous[t]) as number;
      t = (isForward ? next[s] : previous[s]) as number;
      note(s, outer);
      makeOuter(s, 2 * moved);
      if (isForward) noteInner(t, edgeHere[s] as number, edgeThere[s] as number);
      else noteInner(t, edgeThere[t] as number, edgeHere[t] as number);
      mark[s] = -1;
      mark[t] = -1;
    }
    for (k = next[baseNode] as number; k !== baseNode; k = next[k] as number) if (mark[k] !== -1) release(k);
  };

  /** A child of an expanded blossom that is not on the path through it leaves the tree. */
  const release = (node: number): void => {
    const last = lastLeaf[node] as number;
    for (let v = firstLeaf[node] as number; ; v = nextLeaf[v] as number) {
      price[v] = (price[v] as number) + moved;
      label[v] = free;
      if (keySearch[v] === search) {
        const shifted = (key[v] as number) + moved;
        key[v] = shifted;
        if (shifted < limit) pushEvent(heap, shifted, v, -1);
      }
      if (v === last) return;
    }
  };

  /** Pair outer vertex `s` with `partner` (-1: nobody) and swap the path from it to the root. */
  const flip = (s: number, partner: number): void => {
    let v = s;
    let other = partner;
    for (;;) {
      const node = holder(v);
      const t = above(node);
      if (node >= size) moveBase(blossoms, mate, node, v);
      mate[v] = other;
      if (t < 0) return;
      const from = reachedFrom[t] as number;
      const at = reachedAt[t] as number;
      if (t >= size) moveBase(blossoms, mate, t, at);
      mate[at] = from;
      other = at;
      v = from;
    }
  };

  const endSearch = (): void => {
    moved = limit;
    if (endSingle < 0 && endFree < 0) return;
    if (endSingle >= 0) {
      flip(endSingle, -1);
      return;
    }
    const node = holder(endFree);
    if (node >= size) moveBase(blossoms, mate, node, endFree);
    const from = keyFrom[endFree] as number;
    flip(from, endFree);
    mate[endFree] = from;
    if (node >= size && dual[node] === 0) dissolve(node);
  };

  /** Grow the tree of one root until it ends or prices have moved by `reach`. */
  const grow = (root: number, reach: number): void => {
    search++;
    moved = 0;
    limit = reach;
    endSingle = -1;
    endFree = -1;
    outerCount = 0;
    labelOuter(holder(root));
    for (;;) {
      while (toScan.length > 0) scan(toScan.pop() as number);
      if (outerCount > searchCap) return;
      const at = heap.length > 0 ? (heap.key[0] as number) : Number.POSITIVE_INFINITY;
      if (at >= limit) break;
      const first = heap.first[0] as number;
      const second = heap.second[0] as number;
      dropSoonest(heap);
      if (first < 0) {
        const b = -1 - first;
        if (parent[b] !== -1 || label[b] !== inner) continue;
        if (at !== (labelledAt[b] as number) + (dual[b] as number) / 2) continue;
        moved = at;
        expand(b);
      } else if (second < 0) {
        if (label[first] !== free || key[first] !== at) continue;
        moved = at;
        const node = holder(first);
        labelInner(node, keyFrom[first] as number, first);
        labelOuter(holder(mateOfBase(node)));
      } else if (holder(first) !== holder(second)) {
        moved = at;
        shrink(first, second);
      }
    }
    endSearch();
  };

  /** Give stored prices and dual variables their true values again and dissolve blossoms that are worth nothing. */
  const settle = (): void => {
    for (const node of touched) {
      if (parent[node] !== -1) {
        if (node >= size) label[node] = free;
        continue;
      }
      if (label[node] === free) continue;
      const change = label[node] === outer ? -moved : moved;
      if (node >= size) settleDual(node);
      label[node] = free;
      const last = lastLeaf[node] as number;
      for (let v = firstLeaf[node] as number; ; v = nextLeaf[v] as number) {
        price[v] = (price[v] as number) + change;
        label[v] = free;
        if (v === last) break;
      }
    }
    for (const node of touched) if (node >= size && parent[node] === -1 && dual[node] === 0) dissolve(node);
    touched.length = 0;
    toScan.length = 0;
    heap.length = 0;
  };

  const dissolve = (b: number): void => {
    const worthless = [b];
    for (let top = worthless.pop(); top !== undefined; top = worthless.pop()) {
      const first = baseChild[top] as number;
      takeApart(blossoms, top);
      let k = first;
      do {
        if (k >= size && dual[k] === 0) worthless.push(k);
        k = next[k] as number;
      } while (k !== first);
    }
  };

  for (const cycle of cycles) {
    makeBlossom(
      blossoms,
      cycle,
      cycle,
      cycle.map((_, i) => cycle[(i + 1) % cycle.length] as number),
    );
  }
  const roots = Array.from(mate.keys()).filter((v) => (mate[v] as number) < 0);
  for (const reach of reaches(roots, price)) {
    for (const root of roots) {
      if ((mate[root] as number) >= 0 || (price[root] as number) <= 0) continue;
      grow(root, reach);
      settle();
    }
  }
  return blossoms;
};

/**
 * How far prices may move in one search, the last time without end. Growing far from one root while its neighbours
 * have not moved at all visits much in vain; small steps first let all roots come towards each other.
 */
const reaches = (roots: readonly number[], price: Float64Array): number[] => {
  const highest = roots.reduce((most, v) => Math.max(most, price[v] as number), 0);
  const steps = [64, 32, 16, 8, 4, 2].map((part) => Math.floor(highest / part));
  return [...steps.filter((reach) => reach > 0), Number.POSITIVE_INFINITY];
};
