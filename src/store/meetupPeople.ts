import { and, asc, count, eq, gte, or, sql } from 'drizzle-orm';
import type { MeetupPeople } from '../actions/ports/meetups.ts';
import type { MeetupId, MemberId } from '../core/ids.ts';
import type { Going, MeetReason, MeetSuggestion } from '../core/meetupGoing.ts';
import { revived } from './revive.ts';
import { meetupGoings, meetupMets, meetupSuggestions } from './schema/meetups.ts';
import { anyOf, isId, rowsOf, type Scope } from './scope.ts';

/** Who goes to events, who is suggested to whom there, who met whom. */
export const meetupPeopleIn = (scope: Scope): MeetupPeople => ({
  ...goings(scope),
  ...suggestions(scope),
  ...meetings(scope),
  forget: async (member) => {
    const { db, community } = scope;
    for (const [table, either] of [
      [meetupSuggestions, or(eq(meetupSuggestions.memberId, member), eq(meetupSuggestions.personId, member))],
      [meetupMets, or(eq(meetupMets.memberId, member), eq(meetupMets.personId, member))],
      [meetupGoings, eq(meetupGoings.memberId, member)],
    ] as const) {
      await db.delete(table).where(and(eq(table.communityId, community), either));
    }
  },
});

const goings = ({
  db,
  community,
}: Scope): Pick<MeetupPeople, 'going' | 'goingOf' | 'isGoing' | 'counts' | 'go' | 'stay'> => {
  const ours = eq(meetupGoings.communityId, community);
  const read = (rows: readonly { state: unknown }[]) => rows.map(({ state }) => revived<Going>(state));
  const one = (meetup: MeetupId, member: MemberId) =>
    and(ours, eq(meetupGoings.meetupId, meetup), eq(meetupGoings.memberId, member));
  const inOrder = [asc(meetupGoings.at), asc(meetupGoings.memberId), asc(meetupGoings.meetupId)];
  return {
    going: async (meetup) =>
      read(
        await db
          .select({ state: meetupGoings.state })
          .from(meetupGoings)
          .where(and(ours, eq(meetupGoings.meetupId, meetup)))
          .orderBy(...inOrder),
      ),
    goingOf: async (member, since) =>
      read(
        await db
          .select({ state: meetupGoings.state })
          .from(meetupGoings)
          .where(and(ours, eq(meetupGoings.memberId, member), gte(meetupGoings.at, since)))
          .orderBy(...inOrder),
      ),
    isGoing: async (meetup, member) => {
      if (!isId(meetup)) return null;
      const rows = await db
        .select({ state: meetupGoings.state })
        .from(meetupGoings)
        .where(one(meetup, member));
      return read(rows)[0] ?? null;
    },
    counts: async (ids) => {
      if (ids.length === 0) return new Map();
      const rows = await db
        .select({ id: meetupGoings.meetupId, going: count() })
        .from(meetupGoings)
        .where(and(ours, eq(meetupGoings.meetupId, anyOf(ids))))
        .groupBy(meetupGoings.meetupId);
      return new Map(rows.map(({ id, going }) => [id, Number(going)]));
    },
    go: async (going) => {
      const { meetup: meetupId, member, at } = going;
      await db
        .insert(meetupGoings)
        .values({ communityId: community, meetupId, memberId: member, at, state: going })
        .onConflictDoUpdate({
          target: [meetupGoings.communityId, meetupGoings.meetupId, meetupGoings.memberId],
          set: { state: going },
        });
    },
    stay: async (meetup, member) => {
      await db.delete(meetupGoings).where(one(meetup, member));
    },
  };
};

const suggestions = ({
  db,
  community,
}: Scope): Pick<MeetupPeople, 'suggestions' | 'suggestedTo' | 'suggest' | 'unsuggest' | 'meetupOf'> => {
  const ours = eq(meetupSuggestions.communityId, community);
  const read = (rows: readonly (typeof meetupSuggestions.$inferSelect)[]): MeetSuggestion[] =>
    rows.map(({ meetupId, memberId, personId, position, reasons, requestId }) => ({
      meetup: meetupId,
      member: memberId,
      person: personId,
      position,
      reasons: reasons as readonly MeetReason[],
      request: requestId,
    }));
  const where = async (...conditions: Parameters<typeof and>) =>
    read(
      await db
        .select()
        .from(meetupSuggestions)
        .where(and(ours, ...conditions))
        .orderBy(asc(meetupSuggestions.memberId), asc(meetupSuggestions.position)),
    );
  return {
    suggestions: (meetup) => where(eq(meetupSuggestions.meetupId, meetup)),
    suggestedTo: async (meetup, member) =>
      isId(meetup)
        ? where(eq(meetupSuggestions.meetupId, meetup), eq(meetupSuggestions.memberId, member))
        : [],
    suggest: async (all) => {
      if (all.length === 0) return;
      const rows = all.map(({ meetup, member, person, position, reasons, request }) => ({
        communityId: community,
        meetupId: meetup,
        memberId: member,
        personId: person,
        position,
        reasons,
        requestId: request,
      }));
      const { communityId, meetupId, memberId, personId } = meetupSuggestions;
      await db
        .insert(meetupSuggestions)
        .select(rowsOf(meetupSuggestions, rows))
        .onConflictDoUpdate({
          target: [communityId, meetupId, memberId, personId],
          set: { requestId: sql`excluded.request_id` },
        });
    },
    unsuggest: async (meetup, member) => {
      const either = or(eq(meetupSuggestions.memberId, member), eq(meetupSuggestions.personId, member));
      await db.delete(meetupSuggestions).where(and(ours, eq(meetupSuggestions.meetupId, meetup), either));
    },
    meetupOf: async (request) => {
      if (!isId(request)) return null;
      return (await where(eq(meetupSuggestions.requestId, request)))[0]?.meetup ?? null;
    },
  };
};

const meetings = ({ db, community }: Scope): Pick<MeetupPeople, 'met' | 'unmet' | 'metBy' | 'askedPairs'> => {
  const ours = eq(meetupMets.communityId, community);
  return {
    met: async ({ meetup: meetupId, member: memberId, person: personId, at }) => {
      await db
        .insert(meetupMets)
        .values({ communityId: community, meetupId, memberId, personId, at })
        .onConflictDoNothing();
    },
    unmet: async (meetup, member, person) => {
      const isIt = and(
        eq(meetupMets.meetupId, meetup),
        eq(meetupMets.memberId, member),
        eq(meetupMets.personId, person),
      );
      await db.delete(meetupMets).where(and(ours, isIt));
    },
    metBy: async (member, since) => {
      const rows = await db
        .select()
        .from(meetupMets)
        .where(and(ours, eq(meetupMets.memberId, member), gte(meetupMets.at, since)))
        .orderBy(asc(meetupMets.at), asc(meetupMets.personId));
      return rows.map(({ meetupId, memberId, personId, at }) => ({
        meetup: meetupId,
        member: memberId,
        person: personId,
        at,
      }));
    },
    askedPairs: async (since) => {
      const rows = await db.execute<{ a: MemberId; b: MemberId }>(sql`
        select distinct r.requester_id as a, c.member_id as b from intro_requests r
          join intro_candidates c on c.community_id = r.community_id and c.request_id = r.id
          where r.community_id = ${community} and r.settles_at > ${since.toISOString()}
        union select requester_id, target_id from cool_downs
          where community_id = ${community} and until > ${since.toISOString()}`);
      return rows.map(({ a, b }) => ({ a, b }));
    },
  };
};
