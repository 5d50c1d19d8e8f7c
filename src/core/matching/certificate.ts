import type { Matching } from './exact.ts';
import type { Edges } from './graph.ts';

/** What a matching is worth and the most any matching could be worth; `share` = value / bound, 1 when proven best. */
export type Certificate = {
  readonly value: number;
  readonly bound: number;
  readonly share: number;
  readonly pairs: number;
};

/** Why a proof does not hold. */
export type BrokenProof = { readonly broken: 'mates' | 'negative' | 'edge'; readonly at: number };

/**
 * Check a matching and its dual solution against nothing but the edge list, by weak duality: every price and blossom
 * dual is at least 0, and on every edge uv  price[u] + price[v] + sum of duals of blossoms holding both >= 2 (w + bonus);
 * then no matching is worth more than  sum price / 2 + sum dual x (pairs that fit inside) / 2.
 * O(m log n): nearest common blossom by jump pointers (E. Myers, "An applicative random-access stack", 1983).
 */
export const certify = (edges: Edges, bonus: number, matching: Matching): Certificate | BrokenProof => {
  const { size, count, a, b, weight } = edges;
  const { mate, price, parent, dual } = matching;
  for (let v = 0; v < size; v++) {
    const partner = mate[v] as number;
    if (partner >= 0 && mate[partner] !== v) return { broken: 'mates', at: v };
    if (!((price[v] as number) >= 0)) return { broken: 'negative', at: v };
  }
  const family = blossomFamily(size, parent, dual);
  if (family === null) return { broken: 'negative', at: -1 };
  let value = 0;
  let pairs = 0;
  for (let i = 0; i < count; i++) {
    const u = a[i] as number;
    const v = b[i] as number;
    const worth = (weight[i] as number) + bonus;
    let cover = (price[u] as number) + (price[v] as number);
    const left = parent[u] as number;
    const right = parent[v] as number;
    if (left >= 0 && right >= 0) cover += family.sharedDual(left, right);
    if (!(cover >= 2 * worth)) return { broken: 'edge', at: i };
    if (mate[u] !== v) continue;
    value += worth;
    pairs++;
  }
  let paired = 0;
  let bound = family.bound;
  for (let v = 0; v < size; v++) {
    if ((mate[v] as number) >= 0) paired++;
    bound += (price[v] as number) / 2;
  }
  // A pair that is no edge would be counted here and not above.
  if (paired !== 2 * pairs) return { broken: 'mates', at: -1 };
  return { value, bound, share: bound === 0 ? 1 : value / bound, pairs };
};

/** The nested blossoms as the checker sees them; null if a dual is negative or the nesting does not end. */
const blossomFamily = (size: number, parent: Int32Array, dual: Float64Array) => {
  const nodes = parent.length;
  const depth = new Int32Array(nodes);
  const jump = new Int32Array(nodes).fill(-1);
  const inside = new Int32Array(nodes);
  const dualAbove = new Float64Array(nodes);
  const order = outermostFirst(size, parent);
  if (order === null) return null;
  for (const b of order) {
    if (!((dual[b] as number) >= 0)) return null;
    const p = parent[b] as number;
    dualAbove[b] = (dual[b] as number) + (p >= 0 ? (dualAbove[p] as number) : 0);
    depth[b] = p >= 0 ? (depth[p] as number) + 1 : 1;
    if (p < 0) continue;
    const q = jump[p] as number;
    const isEqualLeap =
      q >= 0 &&
      (jump[q] as number) >= 0 &&
      (depth[p] as number) - (depth[q] as number) ===
        (depth[q] as number) - (depth[jump[q] as number] as number);
    jump[b] = isEqualLeap ? (jump[q] as number) : p;
  }
  for (let v = 0; v < size; v++) {
    const p = parent[v] as number;
    if (p >= 0) inside[p] = (inside[p] as number) + 1;
  }
  let bound = 0;
  for (let i = order.length - 1; i >= 0; i--) {
    const b = order[i] as number;
    const p = parent[b] as number;
    if (p >= 0) inside[p] = (inside[p] as number) + (inside[b] as number);
    bound += ((dual[b] as number) * Math.floor((inside[b] as number) / 2)) / 2;
  }
  const liftTo = (node: number, level: number): number => {
    let x = node;
    while ((depth[x] as number) > level) {
      const far = jump[x] as number;
      x = far >= 0 && (depth[far] as number) >= level ? far : (parent[x] as number);
    }
    return x;
  };
  const sharedDual = (left: number, right: number): number => {
    const level = Math.min(depth[left] as number, depth[right] as number);
    let x = liftTo(left, level);
    let y = liftTo(right, level);
    while (x !== y && x >= 0 && y >= 0) {
      const isFar = (jump[x] as number) >= 0 && jump[x] !== jump[y];
      x = (isFar ? jump[x] : parent[x]) as number;
      y = (isFar ? jump[y] : parent[y]) as number;
    }
    return x === y && x >= 0 ? (dualAbove[x] as number) : 0;
  };
  return { bound, sharedDual };
};

/** Blossoms in use, each after its parent; null if the nesting runs in a circle. */
const outermostFirst = (size: number, parent: Int32Array): number[] | null => {
  const nodes = parent.length;
  const order: number[] = [];
  const isPlaced = new Uint8Array(nodes);
  const path: number[] = [];
  for (let b = size; b < nodes; b++) {
    if ((parent[b] as number) < -1) continue;
    let x = b;
    while (x >= 0 && isPlaced[x] === 0) {
      path.push(x);
      if (path.length > nodes) return null;
      x = parent[x] as number;
    }
    for (let y = path.pop(); y !== undefined; y = path.pop()) {
      isPlaced[y] = 1;
      order.push(y);
    }
  }
  return order;
};
