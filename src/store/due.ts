import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Due, DueQuery } from '../actions/ports/outbox.ts';
import type { Database } from './database.ts';
import { due, outbox } from './schema/delivery.ts';
import type { Scope } from './scope.ts';

/** A subject claimed by one sweep is left alone by the others for so long. */
const claimMs = 30_000;

/** When the clock must look at a subject; setting it again ends a claim. */
export const dueIn = ({ db, community }: Scope): Due => ({
  set: async (kind, subject, at) => {
    if (at === null) {
      await db
        .delete(due)
        .where(and(eq(due.communityId, community), eq(due.kind, kind), eq(due.subject, subject)));
      return;
    }
    await db
      .insert(due)
      .values({ communityId: community, kind, subject, dueAt: at })
      .onConflictDoUpdate({
        target: [due.communityId, due.kind, due.subject],
        set: { dueAt: at, claimedUntil: null },
      });
  },
});

/** Subjects whose time has come, across communities. */
export const dueQuery = (database: Database): DueQuery => ({
  claim: (limit) =>
    database.transaction({ router: true }, async ({ db, now }) => {
      const rows = await db
        .select({ community: due.communityId, kind: due.kind, subject: due.subject })
        .from(due)
        .where(
          and(
            lte(due.dueAt, now),
            sql`(${due.claimedUntil} is null or ${due.claimedUntil} <= ${now.toISOString()})`,
          ),
        )
        .orderBy(due.dueAt)
        .limit(limit)
        .for('update', { skipLocked: true });
      const claimedUntil = new Date(now.getTime() + claimMs);
      for (const { community, kind, subject } of rows) {
        await db
          .update(due)
          .set({ claimedUntil })
          .where(and(eq(due.communityId, community), eq(due.kind, kind), eq(due.subject, subject)));
      }
      return rows;
    }),
  next: () =>
    database.transaction({ router: true }, async ({ db }) => {
      const [first] = await db.select({ at: sql<string | null>`min(${due.dueAt})` }).from(due);
      const [send] = await db
        .select({ at: sql<string | null>`min(${outbox.notBefore})` })
        .from(outbox)
        .where(inArray(outbox.state, ['pending']));
      const times = [first?.at, send?.at].flatMap((at) => (at ? [new Date(at).getTime()] : []));
      return times.length === 0 ? null : new Date(Math.min(...times));
    }),
});
