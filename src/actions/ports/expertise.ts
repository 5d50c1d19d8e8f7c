import type { MemberId, TagSlug } from '../../core/ids.ts';
import type { Ranked } from '../../core/search/score.ts';
import type { AskTerm, ProfileTerm } from '../../core/search/terms.ts';

/** A tag of the community's own, or what it changed about one of the shipped lexicon. */
export type CommunityTag = {
  readonly slug: TagSlug;
  readonly label: string;
  readonly aliases: readonly string[];
  /** Means the same as this one; null when it stands for itself. */
  readonly mergedInto: TagSlug | null;
};

/** Words of which several members said what they mean. */
export type Correction = { readonly words: string; readonly tag: TagSlug; readonly members: number };

export type Expertise = {
  /** A member said what words of theirs mean; said again it counts once. */
  readonly correct: (member: MemberId, words: string, tag: TagSlug) => Promise<void>;
  /** What at least so many members said in the last half year, the most first. */
  readonly corrections: (least: number) => Promise<Correction[]>;
  /** What this member said their words mean. */
  readonly correctionsOf: (member: MemberId) => Promise<{ readonly words: string; readonly tag: TagSlug }[]>;
  /** These words are settled, one way or the other. */
  readonly dropCorrections: (words: string, tag: TagSlug) => Promise<void>;
  readonly forgetCorrections: (member: MemberId) => Promise<void>;
  readonly tags: () => Promise<CommunityTag[]>;
  /** A new tag; one that is there already stays as it is. */
  readonly addTag: (tag: Omit<CommunityTag, 'mergedInto'>) => Promise<void>;
  /** Insert or replace. */
  readonly saveTag: (tag: CommunityTag) => Promise<void>;
  /** How many members use each tag, joined tags counted as one. */
  readonly uses: () => Promise<ReadonlyMap<TagSlug, number>>;
  /** Replace a member's postings; an empty list takes them out of search. */
  readonly index: (member: MemberId, terms: readonly ProfileTerm[]) => Promise<void>;
  readonly indexMany: (
    entries: readonly { readonly member: MemberId; readonly terms: readonly ProfileTerm[] }[],
  ) => Promise<void>;
  /** Joined, listed members by relevance (core/search/score.ts, every factor 1), best first. */
  readonly search: (terms: readonly AskTerm[], limit: number) => Promise<Ranked<MemberId>[]>;
};
