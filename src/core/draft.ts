import type { DraftId, MemberId, TagSlug } from './ids.ts';

/** An ask being prepared: kept encrypted, gone after 24 hours. */
export type Draft = {
  readonly id: DraftId;
  readonly member: MemberId;
  /** What the member wrote. */
  readonly text: string;
  /** The chips: what the text was understood as, without those the member removed. */
  readonly topics: readonly TagSlug[];
  /** The people shown without names, best first. */
  readonly shown: readonly MemberId[];
  /** The one the member put first; the rest follow in order. */
  readonly first: MemberId | null;
  readonly createdAt: Date;
};

export const draftHours = 24;
