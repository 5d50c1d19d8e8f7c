import type { MemberId } from '../core/ids.ts';
import { addEvidence, type TieEvidence } from '../core/tie.ts';
import type { Transaction } from './ports.ts';

/**
 * A member had to do with others: kept with each pair, and counted once both say that they know each other. Without
 * that it confirms nothing and is shown to nobody.
 */
export const noteContact = async (
  tx: Transaction,
  who: MemberId,
  others: readonly MemberId[],
  evidence: TieEvidence,
): Promise<void> => {
  // In one order, so that two of a pairing who press at once wait for each other instead of both failing.
  for (const other of others.toSorted()) {
    const tie = await tx.ties.lock(who, other);
    const after = addEvidence(tie, evidence);
    if (after !== tie) await tx.ties.save(after);
  }
};
