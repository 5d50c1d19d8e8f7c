import { createHash } from 'node:crypto';
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { Links } from '../actions/ports/consents.ts';
import type { CommunityId, MemberId } from '../core/ids.ts';
import { auditIn } from './audit.ts';
import { ROLES } from './database.ts';
import { installations, linkCodes } from './schema/communities.ts';
import { connectorNoGo } from './schema/connectors.ts';
import { introRequests } from './schema/introductions.ts';
import { avoids } from './schema/limits.ts';
import { pastMeetings } from './schema/rounds.ts';
import { isId, type Scope } from './scope.ts';

/** One-time codes: only their hashes are kept. A code of a community is found from any other, as the router. */
export const linksIn = (scope: Scope): Links => {
  const { db, community, now } = scope;
  return {
    add: async (code, { kind, member }, until) => {
      const row = { hash: hashOf(code), communityId: community, kind, memberId: member };
      await db.insert(linkCodes).values({ ...row, expiresAt: until, usedAt: null });
    },
    find: (code) =>
      asRouter(db, async () => {
        const [row] = await db.select().from(linkCodes).where(isGood(code, { community, now }));
        return row === undefined
          ? null
          : { kind: row.kind, community: row.communityId, member: row.memberId };
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
    holdPlace: (platform, place) =>
      asRouter(db, async () => {
        const [row] = await db
          .select({ holder: installations.communityId })
          .from(installations)
          .where(and(eq(installations.platform, platform), eq(installations.place, place)))
          .for('update');
        return row === undefined || row.holder === community;
      }),
    movePlace: async (platform, place, to, by) => {
      await asRouter(db, async () => {
        await db
          .update(installations)
          .set({ communityId: to })
          .where(and(eq(installations.platform, platform), eq(installations.place, place)));
      });
      await noteIn(scope, to, by);
    },
    moveAvoids: async (from, to) => {
      await db.execute(sql`
      insert into ${avoids} (community_id, member_id, avoided_id, at)
      select community_id, case when member_id = ${from} then ${to}::uuid else member_id end,
        case when avoided_id = ${from} then ${to}::uuid else avoided_id end, at
      from ${avoids} where community_id = ${community} and (member_id = ${from} or avoided_id = ${from})
      on conflict do nothing`);
      await db.execute(sql`
      update ${introRequests} set do_not_ask = jsonb_set(do_not_ask, '{people}', (
        select jsonb_agg(distinct case when person = ${from}::text then ${to}::text else person end)
        from jsonb_array_elements_text(do_not_ask -> 'people') as person))
      where community_id = ${community} and do_not_ask -> 'people' @> to_jsonb(${from}::text)`);
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
  };
};

/** The other community's managers read in their audit what was joined to it, and by whom of them. */
const noteIn = async (scope: Scope, to: CommunityId, by: MemberId): Promise<void> => {
  const { db, community } = scope;
  if (!isId(to)) throw new Error('no community');
  const become = (one: CommunityId) => db.execute(sql.raw(`set local acquaint.community = '${one}'`));
  await become(to);
  const note = { actor: by, action: 'communities.linked', subject: community } as const;
  await auditIn({ ...scope, community: to }).note(note);
  await become(community);
};

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
