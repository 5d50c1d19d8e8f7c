import { and, eq, gt, sql } from 'drizzle-orm';
import { asId, type CommunityId, type MemberId } from '../core/ids.ts';
import {
  type Counts,
  frequency,
  holds,
  type Postings,
  postingsBuilder,
  searchPostings,
} from '../core/search/postings.ts';
import { rankRows } from '../core/search/rows.ts';
import { byScore, type Ranked } from '../core/search/score.ts';
import type { AskTerm, ProfileTerm } from '../core/search/terms.ts';
import type { Database } from './database.ts';
import { members, memberTerms, searchChanges } from './schema/members.ts';
import { anyOf, type Scope } from './scope.ts';
import { changedSince, countListed, termRows } from './searchRows.ts';

/** The search of large communities, kept in memory by a process that lives on. */
export type SearchIndexes = {
  /** The same ranking as the table gives in this transaction; null where the table has to be read. */
  readonly search: (
    scope: Scope,
    terms: readonly AskTerm[],
    limit: number,
  ) => Promise<Ranked<MemberId>[] | null>;
  /** A community was searched in its table and has so many members: an index is built where that is many. */
  readonly noteSize: (community: CommunityId, members: number) => void;
  /** Resolves when nothing is being built. */
  readonly settled: () => Promise<void>;
};

export type SearchIndexOptions = {
  /** Members from which a community has an index. */
  readonly from: number;
  /** Members kept at most, over all communities; whoever was not searched for longest goes first. */
  readonly most: number;
  /** Changed members with whom an index is still used. */
  readonly mostChanged: number;
  readonly onFault: (fault: unknown) => void;
};

/**
 * Smaller communities are searched in their table as fast (`npm run -s bench:found`); 9 bytes a posting and about 100 a
 * member make some 200 MB of a million.
 */
export const searchIndexDefaults = { from: 5_000, most: 1_000_000, mostChanged: 1_000 } as const;

/** Nothing is kept before a large community is searched. A build reads page by page, in transactions of its own. */
export const createSearchIndexes = (database: Database, options: SearchIndexOptions): SearchIndexes => {
  const kept = new Map<CommunityId, Kept>();
  const building = new Map<CommunityId, Promise<void>>();
  const build = (community: CommunityId): void => {
    if (building.has(community)) return;
    const built = readIndex(database, community)
      .then((index) => {
        kept.set(community, index);
        makeRoom(kept, options.most);
      }, options.onFault)
      .finally(() => building.delete(community));
    building.set(community, built);
  };
  return {
    search: async (scope, terms, limit) => {
      const index = kept.get(scope.community);
      if (index === undefined || terms.length === 0) return null;
      const changed = await changedSince(scope, index.snapshot, options.mostChanged + 1);
      if (changed.length > options.mostChanged / 2) build(scope.community);
      if (changed.length > options.mostChanged) return null;
      // To the end of the line: the first goes when there is no room.
      if (kept.delete(scope.community)) kept.set(scope.community, index);
      return searchIn(index, scope, terms, { limit, changed });
    },
    noteSize: (community, size) => {
      if (size >= options.from && !kept.has(community)) build(community);
    },
    settled: async () => {
      await Promise.all(building.values());
    },
  };
};

/** An index with its members in the order of their ids, and the transactions it has seen. */
type Kept = { readonly postings: Postings; readonly ids: readonly MemberId[]; readonly snapshot: string };

const makeRoom = (kept: Map<CommunityId, Kept>, most: number): void => {
  let all = [...kept.values()].reduce((sum, { ids }) => sum + ids.length, 0);
  for (const [community, { ids }] of kept) {
    if (all <= most) return;
    kept.delete(community);
    all -= ids.length;
  }
};

/** Members unchanged since the index was built come from it, the others from the table: every number is of now. */
const searchIn = async (
  { postings, ids }: Kept,
  scope: Scope,
  terms: readonly AskTerm[],
  { limit, changed }: { readonly limit: number; readonly changed: readonly MemberId[] },
): Promise<Ranked<MemberId>[]> => {
  const rows = changed.length === 0 ? [] : await termRows(scope, terms, changed);
  const listed = changed.length === 0 ? 0 : await countListed(scope, changed);
  const old = new Set(changed.map((id) => positionOf(ids, id)).filter((position) => position !== null));
  const counts: Counts = {
    members: postings.size - old.size + listed,
    having: (term) =>
      frequency(postings, term) -
      [...old].filter((position) => holds(postings, position, term)).length +
      rows.filter((row) => row.term === term).length,
  };
  const factor = (position: number) => (old.has(position) ? 0 : 1);
  const unchanged = searchPostings(postings, terms, { limit, factor, counts }).results;
  const fresh = rankRows(rows, terms, { ...counts, limit }).results;
  return [
    ...unchanged.flatMap((one) => {
      const member = ids[one.member];
      return member === undefined ? [] : [{ ...one, member }];
    }),
    ...fresh.map((one) => ({ ...one, member: asId<MemberId>(one.member) })),
  ]
    .toSorted((a, b) => byScore(a, b) || (a.member < b.member ? -1 : 1))
    .slice(0, limit);
};

/** Where an id stands in the sorted list, by halving; null where it does not. */
const positionOf = (ids: readonly MemberId[], id: MemberId): number | null => {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? low : null;
};

const page = 2_000;

const readIndex = async (database: Database, community: CommunityId): Promise<Kept> => {
  const snapshot = await startReading(database, community);
  const builder = postingsBuilder();
  const ids: MemberId[] = [];
  for (;;) {
    const read = await readPage(database, community, ids.at(-1) ?? null);
    for (const { id, terms } of read) {
      ids.push(id);
      builder.add(terms);
    }
    if (read.length < page) return { postings: builder.done(), ids, snapshot };
  }
};

/**
 * The transactions that are over: whatever the others change is read from the table later. After a restore into another
 * server numbers begin again, and those of the future would stay in the future: they are forgotten.
 */
const startReading = (database: Database, community: CommunityId): Promise<string> =>
  database.transaction({ community }, async ({ db }) => {
    await db
      .delete(searchChanges)
      .where(
        and(
          eq(searchChanges.communityId, community),
          sql`${searchChanges.changedIn} > pg_snapshot_xmax(pg_current_snapshot())`,
        ),
      );
    const [row] = await db.execute(sql`select pg_current_snapshot()::text as snapshot`);
    return String(row?.['snapshot']);
  });

const readPage = (
  database: Database,
  community: CommunityId,
  after: MemberId | null,
): Promise<{ id: MemberId; terms: ProfileTerm[] }[]> =>
  database.transaction({ community }, async ({ db }) => {
    const found = await db
      .select({ id: members.id })
      .from(members)
      .where(
        and(
          eq(members.communityId, community),
          after === null ? undefined : gt(members.id, after),
          eq(members.status, 'joined'),
          eq(members.isHidden, false),
        ),
      )
      .orderBy(members.id)
      .limit(page);
    const own = new Map(found.map(({ id }): [MemberId, ProfileTerm[]] => [id, []]));
    const rows = await db
      .select()
      .from(memberTerms)
      .where(and(eq(memberTerms.communityId, community), eq(memberTerms.memberId, anyOf([...own.keys()]))));
    for (const { memberId, term, weight, isPublic } of rows)
      own.get(memberId)?.push({ term, weight, isPublic });
    return [...own].map(([id, terms]) => ({ id, terms }));
  });
