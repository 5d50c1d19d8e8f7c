import { and, eq, sql } from 'drizzle-orm';
import type { Leases } from '../actions/ports/rates.ts';
import type { Database } from './database.ts';
import { leases } from './schema/rates.ts';

/** Leases of whole processes: no community's, so only the router sees them. */
export const leasesOf = (database: Database): Leases => ({
  hold: (name, token, forMs) =>
    database.transaction({ router: true }, async ({ db, now }) => {
      const held = { name, token, until: new Date(now.getTime() + forMs) };
      const taken = await db
        .insert(leases)
        .values(held)
        .onConflictDoUpdate({
          target: leases.name,
          set: held,
          setWhere: sql`${leases.token} = ${token}::uuid or ${leases.until} <= ${now.toISOString()}::timestamptz`,
        })
        .returning({ name: leases.name });
      return taken.length === 1;
    }),
  release: (name, token) =>
    database.transaction({ router: true }, async ({ db }) => {
      await db.delete(leases).where(and(eq(leases.name, name), eq(leases.token, token)));
    }),
});
