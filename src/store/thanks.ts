import { and, desc, eq, gte, lt, or } from 'drizzle-orm';
import type { ThanksPort } from '../actions/ports/referrals.ts';
import type { ThanksId } from '../core/ids.ts';
import type { Thanks } from '../core/thanks.ts';
import { openOf, sealOf } from './memberKeys.ts';
import { noteLocked } from './memberLocks.ts';
import { revived } from './revive.ts';
import { thanks } from './schema/referrals.ts';
import { isId, type Scope } from './scope.ts';

type Row = typeof thanks.$inferSelect;

/** Thank-yous: their words encrypted with the key of whoever said them, the rest as one document. */
export const thanksIn = (scope: Scope): ThanksPort => {
  const { db, community } = scope;
  const ours = eq(thanks.communityId, community);
  const get = async (id: ThanksId, lock: boolean): Promise<Thanks | null> => {
    if (!isId(id)) return null;
    const query = db
      .select()
      .from(thanks)
      .where(and(ours, eq(thanks.id, id)));
    const [row] = lock ? await query.for('update') : await query;
    if (lock) noteLocked(scope);
    return row === undefined ? null : toThanks(scope, row);
  };
  return {
    get: (id) => get(id, false),
    lock: (id) => get(id, true),
    save: async (said) => {
      const { id, from, to, at, words } = said;
      const values: Row = {
        communityId: community,
        id,
        fromId: from,
        toId: to,
        at,
        wordsSealed: await sealOf(scope, from, ['thanks', 'words', id], words),
        state: { ...said, words: '' },
      };
      await db
        .insert(thanks)
        .values(values)
        .onConflictDoUpdate({ target: [thanks.communityId, thanks.id], set: values });
    },
    of: async (member, since) => {
      const isTheirs = or(eq(thanks.fromId, member), eq(thanks.toId, member));
      const rows = await db
        .select()
        .from(thanks)
        .where(and(ours, isTheirs, gte(thanks.at, since)))
        .orderBy(desc(thanks.at));
      return Promise.all(rows.map((row) => toThanks(scope, row)));
    },
    between: async (from, until) => {
      const rows = await db
        .select()
        .from(thanks)
        .where(and(ours, gte(thanks.at, from), lt(thanks.at, until)));
      return Promise.all(rows.map((row) => toThanks(scope, row)));
    },
  };
};

const toThanks = async (scope: Scope, row: Row): Promise<Thanks> => ({
  ...revived<Thanks>(row.state),
  words: await openOf(scope, row.fromId, ['thanks', 'words', row.id], row.wordsSealed),
});
