import { growing } from './growing.ts';
import {
  byScore,
  confidenceOf,
  type Hit,
  type Ranked,
  type Ranking,
  rankMember,
  type WeighedTerm,
  weigh,
} from './score.ts';
import type { AskTerm, ProfileTerm } from './terms.ts';

/** An inverted index over members numbered 0 to `size` − 1, in flat arrays: 10 bytes a posting and 12 a member. */
export type Postings = {
  readonly size: number;
  readonly terms: ReadonlyMap<string, number>;
  /** Where each term's list begins; one more than there are terms. */
  readonly lists: Uint32Array;
  /** Members of each list, heaviest first. */
  readonly members: Uint32Array;
  readonly weights: Uint8Array;
  /** The same postings by member: where each begins, `term * 2 + isPublic`, weight. */
  readonly starts: Uint32Array;
  readonly own: Uint32Array;
  readonly ownWeights: Uint8Array;
  /** Scratch: the last search that looked at a member. */
  readonly seen: Uint32Array;
  readonly searches: { count: number };
};

/** How a search is cut: `factor` of a member number, 0 (never show) to 1. */
export type SearchOptions = { readonly limit: number; readonly factor?: (member: number) => number };

/** Index the members' terms in the order given. O(postings). */
export function buildPostings(profiles: Iterable<readonly ProfileTerm[]>): Postings {
  const terms = new Map<string, number>();
  const own = growing(Uint32Array);
  const weights = growing(Uint8Array);
  const starts = growing(Uint32Array);
  starts.push(0);
  for (const profile of profiles) {
    for (const { term, weight, isPublic } of profile) {
      let id = terms.get(term);
      if (id === undefined) {
        id = terms.size;
        terms.set(term, id);
      }
      own.push(id * 2 + (isPublic ? 1 : 0));
      weights.push(weight);
    }
    starts.push(own.length());
  }
  const flat = { starts: starts.done(), own: own.done(), ownWeights: weights.done() };
  const size = flat.starts.length - 1;
  return {
    size,
    terms,
    ...flat,
    ...invert(terms.size, flat),
    seen: new Uint32Array(size),
    searches: { count: 0 },
  };
}

/**
 * The best members for an ask. Threshold algorithm (Fagin, Lotem and Naor 2003) over lists ordered by weight: stops as
 * soon as nobody unseen can enter the results. Equal scores go to the lower number. Reads and marks `seen`: one at a time.
 */
export function searchPostings(
  index: Postings,
  ask: readonly AskTerm[],
  options: SearchOptions,
): Ranking<number> {
  const query = weigh(ask, index.size, (term) => frequency(index, term)).map((term) => cursor(index, term));
  const results = walk(index, query, Math.max(options.limit, 10), options.factor ?? (() => 1))
    .map(({ member, factor }) => rankMember(member, hitsOf(index, member, query), factor))
    .toSorted((a: Ranked<number>, b: Ranked<number>) => byScore(a, b) || a.member - b.member);
  return { results: results.slice(0, options.limit), confidence: confidenceOf(results) };
}

/** How many members have a term. */
export function frequency(index: Postings, term: string): number {
  const id = index.terms.get(term);
  return id === undefined ? 0 : (index.lists[id + 1] ?? 0) - (index.lists[id] ?? 0);
}

type Flat = Pick<Postings, 'starts' | 'own' | 'ownWeights'>;

/** Lists by term, heaviest first, members ascending among equals: two counting sorts. */
function invert(terms: number, flat: Flat): Pick<Postings, 'lists' | 'members' | 'weights'> {
  const { starts, own, ownWeights } = flat;
  const lists = new Uint32Array(terms + 1);
  for (let i = 0; i < own.length; i++) bump(lists, ((own[i] ?? 0) >>> 1) + 1);
  for (let t = 0; t < terms; t++) lists[t + 1] = (lists[t + 1] ?? 0) + (lists[t] ?? 0);
  const { order, owner } = byWeight(starts, ownWeights);
  const next = lists.slice(0, terms);
  const members = new Uint32Array(own.length);
  const weights = new Uint8Array(own.length);
  for (let i = 0; i < order.length; i++) {
    const at = order[i] ?? 0;
    const to = bump(next, (own[at] ?? 0) >>> 1);
    members[to] = owner[at] ?? 0;
    weights[to] = ownWeights[at] ?? 0;
  }
  return { lists, members, weights };
}

function byWeight(starts: Uint32Array, weights: Uint8Array): { order: Uint32Array; owner: Uint32Array } {
  const owner = new Uint32Array(weights.length);
  for (let m = 0; m + 1 < starts.length; m++) owner.fill(m, starts[m], starts[m + 1]);
  const place = new Uint32Array(257);
  for (let i = 0; i < weights.length; i++) bump(place, 256 - (weights[i] ?? 0));
  for (let w = 0; w < 256; w++) place[w + 1] = (place[w + 1] ?? 0) + (place[w] ?? 0);
  const order = new Uint32Array(weights.length);
  for (let i = 0; i < weights.length; i++) order[bump(place, 255 - (weights[i] ?? 0))] = i;
  return { order, owner };
}

/** Add one and return what was there. */
function bump(array: Uint32Array, at: number): number {
  const before = array[at] ?? 0;
  array[at] = before + 1;
  return before;
}

type Cursor = { readonly id: number; readonly weighed: WeighedTerm; at: number; readonly end: number };

function cursor(index: Postings, weighed: WeighedTerm): Cursor {
  const id = index.terms.get(weighed.term.term) ?? 0;
  return { id, weighed, at: index.lists[id] ?? 0, end: index.lists[id + 1] ?? 0 };
}

type Candidate = { readonly member: number; readonly score: number; readonly factor: number };

const block = 32;

function walk(
  index: Postings,
  query: readonly Cursor[],
  limit: number,
  factor: (member: number) => number,
): Candidate[] {
  const search = ++index.searches.count;
  const top: Candidate[] = [];
  const values = new Map(query.map((one) => [one.id, one.weighed.value]));
  for (
    let next = richest(index, query, top, limit);
    next !== null;
    next = richest(index, query, top, limit)
  ) {
    const stop = Math.min(next.end, next.at + block);
    for (; next.at < stop; next.at++) {
      const member = index.members[next.at] ?? 0;
      if (index.seen[member] === search) continue;
      index.seen[member] = search;
      const share = factor(member);
      if (share > 0)
        offer(top, { member, score: relevance(index, member, values) * share, factor: share }, limit);
    }
  }
  return top;
}

/** The list whose next posting weighs most, or null when the heads together can no longer reach the results. */
function richest(
  index: Postings,
  query: readonly Cursor[],
  top: readonly Candidate[],
  limit: number,
): Cursor | null {
  let best: Cursor | null = null;
  let bestHead = 0;
  let sum = 0;
  for (const one of query) {
    if (one.at >= one.end) continue;
    const head = one.weighed.value * (index.weights[one.at] ?? 0);
    sum += head;
    if (head > bestHead) {
      best = one;
      bestHead = head;
    }
  }
  const worst = top.length < limit ? -1 : (top.at(-1)?.score ?? -1);
  return sum < worst ? null : best;
}

function relevance(index: Postings, member: number, values: ReadonlyMap<number, number>): number {
  let score = 0;
  const end = index.starts[member + 1] ?? 0;
  for (let i = index.starts[member] ?? 0; i < end; i++) {
    const value = values.get((index.own[i] ?? 0) >>> 1);
    if (value !== undefined) score += value * (index.ownWeights[i] ?? 0);
  }
  return score;
}

function offer(top: Candidate[], candidate: Candidate, limit: number): void {
  const last = top.at(-1);
  if (top.length >= limit && last !== undefined && !isBefore(candidate, last)) return;
  let at = top.length;
  while (at > 0 && isBefore(candidate, top[at - 1] ?? candidate)) at--;
  top.splice(at, 0, candidate);
  if (top.length > limit) top.pop();
}

const isBefore = (a: Candidate, b: Candidate): boolean =>
  a.score > b.score || (a.score === b.score && a.member < b.member);

function hitsOf(index: Postings, member: number, query: readonly Cursor[]): Hit[] {
  const hits: Hit[] = [];
  const end = index.starts[member + 1] ?? 0;
  for (let i = index.starts[member] ?? 0; i < end; i++) {
    const packed = index.own[i] ?? 0;
    const term = query.find((one) => one.id === packed >>> 1)?.weighed;
    if (term !== undefined) hits.push({ term, weight: index.ownWeights[i] ?? 0, isPublic: packed % 2 === 1 });
  }
  return hits;
}
