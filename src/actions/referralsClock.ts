import { mayBeWrittenTo, mayBeWrittenToAt } from '../core/askBudget.ts';
import { asId, type MemberId, type ReferralId } from '../core/ids.ts';
import { isSnoozed } from '../core/member.ts';
import { isPaused } from '../core/pause.ts';
import { type ReceiverNow, referralLimits, tickReferral } from '../core/referral.ts';
import type { Referral } from '../core/referralSlip.ts';
import { tomorrowFor } from '../core/time/deadlines.ts';
import { addWorkingDays } from '../core/time/workingDays.ts';
import type { ClockAction } from './action.ts';
import { commitReferral } from './commitReferral.ts';
import type { Transaction } from './ports.ts';

/** The clock reached a slip: tell the receiver, remind them once, forget what it says of others. */
export const referralTick: ClockAction = async (subject, { tx }) => {
  const slip = await tx.referrals.lock(asId<ReferralId>(subject));
  if (slip === null) return tx.due.set('referral', subject, null);
  const receiver = await receiverNow(tx, slip);
  await commitReferral(tx, slip, tickReferral(slip, receiver, tx.now), receiver.isLost);
};

/** When a slip is due for its one reminder after something was done about it. */
export const remindAtFor = (tx: Transaction): Date =>
  addWorkingDays(tx.now, referralLimits.remindAfterWorkingDays, tx.community);

/** `freeAt`: when their day and week have room, waking hours or not; null in a pause. */
export type Room = {
  readonly mayBeTold: boolean;
  readonly isThere: boolean;
  readonly retryAt: Date;
  readonly freeAt: Date | null;
};

/** Whether a member may be sent one more message they did not ask for, and when to try again if not. */
export const roomFor = async (tx: Transaction, id: MemberId): Promise<Room> => {
  // Locked, so that two slips at once never both take the last place in a budget.
  const member = await tx.members.lock(id);
  if (member === null || member.status !== 'joined')
    return { mayBeTold: false, isThere: false, retryAt: tx.now, freeAt: null };
  const week = new Date(tx.now.getTime() - 7 * 86_400_000);
  const contacts = await tx.limits.contactsSince(id, week);
  const tomorrow = tomorrowFor(tx.now, member.zone, tx.community);
  const quiet = isSnoozed(member, tx.now) ? member.snoozedUntil : null;
  return {
    mayBeTold: quiet === null && mayBeWrittenTo(member, contacts, tx.now),
    isThere: true,
    freeAt: quiet === null ? mayBeWrittenToAt(member, contacts) : null,
    retryAt: quiet !== null && quiet > tomorrow ? quiet : tomorrow,
  };
};

const receiverNow = async (tx: Transaction, slip: Referral): Promise<ReceiverNow> => {
  const { mayBeTold, isThere, retryAt } = await roomFor(tx, slip.receiver);
  const isApart = await tx.limits.avoids(slip.giver, slip.receiver);
  return {
    // Nobody hears from somebody who is paused; once that is lifted the slip goes out.
    mayBeTold: mayBeTold && !isApart && !isPaused(await tx.pauses.get(slip.giver)),
    isLost: !isThere || isApart,
    retryAt,
    remindAt: remindAtFor(tx),
  };
};
