import type { MemberId } from '../core/ids.ts';
import { endReferral } from '../core/referral.ts';
import { commitReferral } from './commitReferral.ts';
import type { Transaction } from './ports.ts';

/** Somebody is no longer a member: slips they gave or got end, and what those say of others is forgotten at once. */
export const leaveReferrals = async (tx: Transaction, member: MemberId): Promise<void> => {
  for (const { id } of await tx.referrals.of(member, new Date(0))) {
    const slip = await tx.referrals.lock(id);
    const events = slip === null ? [] : endReferral(slip, tx.now);
    if (events.length > 0) await commitReferral(tx, slip, events);
  }
};
