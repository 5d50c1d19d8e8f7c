import { and, eq, lt } from 'drizzle-orm';
import type { Sightings } from '../actions/ports/rates.ts';
import type { Database } from './database.ts';
import { sightings } from './schema/rates.ts';

const dayMs = 86_400_000;
const sweepMs = 600_000;

/** What platforms reported back of our own messages, for a day: longer than anything stays unsure. */
export const sightingsOf = (database: Database): Sightings => {
  let sweptAt = 0;
  return {
    note: (place, mark, messageId) =>
      database.transaction({ router: true }, async ({ db, now }) => {
        await db.insert(sightings).values({ place, mark, messageId, seenAt: now }).onConflictDoNothing();
        if (now.getTime() - sweptAt < sweepMs) return;
        sweptAt = now.getTime();
        await db.delete(sightings).where(lt(sightings.seenAt, new Date(sweptAt - dayMs)));
      }),
    of: (place, mark) =>
      database.transaction({ router: true }, async ({ db }) => {
        const [row] = await db
          .select({ id: sightings.messageId })
          .from(sightings)
          .where(and(eq(sightings.place, place), eq(sightings.mark, mark)));
        return row?.id ?? null;
      }),
  };
};
