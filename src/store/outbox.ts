import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Claimed, Outbox, OutboxWriter } from '../actions/ports/outbox.ts';
import type { CommunityId } from '../core/ids.ts';
import type { Database, StoreTransaction } from './database.ts';
import { attempts, outbox } from './schema/delivery.ts';
import type { Scope, TransactionMaker } from './scope.ts';

/** Longer than a platform's answer may take (10 s) and what it may still be doing afterwards. */
export const leaseMs = 60_000;

/** Intentions are added with the state they follow from. A key that is there stays as it is. */
export const outboxWriter = ({ db, community, now }: Scope): OutboxWriter => ({
  add: async (intents) => {
    if (intents.length === 0) return;
    await db
      .insert(outbox)
      .values(
        intents.map(({ key, effect, notBefore }) => ({
          communityId: community,
          key,
          effect,
          notBefore,
          state: 'pending' as const,
          createdAt: now,
          attempts: 0,
        })),
      )
      .onConflictDoNothing();
  },
  cancel: async (key) => {
    await db
      .update(outbox)
      .set({ state: 'cancelled', why: 'taken back', finishedAt: now })
      .where(
        and(
          eq(outbox.communityId, community),
          eq(outbox.key, key),
          eq(outbox.state, 'pending'),
          // Put off after an attempt without an answer: it may stand there already.
          isNull(outbox.unsureSince),
        ),
      );
  },
});

/** Intentions to carry out, across communities: the state machine of delivery. */
export const outboxOf = (database: Database, transactionOf: TransactionMaker): Outbox => {
  /** Change a claimed row unless the lease was lost to somebody else. */
  const settle = (claimed: Claimed, change: (now: Date) => Partial<typeof outbox.$inferInsert>) =>
    database.transaction({ community: claimed.community }, async ({ db, now }) => {
      const changed = await db
        .update(outbox)
        .set({ token: null, leaseUntil: null, ...change(now) })
        .where(isHeld(claimed))
        .returning({ key: outbox.key });
      return changed.length === 1;
    });
  const finish = (
    claimed: Claimed,
    change: Partial<typeof outbox.$inferInsert>,
    follow: Parameters<Outbox['sent']>[2],
  ) =>
    database.transaction({ community: claimed.community }, async (inner) => {
      const changed = await inner.db
        .update(outbox)
        .set({ token: null, leaseUntil: null, finishedAt: inner.now, ...change })
        .where(isHeld(claimed))
        .returning({ key: outbox.key });
      if (changed.length === 0) return false;
      await follow(await transactionOf(claimed.community, inner));
      return true;
    });
  return {
    claim: (limit) =>
      database.transaction({ router: true }, async (inner) => {
        const rows = await fairShare(inner, limit);
        const claimed: Claimed[] = [];
        for (const row of rows) claimed.push(await lease(inner, row));
        return claimed;
      }),
    sent: (claimed, { message, room }, follow) => finish(claimed, { state: 'sent', message, room }, follow),
    drop: async (claimed, why, follow = async () => undefined) => {
      await finish(claimed, { state: 'cancelled', why }, follow);
    },
    bury: async (claimed, why) => {
      await settle(claimed, (now) => ({ state: 'dead', why, finishedAt: now }));
    },
    later: async (claimed, inMs, why) => {
      await settle(claimed, (now) => ({
        state: 'pending',
        why,
        notBefore: new Date(now.getTime() + Math.max(0, inMs)),
      }));
    },
    unsure: async (claimed, why) => {
      await database.transaction({ community: claimed.community }, async ({ db }) => {
        // The lease runs on: whoever looks must look after the platform had time to finish.
        await db.update(outbox).set({ state: 'ambiguous', why, token: null }).where(isHeld(claimed));
      });
    },
    whereIs: (community, key) =>
      database.transaction({ community }, async ({ db }) => {
        const [row] = await db
          .select({ message: outbox.message })
          .from(outbox)
          .where(and(eq(outbox.communityId, community), eq(outbox.key, key), eq(outbox.state, 'sent')));
        return row?.message ?? null;
      }),
  };
};

type Row = typeof outbox.$inferSelect;

const isHeld = ({ community, key, token }: Claimed) =>
  and(
    eq(outbox.communityId, community),
    eq(outbox.key, key),
    eq(outbox.state, 'sending'),
    eq(outbox.token, token),
  );

/** Due rows, dealt out to the communities in turn: nobody waits behind somebody else's thousand. */
const fairShare = async ({ db, now }: StoreTransaction, limit: number): Promise<Row[]> => {
  const at = now.toISOString();
  const isDue = sql`(
    (state = 'pending' and not_before <= ${at})
    or (state in ('sending', 'ambiguous') and lease_until <= ${at})
  )`;
  const turns = await db.execute<{ community_id: string; key: string }>(sql`
    select community_id, key from (
      select community_id, key, not_before,
        row_number() over (partition by community_id order by not_before, created_at, key) as turn
      from outbox where ${isDue}
    ) as turns
    order by turn, not_before limit ${limit}`);
  const rows: Row[] = [];
  for (const { community_id, key } of turns) {
    const [row] = await db
      .select()
      .from(outbox)
      .where(and(eq(outbox.communityId, community_id as CommunityId), eq(outbox.key, key), isDue))
      .for('update', { skipLocked: true });
    if (row !== undefined) rows.push(row);
  }
  return rows;
};

/** The attempt is written before it is made; a row whose attempt never came back is looked up first. */
const lease = async ({ db, now }: StoreTransaction, row: Row): Promise<Claimed> => {
  const token = randomUUID();
  const number = row.attempts + 1;
  const wasLost = row.state !== 'pending';
  // Once unsure, unsure until it was found or sent: it may have been put off in between.
  const unsureSince = row.unsureSince ?? (wasLost ? await lastAttempt(db, row) : null);
  await db
    .update(outbox)
    .set({
      state: 'sending',
      token,
      leaseUntil: new Date(now.getTime() + leaseMs),
      attempts: number,
      unsureSince,
    })
    .where(and(eq(outbox.communityId, row.communityId), eq(outbox.key, row.key)));
  await db
    .insert(attempts)
    .values({ communityId: row.communityId, key: row.key, number, token, startedAt: now });
  return {
    community: row.communityId,
    key: row.key,
    effect: row.effect,
    token,
    attempts: number,
    unsureSince,
  };
};

const lastAttempt = async (db: StoreTransaction['db'], row: Row): Promise<Date> => {
  const [last] = await db
    .select({ startedAt: attempts.startedAt })
    .from(attempts)
    .where(
      and(
        eq(attempts.communityId, row.communityId),
        inArray(attempts.key, [row.key]),
        eq(attempts.number, row.attempts),
      ),
    );
  return last?.startedAt ?? row.createdAt;
};
