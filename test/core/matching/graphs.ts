import type { Edges } from '../../../src/core/matching/graph.ts';
import type { Random } from '../../../src/core/matching/random.ts';

/** A graph from a list of [end, end, weight]. */
export const graphOf = (size: number, list: readonly (readonly [number, number, number])[]): Edges => ({
  size,
  count: list.length,
  a: Int32Array.from(list, ([a]) => a),
  b: Int32Array.from(list, ([, b]) => b),
  weight: Int32Array.from(list, ([, , weight]) => weight),
});

/** A small random graph of 2 to 14 vertices, of any density, with few or many different weights. */
export const smallGraph = (random: Random): Edges => {
  const size = 2 + random.below(13);
  const density = 0.1 + 0.9 * random.fraction();
  const heaviest = [3, 10, 100, 10_000, 1_000_000][random.below(5)] ?? 1;
  const list: [number, number, number][] = [];
  for (let u = 0; u < size; u++) {
    for (let v = u + 1; v < size; v++) {
      if (random.fraction() < density) list.push([u, v, 1 + random.below(heaviest)]);
    }
  }
  return graphOf(size, list);
};

/** The best value of any matching by trying all subsets: O(2^n n), for up to 14 vertices. */
export const bestByTrying = ({ size, count, a, b, weight }: Edges, bonus: number): number => {
  const worth = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    worth.set((a[i] as number) * size + (b[i] as number), (weight[i] as number) + bonus);
  }
  const best = new Float64Array(1 << size);
  for (let set = 1; set < 1 << size; set++) {
    const high = 31 - Math.clz32(set);
    let value = best[set ^ (1 << high)] as number;
    for (let low = 0; low < high; low++) {
      const pair = worth.get(low * size + high);
      if (((set >> low) & 1) === 0 || pair === undefined) continue;
      value = Math.max(value, (best[set ^ (1 << high) ^ (1 << low)] as number) + pair);
    }
    best[set] = value;
  }
  return best[best.length - 1] as number;
};
