import { growing } from './growing.ts';
import {
  confidenceOf,
  type Hit,
  type Ranking,
  rankMember,
  relevanceOf,
  type WeighedTerm,
  weigh,
} from './score.ts';
import { type AskTerm, isTopicTerm, type ProfileTerm } from './terms.ts';

/** An inverted index over members numbered 0 to `size` − 1, in flat arrays: 9 bytes a posting and 8 a member; up to 8 million terms. */
export type Postings = {
  readonly size: number;
  readonly terms: ReadonlyMap<string, number>;
  /** Where each term's list begins; one more than there are terms. */
  readonly lists: Uint32Array;
  /** Members of each list, heaviest first. */
  readonly members: Uint32Array;
  readonly weights: Uint8Array;
  /** The same postings by member: where each begins, and `term << 9 | isPublic << 8 | weight` in one number. */
  readonly starts: Uint32Array;
  readonly own: Uint32Array;
  /** Scratch: the last search that looked at a member. */
  readonly seen: Uint32Array;
  /** 1 for each term that is a topic's. */
  readonly topics: Uint8Array;
  /** Scratch: what a point of weight is worth per term, 0 outside a search. */
  readonly worth: Float64Array;
  readonly searches: { count: number };
};

/**
 * How a search is cut: `factor` of a member number, 0 (never show) to 1. `counts` where the community has changed since
 * the index was built: how many members it has now, and how many of them have a term.
 */
export type SearchOptions = {
  readonly limit: number;
  readonly factor?: (member: number) => number;
  readonly counts?: Counts;
};

/** How many members there are, and how many of them have a term. */
export type Counts = { readonly members: number; readonly having: (term: string) => number };

/** Takes members one by one, in the order of their numbers, and gives the index over them. O(postings). */
export const postingsBuilder = () => {
  const terms = new Map<string, number>();
  const own = growing(Uint32Array);
  const starts = growing(Uint32Array);
  starts.push(0);
  return {
    add: (profile: readonly ProfileTerm[]): void => {
      for (const { term, weight, isPublic } of profile) {
        let id = terms.get(term);
        if (id === undefined) {
          id = terms.size;
          terms.set(term, id);
        }
        own.push(id * 512 + (isPublic ? 256 : 0) + weight);
      }
      starts.push(own.length());
    },
    done: (): Postings => {
      const flat = { starts: starts.done(), own: own.done() };
      const size = flat.starts.length - 1;
      return {
        size,
        terms,
        ...flat,
        ...invert(terms.size, flat),
        seen: new Uint32Array(size),
        worth: new Float64Array(terms.size),
        topics: Uint8Array.from(terms.keys(), (term) => (isTopicTerm(term) ? 1 : 0)),
        searches: { count: 0 },
      };
    },
  };
};

/** Index the members' terms in the order given. O(postings). */
export function buildPostings(profiles: Iterable<readonly ProfileTerm[]>): Postings {
  const builder = postingsBuilder();
  for (const profile of profiles) builder.add(profile);
  return builder.done();
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
  const counts = options.counts ?? { members: index.size, having: (term) => frequency(index, term) };
  const query = weigh(ask, counts.members, counts.having).flatMap((term) => cursor(index, term));
  const results = walk(index, query, Math.max(options.limit, 5), options.factor ?? (() => 1)).map(
    ({ member, factor }) => rankMember(member, hitsOf(index, member, query), factor),
  );
  return { results: results.slice(0, options.limit), confidence: confidenceOf(results) };
}

/** How many members have a term. */
export function frequency(index: Postings, term: string): number {
  const id = index.terms.get(term);
  return id === undefined ? 0 : (index.lists[id + 1] ?? 0) - (index.lists[id] ?? 0);
}

/** Whether a member has a term. */
export function holds(index: Postings, member: number, term: string): boolean {
  const id = index.terms.get(term);
  const end = index.starts[member + 1] ?? 0;
  for (let i = index.starts[member] ?? 0; i < end; i++) {
    if ((index.own[i] ?? 0) >>> 9 === id) return true;
  }
  return false;
}

type Flat = Pick<Postings, 'starts' | 'own'>;

/** Lists by term, heaviest first, members ascending among equals: two counting sorts. */
function invert(terms: number, flat: Flat): Pick<Postings, 'lists' | 'members' | 'weights'> {
  const { starts, own } = flat;
  const lists = new Uint32Array(terms + 1);
  for (let i = 0; i < own.length; i++) bump(lists, ((own[i] ?? 0) >>> 9) + 1);
  for (let t = 0; t < terms; t++) lists[t + 1] = (lists[t + 1] ?? 0) + (lists[t] ?? 0);
  const { order, owner } = byWeight(starts, own);
  const next = lists.slice(0, terms);
  const members = new Uint32Array(own.length);
  const weights = new Uint8Array(own.length);
  for (let i = 0; i < order.length; i++) {
    const at = order[i] ?? 0;
    const to = bump(next, (own[at] ?? 0) >>> 9);
    members[to] = owner[at] ?? 0;
    weights[to] = (own[at] ?? 0) & 255;
  }
  return { lists, members, weights };
}

function byWeight(starts: Uint32Array, own: Uint32Array): { order: Uint32Array; owner: Uint32Array } {
  const owner = new Uint32Array(own.length);
  for (let m = 0; m + 1 < starts.length; m++) owner.fill(m, starts[m], starts[m + 1]);
  const place = new Uint32Array(257);
  for (let i = 0; i < own.length; i++) bump(place, 256 - ((own[i] ?? 0) & 255));
  for (let w = 0; w < 256; w++) place[w + 1] = (place[w + 1] ?? 0) + (place[w] ?? 0);
  const order = new Uint32Array(own.length);
  for (let i = 0; i < own.length; i++) order[bump(place, 255 - ((own[i] ?? 0) & 255))] = i;
  return { order, owner };
}

/** Add one and return what was there. */
function bump(array: Uint32Array, at: number): number {
  const before = array[at] ?? 0;
  array[at] = before + 1;
  return before;
}

/** Where a search stands in one list: `step` is the end of the postings as heavy as the next one. */
type Cursor = {
  readonly id: number;
  readonly weighed: WeighedTerm;
  at: number;
  step: number;
  readonly end: number;
};

function cursor(index: Postings, weighed: WeighedTerm): Cursor[] {
  const id = index.terms.get(weighed.term.term);
  // Only members who came since have it.
  if (id === undefined) return [];
  const at = index.lists[id] ?? 0;
  const end = index.lists[id + 1] ?? 0;
  return [{ id, weighed, at, step: stepFrom(index.weights, at, end), end }];
}

/** The first posting lighter than the one at `at`, by halving. */
function stepFrom(weights: Uint8Array, at: number, end: number): number {
  const weight = weights[at] ?? 0;
  let low = at;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((weights[middle] ?? 0) < weight) high = middle;
    else low = middle + 1;
  }
  return low;
}

type Candidate = { readonly member: number; readonly score: number; readonly factor: number };

const block = 64;

function walk(
  index: Postings,
  query: readonly Cursor[],
  limit: number,
  factor: (member: number) => number,
): Candidate[] {
  const search = ++index.searches.count;
  const top: Candidate[] = [];
  for (const one of query) index.worth[one.id] = one.weighed.value;
  for (;;) {
    const worst = top.length < limit ? 0 : (top.at(-1)?.score ?? 0);
    const next = steepest(index, query);
    const reach = headsOf(index, query);
    if (next === null || reach < worst) break;
    const stop = Math.min(next.step, next.at + block);
    for (; next.at < stop; next.at++) {
      const member = index.members[next.at] ?? 0;
      if (index.seen[member] === search) continue;
      index.seen[member] = search;
      const share = factor(member);
      if (share <= 0 || reach * share < worst) continue;
      offer(top, { member, score: relevance(index, member) * share, factor: share }, limit);
    }
  }
  for (const one of query) index.worth[one.id] = 0;
  return top;
}

const headOf = (index: Postings, one: Cursor): number =>
  one.at < one.end ? one.weighed.value * (index.weights[one.at] ?? 0) : 0;

/** The most that anybody unseen can reach: the heads of all lists together. */
function headsOf(index: Postings, query: readonly Cursor[]): number {
  let topics = 0;
  let words = 0;
  for (const one of query) {
    if (one.weighed.term.kind === 'topic') topics += headOf(index, one);
    else words += headOf(index, one);
  }
  return relevanceOf(topics, words);
}

/** The list that lowers the reach most per posting read, or null when all are read. */
function steepest(index: Postings, query: readonly Cursor[]): Cursor | null {
  let best: Cursor | null = null;
  let bestFall = 0;
  for (const one of query) {
    if (one.at >= one.end) continue;
    if (one.at >= one.step) one.step = stepFrom(index.weights, one.at, one.end);
    const after = one.step < one.end ? (index.weights[one.step] ?? 0) : 0;
    const fall = (one.weighed.value * ((index.weights[one.at] ?? 0) - after)) / (one.step - one.at);
    if (fall <= bestFall) continue;
    best = one;
    bestFall = fall;
  }
  return best;
}

function relevance({ starts, own, worth, topics }: Postings, member: number): number {
  let topicPart = 0;
  let wordPart = 0;
  const end = starts[member + 1] ?? 0;
  for (let i = starts[member] ?? 0; i < end; i++) {
    const packed = own[i] ?? 0;
    const part = (worth[packed >>> 9] ?? 0) * (packed & 255);
    if (topics[packed >>> 9] === 1) topicPart += part;
    else wordPart += part;
  }
  return relevanceOf(topicPart, wordPart);
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
    const term = query.find((one) => one.id === packed >>> 9)?.weighed;
    if (term !== undefined) hits.push({ term, weight: packed & 255, isPublic: (packed & 256) !== 0 });
  }
  return hits;
}
