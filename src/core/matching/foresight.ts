import { type Matching, maximumWeightMatching } from './exact.ts';
import { buildGraph, type Edges } from './graph.ts';
import { type Past, pastWith } from './past.ts';
import { type Random, randomFrom } from './random.ts';
import { points } from './weights.ts';

/** Looking ahead is for few people, who soon have nobody new to meet. */
const peopleUpTo = 60;
/** It begins when somebody has this few new people left, and reaches as many rounds. */
const horizon = 12;
const variants = 30;
const futures = 20;

/**
 * Among few people the best pairs of today can leave a rest in which not everyone finds somebody new next time (two
 * circles of five, say). Of several matchings close to the best one, take the one after which the fewest pairs have to
 * repeat in the rounds to come, as tried by playing them; the best one on a tie. Returns its mates.
 */
export const withForesight = (edges: Edges, best: Matching, past: Past, seed: number): Int32Array => {
  if (edges.size > peopleUpTo) return best.mate;
  const fresh = freshEdges(edges, past);
  const left = fewestLeft(edges.size, fresh);
  if (left < 2 || left > horizon) return best.mate;
  const random = randomFrom(seed ^ 0x1f83d9ab);
  const rounds = left - 1;
  let mate = best.mate;
  let fewest = repeatsAhead(edges.size, fresh, mate, rounds, random);
  for (let i = 0; i < variants && fewest > 0; i++) {
    const other = maximumWeightMatching(buildGraph(shaken(edges, past, random)), points.pairBonus).mate;
    if (missing(edges.size, fresh, other) > missing(edges.size, fresh, best.mate)) continue;
    const repeats = repeatsAhead(edges.size, fresh, other, rounds, random);
    if (repeats >= fewest) continue;
    fewest = repeats;
    mate = other;
  }
  return mate;
};

/** Pairs that could meet for the first time; `keys` to look one up. */
type Fresh = { readonly a: readonly number[]; readonly b: readonly number[] };

const freshEdges = ({ count, a, b }: Edges, past: Past): Fresh => {
  const fresh = { a: [] as number[], b: [] as number[] };
  for (let i = 0; i < count; i++) {
    const u = a[i] as number;
    const v = b[i] as number;
    if (pastWith(past, u, v) >= 0) continue;
    fresh.a.push(u);
    fresh.b.push(v);
  }
  return fresh;
};

const fewestLeft = (size: number, { a, b }: Fresh): number => {
  const left = new Int32Array(size);
  for (const side of [a, b]) for (const v of side) left[v] = (left[v] as number) + 1;
  return left.reduce((x, y) => Math.min(x, y), size);
};

/** Pairs a matching has to find among people who met before. */
const missing = (size: number, { a, b }: Fresh, mate: Int32Array): number => {
  let fresh = 0;
  a.forEach((u, i) => {
    if (mate[u] === b[i]) fresh++;
  });
  return (size >> 1) - fresh;
};

/** The same weights with new pairs lifted by chance, never above what a pair that never met outweighs. */
const shaken = (edges: Edges, past: Past, random: Random): Edges => {
  const weight = edges.weight.slice();
  for (let i = 0; i < edges.count; i++) {
    if (pastWith(past, edges.a[i] as number, edges.b[i] as number) >= 0) continue;
    weight[i] = (weight[i] as number) + random.below(points.novelty / 2);
  }
  return { ...edges, weight };
};

/** The fewest repeats found by playing the next rounds several times, if everyone takes part in all of them. */
const repeatsAhead = (
  size: number,
  fresh: Fresh,
  mate: Int32Array,
  rounds: number,
  random: Random,
): number => {
  let fewest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < futures && fewest > 0; i++) {
    fewest = Math.min(fewest, playAhead(size, without(fresh, mate), rounds, random));
  }
  return fewest;
};

const playAhead = (size: number, fresh: Fresh, rounds: number, random: Random): number => {
  let repeats = 0;
  let rest = fresh;
  for (let round = 0; round < rounds; round++) {
    const weight = Int32Array.from(rest.a, () => 1 + random.below(100));
    const edges = {
      size,
      count: rest.a.length,
      a: Int32Array.from(rest.a),
      b: Int32Array.from(rest.b),
      weight,
    };
    const { mate } = maximumWeightMatching(buildGraph(edges), 10_000);
    repeats += missing(size, rest, mate);
    rest = without(rest, mate);
  }
  return repeats;
};

const without = ({ a, b }: Fresh, mate: Int32Array): Fresh => {
  const isKept = a.map((u, i) => mate[u] !== b[i]);
  return { a: a.filter((_, i) => isKept[i]), b: b.filter((_, i) => isKept[i]) };
};
