import type { Language } from '../community.ts';
import { asId, type TagSlug } from '../ids.ts';

/** What a topic is: a thing one can do, a field one works in, or a tag the community made. */
export type TopicKind = 'skill' | 'industry' | 'community';

/** One canonical tag with everything people call it. Aliases begun with `=` count only as written, capitals included. */
export type Topic = {
  readonly slug: TagSlug;
  readonly kind: TopicKind;
  readonly label: Readonly<Record<Language, string>>;
  /** Other names in both languages, the labels left out. */
  readonly aliases: readonly string[];
  readonly broader: readonly TagSlug[];
};

/** The topics of one line each: `slug|kind|EN label; aliases|PL label; aliases|broader,broader`; `#` comments. */
export function parseTopics(lines: string): Topic[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(parseTopic);
}

/** Add topics, or names and broader topics to those already there; the first label stands. */
export function mergeTopics(topics: readonly Topic[], additions: readonly Topic[]): Topic[] {
  const merged = new Map(topics.map((topic) => [topic.slug, topic]));
  for (const addition of additions) {
    const known = merged.get(addition.slug);
    merged.set(addition.slug, known === undefined ? addition : join(known, addition));
  }
  return [...merged.values()];
}

/** Fold one topic into another: the loser's labels and aliases become the winner's aliases, its narrower topics the winner's. */
export function absorbTopic(topics: readonly Topic[], loser: TagSlug, winner: TagSlug): Topic[] {
  const lost = topics.find((topic) => topic.slug === loser);
  if (lost === undefined || loser === winner) return [...topics];
  const names = [lost.label.en, lost.label.pl, ...lost.aliases];
  return topics
    .filter((topic) => topic.slug !== loser)
    .map((topic) => {
      const broader = unique(topic.broader.map((slug) => (slug === loser ? winner : slug)));
      const aliases = topic.slug === winner ? unique([...topic.aliases, ...names]) : topic.aliases;
      return { ...topic, aliases, broader: broader.filter((slug) => slug !== topic.slug) };
    });
}

/** Everything above a topic, nearest first, each once. */
export function ancestors(topics: ReadonlyMap<TagSlug, Topic>, slug: TagSlug): TagSlug[] {
  const found: TagSlug[] = [];
  const queue = [...(topics.get(slug)?.broader ?? [])];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (next === slug || found.includes(next)) continue;
    found.push(next);
    queue.push(...(topics.get(next)?.broader ?? []));
  }
  return found;
}

function parseTopic(line: string): Topic {
  const [slug = '', kind = '', english = '', polish = '', broader = ''] = line.split('|');
  const [en = slug, ...enAliases] = names(english);
  const [pl = en, ...plAliases] = names(polish);
  return {
    slug: asId<TagSlug>(slug),
    kind: kind === 'industry' || kind === 'community' ? kind : 'skill',
    label: { en: bare(en), pl: bare(pl) },
    aliases: unique([...enAliases, ...plAliases, ...[en, pl].filter((name) => name.startsWith('='))]),
    broader: broader
      .split(',')
      .map((above) => above.trim())
      .filter((above) => above !== '')
      .map((above) => asId<TagSlug>(above)),
  };
}

const names = (list: string): string[] =>
  list
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** A name without the mark that its capitals matter. */
export const bare = (name: string): string => (name.startsWith('=') ? name.slice(1) : name);

const join = (known: Topic, addition: Topic): Topic => ({
  ...known,
  aliases: unique([...known.aliases, addition.label.en, addition.label.pl, ...addition.aliases]),
  broader: unique([...known.broader, ...addition.broader]).filter((slug) => slug !== known.slug),
});

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];
