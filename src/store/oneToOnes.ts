import { and, desc, eq, gte, or, sql } from 'drizzle-orm';
import type { FrozenTotals, OneToOnes, Visitors } from '../actions/ports/referrals.ts';
import type { OneToOne } from '../core/oneToOne.ts';
import type { Totals } from '../core/totals.ts';
import { noteLocked } from './memberLocks.ts';
import { revived } from './revive.ts';
import { broughtBy, frozenTotals, oneToOnes } from './schema/referrals.ts';
import { isId, type Scope } from './scope.ts';

/** Logged talks, each as one document. */
export const oneToOnesIn = (scope: Scope): OneToOnes => {
  const { db, community } = scope;
  const ours = eq(oneToOnes.communityId, community);
  return {
    lock: async (id) => {
      if (!isId(id)) return null;
      const [row] = await db
        .select()
        .from(oneToOnes)
        .where(and(ours, eq(oneToOnes.id, id)))
        .for('update');
      noteLocked(scope);
      return row === undefined ? null : revived<OneToOne>(row.state);
    },
    save: async (talk) => {
      const { id, by: byId, with: withId, at } = talk;
      const values = { byId, withId, at, state: talk };
      await db
        .insert(oneToOnes)
        .values({ communityId: community, id, ...values })
        .onConflictDoUpdate({ target: [oneToOnes.communityId, oneToOnes.id], set: values });
    },
    of: async (member, since) => {
      const isTheirs = or(eq(oneToOnes.byId, member), eq(oneToOnes.withId, member));
      const rows = await db
        .select()
        .from(oneToOnes)
        .where(and(ours, isTheirs, gte(oneToOnes.at, since)))
        .orderBy(desc(oneToOnes.at));
      return rows.map((row) => revived<OneToOne>(row.state));
    },
  };
};

/** Totals as they were published; a stretch that is there stays as it is. */
export const frozenTotalsIn = ({ db, community }: Scope): FrozenTotals => ({
  add: async (until, totals) => {
    await db
      .insert(frozenTotals)
      .values({ communityId: community, until, state: totals })
      .onConflictDoNothing();
  },
  list: async (limit) => {
    const rows = await db
      .select()
      .from(frozenTotals)
      .where(eq(frozenTotals.communityId, community))
      .orderBy(desc(frozenTotals.until))
      .limit(limit);
    return rows.map((row) => revived<Totals>(row.state));
  },
});

/** Who brought whom. */
export const visitorsIn = ({ db, community, now }: Scope): Visitors => ({
  say: async (newcomer, by) => {
    const said = await db
      .insert(broughtBy)
      .values({ communityId: community, memberId: newcomer, byId: by, at: now })
      .onConflictDoNothing()
      .returning({ at: broughtBy.at });
    return said.length === 1;
  },
  countBy: async (by) => {
    const [row] = await db
      .select({ count: sql<number>`count(*)::int` })
      .from(broughtBy)
      .where(and(eq(broughtBy.communityId, community), eq(broughtBy.byId, by)));
    return row?.count ?? 0;
  },
});
