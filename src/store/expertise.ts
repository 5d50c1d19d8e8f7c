import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Expertise } from '../actions/ports/expertise.ts';
import type { MemberId } from '../core/ids.ts';
import { byScore, type Hit, rankMember, weigh } from '../core/search/score.ts';
import type { AskTerm, ProfileTerm } from '../core/search/terms.ts';
import { communityTags, members, memberTags, memberTerms } from './schema/members.ts';
import { anyOf, rowsOf, type Scope } from './scope.ts';
import { isItsTag, meaning } from './tags.ts';

/** Tags, and the posting table of expert search. */
export const expertiseIn = (scope: Scope): Expertise => {
  const { db, community } = scope;
  return {
    tags: async () => {
      const rows = await db.select().from(communityTags).where(eq(communityTags.communityId, community));
      return rows.map(({ communityId: _, ...tag }) => tag);
    },
    addTag: async (tag) => {
      await db
        .insert(communityTags)
        .values({ communityId: community, ...tag })
        .onConflictDoNothing();
    },
    saveTag: async (tag) => {
      // What members' tags mean may change with it.
      scope.seen.clear();
      await db
        .insert(communityTags)
        .values({ communityId: community, ...tag })
        .onConflictDoUpdate({ target: [communityTags.communityId, communityTags.slug], set: tag });
    },
    uses: async () => {
      const rows = await db
        .select({ tag: meaning, count: sql<number>`count(distinct ${memberTags.memberId})::int` })
        .from(memberTags)
        .leftJoin(communityTags, isItsTag)
        .where(eq(memberTags.communityId, community))
        .groupBy(meaning);
      return new Map(rows.map(({ tag, count }) => [tag, count]));
    },
    index: (member, terms) => indexMany(scope, [{ member, terms }]),
    indexMany: (entries) => indexMany(scope, entries),
    search: async (terms, limit) => {
      const hits = await hitsOf(scope, terms);
      return [...hits]
        .map(([member, own]) => rankMember(member, own, 1))
        .toSorted((a, b) => byScore(a, b) || (a.member < b.member ? -1 : 1))
        .slice(0, limit);
    },
  };
};

const indexMany = async (
  { db, community }: Scope,
  entries: readonly { readonly member: MemberId; readonly terms: readonly ProfileTerm[] }[],
): Promise<void> => {
  if (entries.length === 0) return;
  const ids = entries.map(({ member }) => member);
  await db
    .delete(memberTerms)
    .where(and(eq(memberTerms.communityId, community), eq(memberTerms.memberId, anyOf(ids))));
  const rows = entries.flatMap(({ member, terms }) =>
    terms.map((term) => ({ communityId: community, memberId: member, ...term })),
  );
  if (rows.length > 0) await db.insert(memberTerms).select(rowsOf(memberTerms, rows));
};

/** The postings of an ask's terms, of joined and listed members, weighed by how rare each term is. */
const hitsOf = async (
  { db, community }: Scope,
  terms: readonly AskTerm[],
): Promise<ReadonlyMap<MemberId, Hit[]>> => {
  const hits = new Map<MemberId, Hit[]>();
  if (terms.length === 0) return hits;
  const rows = await db
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
        inArray(
          memberTerms.term,
          terms.map(({ term }) => term),
        ),
        eq(members.status, 'joined'),
        eq(members.isHidden, false),
      ),
    );
  const [all] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(members)
    .where(
      and(eq(members.communityId, community), eq(members.status, 'joined'), eq(members.isHidden, false)),
    );
  const having = new Map<string, number>();
  for (const { term } of rows) having.set(term, (having.get(term) ?? 0) + 1);
  const weighed = new Map(
    weigh(terms, all?.count ?? 0, (term) => having.get(term) ?? 0).map((one) => [one.term.term, one]),
  );
  for (const { term, member, weight, isPublic } of rows) {
    const known = weighed.get(term);
    if (known === undefined) continue;
    const own = hits.get(member);
    if (own === undefined) hits.set(member, [{ term: known, weight, isPublic }]);
    else own.push({ term: known, weight, isPublic });
  }
  return hits;
};
