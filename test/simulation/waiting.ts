import { type SQL, sql } from 'drizzle-orm';
import type { SimulatedWorld } from './world.ts';

/** Somebody for whom something waited all the while their digest was to be made. */
export type Waiting = {
  readonly person: string;
  readonly member: string;
  readonly what: string;
  /** The day of the digest. */
  readonly of: string;
  /** The morning: the same day, or one on which it is tried again. */
  readonly date: string;
  readonly zone: string;
};

/**
 * What waits for people of one zone, read from the rows and not by the product's digest code: of those who joined a
 * while ago, have no pause, can be reached and switched neither digests nor that kind of message off.
 */
export const waitingIn = async (
  world: SimulatedWorld,
  zone: string,
  { of, date }: Pick<Waiting, 'of' | 'date'>,
): Promise<Waiting[]> =>
  world.database.transaction({ community: world.community }, async ({ db }) => {
    const at = instants(world.now());
    const rows = await db.execute(sql`
      with readers as (
        select m.id, a.external_id, m.muted from members m
        join accounts a on a.community_id = m.community_id and a.member_id = m.id
        where m.status = 'joined' and m.zone = ${zone} and m.joined_at < ${at(-2)}
          and a.unreachable_since is null and (m.snoozed_until is null or m.snoozed_until < ${at(0)})
          and not m.muted ? 'digest')
      select r.external_id, r.id, w.what from readers r
      join (${sql.join(sources(at), sql` union all `)}) w(member, kind, what) on w.member = r.id
      where w.kind is null or not r.muted ? w.kind`);
    return rows.map((row) => ({
      ...{ person: String(row['external_id']), member: String(row['id']), what: String(row['what']) },
      ...{ of, date, zone },
    }));
  });

/** Those of the first for whom the same still waits in the second. */
export const stillWaiting = (before: readonly Waiting[], after: readonly Waiting[]): Waiting[] => {
  const left = new Set(after.map(keyOf));
  return before.filter((one) => left.has(keyOf(one)));
};

const keyOf = ({ person, what, date }: Waiting): string => `${person} ${what} ${date}`;

type Instants = (days: number) => SQL;

const instants =
  (now: Date): Instants =>
  (days) =>
    sql`${new Date(now.getTime() + days * 86_400_000).toISOString()}::timestamptz`;

/** Member, the kind they could switch off, and what it is; one statement for each thing a digest brings. */
const sources = (at: Instants): SQL[] => [
  sql`select c.member_id, null::text, 'an ask card ' || c.request_id from intro_candidates c
    join intro_requests q on q.community_id = c.community_id and q.id = c.request_id
    where c.state = 'asked' and q.status = 'asking'`,
  sql`select requester_id, null, 'their own ask ' || id from intro_requests
    where status = 'asking' and asked_at > ${at(-80)}`,
  sql`select e.member, 'events', 'an event ' || e.id from (
      select m.id as member, e.id, e.community_id from meetups e join members m on m.community_id = e.community_id
      where e.status = 'planned' and e.starts_at between ${at(1)} and ${at(13)}) e
    where not exists (select 1 from meetup_goings g
      where g.community_id = e.community_id and g.meetup_id = e.id and g.member_id = e.member)`,
  sql`select t.to_id, 'thanks', 'a thank-you ' || t.id from thanks t
    where t.state->>'kept' is null and t.at > ${at(-80)} and ${isTogether(sql`t.to_id`, sql`t.from_id`)}`,
  sql`select s.receiver_id, 'slips', 'a slip ' || s.id from referrals s
    where s.status in ('new', 'contacted', 'meeting') and s.state->>'toldAt' is not null and s.given_at > ${at(-80)}
      and ${isTogether(sql`s.receiver_id`, sql`s.giver_id`)}`,
  sql`select o.with_id, 'thanks', 'a talk ' || o.id from one_to_ones o
    where o.state->>'answer' = 'waiting' and o.at > ${at(-18)} and ${isTogether(sql`o.with_id`, sql`o.by_id`)}`,
  sql`select p.author_id, 'board', 'an offer of help ' || p.id from board_posts p
    cross join lateral jsonb_array_elements(p.state->'helpers') helper
    where p.status = 'open' and helper->>'state' = 'offered'
      and ${isTogether(sql`p.author_id`, sql`(helper->>'member')::uuid`)}`,
];

/** Neither avoids the other, and whoever says it is not paused. */
const isTogether = (reader: SQL, other: SQL): SQL =>
  sql`not exists (select 1 from avoids v where (v.member_id = ${reader} and v.avoided_id = ${other})
    or (v.member_id = ${other} and v.avoided_id = ${reader}))
    and not exists (select 1 from pauses h where h.member_id = ${other} and h.decision is distinct from 'lifted')`;
