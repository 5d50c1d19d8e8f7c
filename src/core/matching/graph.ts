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

/**
 * Adjacency lists, each sorted by falling weight; equal weights in an order that depends on the edge list alone.
 * O(m log d) for lists of d: sorting each list where it lies is kinder to the cache than sorting all edges first.
 */
export const buildGraph = (edges: Edges): Graph => {
  const { size, count, a, b } = edges;
  const offset = offsets(edges);
  const cursor = offset.slice(0, size);
  const neighbour = new Int32Array(2 * count);
  const weight = new Int32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const u = a[i] as number;
    const v = b[i] as number;
    const w = edges.weight[i] as number;
    const p = cursor[u] as number;
    cursor[u] = p + 1;
    neighbour[p] = v;
    weight[p] = w;
    const q = cursor[v] as number;
    cursor[v] = q + 1;
    neighbour[q] = u;
    weight[q] = w;
  }
  for (let v = 0; v < size; v++)
    heaviestFirst(weight, neighbour, offset[v] as number, offset[v + 1] as number);
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

/** Lists this short are sorted by insertion. */
const shortList = 24;

/** Sort weight[from..to) falling, `neighbour` along with it: quicksort, the smaller part by recursion. */
const heaviestFirst = (weight: Int32Array, neighbour: Int32Array, from: number, to: number): void => {
  let low = from;
  let high = to;
  while (high - low > shortList) {
    const pivot = median(
      weight[low] as number,
      weight[(low + high) >> 1] as number,
      weight[high - 1] as number,
    );
    let i = low;
    let j = high - 1;
    for (;;) {
      while ((weight[i] as number) > pivot) i++;
      while ((weight[j] as number) < pivot) j--;
      if (i >= j) break;
      const w = weight[i] as number;
      weight[i++] = weight[j] as number;
      weight[j] = w;
      const v = neighbour[i - 1] as number;
      neighbour[i - 1] = neighbour[j] as number;
      neighbour[j--] = v;
    }
    const middle = j + 1;
    if (middle - low < high - middle) {
      heaviestFirst(weight, neighbour, low, middle);
      low = middle;
    } else {
      heaviestFirst(weight, neighbour, middle, high);
      high = middle;
    }
  }
  insertHeaviestFirst(weight, neighbour, low, high);
};

const median = (x: number, y: number, z: number): number => {
  if (x > y) return y > z ? y : Math.min(x, z);
  return x > z ? x : Math.min(y, z);
};

const insertHeaviestFirst = (weight: Int32Array, neighbour: Int32Array, from: number, to: number): void => {
  for (let i = from + 1; i < to; i++) {
    const w = weight[i] as number;
    const v = neighbour[i] as number;
    let j = i - 1;
    while (j >= from && (weight[j] as number) < w) {
      weight[j + 1] = weight[j] as number;
      neighbour[j + 1] = neighbour[j] as number;
      j--;
    }
    weight[j + 1] = w;
    neighbour[j + 1] = v;
  }
};
