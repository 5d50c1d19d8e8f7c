/**
 * Who could meet whom, as a list: edge `i` joins vertices `a[i]` and `b[i]` (0-based, different) with the
 * whole-number `weight[i]` in 0..2^30. Each two vertices are joined at most once. Only the first `count` entries count.
 */
export type Edges = {
  readonly size: number;
  readonly count: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly weight: Int32Array;
};

/**
 * The same as adjacency lists: the neighbours of `v` stand at `offset[v]` up to `offset[v + 1]` in `neighbour`,
 * heaviest first, with `weight` beside them.
 */
export type Graph = {
  readonly size: number;
  readonly offset: Int32Array;
  readonly neighbour: Int32Array;
  readonly weight: Int32Array;
};

/** Adjacency lists, each sorted by falling weight. O(n + m): the edges are sorted by counting, then dealt out in that order. */
export const buildGraph = (edges: Edges): Graph => {
  const { size, count, a, b } = edges;
  const order = heaviestFirst(edges.weight, count);
  const offset = offsets(edges);
  const cursor = offset.slice(0, size);
  const neighbour = new Int32Array(2 * count);
  const weight = new Int32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const edge = order[i] as number;
    const u = a[edge] as number;
    const v = b[edge] as number;
    const w = edges.weight[edge] as number;
    const p = cursor[u] as number;
    cursor[u] = p + 1;
    neighbour[p] = v;
    weight[p] = w;
    const q = cursor[v] as number;
    cursor[v] = q + 1;
    neighbour[q] = u;
    weight[q] = w;
  }
  return { size, offset, neighbour, weight };
};

const offsets = ({ size, count, a, b }: Edges): Int32Array => {
  const offset = new Int32Array(size + 1);
  for (let i = 0; i < count; i++) {
    const u = (a[i] as number) + 1;
    const v = (b[i] as number) + 1;
    offset[u] = (offset[u] as number) + 1;
    offset[v] = (offset[v] as number) + 1;
  }
  for (let v = 0; v < size; v++) offset[v + 1] = (offset[v + 1] as number) + (offset[v] as number);
  return offset;
};

const digitBits = 16;
const highestDigit = 2 ** digitBits - 1;

/** Edge numbers by falling weight, equal ones in their given order: counting sort, one pass when weights are below 2^16. */
const heaviestFirst = (weight: Int32Array, count: number): Int32Array => {
  let highest = 0;
  for (let i = 0; i < count; i++) if ((weight[i] as number) > highest) highest = weight[i] as number;
  let order = new Int32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  let sorted = new Int32Array(count);
  for (let shift = 0; shift < 31 && highest >> shift > 0; shift += digitBits) {
    const digits = Math.min(highest >> shift, highestDigit);
    const start = new Int32Array(digits + 2);
    for (let i = 0; i < count; i++) {
      const bucket = digits - (((weight[i] as number) >> shift) & highestDigit) + 1;
      start[bucket] = (start[bucket] as number) + 1;
    }
    for (let d = 0; d < digits; d++) start[d + 1] = (start[d + 1] as number) + (start[d] as number);
    for (let i = 0; i < count; i++) {
      const edge = order[i] as number;
      const bucket = digits - (((weight[edge] as number) >> shift) & highestDigit);
      const at = start[bucket] as number;
      start[bucket] = at + 1;
      sorted[at] = edge;
    }
    [order, sorted] = [sorted, order];
  }
  return order;
};
