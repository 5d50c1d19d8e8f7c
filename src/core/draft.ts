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
  /** Words a topic was taken off for, or that meant none: the topic chosen next is what they mean. Empty for none. */
  readonly correcting: string;
  readonly createdAt: Date;
};

export const draftHours = 24;
