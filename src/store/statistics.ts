import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';

/**
 * Tell the planner how large the tables of people have become. A file of thousands outgrows what it last saw within
 * seconds: it would then look foreign keys up by the wrong index, and the embedded database never looks by itself.
 */
export const refreshStatistics = (database: Database): Promise<void> =>
  database.transaction({ owner: true }, async ({ db }) => {
    await db.execute(sql`analyze members, member_tags, member_terms, accounts, consents`);
  });
