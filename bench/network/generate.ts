import { randomFrom } from '../../src/core/matching/random.ts';
import type { TieList } from '../../src/core/network/graph.ts';

/** People come in groups of this many, and seven ties of ten stay inside. */
const groupSize = 600;

/**
 * A community's ties, the same for the same seed: a few know very many (degrees by a power law of exponent 2.5), most
 * strengths are low. Some ties come out twice or with oneself; whoever builds the graph drops them.
 */
export const makeTies = (people: number, count: number, seed: number): TieList => {
  const roll = randomFrom(seed).fraction;
  const pick = pickerOf(people, roll);
  const one = new Int32Array(count);
  const other = new Int32Array(count);
  const strength = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const u = pick(0, people);
    const group = Math.floor(u / groupSize) * groupSize;
    const v = roll() < 0.7 ? pick(group, Math.min(people, group + groupSize)) : pick(0, people);
    one[i] = u;
    other[i] = v;
    strength[i] = Math.max(3, Math.min(255, Math.round(-71 * Math.log(1 - roll()))));
  }
  return { people, count, one, other, strength };
};

/** How willing each is, 0..255: one in twenty carries enough already. */
export const makeWilling = (people: number, seed: number): Uint8Array => {
  const roll = randomFrom(seed).fraction;
  return Uint8Array.from({ length: people }, () => (roll() < 0.05 ? 0 : 128 + Math.floor(128 * roll())));
};

/** Two different people each, who know somebody. */
export const makePairs = (
  degreeOf: (person: number) => number,
  people: number,
  count: number,
  seed: number,
) => {
  const roll = randomFrom(seed).fraction;
  const pairs: (readonly [requester: number, target: number])[] = [];
  while (pairs.length < count) {
    const one = Math.floor(roll() * people);
    const other = Math.floor(roll() * people);
    if (one !== other && degreeOf(one) > 0 && degreeOf(other) > 0) pairs.push([one, other]);
  }
  return pairs;
};

/** Somebody from `from` up to `to`, the sociable more often. */
const pickerOf = (people: number, roll: () => number): ((from: number, to: number) => number) => {
  const sums = new Float64Array(people + 1);
  for (let v = 0; v < people; v++)
    sums[v + 1] = (sums[v] as number) + Math.min(300, (1 - roll()) ** (-1 / 1.5));
  return (from, to) => {
    const wanted = (sums[from] as number) + roll() * ((sums[to] as number) - (sums[from] as number));
    let low = from;
    let high = to - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle + 1] as number) <= wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
};
