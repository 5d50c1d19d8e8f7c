import type { Language } from '../community.ts';
import type { TagSlug } from '../ids.ts';
import { fold } from './text.ts';
import { type Alias, type Lexicon, labelOf, trigramsOf } from './vocabulary.ts';

/** One line of the tag box: the label in the member's language and the name that answered to what they typed. */
export type Suggestion = { readonly slug: TagSlug; readonly label: string; readonly alias: string };

/**
 * Tags for what has been typed so far, best first: whole name, beginning of a name, beginning of a word in it, then
 * likeness of letters (Dice over trigrams). Equal ones by how many members use the tag.
 */
export function suggestTags(
  typed: string,
  lexicon: Lexicon,
  language: Language,
  uses: ReadonlyMap<TagSlug, number> = new Map(),
  limit = 5,
): Suggestion[] {
  const folded = fold(typed).trim().replaceAll(/\s+/g, ' ');
  if (folded === '') return [];
  const best = new Map<TagSlug, { alias: Alias; score: number }>();
  for (const [at, likeness] of likenesses(folded, lexicon)) {
    const alias = lexicon.aliases[at];
    if (alias === undefined) continue;
    const score = closeness(folded, alias, likeness);
    if (score > (best.get(alias.slug)?.score ?? 0)) best.set(alias.slug, { alias, score });
  }
  return [...best]
    .filter(([, hit]) => hit.score >= worthShowing)
    .toSorted(
      ([a, one], [b, two]) =>
        two.score - one.score || (uses.get(b) ?? 0) - (uses.get(a) ?? 0) || (a < b ? -1 : 1),
    )
    .slice(0, limit)
    .map(([slug, hit]) => ({ slug, label: labelOf(lexicon, slug, language), alias: hit.alias.text }));
}

const worthShowing = 0.3;

/** Likeness 0 to 1 of every alias that shares a trigram, or of all that begin so when fewer than two letters are typed. */
function likenesses(folded: string, lexicon: Lexicon): Map<number, number> {
  const grams = trigramsOf(folded);
  const shared = new Map<number, number>();
  for (const gram of grams)
    for (const at of lexicon.trigrams.get(gram) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
  const likeness = new Map<number, number>();
  for (const [at, count] of shared)
    likeness.set(at, (2 * count) / (grams.length + (lexicon.aliases[at]?.folded.length ?? 0)));
  for (const [at, alias] of lexicon.aliases.entries())
    if (!likeness.has(at) && alias.folded.startsWith(folded)) likeness.set(at, 0);
  return likeness;
}

/** Coarse steps first, so that use counts decide inside a step; a label beats an alias by a hair. */
function closeness(folded: string, alias: Alias, likeness: number): number {
  const label = alias.isLabel ? 0.01 : 0;
  const tight = likeness > 0.75 ? 0.02 : 0;
  if (alias.folded === folded) return 4;
  if (alias.folded.startsWith(folded)) return 3 + label + tight;
  if (alias.folded.includes(` ${folded}`) || alias.folded.includes(`-${folded}`)) return 2 + label + tight;
  return likeness;
}
