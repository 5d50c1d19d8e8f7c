import { and, desc, eq, gt, lt } from 'drizzle-orm';
import type { Drafts } from '../actions/ports/introRequests.ts';
import { type Draft, draftHours } from '../core/draft.ts';
import { openOf, sealOf } from './memberKeys.ts';
import { drafts } from './schema/introductions.ts';
import { isId, type Scope } from './scope.ts';

type Row = typeof drafts.$inferSelect;

/** Asks being prepared; their text is encrypted. */
export const draftsIn = (scope: Scope): Drafts => {
  const { db, community, now } = scope;
  const ours = eq(drafts.communityId, community);
  const fresh = gt(drafts.createdAt, new Date(now.getTime() - draftHours * 3_600_000));
  const toDraft = async (row: Row): Promise<Draft> => {
    const { communityId: _, memberId, textSealed, correctingSealed, ...rest } = row;
    const place = (column: string) => ['drafts', column, rest.id] as const;
    return {
      ...rest,
      member: memberId,
      text: await openOf(scope, memberId, place('text'), textSealed),
      correcting: await openOf(scope, memberId, place('correcting'), correctingSealed),
    };
  };
  return {
    get: async (id) => {
      if (!isId(id)) return null;
      const [row] = await db
        .select()
        .from(drafts)
        .where(and(ours, fresh, eq(drafts.id, id)));
      return row === undefined ? null : toDraft(row);
    },
    latestOf: async (member) => {
      const [row] = await db
        .select()
        .from(drafts)
        .where(and(ours, fresh, eq(drafts.memberId, member)))
        .orderBy(desc(drafts.createdAt))
        .limit(1);
      return row === undefined ? null : toDraft(row);
    },
    save: async ({ member, text, correcting, ...rest }) => {
      const textSealed = await sealOf(scope, member, ['drafts', 'text', rest.id], text);
      const correctingSealed = await sealOf(scope, member, ['drafts', 'correcting', rest.id], correcting);
      const values = { ...rest, memberId: member, textSealed, correctingSealed };
      await db
        .insert(drafts)
        .values({ communityId: community, ...values })
        .onConflictDoUpdate({ target: [drafts.communityId, drafts.id], set: values });
    },
    remove: async (id) => {
      await db.delete(drafts).where(and(ours, eq(drafts.id, id)));
    },
    removeOf: async (member) => {
      await db.delete(drafts).where(and(ours, eq(drafts.memberId, member)));
    },
    removeOlder: async (than) => {
      const gone = await db
        .delete(drafts)
        .where(and(ours, lt(drafts.createdAt, than)))
        .returning({ id: drafts.id });
      return gone.length;
    },
  };
};
