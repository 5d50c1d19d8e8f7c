import { and, desc, eq, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { Rounds } from '../actions/ports/programs.ts';
import type { MemberId, RoundId } from '../core/ids.ts';
import type { Round, RoundPlace, RoundSummary } from '../core/round.ts';
import { noteLocked } from './memberLocks.ts';
import { due } from './schema/delivery.ts';
import { avoids } from './schema/limits.ts';
import { pairings, pastMeetings, roundPlaces, rounds } from './schema/rounds.ts';
import { isId, rowsOf, type Scope } from './scope.ts';

/** Rounds, where everybody stands in them, and what a plan has to know of the past. */
export const roundsIn = (scope: Scope): Rounds => ({ ...kept(scope), ...places(scope), ...past(scope) });

const kept = (scope: Scope): Pick<Rounds, 'get' | 'lock' | 'begin' | 'save' | 'latest'> => {
  const { db, community } = scope;
  const ours = eq(rounds.communityId, community);
  const get = async (id: RoundId, lock: boolean): Promise<Round | null> => {
    if (!isId(id)) return null;
    const query = db
      .select()
      .from(rounds)
      .where(and(ours, eq(rounds.id, id)));
    const [row] = lock ? await query.for('update') : await query;
    if (lock) noteLocked(scope);
    return row === undefined ? null : toRound(row);
  };
  return {
    get: (id) => get(id, false),
    lock: (id) => get(id, true),
    begin: async (round) => {
      const { program: programId, ...rest } = round;
      await db
        .insert(rounds)
        .values({ communityId: community, programId, ...rest })
        .onConflictDoNothing({ target: [rounds.communityId, rounds.programId, rounds.date] });
      const [row] = await db
        .select()
        .from(rounds)
        .where(and(ours, eq(rounds.programId, programId), eq(rounds.date, round.date)))
        .for('update');
      if (row === undefined) throw new Error(`no round on ${round.date}`);
      return toRound(row);
    },
    save: async ({ id, status, summary, opensAt, number }) => {
      await db
        .update(rounds)
        .set({ status, summary, opensAt, number })
        .where(and(ours, eq(rounds.id, id)));
    },
    latest: async (program, limit) => {
      const rows = await db
        .select()
        .from(rounds)
        .where(and(ours, eq(rounds.programId, program)))
        .orderBy(desc(rounds.date))
        .limit(limit);
      return rows.map(toRound);
    },
  };
};

const places = ({
  db,
  community,
}: Scope): Pick<Rounds, 'savePlan' | 'place' | 'placesOf' | 'waitingIn' | 'placedOn'> => {
  const ours = eq(roundPlaces.communityId, community);
  return {
    savePlan: async (made, taken) => {
      const rows = made.map((state) => {
        const { id, round: roundId, madeAt, status } = state;
        return { communityId: community, id, roundId, madeAt, status, isFreed: false, state };
      });
      if (rows.length > 0) await db.insert(pairings).select(rowsOf(pairings, rows));
      const dues = made.map(({ id, madeAt }) => ({
        communityId: community,
        kind: 'pairing' as const,
        subject: id,
        dueAt: madeAt,
        claimedUntil: null,
      }));
      if (dues.length > 0) await db.insert(due).select(rowsOf(due, dues));
      const stands = taken.map(({ round, member, day, pairing, notPlaced }) => ({
        communityId: community,
        roundId: round,
        memberId: member,
        day,
        pairingId: pairing,
        notPlaced,
      }));
      if (stands.length > 0) await db.insert(roundPlaces).select(rowsOf(roundPlaces, stands));
    },
    place: async ({ round, member, day, pairing, notPlaced }) => {
      const where = { day, pairingId: pairing, notPlaced };
      await db
        .insert(roundPlaces)
        .values({ communityId: community, roundId: round, memberId: member, ...where })
        .onConflictDoUpdate({
          target: [roundPlaces.communityId, roundPlaces.roundId, roundPlaces.memberId],
          set: where,
        });
    },
    placesOf: async (member, limit) => {
      const rows = await db
        .select()
        .from(roundPlaces)
        .where(and(ours, eq(roundPlaces.memberId, member)))
        .orderBy(desc(roundPlaces.day))
        .limit(limit);
      return rows.map(toPlace);
    },
    waitingIn: async (round) => {
      const rows = await db
        .select({ member: roundPlaces.memberId })
        .from(roundPlaces)
        .where(
          and(
            ours,
            eq(roundPlaces.roundId, round),
            isNull(roundPlaces.pairingId),
            ne(roundPlaces.notPlaced, 'elsewhere'),
          ),
        )
        .orderBy(roundPlaces.memberId);
      return rows.map(({ member }) => member);
    },
    placedOn: async (day, except) => {
      const rows = await db
        .select({ member: roundPlaces.memberId })
        .from(roundPlaces)
        .where(
          and(
            ours,
            eq(roundPlaces.day, day),
            isNotNull(roundPlaces.pairingId),
            ne(roundPlaces.roundId, except),
          ),
        );
      return new Set(rows.map(({ member }) => member));
    },
  };
};

const past = ({ db, community }: Scope): Pick<Rounds, 'meetings' | 'remember' | 'earlierOf' | 'apart'> => ({
  meetings: async (until) => {
    const before = until === undefined ? sql`` : sql`where at < ${until.toISOString()}::timestamptz`;
    const rows = await db.execute(sql`
      select a, b, extract(epoch from max(at)) * 1000 as last_at, count(*)::int as times from (
        select p.member_id as a, q.member_id as b, x.made_at as at
        from ${pairings} x
        join ${roundPlaces} p on p.community_id = x.community_id and p.pairing_id = x.id
        join ${roundPlaces} q on q.community_id = x.community_id and q.pairing_id = x.id
          and p.member_id < q.member_id
        where x.community_id = ${community} and not x.is_freed
        union all
        select least(requester_id, target_id), greatest(requester_id, target_id), made_at
        from introductions where community_id = ${community}
        union all
        select one_id, other_id, day::timestamp at time zone 'UTC'
        from ${pastMeetings} where community_id = ${community}
      ) met ${before} group by a, b order by a, b`);
    return rows.map((row) => ({
      a: String(row['a']) as MemberId,
      b: String(row['b']) as MemberId,
      lastAt: new Date(Number(row['last_at'])),
      times: Number(row['times']),
    }));
  },
  remember: async (meetings) => {
    if (meetings.length === 0) return 0;
    const rows = meetings.map(({ one, other, day }) => ({
      communityId: community,
      oneId: one,
      otherId: other,
      day,
    }));
    const added = await db
      .insert(pastMeetings)
      .select(rowsOf(pastMeetings, rows))
      .onConflictDoNothing()
      .returning({ day: pastMeetings.day });
    return added.length;
  },
  earlierOf: async (member) => {
    const rows = await db
      .select()
      .from(pastMeetings)
      .where(
        and(
          eq(pastMeetings.communityId, community),
          or(eq(pastMeetings.oneId, member), eq(pastMeetings.otherId, member)),
        ),
      )
      .orderBy(pastMeetings.day);
    return rows.map(({ oneId, otherId, day }) => ({ one: oneId, other: otherId, day }));
  },
  apart: () =>
    db
      .select({ a: avoids.memberId, b: avoids.avoidedId })
      .from(avoids)
      .where(eq(avoids.communityId, community)),
});

const toRound = ({ communityId: _, programId, summary, ...row }: typeof rounds.$inferSelect): Round => ({
  ...row,
  program: programId,
  summary: summary as RoundSummary | null,
});

const toPlace = (row: typeof roundPlaces.$inferSelect): RoundPlace => {
  const { roundId: round, memberId: member, day, pairingId } = row;
  return pairingId === null
    ? { round, member, day, pairing: null, notPlaced: row.notPlaced ?? 'nobodyElse' }
    : { round, member, day, pairing: pairingId, notPlaced: null };
};
