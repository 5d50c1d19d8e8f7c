import { and, asc, eq, lt, notInArray } from 'drizzle-orm';
import type { Circles } from '../actions/ports/circles.ts';
import type { Belonging } from '../core/circle.ts';
import { circleMembers, circles } from './schema/circles.ts';
import { isId, type Scope } from './scope.ts';

/** Circles of a community, and who says that they belong to them. */
export const circlesIn = ({ db, community, now }: Scope): Circles => {
  const ours = eq(circles.communityId, community);
  const theirs = eq(circleMembers.communityId, community);
  return {
    get: async (id) => {
      if (!isId(id)) return null;
      const [row] = await db
        .select()
        .from(circles)
        .where(and(ours, eq(circles.id, id)));
      return row === undefined ? null : toCircle(row);
    },
    list: async () => {
      const rows = await db.select().from(circles).where(ours).orderBy(asc(circles.name), asc(circles.id));
      return rows.map(toCircle);
    },
    save: async ({ id, ...values }) => {
      await db
        .insert(circles)
        .values({ communityId: community, id, ...values })
        .onConflictDoUpdate({ target: [circles.communityId, circles.id], set: values });
    },
    remove: async (id) => {
      await db.delete(circles).where(and(ours, eq(circles.id, id)));
    },
    of: async (member) => {
      const rows = await db
        .select()
        .from(circleMembers)
        .where(and(theirs, eq(circleMembers.memberId, member)))
        .orderBy(asc(circleMembers.circleId));
      return rows.map(toBelonging);
    },
    membersOf: async (id, before) => {
      if (!isId(id)) return [];
      const rows = await db
        .select()
        .from(circleMembers)
        .where(
          and(
            theirs,
            eq(circleMembers.circleId, id),
            before === undefined ? undefined : lt(circleMembers.since, before),
          ),
        )
        .orderBy(asc(circleMembers.memberId));
      return rows.map(toBelonging);
    },
    replace: async (member, all) => {
      const kept = all.map(({ circle }) => circle);
      const others = kept.length === 0 ? undefined : notInArray(circleMembers.circleId, kept);
      await db.delete(circleMembers).where(and(theirs, eq(circleMembers.memberId, member), others));
      for (const { circle, isShown } of all) {
        await db
          .insert(circleMembers)
          .values({ communityId: community, circleId: circle, memberId: member, isShown, since: now })
          .onConflictDoUpdate({
            target: [circleMembers.communityId, circleMembers.circleId, circleMembers.memberId],
            set: { isShown },
          });
      }
    },
  };
};

const toCircle = ({ communityId: _, ...circle }: typeof circles.$inferSelect) => circle;

const toBelonging = (row: typeof circleMembers.$inferSelect): Belonging => ({
  circle: row.circleId,
  member: row.memberId,
  isShown: row.isShown,
});
