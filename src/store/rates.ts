import { and, eq, lt, or, sql } from 'drizzle-orm';
import type { Rates } from '../actions/ports/rates.ts';
import type { Database, StoreTransaction } from './database.ts';
import { rates } from './schema/rates.ts';

/** Turns nobody remembers any more are swept this often, and were free for as long. */
const sweepMs = 600_000;

/**
 * Rates counted in the database, so that all processes share them: GCRA (ITU-T I.371), one row a key. A turn is
 * taken in one statement; whoever finds none waiting learns how long to wait and has changed nothing.
 */
export const ratesOf = (database: Database): Rates => {
  let sweptAt = 0;
  const sweep = async ({ db, now }: StoreTransaction): Promise<void> => {
    if (now.getTime() - sweptAt < sweepMs) return;
    sweptAt = now.getTime();
    const past = new Date(sweptAt - sweepMs);
    await db
      .delete(rates)
      .where(and(lt(rates.freeAt, past), or(sql`${rates.heldUntil} is null`, lt(rates.heldUntil, past))));
  };
  return {
    take: (key, everyMs, burst, withinMs = 0, count = 1) =>
      database.transaction({ router: true }, async (tx) => {
        const at = sql`${tx.now.toISOString()}::timestamptz`;
        const [taken, slack, within] = [count * everyMs, (burst - 1) * everyMs, withinMs].map(
          (ms) => sql`${ms} * interval '1 millisecond'`,
        );
        const [row] = await tx.db.execute(sql`
          insert into rates (key, free_at) values (${key}, ${at} + ${taken})
          on conflict (key) do update
            set free_at = greatest(rates.free_at, ${at}, rates.held_until) + ${taken}
            where rates.free_at <= ${at} + ${slack} + ${within}
              and (rates.held_until is null or rates.held_until <= ${at} + ${within})
          returning extract(epoch from greatest(free_at - ${taken} - ${slack}, held_until) - ${at}) * 1000 as wait`);
        const wait =
          row === undefined
            ? await waitFor(tx, key, (burst - 1) * everyMs)
            : Math.max(0, Math.ceil(Number(row['wait'])));
        await sweep(tx);
        return wait;
      }),
    hold: (key, forMs) =>
      database.transaction({ router: true }, async ({ db, now }) => {
        const heldUntil = new Date(now.getTime() + forMs);
        await db
          .insert(rates)
          .values({ key, freeAt: now, heldUntil })
          .onConflictDoUpdate({
            target: rates.key,
            set: { heldUntil: sql`greatest(${rates.heldUntil}, ${heldUntil.toISOString()}::timestamptz)` },
          });
      }),
  };
};

const waitFor = async ({ db, now }: StoreTransaction, key: string, slackMs: number): Promise<number> => {
  const [row] = await db.select().from(rates).where(eq(rates.key, key));
  const free = (row?.freeAt.getTime() ?? 0) - slackMs;
  return Math.max(1, Math.max(free, row?.heldUntil?.getTime() ?? 0) - now.getTime());
};
