import { type SQL, sql } from 'drizzle-orm';
import type { Figures } from '../actions/ports/figures.ts';
import type { Happening } from '../core/figures.ts';
import { asId, type MemberId } from '../core/ids.ts';
import type { NotPlaced } from '../core/round.ts';
import { isId, type Scope } from './scope.ts';

/** Counting what happened, by query. */
export const figuresIn = ({ db, community }: Scope): Figures => {
  const happenings = async (query: SQL): Promise<Happening[]> =>
    (await db.execute(query)).map((row) => ({
      people: String(row['people'])
        .split(' ')
        .map((id) => asId<MemberId>(id)),
      at: instantOf(row['at']),
    }));
  return {
    joined: (from, until) =>
      happenings(sql`select id::text as people, ${millis(sql`joined_at`)} as at from members
        where community_id = ${community} and status = 'joined' and ${within(sql`joined_at`, from, until)}`),
    asks: (from, until) =>
      happenings(sql`select requester_id::text as people, ${millis(sql`asked_at`)} as at from intro_requests
        where community_id = ${community} and route <> 'board' and ${within(sql`asked_at`, from, until)}`),
    introduced: (from, until) =>
      happenings(sql`select requester_id || ' ' || target_id as people, ${millis(sql`made_at`)} as at
        from introductions where community_id = ${community} and ${within(sql`made_at`, from, until)}`),
    talked: (from, until) =>
      happenings(sql`select people, ${millis(sql`at`)} as at from (
        select requester_id || ' ' || target_id as people, ${firstTalk(sql`state`, sql`state->'checkIns'`)} as at
        from introductions where community_id = ${community}
        union all
        select (select string_agg(m, ' ') from jsonb_array_elements_text(state->'members') m),
          ${firstTalk(sql`state`, sql`jsonb_build_array(jsonb_build_object('answers', state->'answers'))`)}
        from pairings where community_id = ${community}
        union all
        select by_id || ' ' || with_id, at from one_to_ones
        where community_id = ${community} and state->>'answer' = 'confirmed'
      ) all_talks where people is not null and ${within(sql`at`, from, until)}`),
    reached: (from, until) =>
      happenings(sql`select people, ${millis(sql`at`)} as at from (
        select member_id::text as people, asked_at as at from intro_candidates where community_id = ${community}
        union all
        select member_id::text, asked_at from intro_connectors where community_id = ${community}
        union all
        select told->>'member', (told->>'at')::timestamptz
        from board_posts, jsonb_array_elements(state->'told') told where community_id = ${community}
      ) all_asks where ${within(sql`at`, from, until)}`),
    answered: async (from, until) => {
      const rows = await db.execute(sql`select member_id, ${millis(sql`asked_at`)} as at,
          greatest(0, extract(epoch from closed_at - asked_at) / 60) as minutes
        from (
          select member_id, state, asked_at, closed_at from intro_candidates where community_id = ${community}
          union all
          select member_id, state, asked_at, closed_at from intro_connectors where community_id = ${community}
        ) cards where state in ('accepted', 'forwarded', 'passed')
          and closed_at < ${until.toISOString()}::timestamptz and ${within(sql`asked_at`, from, until)}`);
      return rows.map((row) => ({
        by: asId<MemberId>(String(row['member_id'])),
        at: instantOf(row['at']),
        minutes: Number(row['minutes']),
      }));
    },
    openAsks: (at) =>
      happenings(sql`select requester_id::text as people, ${millis(sql`asked_at`)} as at from intro_requests
        where community_id = ${community} and asked_at < ${at.toISOString()}::timestamptz
          and (closed_at is null or closed_at >= ${at.toISOString()}::timestamptz)`),
    notPlaced: async (program) => {
      if (!isId(program)) return [];
      const rows =
        await db.execute(sql`select p.not_placed as reason, count(distinct p.member_id)::int as people
        from round_places p join rounds r on r.community_id = p.community_id and r.id = p.round_id
        where p.community_id = ${community} and r.program_id = ${program} and p.pairing_id is null
        group by 1 order by 2 desc, 1`);
      return rows.map(({ reason, people }) => ({
        reason: String(reason) as NotPlaced,
        people: Number(people),
      }));
    },
    alone: async (before, until) => {
      const rows = await db.execute(sql`select id from members m
        where community_id = ${community} and status = 'joined' and joined_at < ${before.toISOString()}::timestamptz
          and not exists (select from introductions i where i.community_id = m.community_id
            and (i.requester_id = m.id or i.target_id = m.id) and i.made_at < ${until.toISOString()}::timestamptz)
          and not exists (select from round_places p
            join pairings x on x.community_id = p.community_id and x.id = p.pairing_id
            where p.community_id = m.community_id and p.member_id = m.id
              and x.made_at < ${until.toISOString()}::timestamptz)
        order by id`);
      return rows.map(({ id }) => asId<MemberId>(String(id)));
    },
  };
};

const millis = (column: SQL): SQL => sql`extract(epoch from ${column}) * 1000`;

const instantOf = (milliseconds: unknown): Date => new Date(Math.round(Number(milliseconds)));

const within = (column: SQL, from: Date, until: Date): SQL =>
  sql`${column} >= ${from.toISOString()}::timestamptz and ${column} < ${until.toISOString()}::timestamptz`;

/** When somebody first said that they talked: by a press, or asked later. */
const firstTalk = (state: SQL, checkIns: SQL): SQL => sql`least(
  (select min((s->>'at')::timestamptz) from jsonb_array_elements(${state}->'signs') s where s->>'sign' = 'talked'),
  (select min((a->>'at')::timestamptz) from jsonb_array_elements(${checkIns}) c,
    jsonb_array_elements(c->'answers') a where a->>'outcome' = 'met'))`;
