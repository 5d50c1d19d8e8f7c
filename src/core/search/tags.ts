import { asId, type TagSlug } from '../ids.ts';
import { isBoilerplate } from './boilerplate.ts';
import { stem } from './stem.ts';
import { foldedKey, type Word, words } from './text.ts';
import { allowedEdits, nearest } from './typo.ts';
import { compact, type Entry, type Lexicon } from './vocabulary.ts';

/** How sure a tag is: written exactly so, another form of the word, or a typing error mended. */
export type Sureness = 'exact' | 'form' | 'typo';

/** A tag found in a text, with the words it was found in. */
export type FoundTag = {
  readonly slug: TagSlug;
  readonly text: string;
  /** Offsets into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly how: Sureness;
};

/** What one input of the tag box is taken for. `guess` wants a "did you mean" first; `fresh` makes a community tag. */
export type NormalisedTag =
  | { readonly kind: 'known'; readonly slug: TagSlug }
  | {
      readonly kind: 'guess';
      readonly slugs: readonly TagSlug[];
      readonly own: TagSlug;
      readonly label: string;
    }
  | { readonly kind: 'fresh'; readonly slug: TagSlug; readonly label: string };

/**
 * The tags of a free text in order, each once: over stems, typing errors mended. A name inside a longer one does not
 * count (`prawo pracy` is not `prawo`), two that overlap both do.
 */
export function findTags(text: string, lexicon: Lexicon): FoundTag[] {
  const list = words(text);
  const stems = list.map((word) => stem(word.folded));
  const mended = list.map((word, i) => mend(word, stems[i] ?? '', lexicon));
  const found = new Map<TagSlug, FoundTag>();
  let covered = 0;
  for (let at = 0; at < list.length; at++) {
    const span = longestAt(text, list, mended, at, lexicon);
    if (at + span.length <= covered) continue;
    for (const tag of span.tags) if (!found.has(tag.slug)) found.set(tag.slug, tag);
    if (span.tags.length > 0) covered = at + span.length;
  }
  return [...found.values()];
}

/** One input of the tag box: an exact name is silent, another form or a typing error is only a guess, the rest is new. */
export function normaliseTag(input: string, lexicon: Lexicon): NormalisedTag {
  const key = foldedKey(input);
  const exact = lexicon.exact.get(key);
  if (exact?.[0] !== undefined) return { kind: 'known', slug: exact[0].slug };
  const own = tagSlug(input);
  const label = input.trim().replaceAll(/\s+/g, ' ');
  if (lexicon.topics.has(own)) return { kind: 'known', slug: own };
  const slugs = guesses(input, lexicon);
  return slugs.length > 0 ? { kind: 'guess', slugs, own, label } : { kind: 'fresh', slug: own, label };
}

/** The slug of a new tag: folded words joined by hyphens, `C++` → `c-plus-plus`; empty for a text without words. */
export const tagSlug = (text: string): TagSlug =>
  asId<TagSlug>(
    foldedKey(text.replaceAll('+', ' plus ').replaceAll('#', ' sharp '))
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 36),
  );

/** The stem a word has in the lexicon: its own, or the nearest one to a word with a typing error, or null. */
export function mend(word: Word, stemmed: string, lexicon: Lexicon): string | null {
  const letters = word.folded.length;
  const most = allowedEdits(letters);
  if (most === 0 || lexicon.known.has(stemmed) || isBoilerplate(word.folded)) return null;
  if (lexicon.stems.has(stemmed)) return null;
  return nearest(stemmed, lexicon.vocabulary.get(stemmed.charAt(0)) ?? [], stemmed.length < 9 ? 1 : most);
}

type Span = { readonly length: number; readonly tags: readonly FoundTag[] };

function longestAt(
  text: string,
  list: readonly Word[],
  mended: readonly (string | null)[],
  at: number,
  lexicon: Lexicon,
): Span {
  const most = Math.min(lexicon.longest, reach(text, list, at));
  for (let length = most; length > 0; length--) {
    const tags = matchSpan(text, list.slice(at, at + length), mended.slice(at, at + length), lexicon);
    if (tags.length > 0) return { length, tags };
  }
  return { length: 1, tags: [] };
}

/** Words up to the next full stop, comma or bracket: no name crosses one. */
function reach(text: string, list: readonly Word[], at: number): number {
  let length = 1;
  for (let next = at + 1; next < list.length; next++, length++) {
    const from = list[next - 1]?.end ?? 0;
    if (/[.,;:!?()\n]/.test(text.slice(from, list[next]?.start ?? from))) break;
  }
  return length;
}

function matchSpan(
  text: string,
  span: readonly Word[],
  mended: readonly (string | null)[],
  lexicon: Lexicon,
): FoundTag[] {
  const folded = span.map((word) => word.folded);
  const stems = folded.map(stem);
  const entries = allowed(lookUp(folded, stems, lexicon), span);
  const start = span[0]?.start ?? 0;
  const end = span.at(-1)?.end ?? start;
  const make = (entry: Entry, how: Sureness): FoundTag => ({
    slug: entry.slug,
    text: text.slice(start, end),
    start,
    end,
    how,
  });
  if (entries.length > 0) {
    const how = lexicon.exact.has(folded.join(' ')) ? 'exact' : 'form';
    return entries.map((entry) => make(entry, how));
  }
  if (!mended.some((word) => word !== null)) return [];
  const corrected = stems.map((own, i) => mended[i] ?? own);
  return allowed(lexicon.stems.get(corrected.join(' ')) ?? [], span).map((entry) => make(entry, 'typo'));
}

function lookUp(folded: readonly string[], stems: readonly string[], lexicon: Lexicon): readonly Entry[] {
  const exact = lexicon.exact.get(folded.join(' '));
  if (exact !== undefined) return exact;
  const whole = lexicon.stems.get(stems.join(' '));
  if (whole !== undefined) return whole;
  if (folded.some(isBoilerplate)) return [];
  const together = compact(folded);
  return together.length < 4 ? [] : (lexicon.stems.get(together) ?? []);
}

/** Everyday words (`go`, `make`) are names only as their owners write them. */
const allowed = (entries: readonly Entry[], span: readonly Word[]): Entry[] =>
  entries.filter(({ cased }) => cased === null || cased === span.map((word) => word.raw).join(' '));

function guesses(input: string, lexicon: Lexicon): TagSlug[] {
  const list = words(input);
  const first = list[0];
  if (first === undefined) return [];
  const stems = list.map((word) => stem(word.folded));
  const mended = list.map((word, i) => mend(word, stems[i] ?? '', lexicon));
  const whole = matchSpan(input, list, mended, lexicon).map((tag) => tag.slug);
  return whole.slice(0, 3);
}
