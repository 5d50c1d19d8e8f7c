import type { MemberId, OneToOneId, ReferralId, ThanksId } from '../../core/ids.ts';
import type { OneToOne } from '../../core/oneToOne.ts';
import type { Referral } from '../../core/referralSlip.ts';
import type { Thanks } from '../../core/thanks.ts';
import type { Totals } from '../../core/totals.ts';

export type Referrals = {
  readonly get: (id: ReferralId) => Promise<Referral | null>;
  readonly lock: (id: ReferralId) => Promise<Referral | null>;
  readonly save: (slip: Referral) => Promise<void>;
  /** Given or received by this member, latest first. */
  readonly of: (member: MemberId, since: Date) => Promise<Referral[]>;
  /** All that were given in a stretch of time. */
  readonly between: (from: Date, until: Date) => Promise<Referral[]>;
};

export type ThanksPort = {
  readonly get: (id: ThanksId) => Promise<Thanks | null>;
  readonly lock: (id: ThanksId) => Promise<Thanks | null>;
  readonly save: (thanks: Thanks) => Promise<void>;
  /** Said by or to this member, latest first. */
  readonly of: (member: MemberId, since: Date) => Promise<Thanks[]>;
  /** All that were said in a stretch of time. */
  readonly between: (from: Date, until: Date) => Promise<Thanks[]>;
};

export type OneToOnes = {
  readonly lock: (id: OneToOneId) => Promise<OneToOne | null>;
  readonly save: (talk: OneToOne) => Promise<void>;
  /** Logged by or with this member, latest first. */
  readonly of: (member: MemberId, since: Date) => Promise<OneToOne[]>;
};

/** What was published of everybody together; a row is written once and never changed. */
export type FrozenTotals = {
  readonly add: (until: string, totals: Totals) => Promise<void>;
  /** Latest first. */
  readonly list: (limit: number) => Promise<Totals[]>;
};

/** Who brought whom into the community, as the newcomers say. */
export type Visitors = {
  /** The first answer stands; false where there is one already. */
  readonly say: (newcomer: MemberId, by: MemberId) => Promise<boolean>;
  /** How many named this member. */
  readonly countBy: (by: MemberId) => Promise<number>;
};
