import { and, asc, eq } from 'drizzle-orm';
import type { CommunityId, MemberId } from '../core/ids.ts';
import type { StoreTransaction } from './database.ts';
import { members } from './schema/members.ts';
import { anyOf, type Scope } from './scope.ts';

/** Members whose rows this attempt of a transaction holds, and whom any attempt of it wanted so far. */
export type MemberLocks = {
  readonly held: Set<MemberId>;
  readonly wanted: Set<MemberId>;
  /** It holds rows of other kinds: requests, ties and the like. */
  hasOthers: boolean;
};

/**
 * Members are waited for before rows of other kinds, in the order of their ids, and in no other order, so that two who
 * want each other's never wait in a circle: a deadlock costs a second before the database sees it. Whom to lock next
 * shows only on the way, so whoever is wanted out of turn and held elsewhere ends the attempt, and the next one begins
 * by locking all of them in order.
 */
export const holdWanted = async (
  db: StoreTransaction['db'],
  community: CommunityId,
  wanted: Set<MemberId>,
): Promise<MemberLocks> => {
  const locks = { held: new Set(wanted), wanted, hasOthers: false };
  if (wanted.size === 0) return locks;
  await db
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.communityId, community), eq(members.id, anyOf([...wanted]))))
    .orderBy(asc(members.id))
    .for('no key update');
  return locks;
};

/** How these are waited for. Not `for update` anywhere: rows that refer to a member hold its key. */
export const waitFor = (locks: MemberLocks, ids: readonly MemberId[]): { readonly noWait?: true } => {
  const { held, wanted } = locks;
  const fresh = ids.filter((id) => !held.has(id));
  let last = '';
  for (const id of held) if (id > last) last = id;
  const isInTurn = fresh.length === 0 || (!locks.hasOthers && fresh.every((id) => id > last));
  for (const id of fresh) {
    held.add(id);
    wanted.add(id);
  }
  return isInTurn ? {} : { noWait: true };
};

/** A row of another kind is locked: what was read before may have changed while it was waited for. */
export const noteLocked = ({ seen, locks }: Scope): void => {
  seen.clear();
  locks.hasOthers = true;
};
