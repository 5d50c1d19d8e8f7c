import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';

/** The time everything goes by: the database's, plus how far the playground moved it. */
export const readClock = (database: Database): Promise<Date> =>
  database.transaction({ router: true }, async ({ now }) => now);

/** Move the clock forward so that it shows this instant; never back. */
export const moveClock = (database: Database, to: Date): Promise<void> =>
  database.transaction({ owner: true }, async ({ db, now }) => {
    const ahead = Math.max(0, Math.ceil(to.getTime() - now.getTime()));
    await db.execute(sql`
      insert into clock_offset (is_only, milliseconds) values (true, ${ahead})
      on conflict (is_only) do update set milliseconds = clock_offset.milliseconds + excluded.milliseconds`);
  });
