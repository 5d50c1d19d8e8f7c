import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { MemberId } from '../core/ids.ts';
import type { TermRow } from '../core/search/rows.ts';
import type { AskTerm } from '../core/search/terms.ts';
import { members, memberTerms, searchChanges } from './schema/members.ts';
import { anyOf, anyText, type Scope } from './scope.ts';

/** Whoever can be found: joined and not hidden. */
const isListed = and(eq(members.status, 'joined'), eq(members.isHidden, false));

/** The postings of an ask's terms, of listed members; of some of them where `among` says so. */
export const termRows = (
  { db, community }: Scope,
  terms: readonly AskTerm[],
  among?: readonly MemberId[],
): Promise<TermRow[]> =>
  db
    .select({
      term: memberTerms.term,
      member: memberTerms.memberId,
      weight: memberTerms.weight,
      isPublic: memberTerms.isPublic,
    })
    .from(memberTerms)
    .innerJoin(
      members,
      and(eq(members.communityId, memberTerms.communityId), eq(members.id, memberTerms.memberId)),
    )
    .where(
      and(
        eq(memberTerms.communityId, community),
        eq(memberTerms.term, anyText(terms.map(({ term }) => term))),
        among === undefined ? undefined : eq(memberTerms.memberId, anyOf(among)),
        isListed,
      ),
    );

/** How many members can be found; of some of them where `among` says so. */
export const countListed = async ({ db, community }: Scope, among?: readonly MemberId[]): Promise<number> => {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(members)
    .where(
      and(
        eq(members.communityId, community),
        among === undefined ? undefined : eq(members.id, anyOf(among)),
        isListed,
      ),
    );
  return row?.count ?? 0;
};

/**
 * What can be found of these members may have changed: an index that is older reads them from the table. Kept is the
 * transaction's number, not a time: what was still under way when an index was read shows by its number alone.
 */
export const noteChanged = async ({ db, community }: Scope, ids: readonly MemberId[]): Promise<void> => {
  await db.execute(sql`
    insert into ${searchChanges} (community_id, member_id, changed_in)
    select ${community}::uuid, id, pg_current_xact_id()
    from (select distinct unnest(${`{${ids.join(',')}}`}::uuid[]) as id order by 1) as changed
    on conflict (community_id, member_id) do update set changed_in = excluded.changed_in`);
};

/** Members noted since a snapshot of the database's transactions, at most `most`. */
export const changedSince = async (
  { db, community }: Scope,
  snapshot: string,
  most: number,
): Promise<MemberId[]> => {
  const rows = await db
    .select({ id: searchChanges.memberId })
    .from(searchChanges)
    .where(and(eq(searchChanges.communityId, community), isAfter(snapshot)))
    .limit(most);
  return rows.map(({ id }) => id);
};

const isAfter = (snapshot: string): SQL =>
  sql`${searchChanges.changedIn} >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
    and not pg_visible_in_snapshot(${searchChanges.changedIn}, ${snapshot}::pg_snapshot)`;
