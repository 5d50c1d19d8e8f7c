import { sql } from 'drizzle-orm';
import type { CommunityId } from '../core/ids.ts';
import type { Database } from './database.ts';

/** What the clock should have looked at and did not, of all communities. */
export type ClockFacts = { readonly late: number; readonly oldestLateSeconds: number };

export const clockFacts = (database: Database): Promise<ClockFacts> =>
  database.transaction({ router: true }, async ({ db, now }) => {
    const at = now.toISOString();
    const [row] = await db.execute(sql`select count(*)::int as late,
        coalesce(extract(epoch from ${at}::timestamptz - min(due_at)), 0) as oldest
      from due where due_at <= ${at}`);
    return { late: Number(row?.['late'] ?? 0), oldestLateSeconds: Math.floor(Number(row?.['oldest'] ?? 0)) };
  });

/** The last day within so many days on which members' digests were left out, and how many; null where there is none. */
export const lastMissedDigests = (
  database: Database,
  community: CommunityId,
  withinDays: number,
): Promise<{ readonly date: string; readonly members: number } | null> =>
  database.transaction({ community }, async ({ db, now }) => {
    const since = new Date(now.getTime() - withinDays * 86_400_000).toISOString();
    const [row] = await db.execute(sql`select date::text as date, count(*)::int as members from member_digests
      where outcome = 'missed' and at >= ${since} group by date order by date desc limit 1`);
    return row === undefined ? null : { date: String(row['date']), members: Number(row['members']) };
  });
