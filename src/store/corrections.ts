import { createHash } from 'node:crypto';
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { Expertise } from '../actions/ports/expertise.ts';
import type { TagSlug } from '../core/ids.ts';
import { foldedKey } from '../core/search/text.ts';
import { tagCorrections } from './schema/members.ts';
import { open, type Scope, seal } from './scope.ts';

type Corrections = Pick<
  Expertise,
  'correct' | 'corrections' | 'correctionsOf' | 'dropCorrections' | 'forgetCorrections'
>;

const countedMs = 183 * 86_400_000;

/** What members meant by their words; the words are encrypted and counted by their hash. */
export const correctionsIn = (scope: Scope): Corrections => {
  const { db, community, now } = scope;
  const ours = eq(tagCorrections.communityId, community);
  const hashOf = (words: string) =>
    createHash('sha256')
      .update(`${community}/${foldedKey(words)}`)
      .digest('hex');
  const rowOf = (hash: string, tag: TagSlug, member: string) => `${hash}/${tag}/${member}`;
  return {
    correct: async (member, words, tag) => {
      const hash = hashOf(words);
      const wordsSealed = seal(scope, 'tag_corrections', 'words', rowOf(hash, tag, member), words);
      await db
        .insert(tagCorrections)
        .values({ communityId: community, hash, tag, memberId: member, wordsSealed, at: now })
        .onConflictDoNothing();
    },
    corrections: async (least) => {
      const many = sql<number>`count(*)::int`;
      const rows = await db
        .select({
          hash: tagCorrections.hash,
          tag: tagCorrections.tag,
          members: many,
          member: sql<string>`min(${tagCorrections.memberId}::text)`,
        })
        .from(tagCorrections)
        .where(and(ours, gt(tagCorrections.at, new Date(now.getTime() - countedMs))))
        .groupBy(tagCorrections.hash, tagCorrections.tag)
        .having(sql`count(*) >= ${least}`)
        .orderBy(desc(many), tagCorrections.hash);
      const found = [];
      for (const { hash, tag, members, member } of rows) {
        const [kept] = await db
          .select({ words: tagCorrections.wordsSealed })
          .from(tagCorrections)
          .where(
            and(
              ours,
              eq(tagCorrections.hash, hash),
              eq(tagCorrections.tag, tag),
              sql`${tagCorrections.memberId}::text = ${member}`,
            ),
          );
        const row = rowOf(hash, tag, member);
        if (kept !== undefined) {
          found.push({ words: open(scope, 'tag_corrections', 'words', row, kept.words), tag, members });
        }
      }
      return found;
    },
    correctionsOf: async (member) => {
      const rows = await db
        .select()
        .from(tagCorrections)
        .where(and(ours, eq(tagCorrections.memberId, member)))
        .orderBy(tagCorrections.at, tagCorrections.hash);
      return rows.map(({ hash, tag, wordsSealed }) => ({
        words: open(scope, 'tag_corrections', 'words', rowOf(hash, tag, member), wordsSealed),
        tag,
      }));
    },
    dropCorrections: async (words, tag) => {
      await db
        .delete(tagCorrections)
        .where(and(ours, eq(tagCorrections.hash, hashOf(words)), eq(tagCorrections.tag, tag)));
    },
    forgetCorrections: async (member) => {
      await db.delete(tagCorrections).where(and(ours, eq(tagCorrections.memberId, member)));
    },
  };
};
