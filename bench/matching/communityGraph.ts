import type { Edges } from '../../src/core/matching/graph.ts';
import { type Random, randomFrom } from '../../src/core/matching/random.ts';
import { type Community, makeCommunity, type Person, scorer } from './community.ts';

/** How many candidates each person brings: the best by score, and some at random. */
export type Breadth = { readonly best: number; readonly random: number };

/**
 * The candidate graph of a made-up community that has had six rounds, with 0.2 % of pairs blocked. The same seed gives
 * the same graph, so that its optimum can be kept: seeds 1, 2, 3, 4, 5, 6, 7, 8 for 100, 300, 1,000, 3,000, 10,000,
 * 30,000, 100,000 and 1,000,000 people.
 */
export const communityGraph = (size: number, seed: number): Edges => {
  const all = candidateGraph(makeCommunity(size, seed), seed, { best: 26, random: 4 });
  const random = randomFrom(seed + 77);
  return withoutHistory(
    keepEdges(all, () => random.fraction() >= 0.002),
    6,
  );
};

/** The edges for which `keep` holds. */
export const keepEdges = (edges: Edges, keep: (u: number, v: number) => boolean): Edges => {
  const kept = Array.from({ length: edges.count }, (_, i) => i).filter((i) =>
    keep(edges.a[i] as number, edges.b[i] as number),
  );
  return {
    size: edges.size,
    count: kept.length,
    a: Int32Array.from(kept, (i) => edges.a[i] as number),
    b: Int32Array.from(kept, (i) => edges.b[i] as number),
    weight: Int32Array.from(kept, (i) => edges.weight[i] as number),
  };
};

/** As if that many rounds had been held by taking the best pair first: their pairs are gone. */
export const withoutHistory = (edges: Edges, rounds: number): Edges => {
  let rest = edges;
  for (let round = 0; round < rounds; round++) {
    const { size, count, a, b, weight } = rest;
    const order = heaviestFirst(weight, count);
    const isUsed = new Uint8Array(size);
    const isGone = new Uint8Array(count);
    for (const edge of order) {
      const u = a[edge] as number;
      const v = b[edge] as number;
      if (isUsed[u] === 1 || isUsed[v] === 1) continue;
      isUsed[u] = 1;
      isUsed[v] = 1;
      isGone[edge] = 1;
    }
    let at = 0;
    for (let i = 0; i < count; i++) {
      if (isGone[i] === 1) continue;
      a[at] = a[i] as number;
      b[at] = b[i] as number;
      weight[at++] = weight[i] as number;
    }
    rest = { size, count: at, a: a.slice(0, at), b: b.slice(0, at), weight: weight.slice(0, at) };
  }
  return rest;
};

const heaviestFirst = (weight: Int32Array, count: number): Int32Array => {
  const highest = 16_383;
  const start = new Int32Array(highest + 2);
  for (let i = 0; i < count; i++) {
    const bucket = highest - (weight[i] as number) + 1;
    start[bucket] = (start[bucket] as number) + 1;
  }
  for (let i = 0; i <= highest; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const bucket = highest - (weight[i] as number);
    const at = start[bucket] as number;
    start[bucket] = at + 1;
    order[at] = i;
  }
  return order;
};

type Postings = { readonly offset: Int32Array; readonly holder: Int32Array };

const postings = (
  topics: number,
  people: readonly Person[],
  kind: 'offers' | 'seeks' | 'interests',
): Postings => {
  const offset = new Int32Array(topics + 1);
  for (const person of people) for (const t of person[kind]) offset[t + 1] = (offset[t + 1] as number) + 1;
  for (let t = 0; t < topics; t++) offset[t + 1] = (offset[t + 1] as number) + (offset[t] as number);
  const cursor = offset.slice();
  const holder = new Int32Array(offset[topics] as number);
  people.forEach((person, v) => {
    for (const t of person[kind]) {
      const at = cursor[t] as number;
      cursor[t] = at + 1;
      holder[at] = v;
    }
  });
  return { offset, holder };
};

/** Up to this many people are scored for one person. */
const mostScored = 1024;

/** The best-scoring and some random people for each, as edges. */
export const candidateGraph = (
  community: Community,
  seed: number,
  { best, random: extra }: Breadth,
): Edges => {
  const { size, topics, people } = community;
  const random = randomFrom(seed ^ 0x5bd1e995);
  const score = scorer(community);
  const offers = postings(topics, people, 'offers');
  const seeks = postings(topics, people, 'seeks');
  const interests = postings(topics, people, 'interests');
  const seen = new Int32Array(size).fill(-1);
  const room = best + extra;
  const other = new Int32Array(size * room);
  const worth = new Int32Array(size * room);
  const taken = new Int32Array(size);
  const found = new Int32Array(mostScored);
  const foundScore = new Int32Array(mostScored);
  for (let u = 0; u < size; u++) {
    let count = 0;
    seen[u] = u;
    const add = (v: number): void => {
      if (seen[v] === u) return;
      seen[v] = u;
      const w = score(u, v);
      if (w === 0 || count === mostScored) return;
      found[count] = v;
      foundScore[count++] = w;
    };
    const person = people[u] as Person;
    for (const t of person.seeks) visitSample(offers, t, 48, random, add);
    for (const t of person.offers) visitSample(seeks, t, 32, random, add);
    for (const t of person.interests) visitSample(interests, t, 24, random, add);
    const byTopic = count;
    for (let i = 0; i < 3 * extra; i++) add(random.below(size));
    const chosen = Math.min(best, byTopic);
    selectBest(found, foundScore, chosen, byTopic);
    let at = 0;
    for (let i = 0; i < count && at < chosen + extra; i++) {
      if (i >= chosen && i < byTopic) continue;
      other[u * room + at] = found[i] as number;
      worth[u * room + at++] = foundScore[i] as number;
    }
    taken[u] = at;
  }
  return unitedEdges(size, room, taken, other, worth);
};

const visitSample = (
  { offset, holder }: Postings,
  topic: number,
  most: number,
  random: Random,
  visit: (v: number) => void,
): void => {
  const begin = offset[topic] as number;
  const length = (offset[topic + 1] as number) - begin;
  if (length <= most) {
    for (let i = 0; i < length; i++) visit(holder[begin + i] as number);
    return;
  }
  let at = random.below(length);
  const step = 1 + random.below(Math.max(1, Math.floor(length / most) * 2 - 1));
  for (let i = 0; i < most; i++) {
    visit(holder[begin + at] as number);
    at = (at + step) % length;
  }
};

/** Bring the `chosen` best of the first `count` to the front, best first. */
const selectBest = (member: Int32Array, score: Int32Array, chosen: number, count: number): void => {
  for (let i = 0; i < chosen; i++) {
    let top = i;
    for (let j = i + 1; j < count; j++) if ((score[j] as number) > (score[top] as number)) top = j;
    const v = member[i] as number;
    const w = score[i] as number;
    member[i] = member[top] as number;
    score[i] = score[top] as number;
    member[top] = v;
    score[top] = w;
  }
};

const unitedEdges = (
  size: number,
  room: number,
  taken: Int32Array,
  other: Int32Array,
  worth: Int32Array,
): Edges => {
  const begin = new Int32Array(size + 1);
  const each = (visit: (u: number, v: number, w: number) => void): void => {
    for (let u = 0; u < size; u++) {
      for (let i = u * room, end = i + (taken[u] as number); i < end; i++) {
        visit(u, other[i] as number, worth[i] as number);
      }
    }
  };
  each((u, v) => {
    const low = Math.min(u, v) + 1;
    begin[low] = (begin[low] as number) + 1;
  });
  for (let v = 0; v < size; v++) begin[v + 1] = (begin[v + 1] as number) + (begin[v] as number);
  const cursor = begin.slice();
  const total = begin[size] as number;
  const b = new Int32Array(total);
  const weight = new Int32Array(total);
  each((u, v, w) => {
    const low = Math.min(u, v);
    const at = cursor[low] as number;
    cursor[low] = at + 1;
    b[at] = Math.max(u, v);
    weight[at] = w;
  });
  const a = new Int32Array(total);
  const seen = new Int32Array(size).fill(-1);
  let count = 0;
  for (let u = 0; u < size; u++) {
    for (let i = begin[u] as number; i < (begin[u + 1] as number); i++) {
      const v = b[i] as number;
      if (seen[v] === u) continue;
      seen[v] = u;
      a[count] = u;
      b[count] = v;
      weight[count++] = weight[i] as number;
    }
  }
  return { size, count, a: a.slice(0, count), b: b.slice(0, count), weight: weight.slice(0, count) };
};
