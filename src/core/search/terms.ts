import type { Level } from '../expertise.ts';
import { asId, type TagSlug } from '../ids.ts';
import { isBoilerplate } from './boilerplate.ts';
import { ancestors } from './lexicon.ts';
import { stem } from './stem.ts';
import { findTags, mend } from './tags.ts';
import { words } from './text.ts';
import type { Lexicon } from './vocabulary.ts';

/** What a member is found by. A tag is a slug of the lexicon or a text; private tags find but are never quoted. */
export type SearchProfile = {
  readonly headline: string;
  readonly bio: string;
  readonly tags: readonly { readonly tag: string; readonly isPublic: boolean; readonly level?: Level }[];
};

/**
 * One row of `member_term`: a stem, or `#slug` for a topic. `weight` is a whole number from 1 to 255, the same in
 * every engine; `isPublic` is false when only private tags put it there.
 */
export type ProfileTerm = { readonly term: string; readonly weight: number; readonly isPublic: boolean };

/**
 * One term of an ask with its share in the score; `source` is the word as asked, or the topic behind the term.
 * A term `above` another one widens the ask, for communities where hardly anybody has that one.
 */
export type AskTerm =
  | { readonly kind: 'word'; readonly term: string; readonly weight: number; readonly source: string }
  | {
      readonly kind: 'topic';
      readonly term: string;
      readonly weight: number;
      readonly source: TagSlug;
      readonly above?: string;
    };

/** Share of a topic next to a word in the score, and of what stands one step above a topic (measured on the eval files). */
export const shares = { topic: 1.5, broader: 0.5, askBroader: 0.15, mended: 0.6 } as const;

/** The postings of a profile: words by BM25 with the fields weighted 3, 2, 1, topics by field 1, .8, .6. */
export function profileTerms(profile: SearchProfile, lexicon: Lexicon): ProfileTerm[] {
  const fields = fieldsOf(profile, lexicon);
  return [...wordTerms(fields), ...topicTerms(fields, lexicon)];
}

/** The terms of an ask: its words without "looking for someone who", its tags, and what stands above them. */
export function askTerms(text: string, lexicon: Lexicon, chosen?: readonly TagSlug[]): AskTerm[] {
  const topics = chosen ?? findTags(text, lexicon).map((tag) => tag.slug);
  const terms = new Map<string, AskTerm>();
  const add = (term: AskTerm) => {
    if ((terms.get(term.term)?.weight ?? 0) < term.weight) terms.set(term.term, term);
  };
  for (const word of words(text)) {
    if (isBoilerplate(word.folded) || (word.folded.length < 2 && word.raw === word.folded)) continue;
    const own = stem(word.folded);
    add({ kind: 'word', term: own, weight: 1, source: word.raw });
    const mended = mend(word, own, lexicon);
    if (mended !== null) add({ kind: 'word', term: mended, weight: shares.mended, source: word.raw });
  }
  for (const slug of topics) {
    add({ kind: 'topic', term: topicTerm(slug), weight: shares.topic, source: slug });
    for (const wider of lexicon.topics.get(slug)?.broader ?? []) {
      const weight = shares.topic * shares.askBroader;
      add({ kind: 'topic', term: topicTerm(wider), weight, source: wider, above: topicTerm(slug) });
    }
  }
  return [...terms.values()];
}

/** The term under which a topic is posted. */
export const topicTerm = (slug: TagSlug): string => `#${slug}`;

/** Whether it is a topic's; words never begin so. */
export const isTopicTerm = (term: string): boolean => term.startsWith('#');

type Field = {
  readonly stems: readonly string[];
  readonly topics: readonly TagSlug[];
  readonly wordWeight: number;
  readonly topicWeight: number;
  readonly isPublic: boolean;
};

const levelWeight = { 1: 0.85, 2: 1, 3: 1.1 } as const satisfies Record<Level, number>;

function fieldsOf(profile: SearchProfile, lexicon: Lexicon): Field[] {
  const text = (value: string, wordWeight: number, topicWeight: number): Field => ({
    stems: stemsOf(value),
    topics: findTags(value, lexicon).map((tag) => tag.slug),
    wordWeight,
    topicWeight,
    isPublic: true,
  });
  const tags = profile.tags.map(({ tag, isPublic, level = 2 }): Field => {
    const topic = lexicon.topics.get(asId<TagSlug>(tag));
    const labels = topic === undefined ? tag : `${topic.label.en} ${topic.label.pl}`;
    const topics = topic === undefined ? tagTopics(tag, lexicon) : [topic.slug];
    return {
      stems: [...new Set(stemsOf(labels))],
      topics,
      wordWeight: 3,
      topicWeight: levelWeight[level],
      isPublic,
    };
  });
  return [...tags, text(profile.headline, 2, 0.8), text(profile.bio, 1, 0.6)];
}

/** A tag alone needs no capitals: `go` in the tag box is the language. */
function tagTopics(tag: string, lexicon: Lexicon): TagSlug[] {
  const key = words(tag)
    .map((word) => word.folded)
    .join(' ');
  return (
    lexicon.exact.get(key)?.map((entry) => entry.slug) ?? findTags(tag, lexicon).map((found) => found.slug)
  );
}

const stemsOf = (text: string): string[] =>
  words(text)
    .filter((word) => !isBoilerplate(word.folded))
    .map((word) => stem(word.folded));

/** BM25's saturation and length norm (Robertson and Zaragoza 2009), against a fixed length so that a row never changes alone. */
const bm25 = { k1: 1.2, b: 0.6, usualLength: 26 } as const;
const scale = 100;

function wordTerms(fields: readonly Field[]): ProfileTerm[] {
  const counts = new Map<string, { count: number; isPublic: boolean }>();
  let length = 0;
  for (const field of fields)
    for (const term of field.stems) {
      const known = counts.get(term);
      length += field.wordWeight;
      counts.set(term, {
        count: (known?.count ?? 0) + field.wordWeight,
        isPublic: field.isPublic || (known?.isPublic ?? false),
      });
    }
  const norm = bm25.k1 * (1 - bm25.b + (bm25.b * length) / bm25.usualLength);
  return [...counts].map(([term, { count, isPublic }]) => ({
    term,
    weight: toWeight((count * (bm25.k1 + 1)) / (count + norm)),
    isPublic,
  }));
}

function topicTerms(fields: readonly Field[], lexicon: Lexicon): ProfileTerm[] {
  const best = new Map<TagSlug, { weight: number; isPublic: boolean }>();
  const add = (slug: TagSlug, weight: number, isPublic: boolean) => {
    const known = best.get(slug);
    best.set(slug, {
      weight: Math.max(weight, known?.weight ?? 0) + Math.min(weight, known?.weight ?? 0) * 0.25,
      isPublic: isPublic || (known?.isPublic ?? false),
    });
  };
  for (const field of fields) {
    for (const slug of field.topics) {
      add(slug, field.topicWeight, field.isPublic);
      for (const [depth, above] of ancestors(lexicon.topics, slug).entries())
        if (depth < 4) add(above, field.topicWeight * shares.broader, field.isPublic);
    }
  }
  return [...best].map(([slug, { weight, isPublic }]) => ({
    term: topicTerm(slug),
    weight: toWeight(Math.min(weight, 1.5)),
    isPublic,
  }));
}

const toWeight = (value: number): number => Math.max(1, Math.min(255, Math.round(value * scale)));
