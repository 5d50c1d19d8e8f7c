import { referralDueAt } from '../core/referral.ts';
import type { ReferralEvent } from '../core/referralEvents.ts';
import { referralIntents } from '../core/referralNotices.ts';
import type { Referral } from '../core/referralSlip.ts';
import { evolveReferral } from '../core/referralState.ts';
import type { Transaction } from './ports.ts';
import { noteContact } from './tieEvidence.ts';
import { expectTotals } from './totals.ts';

/**
 * Save what happened to a slip together with what follows from it: the row, who is told, when the clock looks again,
 * what counts towards the receiver's budget. `before` is null for a new one; `isLost` ones are never told.
 */
export const commitReferral = async (
  tx: Transaction,
  before: Referral | null,
  events: readonly ReferralEvent[],
  isLost = false,
): Promise<Referral> => {
  let slip = before;
  for (const event of events) {
    slip = evolveReferral(slip, event);
    await tx.outbox.add(referralIntents(slip, event));
    if (event.type === 'referralGiven') await expectTotals(tx);
    if (event.type === 'referralMoved') {
      await noteContact(tx, slip.giver, [slip.receiver], { kind: 'slip', about: slip.id, at: event.at });
    }
    if (event.type === 'referralTold') await tx.limits.contacted(slip.receiver, 'unasked', event.at);
    if (event.type === 'referralReminded') await tx.limits.contacted(slip.receiver, 'nudge', event.at);
  }
  if (slip === null) throw new Error('nothing to commit');
  if (events.length > 0) await tx.referrals.save(slip);
  await tx.due.set('referral', slip.id, referralDueAt(slip, isLost));
  return slip;
};
