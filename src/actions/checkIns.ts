import { mayBeWrittenTo } from '../core/askBudget.ts';
import type { MemberId } from '../core/ids.ts';
import { isSnoozed } from '../core/member.ts';
import { tomorrowFor } from '../core/time/deadlines.ts';
import type { Transaction } from './ports.ts';

/**
 * Those who may be asked now how a talk went: no pause, room in their day and week. Their rows are locked, so that two
 * questions at once never both take the last place in a budget.
 */
export const askableNow = async (tx: Transaction, members: readonly MemberId[]): Promise<MemberId[]> => {
  const week = new Date(tx.now.getTime() - 7 * 86_400_000);
  const askable: MemberId[] = [];
  for (const id of members.toSorted()) {
    const member = await tx.members.lock(id);
    if (member === null || isSnoozed(member, tx.now)) continue;
    if (mayBeWrittenTo(member, await tx.limits.contactsSince(id, week), tx.now)) askable.push(id);
  }
  return askable;
};

/** A question that could not be asked today is looked at again on the next working day. */
export const askAgain = (tx: Transaction, kind: 'pairing' | 'introduction', subject: string): Promise<void> =>
  tx.due.set(kind, subject, tomorrowFor(tx.now, tx.community.zone, tx.community));
