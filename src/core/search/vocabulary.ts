import type { Language } from '../community.ts';
import type { TagSlug } from '../ids.ts';
import { bare, mergeTopics, type Topic } from './lexicon.ts';
import { stem } from './stem.ts';
import { fold, words } from './text.ts';

/** One name of a topic as the tag box offers it. */
export type Alias = {
  readonly slug: TagSlug;
  readonly text: string;
  readonly folded: string;
  readonly isLabel: boolean;
};

/** A topic behind a key; `cased` is the only spelling that counts in running text, or null. */
export type Entry = { readonly slug: TagSlug; readonly cased: string | null };

/** The topics of a community with what it takes to find them in texts. A value: make a new one when topics change. */
export type Lexicon = {
  readonly topics: ReadonlyMap<TagSlug, Topic>;
  /** By folded words joined by spaces. */
  readonly exact: ReadonlyMap<string, readonly Entry[]>;
  /** By stems joined by spaces, and by the stem of the words written together. */
  readonly stems: ReadonlyMap<string, readonly Entry[]>;
  /** Stems of all names by first letter, for typing errors. */
  readonly vocabulary: ReadonlyMap<string, readonly string[]>;
  readonly known: ReadonlySet<string>;
  readonly aliases: readonly Alias[];
  /** Positions in `aliases` by three letters in a row. */
  readonly trigrams: ReadonlyMap<string, readonly number[]>;
  /** Words of the longest name. */
  readonly longest: number;
};

/** Index topics: 6,000 names in about 100 ms, so keep the value rather than make it per ask. */
export function makeLexicon(topics: readonly Topic[]): Lexicon {
  const exact = new Map<string, Entry[]>();
  const stems = new Map<string, Entry[]>();
  const known = new Set<string>();
  const aliases: Alias[] = [];
  let longest = 1;
  for (const topic of topics) {
    const cased = new Set(topic.aliases.filter((name) => name.startsWith('=')).map(bare));
    for (const name of namesOf(topic)) {
      const found = words(name);
      if (found.length === 0) continue;
      const entry: Entry = { slug: topic.slug, cased: cased.has(name) ? name : null };
      const folded = found.map((word) => word.folded);
      const stemmed = found.map((word) => (isCoined(word.raw) ? word.folded : stem(word.folded)));
      for (const one of stemmed) known.add(one);
      longest = Math.max(longest, found.length);
      put(exact, folded.join(' '), entry);
      put(stems, stemmed.join(' '), entry);
      put(stems, compact(folded), entry);
      const isLabel = name === topic.label.en || name === topic.label.pl;
      aliases.push({ slug: topic.slug, text: name, folded: fold(name), isLabel });
    }
  }
  const byTopic = new Map(topics.map((topic) => [topic.slug, topic]));
  const trigrams = trigramIndex(aliases);
  return { topics: byTopic, exact, stems, vocabulary: byLetter(known), known, aliases, trigrams, longest };
}

/** The lexicon with a community's own tags, or further names for tags it has. */
export const extendLexicon = (lexicon: Lexicon, additions: readonly Topic[]): Lexicon =>
  makeLexicon(mergeTopics([...lexicon.topics.values()], additions));

/** What the tag is called in a language; an unknown slug is its own name. */
export const labelOf = (lexicon: Lexicon, slug: TagSlug, language: Language): string =>
  lexicon.topics.get(slug)?.label[language] ?? slug.replaceAll('-', ' ');

/** The key of words written together: `front end`, `front-end`, `vue.js` → `frontend`, `vuejs`. */
export function compact(folded: readonly string[]): string {
  const last = folded.at(-1) ?? '';
  const together = [...folded.slice(0, -1), last.length < 4 ? last : stem(last)].join('');
  return together.replaceAll('.', '');
}

/** The trigrams of a folded text; a space before each word makes beginnings count more. */
export function trigramsOf(folded: string): string[] {
  const padded = ` ${folded} `;
  const grams = new Set<string>();
  for (let i = 0; i + 3 <= padded.length; i++) grams.add(padded.slice(i, i + 3));
  return [...grams];
}

/** `OpenAI`, `PayU`: a coined word has no endings to take off, or it would be an everyday one. */
const isCoined = (raw: string): boolean => /\p{Ll}\p{Lu}/u.test(raw);

const namesOf = (topic: Topic): string[] => [
  ...new Set([topic.label.en, topic.label.pl, ...topic.aliases.map(bare)]),
];

function put(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = map.get(key) ?? [];
  const same = list.findIndex((one) => one.slug === entry.slug);
  if (same === -1) list.push(entry);
  else if (entry.cased === null) list[same] = entry;
  map.set(key, list);
}

function byLetter(known: ReadonlySet<string>): Map<string, string[]> {
  const letters = new Map<string, string[]>();
  for (const word of known) {
    const first = word.charAt(0);
    letters.set(first, [...(letters.get(first) ?? []), word]);
  }
  return letters;
}

function trigramIndex(aliases: readonly Alias[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [at, alias] of aliases.entries())
    for (const gram of trigramsOf(alias.folded)) {
      const list = index.get(gram);
      if (list === undefined) index.set(gram, [at]);
      else list.push(at);
    }
  return index;
}
