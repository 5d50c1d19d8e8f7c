import { and, eq, sql } from 'drizzle-orm';
import type { Expertise } from '../actions/ports/expertise.ts';
import { asId, type MemberId } from '../core/ids.ts';
import { rankRows } from '../core/search/rows.ts';
import type { Ranked } from '../core/search/score.ts';
import type { AskTerm, ProfileTerm } from '../core/search/terms.ts';
import { correctionsIn } from './corrections.ts';
import { noteLocked } from './memberLocks.ts';
import { communityTags, memberTags, memberTerms } from './schema/members.ts';
import { anyOf, rowsOf, type Scope } from './scope.ts';
import { countListed, noteChanged, termRows } from './searchRows.ts';
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
      noteLocked(scope);
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
    ...correctionsIn(scope),
    index: (member, terms) => indexMany(scope, [{ member, terms }]),
    indexMany: (entries) => indexMany(scope, entries),
    search: async (terms, limit) =>
      (await scope.indexes?.search(scope, terms, limit)) ?? searchRows(scope, terms, limit),
  };
};

const indexMany = async (
  scope: Scope,
  entries: readonly { readonly member: MemberId; readonly terms: readonly ProfileTerm[] }[],
): Promise<void> => {
  if (entries.length === 0) return;
  const { db, community } = scope;
  const ids = entries.map(({ member }) => member);
  await db
    .delete(memberTerms)
    .where(and(eq(memberTerms.communityId, community), eq(memberTerms.memberId, anyOf(ids))));
  await noteChanged(scope, ids);
  const rows = entries.flatMap(({ member, terms }) =>
    terms.map((term) => ({ communityId: community, memberId: member, ...term })),
  );
  if (rows.length > 0) await db.insert(memberTerms).select(rowsOf(memberTerms, rows));
};

const searchRows = async (
  scope: Scope,
  terms: readonly AskTerm[],
  limit: number,
): Promise<Ranked<MemberId>[]> => {
  if (terms.length === 0) return [];
  const rows = await termRows(scope, terms);
  const members = await countListed(scope);
  scope.indexes?.noteSize(scope.community, members);
  const { results } = rankRows(rows, terms, { members, limit });
  return results.map((one) => ({ ...one, member: asId<MemberId>(one.member) }));
};
