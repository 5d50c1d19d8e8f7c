import { type SQL, sql } from 'drizzle-orm';
import type { CommunityId } from '../core/ids.ts';
import { type Kept, retentionDays } from '../core/retention.ts';
import type { Database, StoreTransaction } from './database.ts';

/** What of a community is kept for longer than it should be. */
export type Overdue = { readonly kept: Kept; readonly rows: number };

/** Removing what is old. */
export type Retention = {
  /** Look at every community once; how many rows were removed or emptied. */
  readonly sweep: () => Promise<number>;
  /** What should have been removed for more than this many days, of all communities together. */
  readonly overdue: (graceDays: number) => Promise<Overdue[]>;
};

/** Finds by query what is past its time (core/retention.ts), community by community. */
export const retentionOf = (database: Database): Retention => {
  const communities = () =>
    database.transaction({ router: true }, async ({ db }) =>
      (await db.execute(sql`select community_id as id from communities`)).map(
        ({ id }) => String(id) as CommunityId,
      ),
    );
  return {
    sweep: async () => {
      let removed = 0;
      for (const community of await communities()) {
        removed += await database.transaction({ community }, async (inner) => {
          let here = 0;
          for (const kept of kinds) here += await clear(inner, kept);
          return here + (await removeCommunity(inner, community));
        });
      }
      return removed;
    },
    overdue: async (graceDays) => {
      const rows = new Map<Kept, number>();
      for (const community of await communities()) {
        await database.transaction({ community }, async ({ db, now }) => {
          for (const kept of kinds) {
            const { table, old } = rules[kept];
            const before = daysBefore(now, retentionDays[kept] + graceDays);
            const [row] = await db.execute(
              sql`select count(*)::int as count from ${sql.identifier(table)} t where ${old(before)}`,
            );
            rows.set(kept, (rows.get(kept) ?? 0) + Number(row?.['count'] ?? 0));
          }
        });
      }
      return [...rows].filter(([, count]) => count > 0).map(([kept, count]) => ({ kept, rows: count }));
    },
  };
};

type Rule = {
  readonly table: string;
  /** Which rows are old, seen from this instant. */
  readonly old: (before: string) => SQL;
  /** What becomes of them; removed where nothing is said. */
  readonly emptied?: SQL;
};

/** What hangs on an event is old by the event's end. */
function ofMeetup(table: string): Rule {
  return {
    table,
    old: (before) =>
      sql`exists (select from meetups m where m.community_id = t.community_id and m.id = t.meetup_id
        and m.ends_at < ${before})`,
  };
}

const rules: Readonly<Record<Exclude<Kept, 'removedCommunities'>, Rule>> = {
  drafts: { table: 'drafts', old: (before) => sql`created_at < ${before}` },
  arrivals: {
    table: 'inbox',
    old: (before) => sql`state in ('done', 'dead') and received_at < ${before}`,
  },
  messagePlaces: {
    table: 'outbox',
    old: (before) =>
      sql`state in ('sent', 'cancelled') and finished_at < ${before} and (message is not null or room is not null)`,
    emptied: sql`message = null, room = null, why = null`,
  },
  deliveries: {
    table: 'outbox',
    old: (before) => sql`state in ('sent', 'cancelled') and finished_at < ${before}`,
  },
  askWords: {
    table: 'intro_requests',
    old: (before) => sql`closed_at < ${before} and (why_sealed <> '' or blurb_sealed <> '')`,
    emptied: sql`why_sealed = '', blurb_sealed = ''`,
  },
  forwardWords: {
    table: 'intro_connectors',
    old: (before) => sql`words_sealed <> '' and exists (select from intro_requests r
      where r.community_id = t.community_id and r.id = t.request_id and r.closed_at < ${before})`,
    emptied: sql`words_sealed = ''`,
  },
  sharedContacts: { table: 'shared_contacts', old: (before) => sql`at < ${before}` },
  reportNotes: {
    table: 'reports',
    old: (before) => sql`at < ${before} and note_sealed <> ''`,
    emptied: sql`note_sealed = ''`,
  },
  contacts: { table: 'contacts', old: (before) => sql`at < ${before}` },
  previews: { table: 'previews', old: (before) => sql`at < ${before}` },
  candidates: {
    table: 'intro_candidates',
    old: (before) => sql`exists (select 1 from intro_requests r
      where r.community_id = t.community_id and r.id = t.request_id and r.closed_at < ${before})`,
  },
  // What somebody passed on stays their own record.
  connectors: {
    table: 'intro_connectors',
    old: (before) => sql`state <> 'forwarded' and exists (select from intro_requests r
      where r.community_id = t.community_id and r.id = t.request_id and r.closed_at < ${before})`,
  },
  coolDowns: { table: 'cool_downs', old: (before) => sql`until < ${before}` },
  suggestions: { table: 'suggestions', old: (before) => sql`at < ${before}` },
  memberDigests: {
    table: 'member_digests',
    old: (before) => sql`at < ${before} and exists (select from member_digests o
      where o.community_id = t.community_id and o.member_id = t.member_id and o.date > t.date)`,
  },
  linkCodes: { table: 'link_codes', old: (before) => sql`expires_at < ${before}` },
  consoleKeys: { table: 'console_keys', old: (before) => sql`expires_at < ${before}` },
  corrections: { table: 'tag_corrections', old: (before) => sql`at < ${before}` },
  meetups: { table: 'meetups', old: (before) => sql`ends_at < ${before}` },
  meetupGoings: ofMeetup('meetup_goings'),
  meetupSuggestions: ofMeetup('meetup_suggestions'),
  meetupMets: ofMeetup('meetup_mets'),
  closedPosts: { table: 'board_posts', old: (before) => sql`status = 'closed' and closed_at < ${before}` },
  postDrafts: { table: 'board_posts', old: (before) => sql`status = 'draft' and posted_at < ${before}` },
  shares: { table: 'shares', old: (before) => sql`at < ${before}` },
  // The last old note stays: the chain begins after it.
  audit: {
    table: 'audit',
    old: (before) =>
      sql`at < ${before} and number < (select max(number) from audit o where o.community_id = t.community_id and o.at < ${before})`,
  },
};

/** Tables in which something is removed or emptied when its time has come. */
export const clearedTables: ReadonlySet<string> = new Set(Object.values(rules).map(({ table }) => table));

const kinds = Object.keys(rules) as Exclude<Kept, 'removedCommunities'>[];

const clear = async ({ db, now }: StoreTransaction, kept: keyof typeof rules): Promise<number> => {
  const { table, old, emptied } = rules[kept];
  const name = sql.identifier(table);
  const isOld = old(daysBefore(now, retentionDays[kept]));
  const rows = await db.execute(
    emptied === undefined
      ? sql`delete from ${name} t where ${isOld} returning 1 as one`
      : sql`update ${name} t set ${emptied} where ${isOld} returning 1 as one`,
  );
  return rows.length;
};

/** A community that nobody installed again in time: every row of every table, those that refer to others first. */
const removeCommunity = async ({ db, now }: StoreTransaction, community: CommunityId): Promise<number> => {
  const before = daysBefore(now, retentionDays.removedCommunities);
  const [gone] = await db.execute(sql`select 1 as one from removals where at < ${before}`);
  if (gone === undefined) return 0;
  let removed = 0;
  for (const table of await tablesInOrder(db)) {
    const rows = await db.execute(
      sql`delete from ${sql.identifier(table)} where community_id = ${community} returning 1 as one`,
    );
    removed += rows.length;
  }
  return removed;
};

const tablesInOrder = async (db: StoreTransaction['db']): Promise<string[]> => {
  const tables = await db.execute(sql`select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'community_id'
    join pg_policies p on p.tablename = c.relname and p.policyname = c.relname || '_own'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'removals'`);
  const references =
    await db.execute(sql`select conrelid::regclass::text as from, confrelid::regclass::text as to
    from pg_constraint where contype = 'f'`);
  const left = new Set(tables.map(({ name }) => String(name)));
  const order: string[] = [];
  while (left.size > 0) {
    const free = [...left].filter(
      (table) => !references.some(({ from, to }) => to === table && from !== table && left.has(String(from))),
    );
    if (free.length === 0) throw new Error('tables refer to each other in a circle');
    for (const table of free) left.delete(table);
    order.push(...free.filter((table) => table !== 'communities'));
  }
  return [...order, 'removals', 'communities'];
};

const daysBefore = (now: Date, days: number): string =>
  new Date(now.getTime() - days * 86_400_000).toISOString();
