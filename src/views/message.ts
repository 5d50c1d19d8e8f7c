import type { IntroductionId, MemberId, PairingId } from '../core/ids.ts';

/** A piece of a line. Text is a list, never markup: what people write cannot become formatting or a ping. */
export type Inline =
  | string
  | { readonly mention: MemberId }
  /** Drawn in the reader's own zone and language. */
  | { readonly at: Date }
  /** Its day alone, with the year: for what lies months back or ahead. */
  | { readonly on: Date }
  /** Only https; the label is ours, never a member's. */
  | { readonly link: string; readonly label: string }
  | { readonly strong: string };

/** An address, never a permission: every action checks who is calling. Label ≤ 75 characters, 30 by taste. */
export type Button = {
  readonly label: string;
  readonly action: string;
  /** What it is about, an id; with the action ≤ 100 characters. */
  readonly subject: string;
  readonly style: 'primary' | 'plain' | 'danger';
};

/** A file sent along; drawn from its reference at sending. */
export type FileId =
  | { readonly file: 'meeting'; readonly introduction: IntroductionId }
  | { readonly file: 'pairing'; readonly pairing: PairingId }
  /** A member's own data, for that member alone. */
  | { readonly file: 'export'; readonly member: MemberId; readonly as: 'json' | 'csv' }
  /** The chart of a channel digest: weeks up to that day. */
  | { readonly file: 'weeks'; readonly date: string }
  /** A picture of a member's own network, for that member alone. */
  | { readonly file: 'network'; readonly member: MemberId }
  /** A picture of the community's network, for the manager who asked. */
  | { readonly file: 'communityNetwork'; readonly member: MemberId };

/** The closed vocabulary: every platform draws every part faithfully, or it is not a part. */
export type Part =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: readonly Inline[] }
  /** A member's own words, always shown as theirs. */
  | { readonly kind: 'quote'; readonly text: string }
  | {
      readonly kind: 'facts';
      readonly facts: readonly { readonly label: string; readonly value: readonly Inline[] }[];
    }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'divider' }
  | { readonly kind: 'file'; readonly file: FileId; readonly name: string }
  /** A picture (PNG, about 1200 wide) that comes along; `alt` says all of it, and stands where it cannot be shown. */
  | { readonly kind: 'image'; readonly file: FileId; readonly name: string; readonly alt: string }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] };

/** One thing said. `summary` is what a notification shows: one plain line. */
export type Message = { readonly summary: string; readonly parts: readonly Part[] };

/** The smaller of the platforms' limits; views stay inside, nothing is cut when drawing. */
export const messageLimits = {
  parts: 20,
  text: 2000,
  buttonsInRow: 5,
  buttonLabel: 75,
  buttonToken: 100,
  heading: 150,
  facts: 10,
  alt: 1000,
} as const;
