import { and, eq, sql } from 'drizzle-orm';
import type { Pauses } from '../actions/ports/pauses.ts';
import { pauses } from './schema/safety.ts';
import { isId, type Scope } from './scope.ts';

/** Who is paused after reports. */
export const pausesIn = ({ db, community }: Scope): Pauses => {
  const ours = eq(pauses.communityId, community);
  return {
    get: async (member) => {
      if (!isId(member)) return null;
      const [row] = await db
        .select()
        .from(pauses)
        .where(and(ours, eq(pauses.memberId, member)));
      if (row === undefined) return null;
      const { communityId: _, memberId, ...rest } = row;
      return { ...rest, member: memberId };
    },
    save: async ({ member, ...rest }) => {
      await db
        .insert(pauses)
        .values({ communityId: community, memberId: member, ...rest })
        .onConflictDoUpdate({ target: [pauses.communityId, pauses.memberId], set: rest });
    },
    standing: async () => {
      const rows = await db
        .select({ id: pauses.memberId })
        .from(pauses)
        .where(and(ours, sql`${pauses.decision} is distinct from 'lifted'`));
      return new Set(rows.map(({ id }) => id));
    },
  };
};
