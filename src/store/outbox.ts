import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Claimed, Outbox, OutboxWriter } from '../actions/ports/outbox.ts';
import type { CommunityId } from '../core/ids.ts';
import type { Database, StoreTransaction } from './database.ts';
import { attempts, outbox } from './schema/delivery.ts';
import { anyText, rowsOf, type Scope, type TransactionMaker } from './scope.ts';

/** Longer than a platform's answer may take (10 s) and what it may still be doing afterwards. */
export const leaseMs = 60_000;

/** Intentions are added with the state they follow from. A key that is there stays as it is. */
export const outboxWriter = ({ db, community, now }: Scope): OutboxWriter => ({
  add: async (intents) => {
    if (intents.length === 0) return;
    const rows = intents.map(({ key, effect, notBefore }) => ({
      ...{ communityId: community, key, effect, notBefore, state: 'pending' as const, createdAt: now },
      ...{ attempts: 0, token: null, leaseUntil: null, unsureSince: null, message: null, room: null },
      ...{ why: null, finishedAt: null },
    }));
    await db.insert(outbox).select(rowsOf(outbox, rows)).onConflictDoNothing();
  },
  read: async (keys) => {
    const rows = await db
      .select({ effect: outbox.effect })
      .from(outbox)
      .where(and(eq(outbox.communityId, community), eq(outbox.key, anyText(keys))));
    return rows.map(({ effect }) => effect);
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
      if (follow !== null) await follow(await transactionOf(claimed.community, inner));
      return true;
    });
  return {
    claim: (limit) =>
      database.transaction({ router: true }, async (inner) => {
        const rows = await fairShare(inner, limit);
        return lease(inner, rows);
      }),
    sent: (claimed, { message, room }, follow) => finish(claimed, { state: 'sent', message, room }, follow),
    drop: async (claimed, why, follow = null) => {
      await finish(claimed, { state: 'cancelled', why }, follow);
    },
    bury: async (claimed, why) => {
      await settle(claimed, (now) => ({ state: 'dead', why, finishedAt: now }));
    },
    later: (claimed, inMs, why, how) =>
      database.transaction({ community: claimed.community }, async ({ db, now }) => {
        const notBefore = new Date(now.getTime() + Math.max(0, inMs));
        const isTried = how !== 'notTried';
        const changed = await db
          .update(outbox)
          .set({
            ...{ state: 'pending', why, notBefore, token: null, leaseUntil: null },
            attempts: claimed.attempts - (isTried ? 0 : 1),
          })
          .where(isHeld(claimed))
          .returning({ key: outbox.key });
        if (isTried || changed.length === 0) return;
        await db.delete(attempts).where(isAttempt(claimed));
      }),
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

const isAttempt = ({ community, key, attempts: number }: Pick<Claimed, 'community' | 'key' | 'attempts'>) =>
  and(eq(attempts.communityId, community), eq(attempts.key, key), eq(attempts.number, number));

/** More candidates than are taken: some of them others hold. */
const spare = 3;

/**
 * Due rows, dealt out to the communities in turn: nobody waits behind somebody else's thousand, of which only the first
 * are put in order. What another process holds is passed over, and the next ones are taken instead.
 */
const fairShare = async ({ db, now }: StoreTransaction, limit: number): Promise<Row[]> => {
  const at = now.toISOString();
  const isDue = sql`(
    (state = 'pending' and not_before <= ${at})
    or (state in ('sending', 'ambiguous') and lease_until <= ${at})
  )`;
  const turns = await db.execute<{ community_id: CommunityId; key: string }>(sql`
    select community_id, key from (select distinct community_id from outbox where ${isDue}) as waiting
    cross join lateral (
      select key, not_before, row_number() over (order by not_before, created_at, key) as turn
      from (
        select key, not_before, created_at from outbox
        where outbox.community_id = waiting.community_id and ${isDue}
        order by not_before, created_at, key limit ${limit * spare}
      ) as first
    ) as turns
    order by turn, not_before limit ${limit * spare}`);
  if (turns.length === 0) return [];
  const rows = turns.map(({ community_id, key }) => ({ communityId: community_id, key }));
  const places = sql.join(
    rows.map(({ communityId, key }) => sql`${`${communityId}/${key}`}`),
    sql`, `,
  );
  return db
    .select()
    .from(outbox)
    .where(and(areThese(rows), isDue))
    .orderBy(sql`array_position(array[${places}]::text[], community_id || '/' || key)`)
    .limit(limit)
    .for('update', { skipLocked: true });
};

const areThese = (rows: readonly Pick<Row, 'communityId' | 'key'>[]) =>
  sql`(community_id, key) in (${sql.join(
    rows.map(({ communityId, key }) => sql`(${communityId}, ${key})`),
    sql`, `,
  )})`;

/**
 * The attempts are written before they are made; a row whose attempt never came back is looked up first. One token
 * fences all that one worker took at once.
 */
const lease = async ({ db, now }: StoreTransaction, rows: readonly Row[]): Promise<Claimed[]> => {
  if (rows.length === 0) return [];
  const token = randomUUID();
  const leaseUntil = new Date(now.getTime() + leaseMs);
  await db
    .update(outbox)
    .set({ state: 'sending', token, leaseUntil, attempts: sql`${outbox.attempts} + 1` })
    .where(areThese(rows));
  await db.insert(attempts).values(
    rows.map((row) => ({
      communityId: row.communityId,
      key: row.key,
      number: row.attempts + 1,
      token,
      startedAt: now,
    })),
  );
  const claimed: Claimed[] = [];
  for (const row of rows) {
    const unsureSince = await doubtOf(db, row);
    const { communityId: community, key, effect } = row;
    claimed.push({ community, key, effect, token, attempts: row.attempts + 1, unsureSince });
  }
  return claimed;
};

/** Once unsure, unsure until it was found or sent: it may have been put off in between. */
const doubtOf = async (db: StoreTransaction['db'], row: Row): Promise<Date | null> => {
  if (row.unsureSince !== null || row.state === 'pending') return row.unsureSince;
  const unsureSince = await lastAttempt(db, row);
  await db
    .update(outbox)
    .set({ unsureSince })
    .where(and(eq(outbox.communityId, row.communityId), eq(outbox.key, row.key)));
  return unsureSince;
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
