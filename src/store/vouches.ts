import { and, desc, eq, type SQL } from 'drizzle-orm';
import type { Vouches } from '../actions/ports/ties.ts';
import type { VouchId } from '../core/ids.ts';
import type { Vouch } from '../core/vouch.ts';
import { openOf, sealOf } from './memberKeys.ts';
import { noteLocked } from './memberLocks.ts';
import { revived } from './revive.ts';
import { vouches } from './schema/ties.ts';
import { isId, type Scope } from './scope.ts';

type Row = typeof vouches.$inferSelect;

/** Vouches: the sentence sealed with the key of whoever wrote it, the rest as one document. */
export const vouchesIn = (scope: Scope): Vouches => {
  const { db, community } = scope;
  const ours = eq(vouches.communityId, community);
  const get = async (id: VouchId, lock: boolean): Promise<Vouch | null> => {
    if (!isId(id)) return null;
    const query = db
      .select()
      .from(vouches)
      .where(and(ours, eq(vouches.id, id)));
    const [row] = lock ? await query.for('update') : await query;
    if (lock) noteLocked(scope);
    return row === undefined ? null : toVouch(scope, row);
  };
  const list = async (isTheirs: SQL) => {
    const rows = await db
      .select()
      .from(vouches)
      .where(and(ours, isTheirs))
      .orderBy(desc(vouches.saidAt), vouches.id);
    return Promise.all(rows.map((row) => toVouch(scope, row)));
  };
  return {
    get: (id) => get(id, false),
    lock: (id) => get(id, true),
    add: async (vouch) => {
      const values = await toRow(scope, vouch);
      await db
        .insert(vouches)
        .values(values)
        .onConflictDoUpdate({ target: [vouches.communityId, vouches.id], set: values });
    },
    by: (member) => list(eq(vouches.byId, member)),
    about: (member) => list(eq(vouches.aboutId, member)),
  };
};

const toRow = async (scope: Scope, vouch: Vouch): Promise<Row> => ({
  communityId: scope.community,
  id: vouch.id,
  byId: vouch.by,
  aboutId: vouch.about,
  tag: vouch.tag,
  saidAt: vouch.saidAt,
  wordsSealed: await sealOf(scope, vouch.by, ['vouches', 'words', vouch.id], vouch.words),
  state: { ...vouch, words: '' },
});

const toVouch = async (scope: Scope, row: Row): Promise<Vouch> => {
  const words = await openOf(scope, row.byId, ['vouches', 'words', row.id], row.wordsSealed);
  return { ...revived<Vouch>(row.state), words };
};
