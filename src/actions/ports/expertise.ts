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

export type Expertise = {
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
