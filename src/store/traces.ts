import { sql } from 'drizzle-orm';
import type { Members } from '../actions/ports/members.ts';
import type { Trace } from '../core/traces.ts';
import type { Scope } from './scope.ts';

/** Where each kind of trace is found: the rows whose columns name the member. */
export const tracedColumns: Readonly<
  Record<Trace, readonly (readonly [table: string, ...columns: string[]])[]>
> = {
  accounts: [['accounts', 'member_id']],
  consents: [['consents', 'member_id']],
  asks: [['intro_requests', 'requester_id']],
  connecting: [['intro_connectors', 'member_id']],
  connectorRules: [
    ['connector_rules', 'member_id'],
    ['connector_no_go', 'member_id'],
  ],
  drafts: [['drafts', 'member_id']],
  introductions: [['introductions', 'requester_id', 'target_id']],
  contacts: [['shared_contacts', 'member_id']],
  programs: [['program_members', 'member_id']],
  rounds: [['round_places', 'member_id']],
  earlier: [['past_meetings', 'one_id', 'other_id']],
  referrals: [['referrals', 'giver_id', 'receiver_id']],
  thanks: [['thanks', 'from_id', 'to_id']],
  talks: [['one_to_ones', 'by_id', 'with_id']],
  ties: [['ties', 'one_id', 'other_id']],
  vouches: [['vouches', 'by_id', 'about_id']],
  posts: [['board_posts', 'author_id']],
  shares: [['shares', 'sharer_id']],
  keeps: [['keeps', 'member_id']],
  circles: [['circle_members', 'member_id']],
  events: [
    ['meetup_goings', 'member_id'],
    ['meetup_mets', 'member_id'],
  ],
  visitors: [['brought_by', 'by_id', 'member_id']],
  avoided: [['avoids', 'member_id']],
  closedTopics: [['closed_topics', 'member_id']],
  corrections: [['tag_corrections', 'member_id']],
  reports: [['reports', 'reporter_id']],
  pauses: [['pauses', 'member_id']],
  messages: [['contacts', 'member_id']],
};

/** How much of each kind is kept about a member, in one statement; what there is none of is absent. */
export const tracesIn =
  ({ db, community }: Scope): Members['traces'] =>
  async (member) => {
    const counts = Object.entries(tracedColumns).flatMap(([trace, places]) =>
      places.map(([table, ...columns]) => {
        const theirs = sql.join(
          columns.map((column) => sql`${sql.identifier(column)} = ${member}`),
          sql` or `,
        );
        return sql`select ${trace}::text as trace, count(*)::int as count from ${sql.identifier(table)}
          where community_id = ${community} and (${theirs})`;
      }),
    );
    const rows = await db.execute(sql.join(counts, sql` union all `));
    const found = new Map<Trace, number>();
    for (const row of rows) {
      const trace = String(row['trace']) as Trace;
      const count = (found.get(trace) ?? 0) + Number(row['count']);
      if (count > 0) found.set(trace, count);
    }
    return found;
  };
