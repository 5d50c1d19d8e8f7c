import type { Edges } from './graph.ts';
import { type Kind, listRoom, type Postings, type Profiles, places, rowWords } from './profiles.ts';
import { randomFrom } from './random.ts';
import type { Weigher } from './weights.ts';

/** Up to this many members every possible pair is a candidate. */
export const allPairsUpTo = 300;

/** Candidates each member brings: the best by weight, and some at random, which keep everyone reachable. */
const bestKept = 26;
const randomKept = 4;
const randomTries = 10;

/** How many holders of one topic are looked at: of what a member seeks, offers and likes. */
const sampled = { offers: 28, seeks: 20, interests: 16 } as const;

/** The pairs worth considering in a round, with their weights. The same seed gives the same pairs. */
export const candidateEdges = (profiles: Profiles, weigher: Weigher, seed: number): Edges =>
  profiles.size <= allPairsUpTo ? everyPair(profiles.size, weigher) : sampledPairs(profiles, weigher, seed);

const everyPair = (size: number, weigher: Weigher): Edges => {
  const most = (size * (size - 1)) / 2;
  const a = new Int32Array(most);
  const b = new Int32Array(most);
  const weight = new Int32Array(most);
  let count = 0;
  for (let u = 0; u < size; u++) {
    weigher.aim(u);
    for (let v = u + 1; v < size; v++) {
      const w = weigher.weigh(v);
      if (w === 0) continue;
      a[count] = u;
      b[count] = v;
      weight[count++] = w;
    }
  }
  return { size, count, a, b, weight };
};

/** One member's candidates while they are collected: the best so far, heaviest first. */
type Shortlist = { length: number; readonly member: Int32Array; readonly weight: Int32Array };

/** About 200 holders of shared topics per member are weighed. O(n). */
const sampledPairs = (profiles: Profiles, weigher: Weigher, seed: number): Edges => {
  const { size, rows } = profiles;
  const random = randomFrom(seed ^ 0x5bd1e995);
  const room = bestKept + randomKept;
  const member = new Int32Array(size * room);
  const weight = new Int32Array(size * room);
  const seen = new Int32Array(size).fill(-1);
  const best: Shortlist = {
    length: 0,
    member: new Int32Array(bestKept),
    weight: new Int32Array(bestKept),
  };
  const found = new Int32Array(listRoom * (sampled.offers + sampled.seeks + sampled.interests));
  const foundWeight = new Int32Array(found.length);
  let foundCount = 0;
  const sources: readonly (readonly [Postings, Kind, number])[] = [
    [profiles.offers, 'seeks', sampled.offers],
    [profiles.seeks, 'offers', sampled.seeks],
    [profiles.interests, 'interests', sampled.interests],
  ];

  const consider = (u: number, v: number): void => {
    if (seen[v] === u) return;
    seen[v] = u;
    found[foundCount++] = v;
  };

  const lookUp = (u: number, { offset, holder }: Postings, topic: number, most: number): void => {
    const begin = offset[topic] as number;
    const length = (offset[topic + 1] as number) - begin;
    if (length <= most) {
      for (let i = begin; i < begin + length; i++) consider(u, holder[i] as number);
      return;
    }
    let at = random.below(length);
    const step = 1 + random.below(Math.max(1, Math.floor(length / most) * 2 - 1));
    for (let i = 0; i < most; i++) {
      consider(u, holder[begin + at] as number);
      at += step;
      if (at >= length) at -= length;
    }
  };

  for (let u = 0; u < size; u++) {
    weigher.aim(u);
    seen[u] = u;
    best.length = 0;
    foundCount = 0;
    for (const [postings, kind, most] of sources) {
      for (const place of places[kind]) {
        const topic = rows[u * rowWords + place] as number;
        if (topic === 0) break;
        lookUp(u, postings, topic, most);
      }
    }
    foundCount = weigher.keepPossible(found, foundCount);
    weigher.weighAll(found, foundCount, foundWeight);
    for (let i = 0; i < foundCount; i++) enlist(best, found[i] as number, foundWeight[i] as number);
    let at = u * room;
    for (let i = 0; i < best.length; i++) {
      member[at] = best.member[i] as number;
      weight[at++] = best.weight[i] as number;
    }
    foundCount = 0;
    for (let i = 0; i < randomTries; i++) consider(u, random.below(size));
    foundCount = Math.min(randomKept, weigher.keepPossible(found, foundCount));
    weigher.weighAll(found, foundCount, foundWeight);
    for (let i = 0; i < foundCount; i++) {
      member[at] = found[i] as number;
      weight[at++] = foundWeight[i] as number;
    }
  }
  return joined(size, room, member, weight);
};

const enlist = (best: Shortlist, v: number, w: number): void => {
  if (w === 0) return;
  const { member, weight } = best;
  let at = best.length;
  if (at === bestKept) {
    if ((weight[at - 1] as number) >= w) return;
    at--;
  } else best.length++;
  while (at > 0 && (weight[at - 1] as number) < w) {
    member[at] = member[at - 1] as number;
    weight[at] = weight[at - 1] as number;
    at--;
  }
  member[at] = v;
  weight[at] = w;
};

/** Shortlists of all members (`room` places each, weight 0 where empty) as edges, each pair once. O(n x room). */
const joined = (size: number, room: number, member: Int32Array, weight: Int32Array): Edges => {
  const begin = new Int32Array(size + 1);
  for (let i = 0; i < member.length; i++) {
    if (weight[i] === 0) continue;
    const low = Math.min(Math.floor(i / room), member[i] as number) + 1;
    begin[low] = (begin[low] as number) + 1;
  }
  for (let v = 0; v < size; v++) begin[v + 1] = (begin[v + 1] as number) + (begin[v] as number);
  const total = begin[size] as number;
  const cursor = begin.slice(0, size);
  const high = new Int32Array(total);
  const worth = new Int32Array(total);
  for (let i = 0; i < member.length; i++) {
    if (weight[i] === 0) continue;
    const u = Math.floor(i / room);
    const v = member[i] as number;
    const low = Math.min(u, v);
    const at = cursor[low] as number;
    cursor[low] = at + 1;
    high[at] = Math.max(u, v);
    worth[at] = weight[i] as number;
  }
  // The pairs of one member stand together: drop the doubles and close up in place.
  const a = new Int32Array(total);
  const seen = new Int32Array(size).fill(-1);
  let count = 0;
  for (let u = 0; u < size; u++) {
    for (let i = begin[u] as number; i < (begin[u + 1] as number); i++) {
      const v = high[i] as number;
      if (seen[v] === u) continue;
      seen[v] = u;
      a[count] = u;
      high[count] = v;
      worth[count++] = worth[i] as number;
    }
  }
  return { size, count, a, b: high, weight: worth };
};
