import type { TagSlug } from '../ids.ts';
import type { AskTerm } from './terms.ts';

/** How sure a list is: topics and words name the same first member, they do not, or no topic was understood. */
export type Confidence = 'agree' | 'disagree' | 'unknown';

/** Why a member was found: a topic of theirs or a word of the ask, with its part of the score. */
export type Reason =
  | { readonly kind: 'topic'; readonly slug: TagSlug; readonly part: number }
  | { readonly kind: 'word'; readonly word: string; readonly part: number };

/** A term of the ask with what one point of a posting's weight is worth for it. */
export type WeighedTerm = { readonly term: AskTerm; readonly value: number };

/** One posting of one member that an ask hit. */
export type Hit = { readonly term: WeighedTerm; readonly weight: number; readonly isPublic: boolean };

/** A member found. `relevance` is the text's score alone, `score` the same times the member's factor. */
export type Ranked<Member> = {
  readonly member: Member;
  readonly score: number;
  readonly relevance: number;
  readonly topicPart: number;
  readonly wordPart: number;
  /** Public ones only, weightiest first. */
  readonly reasons: readonly Reason[];
};

/** What search answers with. */
export type Ranking<Member> = {
  readonly results: readonly Ranked<Member>[];
  readonly confidence: Confidence;
};

/** How telling a term is: BM25's inverse document frequency over a community of so many members. */
export const rarity = (members: number, having: number): number =>
  Math.log(1 + (members - having + 0.5) / (having + 0.5));

/** The terms of an ask worth scoring, from how many of the community's members have each. */
export function weigh(
  ask: readonly AskTerm[],
  members: number,
  having: (term: string) => number,
): WeighedTerm[] {
  return ask
    .map((term) => ({ term, count: having(term.term) }))
    .filter(({ term, count }) => count > 0 && (term.kind === 'word' || !isIdle(term, having)))
    .map(({ term, count }) => ({ term, value: grained((term.weight * rarity(members, count)) / 100) }));
}

/** Score one member from the postings hit; `factor` is theirs, 0 to 1. The store's rows and the index both end here. */
export function rankMember<Member>(member: Member, hits: readonly Hit[], factor: number): Ranked<Member> {
  let topicPart = 0;
  let wordPart = 0;
  const reasons: Reason[] = [];
  for (const { term, weight, isPublic } of hits) {
    const part = term.value * weight;
    if (term.term.kind === 'topic') topicPart += part;
    else wordPart += part;
    if (isPublic) reasons.push(reasonOf(term.term, part));
  }
  const relevance = relevanceOf(topicPart, wordPart);
  reasons.sort((a, b) => b.part - a.part || (nameOf(a) < nameOf(b) ? -1 : 1));
  return { member, score: relevance * factor, relevance, topicPart, wordPart, reasons };
}

/**
 * The text's score. Words alone count for little beside a topic: "small" in somebody's bio is no reason to ask them
 * about marketing for a small shop. Where nobody has the topics, the order is the words' own.
 */
export const relevanceOf = (topicPart: number, wordPart: number): number =>
  topicPart > 0 ? topicPart + wordPart : wordPart * wordsAlone;

/** A power of two keeps the sums exact. On the evaluation files any share from .1 to 1 finds the same experts. */
const wordsAlone = 0.125;

/** Best first; the caller decides among equal scores by the order of members. */
export const byScore = <Member>(a: Ranked<Member>, b: Ranked<Member>): number => b.score - a.score;

/** Whether the best by topics and the best by words among the results are one member. */
export function confidenceOf<Member>(results: readonly Ranked<Member>[]): Confidence {
  const bestTopic = Math.max(0, ...results.map((result) => result.topicPart));
  const bestWord = Math.max(0, ...results.map((result) => result.wordPart));
  if (bestTopic === 0) return 'unknown';
  const first = results.filter((result) => result.topicPart >= bestTopic * nearly);
  return bestWord > 0 && first.some((result) => result.wordPart >= bestWord * closeSecond)
    ? 'agree'
    : 'disagree';
}

/** Whether a wider topic has nothing to add because enough members have the narrow one. */
const isIdle = ({ above }: AskTopic, having: (term: string) => number): boolean =>
  above !== undefined && having(above) >= enough;

const enough = 25;

type AskTopic = Extract<AskTerm, { kind: 'topic' }>;

/** To a multiple of 2⁻²⁴: sums of values times whole weights are then exact, in whatever order an engine adds them. */
const grained = (value: number): number => Math.max(1, Math.round(value * 2 ** 24)) / 2 ** 24;

const nearly = 0.999;

/** A close second by words counts as agreement: as often right as the first (eval files: 30 of 80 asks, 93 %). */
const closeSecond = 0.75;

const nameOf = (reason: Reason): string => (reason.kind === 'topic' ? reason.slug : reason.word);

const reasonOf = (term: AskTerm, part: number): Reason =>
  term.kind === 'topic'
    ? { kind: 'topic', slug: term.source, part }
    : { kind: 'word', word: term.source, part };
