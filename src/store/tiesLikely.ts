import { sql } from 'drizzle-orm';
import type { MemberId, TagSlug } from '../core/ids.ts';
import type { CrowdMember } from '../core/network/aggregate.ts';
import type { Scope } from './scope.ts';

/**
 * Whom a member may know, by what they share. A pairing or an introduction says more than a company, a company more
 * than a topic; three topics say as much as a company.
 */
export const likelyFor = async (
  { db, community }: Scope,
  member: MemberId,
  limit: number,
  skip: number,
): Promise<MemberId[]> => {
  const rows = await db.execute(sql`
    select m.id from (
      select id, sum(points) as points from (
        select p.member_id as id, 5 as points from round_places mine
          join round_places p on p.community_id = ${community} and p.pairing_id = mine.pairing_id
          where mine.community_id = ${community} and mine.member_id = ${member} and mine.pairing_id is not null
        union all
        select case when requester_id = ${member} then target_id else requester_id end, 5 from introductions
          where community_id = ${community} and (requester_id = ${member} or target_id = ${member})
        union all
        select c.id, 3 from members me
          join members c on c.community_id = ${community} and lower(c.company) = lower(me.company)
          where me.community_id = ${community} and me.id = ${member} and me.company <> ''
        union all
        select t.member_id, count(distinct t.tag) from member_tags mine
          join member_tags t on t.community_id = ${community} and t.tag = mine.tag
          where mine.community_id = ${community} and mine.member_id = ${member} group by t.member_id
      ) shared group by id
    ) likely join members m on m.community_id = ${community} and m.id = likely.id
    where m.id <> ${member} and m.status = 'joined' and not m.is_hidden
      and not exists (select from avoids a where a.community_id = ${community}
        and a.member_id = ${member} and a.avoided_id = m.id)
      and not exists (select from pauses p where p.community_id = ${community} and p.member_id = m.id
        and p.decision is distinct from 'lifted')
      and not exists (select from ties t where t.community_id = ${community}
        and ((t.one_id = ${member} and t.other_id = m.id and (t.one_waits_at is not null or ${isSaid(0)}))
          or (t.other_id = ${member} and t.one_id = m.id and (t.other_waits_at is not null or ${isSaid(1)}))))
    order by likely.points desc, m.id limit ${limit} offset ${skip}`);
  return rows.map(({ id }) => String(id) as MemberId);
};

/** Every joined member with their public offers. */
export const crowdOf = async ({ db, community }: Scope): Promise<CrowdMember[]> => {
  const rows = await db.execute(sql`
    select m.id, coalesce(string_agg(t.tag, ',' order by t.position), '') as topics
    from members m left join member_tags t on t.community_id = ${community} and t.member_id = m.id
      and t.kind = 'offer' and t.is_public
    where m.community_id = ${community} and m.status = 'joined'
    group by m.id`);
  return rows.map(({ id, topics }) => ({
    id: String(id) as MemberId,
    topics: topics === '' ? [] : (String(topics).split(',') as TagSlug[]),
  }));
};

/** Whether this side gave its word, or does not want to be asked. */
const isSaid = (side: 0 | 1) => {
  const value = sql`t.state -> 'sides' -> ${sql.raw(String(side))}`;
  return sql`(coalesce(${value} -> 'claim', 'null') <> 'null' or coalesce(${value} -> 'refusedAt', 'null') <> 'null')`;
};
