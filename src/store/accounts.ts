import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Account, Accounts } from '../actions/ports/members.ts';
import type { MemberId } from '../core/ids.ts';
import { accounts } from './schema/communities.ts';
import { rowsOf, type Scope } from './scope.ts';

/** Who the members are on their platforms. */
export const accountsIn = ({ db, community }: Scope): Accounts => {
  const ours = eq(accounts.communityId, community);
  const ofMany = async (members: readonly MemberId[]): Promise<ReadonlyMap<MemberId, Account[]>> => {
    const found = new Map<MemberId, Account[]>();
    if (members.length === 0) return found;
    const rows = await db
      .select()
      .from(accounts)
      .where(and(ours, inArray(accounts.memberId, [...members])))
      .orderBy(asc(accounts.platform), asc(accounts.externalId));
    for (const row of rows) found.set(row.memberId, [...(found.get(row.memberId) ?? []), toAccount(row)]);
    return found;
  };
  const saveMany = async (all: readonly Account[]): Promise<void> => {
    if (all.length === 0) return;
    const rows = all.map(({ member, isAdmin = false, leftSince = null, ...rest }) => ({
      ...rest,
      isAdmin,
      leftSince,
      memberId: member,
      communityId: community,
    }));
    await db
      .insert(accounts)
      .select(rowsOf(accounts, rows))
      .onConflictDoUpdate({
        target: [accounts.communityId, accounts.platform, accounts.externalId],
        set: {
          place: sql`excluded.place`,
          memberId: sql`excluded.member_id`,
          unreachableSince: sql`excluded.unreachable_since`,
          leftSince: sql`excluded.left_since`,
        },
      });
  };
  return {
    of: async (member) => (await ofMany([member])).get(member) ?? [],
    ofMany,
    byExternalId: async (platform, externalId) => {
      const [row] = await db
        .select()
        .from(accounts)
        .where(and(ours, eq(accounts.platform, platform), eq(accounts.externalId, externalId)));
      return row === undefined ? null : toAccount(row);
    },
    save: (account) => saveMany([account]),
    saveMany,
    setAdmin: async (platform, externalId, isAdmin) => {
      await db
        .update(accounts)
        .set({ isAdmin })
        .where(and(ours, eq(accounts.platform, platform), eq(accounts.externalId, externalId)));
    },
    removeOf: async (member) => {
      await db.delete(accounts).where(and(ours, eq(accounts.memberId, member)));
    },
  };
};

const toAccount = ({
  communityId: _,
  memberId,
  isAdmin,
  leftSince,
  ...rest
}: typeof accounts.$inferSelect): Account => ({
  ...rest,
  ...(isAdmin ? { isAdmin } : {}),
  ...(leftSince === null ? {} : { leftSince }),
  member: memberId,
});
