import { and, eq, or } from 'drizzle-orm';
import type { Keeps } from '../actions/ports/board.ts';
import type { Keep } from '../core/keepInTouch.ts';
import { keeps } from './schema/board.ts';
import type { Scope } from './scope.ts';

/** With whom members want to keep in touch. */
export const keepsIn = ({ db, community }: Scope): Keeps => {
  const ours = eq(keeps.communityId, community);
  return {
    get: async (member, person) => {
      const [row] = await db
        .select()
        .from(keeps)
        .where(and(ours, eq(keeps.memberId, member), eq(keeps.personId, person)));
      return row === undefined ? null : toKeep(row);
    },
    of: async (member) => {
      const rows = await db
        .select()
        .from(keeps)
        .where(and(ours, eq(keeps.memberId, member)))
        .orderBy(keeps.setAt, keeps.personId);
      return rows.map(toKeep);
    },
    save: async ({ member, person, ...rest }) => {
      await db
        .insert(keeps)
        .values({ communityId: community, memberId: member, personId: person, ...rest })
        .onConflictDoUpdate({ target: [keeps.communityId, keeps.memberId, keeps.personId], set: rest });
    },
    forget: async (member) => {
      await db.delete(keeps).where(and(ours, or(eq(keeps.memberId, member), eq(keeps.personId, member))));
    },
  };
};

const toKeep = ({ communityId: _, memberId, personId, ...rest }: typeof keeps.$inferSelect): Keep => ({
  ...rest,
  member: memberId,
  person: personId,
});
