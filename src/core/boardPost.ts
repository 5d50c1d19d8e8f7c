import type { IntroductionId, MemberId, PostId, TagSlug } from './ids.ts';

/** Why a post is over. */
export type ClosedReason = 'solved' | 'author' | 'expired' | 'left';

/** What a post asks for or gives. */
export const postKinds = ['ask', 'offer'] as const;
export type PostKind = (typeof postKinds)[number];

/**
 * How the author stands by it. `meet`: with their name, and whoever offers help may meet them at once; `named`: with
 * their name, asked before anybody is introduced; `unnamed`: without a name, asked first.
 */
export const postNames = ['meet', 'named', 'unnamed'] as const;
export type PostName = (typeof postNames)[number];

/** For how many weeks a post can stand. */
export const postWeeks = [2, 4, 8] as const;
export type PostWeeks = (typeof postWeeks)[number];

/** What the board allows. */
export const boardLimits = {
  text: 300,
  topics: 5,
  perDays: 7,
  newcomerDays: 14,
  /** How many hear of it at first, and in all. */
  firstTold: 3,
  told: 6,
  unansweredDays: 7,
  /** How many may help one author at the most. */
  helpers: 6,
  /** How many of them meet the author without asking once more. */
  metAtOnce: 3,
  /** How long a draft waits to be posted. */
  draftHours: 24,
} as const;

/** What the author writes and chooses. */
export type PostWords = {
  readonly kind: PostKind;
  readonly text: string;
  readonly name: PostName;
  readonly weeks: PostWeeks;
  /** Unanswered, it may stand in the community's digest. */
  readonly mayPublish: boolean;
};

/** Somebody who was told of a post. Who it was is never shown to the author. */
export type Told = {
  readonly member: MemberId;
  readonly at: Date;
  readonly state: 'open' | 'helping' | 'passed';
};

/** Somebody who offered help. `declined` looks to them like no answer. */
export type Helper = { readonly member: MemberId; readonly at: Date } & (
  | { readonly state: 'offered' }
  | { readonly state: 'met'; readonly introduction: IntroductionId }
  | { readonly state: 'declined' | 'left' }
);

/** An ask or an offer on the board. A post that is closed for good but `expired` never opens again. */
export type BoardPost = PostWords & {
  readonly id: PostId;
  readonly author: MemberId;
  readonly topics: readonly TagSlug[];
  readonly draftedAt: Date;
  readonly told: readonly Told[];
  /** People somebody thought of: told before others. */
  readonly suggested: readonly { readonly member: MemberId; readonly by: MemberId; readonly at: Date }[];
  readonly helpers: readonly Helper[];
  /** When to look for people who may be told; null for never. */
  readonly nextAt: Date | null;
  /** When it was found that nobody had helped in a week. */
  readonly unansweredAt: Date | null;
  readonly renewedAt: Date | null;
} & (
    | { readonly status: 'draft' }
    | { readonly status: 'open'; readonly postedAt: Date; readonly expiresAt: Date }
    | {
        readonly status: 'closed';
        readonly postedAt: Date;
        readonly expiresAt: Date;
        readonly closedAt: Date;
        readonly reason: ClosedReason;
      }
  );
