import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';

/** What a database says of itself, for operators; versions and connections are Postgres' own. */
export const databaseFacts = (
  database: Database,
  isEmbedded: boolean,
): Promise<{
  readonly version: number;
  readonly mostConnections: number;
  readonly usedConnections: number;
  readonly unforced: readonly string[];
}> =>
  database.transaction({ owner: true }, async ({ db }) => {
    const tables = await db.execute(sql`select c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'community_id' and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`);
    const [row] = await db.execute(sql`select
      current_setting('server_version_num')::int as version,
      current_setting('max_connections')::int as most,
      (select count(*)::int from pg_stat_activity) as used`);
    return {
      version: isEmbedded ? 0 : Number(row?.['version']),
      mostConnections: Number(row?.['most']),
      usedConnections: Number(row?.['used']),
      unforced: tables.map(({ name }) => String(name)),
    };
  });
