import type { MemberId, SuggestionId, TagSlug } from './ids.ts';
import type { LocalDate } from './time/zones.ts';

/** One new person to meet, unnamed, in a member's digest of a day. */
export type Suggestion = {
  readonly id: SuggestionId;
  readonly to: MemberId;
  readonly person: MemberId;
  readonly topic: TagSlug;
  /** The digest it stands in. */
  readonly date: LocalDate;
  readonly at: Date;
  readonly answer: SuggestionAnswer | null;
};

/** `asked`: for contact. `notTopic`: not on this topic. `never`: not this person. */
export type SuggestionAnswer = 'asked' | 'notTopic' | 'never';

/** The same person is not suggested again for so many weeks. */
export const restWeeks = 26;

const weekMs = 7 * 86_400_000;

/** Whom a member was suggested too recently, or does not want suggested at all. */
export const rested = (before: readonly Suggestion[], now: Date): ReadonlySet<MemberId> =>
  new Set(
    before
      .filter(({ at, answer }) => answer === 'never' || now.getTime() - at.getTime() < restWeeks * weekMs)
      .map(({ person }) => person),
  );

/** Topics on which the member wants nobody suggested. */
export const closedFor = (before: readonly Suggestion[]): ReadonlySet<TagSlug> =>
  new Set(before.filter(({ answer }) => answer === 'notTopic').map(({ topic }) => topic));

/** Somebody who might be suggested. */
export type Suggestible = {
  readonly person: MemberId;
  readonly topic: TagSlug;
  /** How often they were suggested to others lately. */
  readonly times: number;
  /** How well they fit, more is better. */
  readonly fit: number;
};

/** Whom to suggest first: who was suggested least, then who fits best; between equals always the same. */
export const suggestionOrder = (among: readonly Suggestible[]): Suggestible[] =>
  among.toSorted(
    (a, b) => a.times - b.times || b.fit - a.fit || (a.person < b.person ? -1 : a.person > b.person ? 1 : 0),
  );
