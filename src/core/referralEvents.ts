import type { Referral, ReferralStep, ThirdParty, Warmth } from './referralSlip.ts';

/** Facts about one slip. */
export type ReferralEvent =
  | {
      readonly type: 'referralGiven';
      readonly referral: Pick<
        Referral,
        'id' | 'giver' | 'receiver' | 'description' | 'third' | 'warmth' | 'origin' | 'tellAt'
      >;
      readonly at: Date;
    }
  /** The receiver may hear of it now. */
  | { readonly type: 'referralTold'; readonly remindAt: Date; readonly at: Date }
  /** The receiver wants quiet or heard enough; look again then. */
  | { readonly type: 'referralRested'; readonly tellAt: Date }
  | {
      readonly type: 'referralMoved';
      readonly step: ReferralStep;
      readonly remindAt: Date;
      readonly at: Date;
    }
  | {
      readonly type: 'referralCorrected';
      readonly description: string;
      readonly third: ThirdParty;
      readonly warmth: Warmth;
      readonly at: Date;
    }
  | { readonly type: 'referralUnlinked'; readonly at: Date }
  | { readonly type: 'referralReminded'; readonly at: Date }
  | { readonly type: 'reminderSkipped'; readonly at: Date }
  | { readonly type: 'referralEnded'; readonly at: Date }
  /** What it says about others is gone. */
  | { readonly type: 'referralForgotten'; readonly at: Date };
