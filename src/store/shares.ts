import { and, desc, eq, gte } from 'drizzle-orm';
import type { Shares } from '../actions/ports/board.ts';
import type { ShareId } from '../core/ids.ts';
import type { Share } from '../core/share.ts';
import { openOf, sealOf } from './memberKeys.ts';
import { noteLocked } from './memberLocks.ts';
import { revived } from './revive.ts';
import { shares } from './schema/board.ts';
import { isId, type Scope } from './scope.ts';

/** Links members share; address and note are encrypted with the sharer's key. */
export const sharesIn = (scope: Scope): Shares => {
  const { db, community } = scope;
  const ours = eq(shares.communityId, community);
  const get = async (id: ShareId, lock: boolean): Promise<Share | null> => {
    if (!isId(id)) return null;
    const query = db
      .select()
      .from(shares)
      .where(and(ours, eq(shares.id, id)));
    const [row] = lock ? await query.for('update') : await query;
    if (lock) noteLocked(scope);
    return row === undefined ? null : toShare(scope, row);
  };
  const list = async (which: ReturnType<typeof eq>): Promise<Share[]> => {
    const rows = await db.select().from(shares).where(and(ours, which)).orderBy(desc(shares.at), shares.id);
    return Promise.all(rows.map((row) => toShare(scope, row)));
  };
  return {
    get: (id) => get(id, false),
    lock: (id) => get(id, true),
    save: async (share) => {
      const { id, sharer, topic, at } = share;
      const values = {
        communityId: community,
        id,
        sharerId: sharer,
        topic,
        at,
        addressSealed: await sealOf(scope, sharer, ['shares', 'address', id], share.address),
        noteSealed: await sealOf(scope, sharer, ['shares', 'note', id], share.note),
        state: { ...share, address: '', note: '' },
      };
      await db
        .insert(shares)
        .values(values)
        .onConflictDoUpdate({ target: [shares.communityId, shares.id], set: values });
    },
    of: (sharer) => list(eq(shares.sharerId, sharer)),
    since: async (at) => (await list(gte(shares.at, at))).filter(({ isGone }) => !isGone),
  };
};

const toShare = async (scope: Scope, row: typeof shares.$inferSelect): Promise<Share> => ({
  ...revived<Share>(row.state),
  address: await openOf(scope, row.sharerId, ['shares', 'address', row.id], row.addressSealed),
  note: await openOf(scope, row.sharerId, ['shares', 'note', row.id], row.noteSealed),
});
