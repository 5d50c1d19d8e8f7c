import { and, desc, eq, gte } from 'drizzle-orm';
import type { Pairings } from '../actions/ports/programs.ts';
import type { PairingId } from '../core/ids.ts';
import { outcomeOf, type Pairing } from '../core/pairing.ts';
import { noteLocked } from './memberLocks.ts';
import { revived } from './revive.ts';
import { pairings, roundPlaces } from './schema/rounds.ts';
import { isId, type Scope } from './scope.ts';

/** Pairings, each as one document. */
export const pairingsIn = (scope: Scope): Pairings => {
  const { db, community } = scope;
  const ours = eq(pairings.communityId, community);
  const get = async (id: PairingId, lock: boolean): Promise<Pairing | null> => {
    if (!isId(id)) return null;
    const query = db
      .select()
      .from(pairings)
      .where(and(ours, eq(pairings.id, id)));
    const [row] = lock ? await query.for('update') : await query;
    if (lock) noteLocked(scope);
    return row === undefined ? null : revived<Pairing>(row.state);
  };
  return {
    get: (id) => get(id, false),
    lock: (id) => get(id, true),
    save: async (pairing) => {
      const { id, round: roundId, madeAt, status } = pairing;
      const values = { roundId, madeAt, status, isFreed: outcomeOf(pairing) === 'notMet', state: pairing };
      await db
        .insert(pairings)
        .values({ communityId: community, id, ...values })
        .onConflictDoUpdate({ target: [pairings.communityId, pairings.id], set: values });
    },
    of: async (member, since) => {
      const rows = await db
        .select({ state: pairings.state })
        .from(roundPlaces)
        .innerJoin(
          pairings,
          and(eq(pairings.communityId, roundPlaces.communityId), eq(pairings.id, roundPlaces.pairingId)),
        )
        .where(
          and(
            eq(roundPlaces.communityId, community),
            eq(roundPlaces.memberId, member),
            gte(pairings.madeAt, since),
          ),
        )
        .orderBy(desc(pairings.madeAt));
      return rows.map((row) => revived<Pairing>(row.state));
    },
    ofRound: async (round) => {
      const rows = await db
        .select({ state: pairings.state })
        .from(pairings)
        .where(and(ours, eq(pairings.roundId, round)));
      return rows.map((row) => revived<Pairing>(row.state));
    },
  };
};
