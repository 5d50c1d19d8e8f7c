import { and, eq, inArray, sql } from 'drizzle-orm';
import type { CommunityId } from '../core/ids.ts';
import type { EffectKey } from '../core/notices.ts';
import type { Database } from './database.ts';
import { attempts, outbox } from './schema/delivery.ts';

/** What waits, of all communities; ages in seconds, 0 where nothing waits. */
export type Backlog = {
  /** Intentions that could be carried out now. */
  readonly due: number;
  readonly oldestDueSeconds: number;
  /** Sent without an answer: looked for before anything is sent again. */
  readonly unsure: number;
  /** Given up: they wait for the operator. */
  readonly buried: number;
  /** Arrivals stored and not yet done. */
  readonly arrivals: number;
  readonly oldestArrivalSeconds: number;
  /** Arrivals that failed five times. */
  readonly deadArrivals: number;
};

/** An intention that was given up. What it would have said is not in it. */
export type Buried = {
  readonly community: CommunityId;
  readonly key: EffectKey;
  readonly what: string;
  readonly why: string;
  readonly at: Date;
};

/** What an operator sees and may do about deliveries. */
export type Deliveries = {
  readonly backlog: () => Promise<Backlog>;
  /** The latest first. */
  readonly buried: (limit: number) => Promise<Buried[]>;
  /** Try again as if for the first time: only where the operator knows that it never arrived. */
  readonly again: (community: CommunityId, key: EffectKey) => Promise<boolean>;
  /** After a backup was restored: nothing that was meant to be sent goes out by itself; how many there were. */
  readonly hold: () => Promise<number>;
  /** Let go what was held. */
  readonly release: () => Promise<number>;
  /** Take it off the list without sending it. */
  readonly dismiss: (community: CommunityId, key: EffectKey) => Promise<boolean>;
};

const whyHeld = 'held by the operator';

export const deliveriesOf = (database: Database): Deliveries => {
  const dig = (
    community: CommunityId,
    key: EffectKey,
    change: (now: Date) => Partial<typeof outbox.$inferInsert>,
  ) =>
    database.transaction({ router: true }, async ({ db, now }) => {
      const changed = await db
        .update(outbox)
        .set(change(now))
        .where(and(eq(outbox.communityId, community), eq(outbox.key, key), eq(outbox.state, 'dead')))
        .returning({ key: outbox.key, attempts: outbox.attempts });
      const [row] = changed;
      if (row?.attempts === 0) {
        await db.delete(attempts).where(and(eq(attempts.communityId, community), eq(attempts.key, key)));
      }
      return row !== undefined;
    });
  return {
    backlog: () =>
      database.transaction({ router: true }, async ({ db, now }) => {
        const at = now.toISOString();
        const isDue = sql`state = 'pending' and not_before <= ${at}`;
        const [row] = await db.execute<Record<string, string | null>>(sql`
          select
            (select count(*) from outbox where ${isDue}) as due,
            (select extract(epoch from ${at}::timestamptz - min(not_before)) from outbox where ${isDue}) as oldest_due,
            (select count(*) from outbox where state = 'ambiguous') as unsure,
            (select count(*) from outbox where state = 'dead') as buried,
            (select count(*) from inbox where state in ('waiting', 'claimed')) as arrivals,
            (select extract(epoch from ${at}::timestamptz - min(received_at)) from inbox
              where state in ('waiting', 'claimed')) as oldest_arrival,
            (select count(*) from inbox where state = 'dead') as dead_arrivals`);
        const count = (name: string): number => Math.max(0, Math.floor(Number(row?.[name] ?? 0)));
        return {
          due: count('due'),
          oldestDueSeconds: count('oldest_due'),
          unsure: count('unsure'),
          buried: count('buried'),
          arrivals: count('arrivals'),
          oldestArrivalSeconds: count('oldest_arrival'),
          deadArrivals: count('dead_arrivals'),
        };
      }),
    buried: (limit) =>
      database.transaction({ router: true }, async ({ db }) => {
        const rows = await db
          .select()
          .from(outbox)
          .where(eq(outbox.state, 'dead'))
          .orderBy(sql`${outbox.finishedAt} desc nulls last`)
          .limit(limit);
        return rows.map(({ communityId, key, effect, why, finishedAt, createdAt }) => ({
          community: communityId,
          key,
          what: 'notice' in effect ? `${effect.effect} ${effect.notice.notice}` : effect.effect,
          why: why ?? '',
          at: finishedAt ?? createdAt,
        }));
      }),
    again: (community, key) =>
      dig(community, key, (now) => ({
        ...{ state: 'pending', notBefore: now, attempts: 0, unsureSince: null, leaseUntil: null },
        ...{ why: 'tried again by the operator', finishedAt: null },
      })),
    hold: () =>
      database.transaction({ router: true }, async ({ db, now }) => {
        const held = await db
          .update(outbox)
          .set({ state: 'dead', why: whyHeld, finishedAt: now, token: null, leaseUntil: null })
          .where(inArray(outbox.state, ['pending', 'sending', 'ambiguous']))
          .returning({ key: outbox.key });
        return held.length;
      }),
    release: () =>
      database.transaction({ router: true }, async ({ db }) => {
        const released = await db
          .update(outbox)
          .set({ state: 'pending', why: null, finishedAt: null })
          .where(and(eq(outbox.state, 'dead'), eq(outbox.why, whyHeld)))
          .returning({ key: outbox.key });
        return released.length;
      }),
    dismiss: (community, key) =>
      dig(community, key, (now) => ({
        state: 'cancelled',
        why: 'dismissed by the operator',
        finishedAt: now,
      })),
  };
};
