import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { MemberId } from '../core/ids.ts';
import { createCipher } from './cipher.ts';
import { memberKeys } from './schema/safety.ts';
import type { Scope } from './scope.ts';

/**
 * Encrypt a member's private words with the member's own key: once the key is destroyed they are gone, wherever copies
 * of them stand. The key is drawn when it is first needed and is itself sealed for its row.
 */
export const sealOf = async (
  scope: Scope,
  owner: MemberId,
  [table, column, row]: readonly [table: string, column: string, row: string],
  words: string,
): Promise<string> => {
  if (words === '') return '';
  const key = await keyFor(scope, owner);
  return `${own}${createCipher([key]).seal(words, { community: scope.community, table, column, row })}`;
};

/**
 * The words behind a sealed column of a member. Empty where the member's key was destroyed; what was sealed before
 * members had keys opens with the common one. Throws where it was moved or changed.
 */
export const openOf = async (
  scope: Scope,
  owner: MemberId,
  [table, column, row]: readonly [table: string, column: string, row: string],
  sealed: string,
): Promise<string> => {
  if (sealed === '') return '';
  const place = { community: scope.community, table, column, row };
  if (!sealed.startsWith(own)) return scope.cipher.open(sealed, place);
  const key = await keyOf(scope, owner);
  return key === null ? '' : createCipher([key]).open(sealed.slice(own.length), place);
};

/** A key that is drawn when it is first needed; the community's own stands under its id. */
export const keyFor = async (scope: Scope, owner: MemberId): Promise<string> =>
  (await keyOf(scope, owner)) ?? newKey(scope, owner);

/** Destroy a member's key, and everything sealed with it. */
export const destroyKey = async ({ db, community, keys }: Scope, owner: MemberId): Promise<void> => {
  keys.delete(owner);
  await db
    .delete(memberKeys)
    .where(and(eq(memberKeys.communityId, community), eq(memberKeys.memberId, owner)));
};

/** Marks words sealed with a member's own key. */
const own = 'own.';

const keyOf = (scope: Scope, owner: MemberId): Promise<string | null> => {
  const known = scope.keys.get(owner) ?? readKey(scope, owner);
  scope.keys.set(owner, known);
  return known;
};

const readKey = async (scope: Scope, owner: MemberId): Promise<string | null> => {
  const [row] = await scope.db
    .select()
    .from(memberKeys)
    .where(and(eq(memberKeys.communityId, scope.community), eq(memberKeys.memberId, owner)));
  return row === undefined ? null : scope.cipher.open(row.keyWrapped, placeOf(scope, owner));
};

/** Two at once draw two keys; the first to arrive is everybody's. */
const newKey = async (scope: Scope, owner: MemberId): Promise<string> => {
  const drawn = randomBytes(32).toString('hex');
  const keyWrapped = scope.cipher.seal(drawn, placeOf(scope, owner));
  await scope.db
    .insert(memberKeys)
    .values({ communityId: scope.community, memberId: owner, keyWrapped })
    .onConflictDoNothing();
  scope.keys.delete(owner);
  const kept = await keyOf(scope, owner);
  if (kept === null) throw new Error('a member key was neither new nor there');
  return kept;
};

const placeOf = ({ community }: Scope, owner: MemberId) => ({
  community,
  table: 'member_keys',
  column: 'key',
  row: owner,
});
