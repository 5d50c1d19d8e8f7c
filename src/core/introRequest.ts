import type { IntroductionId, IntroRequestId, MemberId, TagSlug } from './ids.ts';

/** What an introduction is wanted for. `customer`, `investor` and `job` are off until a member accepts them. */
export const introKinds = ['advice', 'customer', 'partner', 'investor', 'job', 'mentor', 'peer'] as const;
export type IntroKind = (typeof introKinds)[number];

/** How a request finds its target: a named person, or anyone who fits a topic. */
export type Route = 'person' | 'topic';

/** What happens to an ask nobody could answer. Always `no` for job and investor. */
export type Publish = 'no' | 'withoutName' | 'withName';

/** An open card: when it was sent, when it is nudged or comes back, when it stops waiting for an answer. */
export type Card = {
  readonly askedAt: Date;
  readonly dueAt: Date;
  /** null once nudged. */
  readonly nudgeAt: Date | null;
  /** Set by "remind me tomorrow": the card is shown again then, in place of the nudge. */
  readonly remindAt: Date | null;
};

/** Someone who may be asked, in the order they are asked. */
export type Candidate = { readonly member: MemberId } & (
  | { readonly state: 'waiting' }
  | ({ readonly state: 'asked' } & Card)
  | {
      readonly state: 'accepted' | 'passed' | 'silent' | 'closed';
      readonly askedAt: Date;
      readonly closedAt: Date;
    }
);

/** What the requester said, fixed at sending. */
export type Ask = {
  readonly id: IntroRequestId;
  readonly requester: MemberId;
  readonly route: Route;
  readonly kind: IntroKind;
  readonly topics: readonly TagSlug[];
  /** Why this person; only for `person`. */
  readonly why: string;
  /** The requester's forwardable words, at most 600 characters. */
  readonly blurb: string;
  readonly showsName: boolean;
  readonly publish: Publish;
  readonly askedAt: Date;
  /** The one clock of the request: without contact it is answered then, not before and not later. */
  readonly settlesAt: Date;
  readonly candidates: readonly Candidate[];
};

/** A request for an introduction. Every status but `asking` is final. */
export type IntroRequest = Ask &
  (
    | { readonly status: 'asking'; readonly retryAt: Date | null }
    | { readonly status: 'introduced'; readonly introduction: IntroductionId; readonly closedAt: Date }
    | { readonly status: 'settled'; readonly closedAt: Date }
    | { readonly status: 'withdrawn'; readonly closedAt: Date }
  );

export const introRequestLimits = {
  blurb: 600,
  why: 300,
  /** Cards one request sends at most. */
  cards: 6,
  open: 3,
  in30Days: 6,
  newcomerOpen: 1,
  newcomerDays: 14,
  previewsPerDay: 10,
  coolDownDays: 90,
  /** Nobody new is asked with fewer days left. */
  daysLeftToAsk: 3,
  answerDays: 3,
} as const;
