import type { Member } from '../core/member.ts';
import type { Transaction } from './ports.ts';

/** A member has an account that was nobody's before: what it said on its platform counts now, and is read there next. */
export const expectInterest = async (tx: Transaction, member: Member): Promise<void> => {
  if (member.status !== 'joined' || (await tx.accounts.of(member.id)).length === 0) return;
  await tx.due.set('interest', member.id, tx.now);
};
