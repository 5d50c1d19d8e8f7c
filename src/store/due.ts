import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Due, DueKind, DueQuery } from '../actions/ports/outbox.ts';
import type { CommunityId } from '../core/ids.ts';
import type { Database } from './database.ts';
import { due, outbox } from './schema/delivery.ts';
import { rowsOf, type Scope } from './scope.ts';

/** A subject claimed by one sweep is left alone by the others for so long. */
const claimMs = 30_000;
/** More candidates than are taken: some of them others hold. */
const spare = 3;

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
  setMany: async (kind, all) => {
    if (all.length === 0) return;
    const rows = all.map(({ subject, at }) => ({
      communityId: community,
      kind,
      subject,
      dueAt: at,
      claimedUntil: null,
    }));
    await db
      .insert(due)
      .select(rowsOf(due, rows))
      .onConflictDoUpdate({
        target: [due.communityId, due.kind, due.subject],
        set: { dueAt: sql`excluded.due_at`, claimedUntil: null },
      });
  },
});

/** Subjects whose time has come, across communities. */
export const dueQuery = (database: Database): DueQuery => ({
  claim: (limit) =>
    database.transaction({ router: true }, async ({ db, now }) => {
      const at = now.toISOString();
      const isFree = sql`due_at <= ${at} and (claimed_until is null or claimed_until <= ${at})`;
      // Dealt out to the communities in turn, like what is to be sent.
      const turns = await db.execute<{ community_id: CommunityId; kind: DueKind; subject: string }>(sql`
        select community_id, kind, subject from (
          select community_id, kind, subject, due_at,
            row_number() over (partition by community_id order by due_at, kind, subject) as turn
          from due where ${isFree}
        ) as turns
        order by turn, due_at limit ${limit * spare}`);
      if (turns.length === 0) return [];
      const [these, places] = [
        turns.map((one) => sql`(${one.community_id}, ${one.kind}, ${one.subject}::uuid)`),
        turns.map((one) => sql`${`${one.community_id}/${one.kind}/${one.subject}`}`),
      ];
      const rows = await db
        .select({ community: due.communityId, kind: due.kind, subject: due.subject })
        .from(due)
        .where(and(sql`(community_id, kind, subject) in (${sql.join(these, sql`, `)})`, isFree))
        .orderBy(
          sql`array_position(array[${sql.join(places, sql`, `)}]::text[], community_id || '/' || kind || '/' || subject)`,
        )
        .limit(limit)
        .for('update', { skipLocked: true });
      if (rows.length === 0) return [];
      const taken = rows.map((one) => sql`(${one.community}, ${one.kind}, ${one.subject}::uuid)`);
      await db
        .update(due)
        .set({ claimedUntil: new Date(now.getTime() + claimMs) })
        .where(sql`(community_id, kind, subject) in (${sql.join(taken, sql`, `)})`);
      return rows;
    }),
  beginDigests: () =>
    database.transaction({ router: true }, async ({ db, now }) => {
      const begun = await db.execute(sql`
        insert into due (community_id, kind, subject, due_at)
        select community_id, 'digests', community_id, ${now.toISOString()}::timestamptz
        from communities where started_at is not null
        on conflict do nothing returning subject`);
      return begun.length;
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
