import { givesContact } from './blurb.ts';
import type { MemberId } from './ids.ts';
import { checkWords } from './introRequest.ts';
import type { ReferralEvent } from './referralEvents.ts';
import type { NewReferral, Referral, ReferralStep, ThirdParty } from './referralSlip.ts';
import type { Refusal } from './refusal.ts';

const dayMs = 86_400_000;

/** How long the words of a slip may be, how many may be given, when it is forgotten. */
export const referralLimits = {
  description: 500,
  third: 200,
  perWeek: 4,
  perWeekAndReceiver: 1,
  remindAfterWorkingDays: 7,
  forgetDaysAfterClosing: 90,
  forgetDaysAfterGiving: 180,
  /** A pressed end can be taken back for so long. */
  reopenDays: 14,
} as const;

/** Give a slip; `recent` are those the giver gave before. */
export const giveReferral = (
  slip: NewReferral,
  recent: readonly Referral[],
  now: Date,
): ReferralEvent[] | Refusal => {
  if (slip.giver === slip.receiver) return { refused: 'yourself' };
  const week = recent.filter((one) => now.getTime() - one.givenAt.getTime() < 7 * dayMs);
  if (week.length >= referralLimits.perWeek) return { refused: 'tooManySlips', most: referralLimits.perWeek };
  const same = week.filter(({ receiver }) => receiver === slip.receiver);
  if (same.length >= referralLimits.perWeekAndReceiver) return { refused: 'slipThisWeek' };
  const wrong = checkSlip(slip);
  if (wrong !== null) return wrong;
  const { third, ...rest } = slip;
  return [{ type: 'referralGiven', referral: { ...rest, third: thirdOf(third, now) }, at: now }];
};

/** What is wrong with a slip's words; null when they may be kept. */
export const checkSlip = ({
  description,
  third,
}: Pick<NewReferral, 'description' | 'third'>): Refusal | null => {
  const wrong = checkWords(description, referralLimits.description);
  if (wrong !== null) return wrong;
  // Without consent there is no way round the empty field: what reaches a person is refused in the description too.
  if (!third.agreed) return givesContact(description) ? { refused: 'contactWithoutConsent' } : null;
  return third.words.trim() === ''
    ? { refused: 'thirdMissing' }
    : checkWords(third.words, referralLimits.third);
};

/** The giver corrects what they wrote, as long as the slip is open and its words may still be kept. */
export const correctReferral = (
  slip: Referral,
  by: MemberId,
  change: Pick<NewReferral, 'description' | 'third' | 'warmth'>,
  now: Date,
): ReferralEvent[] | Refusal => {
  if (by !== slip.giver) return { refused: 'notYours' };
  if (isClosed(slip)) return { refused: 'alreadyAnswered' };
  if (isForgotten(slip) || isForgetTime(slip, now)) return { refused: 'slipForgotten' };
  const wrong = checkSlip(change);
  if (wrong !== null) return wrong;
  const { description, warmth } = change;
  return [{ type: 'referralCorrected', description, warmth, third: thirdOf(change.third, now), at: now }];
};

/** The giver takes the credit to an introduction or a round away. */
export const unlinkReferral = (slip: Referral, by: MemberId, now: Date): ReferralEvent[] | Refusal =>
  by !== slip.giver
    ? { refused: 'notYours' }
    : slip.origin === null
      ? []
      : [{ type: 'referralUnlinked', at: now }];

/**
 * The receiver says how far it came. Another step corrects the one before; an end can be taken back for two weeks,
 * unless it is forgotten by then.
 */
export const moveReferral = (
  slip: Referral,
  by: MemberId,
  step: ReferralStep,
  remindAt: Date,
  now: Date,
): ReferralEvent[] | Refusal => {
  if (by !== slip.receiver) return { refused: 'notYours' };
  if (slip.status === step) return [];
  if (isClosed(slip) && !mayReopen(slip, now)) return { refused: 'alreadyAnswered' };
  return [{ type: 'referralMoved', step, remindAt, at: now }];
};

/** What the receiver's side looks like when the clock comes by. */
export type ReceiverNow = {
  /** Joined, not on either's avoid list, wants to hear, and the budget of messages has room. */
  readonly mayBeTold: boolean;
  /** Kept apart, or no member: never told. */
  readonly isLost: boolean;
  /** When to look again where they may not be told yet; when to remind them once they were. */
  readonly retryAt: Date;
  readonly remindAt: Date;
};

/** The clock: tell the receiver, remind them once, forget the third party. */
export const tickReferral = (slip: Referral, receiver: ReceiverNow, now: Date): ReferralEvent[] => {
  if (isForgetTime(slip, now)) return [{ type: 'referralForgotten', at: now }];
  if (isClosed(slip)) return [];
  if (slip.toldAt === null) {
    // Whose words are gone by now is nothing to tell of.
    if (receiver.isLost || isForgotten(slip) || slip.tellAt > now) return [];
    return receiver.mayBeTold
      ? [{ type: 'referralTold', remindAt: receiver.remindAt, at: now }]
      : [{ type: 'referralRested', tellAt: receiver.retryAt }];
  }
  if (slip.remindAt === null || slip.remindAt > now) return [];
  return [{ type: receiver.mayBeTold ? 'referralReminded' : 'reminderSkipped', at: now }];
};

/** One of the two is no longer a member: it ends, and what it says of others is forgotten at once. */
export const endReferral = (slip: Referral, now: Date): ReferralEvent[] => [
  ...(isClosed(slip) ? [] : [{ type: 'referralEnded', at: now } as const]),
  ...(isForgotten(slip) ? [] : [{ type: 'referralForgotten', at: now } as const]),
];

/** When the clock must look again; null for never. `isLost` slips wait only to be forgotten. */
export const referralDueAt = (slip: Referral, isLost = false): Date | null => {
  const forget = isForgotten(slip) ? null : forgetAt(slip);
  if (isClosed(slip)) return forget;
  const tell = slip.toldAt === null ? (isLost || isForgotten(slip) ? null : slip.tellAt) : slip.remindAt;
  const times = [forget, tell].flatMap((at) => (at === null ? [] : [at.getTime()]));
  return times.length === 0 ? null : new Date(Math.min(...times));
};

/** No further step is expected. */
export const isClosed = (
  slip: Referral,
): slip is Extract<Referral, { readonly status: 'won' | 'lost' | 'ended' }> =>
  slip.status === 'won' || slip.status === 'lost' || slip.status === 'ended';

/** Whether an end can still be taken back. */
export const mayReopen = (slip: Referral, now: Date): boolean =>
  !isForgotten(slip) &&
  (slip.status === 'won' || slip.status === 'lost') &&
  now.getTime() - slip.closedAt.getTime() < referralLimits.reopenDays * dayMs;

/** Its words are gone. */
export const isForgotten = (slip: Referral): boolean => slip.third.consent === 'forgotten';

/** Words about others are kept no longer than this: 90 days after the end, 180 after giving at the most. */
export const forgetAt = (slip: Referral): Date => {
  const last = slip.givenAt.getTime() + referralLimits.forgetDaysAfterGiving * dayMs;
  const closed = isClosed(slip)
    ? slip.closedAt.getTime() + referralLimits.forgetDaysAfterClosing * dayMs
    : last;
  return new Date(Math.min(last, closed));
};

const isForgetTime = (slip: Referral, now: Date): boolean => !isForgotten(slip) && forgetAt(slip) <= now;

const thirdOf = (third: NewReferral['third'], now: Date): ThirdParty =>
  third.agreed ? { consent: 'recorded', words: third.words, recordedAt: now } : { consent: 'none' };
