import { createHash } from 'node:crypto';
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { Links } from '../actions/ports/consents.ts';
import { ROLES } from './database.ts';
import { installations, linkCodes } from './schema/communities.ts';
import { connectorNoGo } from './schema/connectors.ts';
import { avoids } from './schema/limits.ts';
import { pastMeetings } from './schema/rounds.ts';
import type { Scope } from './scope.ts';

/** One-time codes: only their hashes are kept. A code of a community is found from any other, as the router. */
export const linksIn = ({ db, community, now }: Scope): Links => ({
  add: async (code, { kind, member }, until) => {
    const row = { hash: hashOf(code), communityId: community, kind, memberId: member };
    await db.insert(linkCodes).values({ ...row, expiresAt: until, usedAt: null });
  },
  find: (code) =>
    asRouter(db, async () => {
      const [row] = await db.select().from(linkCodes).where(isGood(code, { community, now }));
      return row === undefined ? null : { kind: row.kind, community: row.communityId, member: row.memberId };
    }),
  use: (code) =>
    asRouter(db, async () => {
      const used = await db
        .update(linkCodes)
        .set({ usedAt: now })
        .where(isGood(code, { community, now }))
        .returning();
      return used.length > 0;
    }),
  endAll: async (member) => {
    await db
      .delete(linkCodes)
      .where(and(eq(linkCodes.communityId, community), eq(linkCodes.memberId, member)));
  },
  movePlace: (platform, place, to) =>
    asRouter(db, async () => {
      await db
        .update(installations)
        .set({ communityId: to })
        .where(and(eq(installations.platform, platform), eq(installations.place, place)));
    }),
  moveAvoids: async (from, to) => {
    await db.execute(sql`
      insert into ${avoids} (community_id, member_id, avoided_id, at)
      select community_id, case when member_id = ${from} then ${to}::uuid else member_id end,
        case when avoided_id = ${from} then ${to}::uuid else avoided_id end, at
      from ${avoids} where community_id = ${community} and (member_id = ${from} or avoided_id = ${from})
      on conflict do nothing`);
    await db.execute(sql`
      insert into ${connectorNoGo} (community_id, member_id, person_id)
      select community_id, member_id, ${to}::uuid from ${connectorNoGo}
      where community_id = ${community} and person_id = ${from}
      on conflict do nothing`);
  },
  moveMeetings: async (from, to) => {
    await db.execute(sql`
      insert into ${pastMeetings} (community_id, one_id, other_id, day)
      select community_id, least(third, ${to}::uuid), greatest(third, ${to}::uuid), day from (
        select community_id, case when one_id = ${from} then other_id else one_id end as third, day
        from ${pastMeetings} where community_id = ${community} and (one_id = ${from} or other_id = ${from})
      ) met where third <> ${to}::uuid
      on conflict do nothing`);
    await db
      .delete(pastMeetings)
      .where(
        and(
          eq(pastMeetings.communityId, community),
          or(eq(pastMeetings.oneId, from), eq(pastMeetings.otherId, from)),
        ),
      );
  },
});

const isGood = (code: string, { community, now }: Pick<Scope, 'community' | 'now'>) =>
  and(
    eq(linkCodes.hash, hashOf(code)),
    isNull(linkCodes.usedAt),
    gt(linkCodes.expiresAt, now),
    or(eq(linkCodes.kind, 'community'), eq(linkCodes.communityId, community)),
  );

/** A few statements of this transaction as the router, who sees the routing tables of all communities. */
const asRouter = async <T>(db: Scope['db'], work: () => Promise<T>): Promise<T> => {
  await db.execute(sql.raw(`set local role ${ROLES.router}`));
  const result = await work();
  await db.execute(sql.raw(`set local role ${ROLES.app}`));
  return result;
};

const hashOf = (code: string): string => createHash('sha256').update(`acquaint link ${code}`).digest('hex');
