import type { IntroductionId, MemberId, PairingId, ReferralId } from './ids.ts';

/** How far it came, in order; the last two close it. */
export const referralSteps = ['contacted', 'meeting', 'won', 'lost'] as const;
export type ReferralStep = (typeof referralSteps)[number];

/** Where a slip can stand that is not closed. */
export type OpenStep = 'new' | 'contacted' | 'meeting';

/** 1: they have heard of the receiver; 5: they wait for the call. */
export const warmths = [1, 2, 3, 4, 5] as const;
export type Warmth = (typeof warmths)[number];

/**
 * Whom the slip is about. Words about them are kept only with their consent, which the giver recorded; `none`: the
 * giver connects the two in person; `forgotten`: the time to keep them is over.
 */
export type ThirdParty =
  | { readonly consent: 'recorded'; readonly words: string; readonly recordedAt: Date }
  | { readonly consent: 'none' }
  | { readonly consent: 'forgotten' };

/** How giver and receiver came together, and when: where the credit goes. */
export type Origin =
  | { readonly by: 'introduction'; readonly introduction: IntroductionId; readonly at: Date }
  | { readonly by: 'pairing'; readonly pairing: PairingId; readonly at: Date };

/** A slip: a member passes on a lead to another. */
export type Referral = {
  readonly id: ReferralId;
  readonly giver: MemberId;
  readonly receiver: MemberId;
  readonly description: string;
  readonly third: ThirdParty;
  readonly warmth: Warmth;
  readonly origin: Origin | null;
  readonly givenAt: Date;
  /** When the receiver was told; null while they want quiet or heard enough this week. */
  readonly toldAt: Date | null;
  /** When to try to tell them. */
  readonly tellAt: Date;
  /** When to remind the receiver, once; null: never (again). */
  readonly remindAt: Date | null;
} & (
  | { readonly status: 'new' }
  | { readonly status: 'contacted' | 'meeting'; readonly movedAt: Date }
  | { readonly status: 'won' | 'lost'; readonly closedAt: Date }
  /** One of the two is no longer a member. */
  | { readonly status: 'ended'; readonly closedAt: Date }
);

/** What the giver fills in. */
export type NewReferral = Pick<
  Referral,
  'id' | 'giver' | 'receiver' | 'description' | 'warmth' | 'origin'
> & {
  /** Their words about the third party, and whether the third party agreed to be passed on. */
  readonly third: { readonly words: string; readonly agreed: boolean };
  readonly tellAt: Date;
};
