import { and, asc, count, desc, eq, gte, lt, notExists, sql } from 'drizzle-orm';
import type { Digests } from '../actions/ports/digests.ts';
import type { DigestDay } from '../core/digest.ts';
import type { MemberId } from '../core/ids.ts';
import type { Suggestion } from '../core/suggestion.ts';
import { due } from './schema/delivery.ts';
import { digestDays, digestMarks, digestSettings, memberDigests, suggestions } from './schema/digests.ts';
import { members } from './schema/members.ts';
import { anyOf, type Scope } from './scope.ts';

/** Older days of a member decide nothing any more. */
const keptDays = 70;

/** When digests go out, and which went. */
export const digestsIn = (scope: Scope): Digests => {
  const { db, community } = scope;
  return {
    settings: async () => {
      const [row] = await db.select().from(digestSettings).where(eq(digestSettings.communityId, community));
      return row?.settings ?? null;
    },
    lockSettings: async () => {
      const ours = eq(digestSettings.communityId, community);
      const [row] = await db.select().from(digestSettings).where(ours).for('update');
      return row?.settings ?? null;
    },
    saveSettings: async (settings) => {
      await db
        .insert(digestSettings)
        .values({ communityId: community, settings })
        .onConflictDoUpdate({ target: digestSettings.communityId, set: { settings } });
    },
    ...daysOf(scope),
    unscheduled: async (limit) => {
      const scheduled = db
        .select({ one: sql`1` })
        .from(due)
        .where(and(eq(due.communityId, community), eq(due.kind, 'digest'), eq(due.subject, members.id)));
      const rows = await db
        .select({ id: members.id })
        .from(members)
        .where(and(eq(members.communityId, community), eq(members.status, 'joined'), notExists(scheduled)))
        .orderBy(asc(members.id))
        .limit(limit);
      return rows.map(({ id }) => id);
    },
    ...suggestionsIn(scope),
  };
};

const daysOf = ({
  db,
  community,
}: Scope): Pick<
  Digests,
  | 'lastOf'
  | 'sentBefore'
  | 'saidTo'
  | 'noteSaid'
  | 'begin'
  | 'settle'
  | 'mark'
  | 'markedOn'
  | 'lastDay'
  | 'dayBefore'
  | 'beginDay'
> => {
  const theirs = (member: MemberId) =>
    and(eq(memberDigests.communityId, community), eq(memberDigests.memberId, member));
  return {
    lastOf: async (member) => {
      const [row] = await db
        .select()
        .from(memberDigests)
        .where(theirs(member))
        .orderBy(desc(memberDigests.date))
        .limit(1);
      return row === undefined ? null : toDay(row);
    },
    sentBefore: async (member, before) => {
      const [row] = await db
        .select({ at: memberDigests.at })
        .from(memberDigests)
        .where(and(theirs(member), eq(memberDigests.outcome, 'sent'), lt(memberDigests.at, before)))
        .orderBy(desc(memberDigests.at))
        .limit(1);
      return row?.at ?? null;
    },
    saidTo: async (member) => {
      const rows = await db
        .select({ said: memberDigests.said })
        .from(memberDigests)
        .where(and(theirs(member), eq(memberDigests.outcome, 'sent')))
        .orderBy(desc(memberDigests.date));
      return rows.map(({ said }) => said);
    },
    noteSaid: async (member, on, said) => {
      await db
        .update(memberDigests)
        .set({ said })
        .where(and(theirs(member), eq(memberDigests.date, on)));
    },
    begin: async (member, day) => {
      const begun = await db
        .insert(memberDigests)
        .values({ communityId: community, memberId: member, ...day })
        .onConflictDoNothing()
        .returning({ date: memberDigests.date });
      const oldest = new Date(day.at.getTime() - keptDays * 86_400_000);
      await db.delete(memberDigests).where(and(theirs(member), lt(memberDigests.at, oldest)));
      return begun.length === 1;
    },
    settle: async (member, { date, ...rest }) => {
      await db
        .update(memberDigests)
        .set(rest)
        .where(and(theirs(member), eq(memberDigests.date, date)));
    },
    mark: async (member, what, date) => {
      const marked = await db
        .insert(digestMarks)
        .values({ communityId: community, memberId: member, what, date })
        .onConflictDoNothing()
        .returning({ what: digestMarks.what });
      return marked.length === 1;
    },
    markedOn: async (member, what) => {
      const [row] = await db
        .select({ date: digestMarks.date })
        .from(digestMarks)
        .where(
          and(
            eq(digestMarks.communityId, community),
            eq(digestMarks.memberId, member),
            eq(digestMarks.what, what),
          ),
        );
      return row?.date ?? null;
    },
    lastDay: async (series) => {
      const [row] = await db
        .select({ date: digestDays.date })
        .from(digestDays)
        .where(and(eq(digestDays.communityId, community), eq(digestDays.series, series)))
        .orderBy(desc(digestDays.date))
        .limit(1);
      return row?.date ?? null;
    },
    dayBefore: async (series, date) => {
      const [row] = await db
        .select({ date: digestDays.date })
        .from(digestDays)
        .where(
          and(
            eq(digestDays.communityId, community),
            eq(digestDays.series, series),
            lt(digestDays.date, date),
          ),
        )
        .orderBy(desc(digestDays.date))
        .limit(1);
      return row?.date ?? null;
    },
    beginDay: async (series, date, at) => {
      const begun = await db
        .insert(digestDays)
        .values({ communityId: community, series, date, at })
        .onConflictDoNothing()
        .returning({ date: digestDays.date });
      return begun.length === 1;
    },
  };
};

const suggestionsIn = ({
  db,
  community,
}: Scope): Pick<Digests, 'suggestionsTo' | 'suggestedSince' | 'suggest'> => ({
  suggestionsTo: async (member) => {
    const rows = await db
      .select()
      .from(suggestions)
      .where(and(eq(suggestions.communityId, community), eq(suggestions.toId, member)))
      .orderBy(desc(suggestions.at), asc(suggestions.id));
    return rows.map(
      ({ communityId: _, toId, personId, ...rest }): Suggestion => ({ ...rest, to: toId, person: personId }),
    );
  },
  suggestedSince: async (ids, since) => {
    if (ids.length === 0) return new Map();
    const rows = await db
      .select({ person: suggestions.personId, times: count() })
      .from(suggestions)
      .where(
        and(
          eq(suggestions.communityId, community),
          eq(suggestions.personId, anyOf(ids)),
          gte(suggestions.at, since),
        ),
      )
      .groupBy(suggestions.personId);
    return new Map(rows.map(({ person, times }) => [person, times]));
  },
  suggest: async ({ to, person, ...rest }) => {
    const values = { ...rest, toId: to, personId: person };
    await db
      .insert(suggestions)
      .values({ communityId: community, ...values })
      .onConflictDoUpdate({ target: [suggestions.communityId, suggestions.id], set: values });
  },
});

const toDay = ({ date, outcome, at, asksHow }: typeof memberDigests.$inferSelect): DigestDay => ({
  date,
  outcome,
  at,
  asksHow,
});
