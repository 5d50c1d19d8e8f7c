import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import type { TieLink, Ties } from '../actions/ports/ties.ts';
import type { MemberId } from '../core/ids.ts';
import { noTie, pairOf, questionFor, type Tie, weightOf } from '../core/tie.ts';
import { noteLocked } from './memberLocks.ts';
import { revived } from './revive.ts';
import { ties } from './schema/ties.ts';
import { anyOf, isId, rowsOf, type Scope } from './scope.ts';
import { crowdOf, likelyFor } from './tiesLikely.ts';

type Row = typeof ties.$inferSelect;

/** Ties: one document a pair, beside it what is searched: whose question waits, and what carries asks. */
export const tiesIn = (scope: Scope): Ties => {
  const { db, community, now } = scope;
  const ours = eq(ties.communityId, community);
  const isPair = (a: MemberId, b: MemberId) => {
    const [one, other] = pairOf(a, b);
    return and(ours, eq(ties.oneId, one), eq(ties.otherId, other));
  };
  return {
    get: async (a, b) => {
      const [row] = isId(a) && isId(b) ? await db.select().from(ties).where(isPair(a, b)) : [];
      return row === undefined ? noTie(a, b) : revived<Tie>(row.state);
    },
    lock: async (a, b) => {
      await db
        .insert(ties)
        .values(toRow(scope, noTie(a, b)))
        .onConflictDoNothing();
      const [row] = await db.select().from(ties).where(isPair(a, b)).for('update');
      noteLocked(scope);
      return row === undefined ? noTie(a, b) : revived<Tie>(row.state);
    },
    save: (tie) => saveAll(scope, [tie]),
    saveMany: (all) => saveAll(scope, all),
    of: async (member) => {
      const isTheirs = or(eq(ties.oneId, member), eq(ties.otherId, member));
      const rows = await db.select().from(ties).where(and(ours, isTheirs));
      return rows.map((row) => revived<Tie>(row.state));
    },
    waitingFor: async (member, limit) => {
      const rows = await db.execute(sql`
        select t.state from (
          select *, one_waits_at as waits_at from ties
            where community_id = ${community} and one_id = ${member} and one_waits_at <= ${now.toISOString()}
          union all
          select *, other_waits_at from ties
            where community_id = ${community} and other_id = ${member} and other_waits_at <= ${now.toISOString()}
        ) t ${isBetweenMembers} order by t.waits_at, t.one_id, t.other_id limit ${limit}`);
      return rows.map(({ state }) => revived<Tie>(typeof state === 'string' ? JSON.parse(state) : state));
    },
    likelyFor: (member, limit, skip) => likelyFor(scope, member, limit, skip),
    crowd: () => crowdOf(scope),
    linksOf: (members) =>
      linksIn(
        scope,
        sql`select * from ties where community_id = ${community} and claim is not null
          and (one_id = ${anyOf(members)} or other_id = ${anyOf(members)})`,
      ),
    links: () =>
      linksIn(scope, sql`select * from ties where community_id = ${community} and claim is not null`),
    linksBetween: (requester, target, connectors) =>
      linksIn(scope, metInTheMiddle(scope, requester, target, connectors)),
    move: async (from, to) => {
      const rows = await db
        .select()
        .from(ties)
        .where(and(ours, or(eq(ties.oneId, from), eq(ties.otherId, from))));
      await db.delete(ties).where(and(ours, or(eq(ties.oneId, from), eq(ties.otherId, from))));
      const moved = rows.flatMap(({ state }) => renamed(revived<Tie>(state), from, to));
      if (moved.length === 0) return;
      await db
        .insert(ties)
        .select(
          rowsOf(
            ties,
            moved.map((tie) => toRow(scope, tie)),
          ),
        )
        .onConflictDoNothing();
    },
  };
};

const saveAll = async (scope: Scope, all: readonly Tie[]): Promise<void> => {
  if (all.length === 0) return;
  const rows = all
    .map((tie) => toRow(scope, tie))
    .sort((a, b) => (a.oneId + a.otherId < b.oneId + b.otherId ? -1 : 1));
  const set = Object.fromEntries(
    (['one_waits_at', 'other_waits_at', 'claim', 'heat', 'clock_at', 'state'] as const).map((column) => [
      column.replace(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase()),
      sql.raw(`excluded.${column}`),
    ]),
  );
  await scope.db
    .insert(ties)
    .select(rowsOf(ties, rows))
    .onConflictDoUpdate({ target: [ties.communityId, ties.oneId, ties.otherId], set });
};

const toRow = ({ community }: Scope, tie: Tie): Row => {
  const weight = weightOf(tie);
  return {
    communityId: community,
    oneId: tie.one,
    otherId: tie.other,
    oneWaitsAt: questionFor(tie, tie.one)?.waits ?? null,
    otherWaitsAt: questionFor(tie, tie.other)?.waits ?? null,
    claim: weight?.claim ?? null,
    heat: weight?.heat ?? null,
    clockAt: weight?.clockAt ?? null,
    state: tie,
  };
};

/** Both are members and not paused, and neither avoids the other. */
const isBetweenMembers = sql`
  where exists (select from members m where m.community_id = t.community_id and m.id = t.one_id and m.status = 'joined')
    and exists (select from members m where m.community_id = t.community_id and m.id = t.other_id and m.status = 'joined')
    and not exists (select from avoids a where a.community_id = t.community_id
      and a.member_id = t.one_id and a.avoided_id = t.other_id)
    and not exists (select from avoids a where a.community_id = t.community_id
      and a.member_id = t.other_id and a.avoided_id = t.one_id)
    and not exists (select from pauses p where p.community_id = t.community_id
      and p.member_id in (t.one_id, t.other_id) and p.decision is distinct from 'lifted')`;

const linksIn = async ({ db }: Scope, from: SQL): Promise<TieLink[]> => {
  const rows = await db.execute(sql`
    select t.one_id, t.other_id, t.claim, t.heat, extract(epoch from t.clock_at) * 1000 as clock
    from (${from}) t ${isBetweenMembers}`);
  return rows.map((row) => ({
    one: String(row['one_id']) as MemberId,
    other: String(row['other_id']) as MemberId,
    weight: {
      claim: Number(row['claim']),
      heat: Number(row['heat']),
      clockAt: new Date(Math.round(Number(row['clock']))),
    },
  }));
};

/**
 * The ties of both ends, and for two connectors those that join somebody the requester knows to somebody the target
 * knows. Two joins that meet, instead of a walk: a recursive query took thousands of times as long
 * (`bench/network/paths.ts`).
 */
const metInTheMiddle = (
  { community }: Scope,
  requester: MemberId,
  target: MemberId,
  connectors: 1 | 2,
): SQL => {
  const known = (whom: MemberId) => sql`
    select other_id as id from ties where community_id = ${community} and one_id = ${whom} and claim is not null
    union all
    select one_id from ties where community_id = ${community} and other_id = ${whom} and claim is not null`;
  const ends = sql`
    select ${columns} from ties t where t.community_id = ${community} and t.claim is not null
      and (t.one_id in (${requester}, ${target}) or t.other_id in (${requester}, ${target}))`;
  if (connectors === 1) return ends;
  const across = (one: 'first' | 'near', other: 'first' | 'near') => sql`
    select ${columns} from ${sql.identifier(one)} a
      join ties t on t.community_id = ${community} and t.one_id = a.id and t.claim is not null
      join ${sql.identifier(other)} b on b.id = t.other_id`;
  return sql`
    with first as materialized (${known(requester)}), near as materialized (${known(target)})
    ${ends} union ${across('first', 'near')} union ${across('near', 'first')}`;
};

const columns = sql.raw('t.community_id, t.one_id, t.other_id, t.claim, t.heat, t.clock_at');

/** The same tie of somebody under another id; none with themselves. */
const renamed = (tie: Tie, from: MemberId, to: MemberId): Tie[] => {
  const third = tie.one === from ? tie.other : tie.one;
  if (third === to) return [];
  const [one, other] = pairOf(third, to);
  const [side, theirs] = tie.one === from ? tie.sides : [tie.sides[1], tie.sides[0]];
  return [{ ...tie, one, other, sides: one === to ? [side, theirs] : [theirs, side] }];
};
