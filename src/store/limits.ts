import { and, count, eq, gte, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Limits } from '../actions/ports/consents.ts';
import type { ContactKind } from '../core/contact.ts';
import { waitDays } from '../core/digest.ts';
import type { MemberId } from '../core/ids.ts';
import { memberDigests } from './schema/digests.ts';
import { avoids, closedTopics, contacts, coolDowns, previews } from './schema/limits.ts';
import type { Scope } from './scope.ts';

/** Budgets, avoid lists, cool-downs, previews: what keeps people from being contacted too often. */
export const limitsIn = (scope: Scope): Limits => ({
  ...budgets(scope),
  reaches: (requester, ids) => reaches(scope, requester, ids),
  ...avoidance(scope),
  ...coolingDown(scope),
  ...previewed(scope),
  forget: (member) => forget(scope, member),
});

const budgets = ({ db, community, now }: Scope): Pick<Limits, 'contacted' | 'contactsSince'> => ({
  contacted: async (member, kind, at) => {
    await db.insert(contacts).values({ communityId: community, memberId: member, kind, at });
  },
  contactsSince: async (member, since) =>
    db
      .select({ kind: contacts.kind, at: contacts.at })
      .from(contacts)
      .where(and(eq(contacts.communityId, community), eq(contacts.memberId, member), gte(contacts.at, since)))
      .unionAll(
        db
          .select({
            kind: sql<ContactKind>`'digest'`,
            at: sql<Date>`greatest(${now.toISOString()}::timestamptz, ${triedAt(sql`${community}`, sql`${member}::uuid`)})`,
          })
          .from(memberDigests)
          .where(
            and(
              eq(memberDigests.communityId, community),
              eq(memberDigests.memberId, member),
              eq(memberDigests.outcome, 'waiting'),
              gte(memberDigests.at, claimsSince(now)),
            ),
          ),
      ),
});

/** When the clock looks at a member's digest again. */
const triedAt = (community: SQL, member: SQL): SQL =>
  sql`(select due_at from due where community_id = ${community} and kind = 'digest' and subject = ${member})`;

/** A digest that found no room is next: while it waits it counts as if it were sent when it is tried again. */
const claimsSince = (now: Date): Date => new Date(now.getTime() - claimDays * 86_400_000);
/** The morning after it has room: whatever keeps it longer keeps nothing else. */
const claimDays = waitDays + 1;

/** One statement, however many there are: candidates are looked at by the dozen. */
const reaches = async (
  { db, community, now }: Scope,
  requester: MemberId,
  ids: readonly MemberId[],
): ReturnType<Limits['reaches']> => {
  if (ids.length === 0) return new Map();
  const since = (days: number) =>
    sql`${new Date(now.getTime() - days * 86_400_000).toISOString()}::timestamptz`;
  const rows = await db.execute<ReachRow>(sql`
    select id,
      array(select kind || ' ' || extract(epoch from at) * 1000 from contacts
        where community_id = ${community} and member_id = id and at >= ${since(7)}
        union all select 'digest ' || extract(epoch from
          greatest(${now.toISOString()}::timestamptz, ${triedAt(sql`${community}`, sql`id`)})) * 1000 from member_digests
        where community_id = ${community} and member_id = id and outcome = 'waiting'
          and at >= ${claimsSince(now).toISOString()}::timestamptz) as contacts,
      (select count(*)::int from introductions
        where community_id = ${community} and target_id = id and made_at >= ${since(30)}) as introductions,
      exists (select from cool_downs where community_id = ${community}
        and requester_id = ${requester} and target_id = id and until > ${now.toISOString()}::timestamptz) as cooling,
      array(select topic from closed_topics where community_id = ${community} and member_id = id) as topics
    from unnest(${`{${ids.join(',')}}`}::uuid[]) as id`);
  return new Map(
    rows.map(({ id, contacts, introductions, cooling, topics }) => [
      id,
      { contacts: contacts.map(toContact), introductions, isCoolingDown: cooling, closedTopics: topics },
    ]),
  );
};

type ReachRow = {
  readonly id: MemberId;
  readonly contacts: readonly string[];
  readonly introductions: number;
  readonly cooling: boolean;
  readonly topics: readonly string[];
};

const toContact = (row: string): { readonly kind: ContactKind; readonly at: Date } => {
  const [kind = '', at] = row.split(' ');
  return { kind: kind as ContactKind, at: new Date(Math.round(Number(at))) };
};

const avoidance = ({
  db,
  community,
}: Scope): Pick<Limits, 'avoids' | 'avoidedBy' | 'apartFrom' | 'avoid' | 'unavoid'> => {
  const ours = eq(avoids.communityId, community);
  const apartFrom = async (member: MemberId): Promise<ReadonlySet<MemberId>> => {
    const rows = await db
      .select()
      .from(avoids)
      .where(and(ours, or(eq(avoids.memberId, member), eq(avoids.avoidedId, member))));
    return new Set(rows.map((row) => (row.memberId === member ? row.avoidedId : row.memberId)));
  };
  return {
    apartFrom,
    avoids: async (a, b) => (await apartFrom(a)).has(b),
    avoidedBy: async (member) => {
      const rows = await db
        .select({ id: avoids.avoidedId })
        .from(avoids)
        .where(and(ours, eq(avoids.memberId, member)));
      return rows.map(({ id }) => id);
    },
    avoid: async (by, whom, at) => {
      await db
        .insert(avoids)
        .values({ communityId: community, memberId: by, avoidedId: whom, at })
        .onConflictDoNothing();
    },
    unavoid: async (by, whom) => {
      await db.delete(avoids).where(and(ours, eq(avoids.memberId, by), eq(avoids.avoidedId, whom)));
    },
  };
};

const coolingDown = ({ db, community }: Scope): Pick<Limits, 'coolDown' | 'closeTopic' | 'closedTopics'> => ({
  coolDown: async (requester, target, until) => {
    await db
      .insert(coolDowns)
      .values({ communityId: community, requesterId: requester, targetId: target, until })
      .onConflictDoUpdate({
        target: [coolDowns.communityId, coolDowns.requesterId, coolDowns.targetId],
        set: { until: sql`greatest(excluded.until, ${coolDowns.until})` },
      });
  },
  closeTopic: async (member, topic, at) => {
    await db
      .insert(closedTopics)
      .values({ communityId: community, memberId: member, topic, at })
      .onConflictDoNothing();
  },
  closedTopics: async (member) => {
    const rows = await db
      .select({ topic: closedTopics.topic })
      .from(closedTopics)
      .where(and(eq(closedTopics.communityId, community), eq(closedTopics.memberId, member)));
    return rows.map(({ topic }) => topic);
  },
});

const previewed = ({ db, community }: Scope): Pick<Limits, 'shown' | 'shownSince' | 'previewsSince'> => {
  const ofRequester = (requester: MemberId, since: Date) =>
    and(eq(previews.communityId, community), eq(previews.requesterId, requester), gte(previews.at, since));
  return {
    shown: async (requester, topics, members, at) => {
      const rows = topics.flatMap((topic) =>
        members.map((shownId) => ({ communityId: community, requesterId: requester, topic, shownId, at })),
      );
      if (rows.length === 0) return;
      await db
        .insert(previews)
        .values(rows)
        .onConflictDoUpdate({
          target: [previews.communityId, previews.requesterId, previews.topic, previews.shownId],
          set: { at },
        });
    },
    shownSince: async (requester, topics, since) => {
      if (topics.length === 0) return new Set();
      const rows = await db
        .select({ id: previews.shownId })
        .from(previews)
        .where(and(ofRequester(requester, since), inArray(previews.topic, [...topics])));
      return new Set(rows.map(({ id }) => id));
    },
    previewsSince: async (requester, since) => {
      const [row] = await db
        .select({ shown: count(sql`distinct ${previews.shownId}`) })
        .from(previews)
        .where(ofRequester(requester, since));
      return Number(row?.shown ?? 0);
    },
  };
};

/** The avoid list of others stays: it protects them. */
const forget = async ({ db, community }: Scope, member: MemberId): Promise<void> => {
  await db.delete(contacts).where(and(eq(contacts.communityId, community), eq(contacts.memberId, member)));
  await db.delete(avoids).where(and(eq(avoids.communityId, community), eq(avoids.memberId, member)));
  await db
    .delete(closedTopics)
    .where(and(eq(closedTopics.communityId, community), eq(closedTopics.memberId, member)));
  await db.delete(previews).where(and(eq(previews.communityId, community), eq(previews.requesterId, member)));
};
