import { and, asc, eq } from 'drizzle-orm';
import type { CommunityId, MemberId } from '../core/ids.ts';
import type { StoreTransaction } from './database.ts';
import { members } from './schema/members.ts';
import { anyOf } from './scope.ts';

/** Members whose rows this attempt of a transaction holds, and whom any attempt of it wanted so far. */
export type MemberLocks = { readonly held: Set<MemberId>; readonly wanted: Set<MemberId> };

/**
 * Members are waited for in the order of their ids and in no other, so that two who want each other's never wait in a
 * circle: a deadlock costs a second before the database sees it. Whom to lock next shows only on the way, so whoever is
 * wanted out of turn and held elsewhere ends the attempt, and the next one begins by locking all of them in order.
 */
export const holdWanted = async (
  db: StoreTransaction['db'],
  community: CommunityId,
  wanted: Set<MemberId>,
): Promise<MemberLocks> => {
  const locks = { held: new Set(wanted), wanted };
  if (wanted.size === 0) return locks;
  await db
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.communityId, community), eq(members.id, anyOf([...wanted]))))
    .orderBy(asc(members.id))
    .for('no key update');
  return locks;
};

/** How the next one is waited for. Not `for update` anywhere: rows that refer to a member hold its key. */
export const waitFor = ({ held, wanted }: MemberLocks, id: MemberId): { readonly noWait?: true } => {
  const isInTurn = held.has(id) || [...held].every((other) => other < id);
  held.add(id);
  wanted.add(id);
  return isInTurn ? {} : { noWait: true };
};
