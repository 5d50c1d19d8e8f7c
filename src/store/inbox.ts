import { and, eq, inArray, lte, or, sql } from 'drizzle-orm';
import type { Arrival, Inbox, InboxFinisher } from '../actions/ports/inbox.ts';
import type { CommunityId } from '../core/ids.ts';
import type { Cipher } from './cipher.ts';
import type { Database } from './database.ts';
import { gather } from './gather.ts';
import { inbox } from './schema/delivery.ts';
import type { Scope } from './scope.ts';

const claimMs = 60_000;
/** What nobody claimed this long was left behind by a crash. */
const staleMs = 10_000;
const mostAttempts = 5;
/** Arrivals stored together. */
const mostAtOnce = 50;

type Arriving = {
  readonly arrival: Arrival;
  readonly community: CommunityId;
  readonly claimForMs: number;
};

/** Marks an arrival as done with its effects; its payload goes with it. */
export const inboxFinisher = ({ db, community }: Scope): InboxFinisher => ({
  finish: async (key) => {
    const done = await db
      .update(inbox)
      .set({ state: 'done', payloadSealed: '', claimedUntil: null })
      .where(
        and(
          eq(inbox.communityId, community),
          eq(inbox.key, key),
          inArray(inbox.state, ['waiting', 'claimed']),
        ),
      )
      .returning({ key: inbox.key });
    return done.length === 1;
  },
});

/** What arrived and is not done, across communities. */
export const inboxOf = (database: Database, cipher: Cipher): Inbox => {
  const place = (community: CommunityId, key: string) => ({
    community,
    table: 'inbox',
    column: 'payload',
    row: key,
  });
  const toClaim = (row: typeof inbox.$inferSelect): { community: CommunityId; arrival: Arrival } => ({
    community: row.communityId,
    arrival: readArrival(cipher.open(row.payloadSealed, place(row.communityId, row.key))),
  });
  const readable = (row: typeof inbox.$inferSelect): ReturnType<typeof toClaim> | null => {
    try {
      return toClaim(row);
    } catch {
      return null;
    }
  };
  const take = (now: Date, attempts: number) => ({
    state: 'claimed' as const,
    claimedUntil: new Date(now.getTime() + claimMs),
    attempts,
  });
  /** One transaction for all that arrive at about the same time; the first of each key is the new one. */
  const put = gather(mostAtOnce, (arrivals: readonly Arriving[]) =>
    database.transaction({ router: true }, async ({ db, now }) => {
      const rows = arrivals.map(({ arrival, community, claimForMs }) => ({
        communityId: community,
        key: arrival.key,
        ...(claimForMs === 0
          ? { state: 'waiting' as const, attempts: 0 }
          : { ...take(now, 1), claimedUntil: new Date(now.getTime() + claimForMs) }),
        payloadSealed: cipher.seal(JSON.stringify(arrival), place(community, arrival.key)),
        receivedAt: now,
      }));
      const added = await db.insert(inbox).values(rows).onConflictDoNothing().returning({ key: inbox.key });
      const fresh = new Set(added.map(({ key }) => key));
      return arrivals.map(({ arrival }) => fresh.delete(arrival.key));
    }),
  );
  return {
    put: (arrival, community, claimForMs = 0) => put({ arrival, community, claimForMs }),
    claim: (key) =>
      database.transaction({ router: true }, async ({ db, now }) => {
        const [row] = await db
          .select()
          .from(inbox)
          .where(and(eq(inbox.key, key), isFree(now)))
          .for('update', { skipLocked: true });
        if (row === undefined) return null;
        await db
          .update(inbox)
          .set(take(now, row.attempts + 1))
          .where(eq(inbox.key, key));
        return toClaim(row);
      }),
    claimStale: (limit) =>
      database.transaction({ router: true }, async ({ db, now }) => {
        const old = new Date(now.getTime() - staleMs);
        const rows = await db
          .select()
          .from(inbox)
          .where(and(isFree(now), or(lte(inbox.receivedAt, old), eq(inbox.state, 'claimed'))))
          .orderBy(inbox.receivedAt)
          .limit(limit)
          .for('update', { skipLocked: true });
        const claims = [];
        for (const row of rows) {
          const isSpent = row.attempts >= mostAttempts;
          const claim = isSpent ? null : readable(row);
          // Sealed with a key we do not have: it waits for the key, and nobody waits for it.
          const next = claim === null ? take(now, row.attempts) : take(now, row.attempts + 1);
          await db
            .update(inbox)
            .set(isSpent ? { state: 'dead', payloadSealed: '' } : next)
            .where(eq(inbox.key, row.key));
          if (claim !== null) claims.push(claim);
        }
        return claims;
      }),
    fail: (key, why) =>
      database.transaction({ router: true }, async ({ db, now }) => {
        const [row] = await db.select().from(inbox).where(eq(inbox.key, key)).for('update');
        if (row === undefined || row.state === 'done') return;
        const isSpent = row.attempts >= mostAttempts;
        // Given back a little later each time: what broke may need a while.
        const claimedUntil = new Date(now.getTime() + 1000 * 4 ** row.attempts);
        await db
          .update(inbox)
          .set(isSpent ? { state: 'dead', why, payloadSealed: '' } : { state: 'claimed', why, claimedUntil })
          .where(eq(inbox.key, key));
      }),
  };
};

const isFree = (now: Date) =>
  or(
    eq(inbox.state, 'waiting'),
    and(eq(inbox.state, 'claimed'), sql`${inbox.claimedUntil} <= ${now.toISOString()}`),
  );

const readArrival = (json: string): Arrival => {
  const arrival = JSON.parse(json) as Arrival;
  return { ...arrival, at: new Date(arrival.at) };
};
