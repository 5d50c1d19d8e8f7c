import type { MemberId } from '../core/ids.ts';
import type { Referral } from '../core/referralSlip.ts';
import { isClosedTo } from './me.ts';
import type { Transaction } from './ports.ts';

/**
 * Whether the receiver may open a slip: one that reached them for good, or they would see that somebody keeps apart
 * from them; another not while the giver is kept apart or paused.
 */
export const mayOpen = async (tx: Transaction, slip: Referral): Promise<boolean> =>
  slip.toldAt !== null || !(await isClosedTo(tx, slip.giver, slip.receiver));

/** What of the slips a member got stands on their pages and in their digest: nothing of whom they avoid themselves. */
export const received = async (
  tx: Transaction,
  me: MemberId,
  slips: readonly Referral[],
): Promise<Referral[]> => {
  const avoided = new Set(await tx.limits.avoidedBy(me));
  const seen: Referral[] = [];
  for (const slip of slips) {
    if (slip.receiver === me && !avoided.has(slip.giver) && (await mayOpen(tx, slip))) seen.push(slip);
  }
  return seen;
};
