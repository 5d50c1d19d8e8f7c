import { and, count, eq, gt, gte, inArray, or, sql } from 'drizzle-orm';
import type { Limits } from '../actions/ports/consents.ts';
import type { MemberId } from '../core/ids.ts';
import { avoids, closedTopics, contacts, coolDowns, previews } from './schema/limits.ts';
import type { Scope } from './scope.ts';

/** Budgets, avoid lists, cool-downs, previews: what keeps people from being contacted too often. */
export const limitsIn = (scope: Scope): Limits => ({
  ...budgets(scope),
  ...avoidance(scope),
  ...coolingDown(scope),
  ...previewed(scope),
  forget: (member) => forget(scope, member),
});

const budgets = ({ db, community }: Scope): Pick<Limits, 'contacted' | 'contactsSince'> => ({
  contacted: async (member, kind, at) => {
    await db.insert(contacts).values({ communityId: community, memberId: member, kind, at });
  },
  contactsSince: async (member, since) =>
    db
      .select({ kind: contacts.kind, at: contacts.at })
      .from(contacts)
      .where(
        and(eq(contacts.communityId, community), eq(contacts.memberId, member), gte(contacts.at, since)),
      ),
});

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

const coolingDown = ({
  db,
  community,
  now,
}: Scope): Pick<Limits, 'coolDownUntil' | 'coolDown' | 'closeTopic' | 'closedTopics'> => ({
  coolDownUntil: async (requester, target) => {
    const isPair = and(eq(coolDowns.requesterId, requester), eq(coolDowns.targetId, target));
    const [row] = await db
      .select({ until: coolDowns.until })
      .from(coolDowns)
      .where(and(eq(coolDowns.communityId, community), isPair, gt(coolDowns.until, now)));
    return row?.until ?? null;
  },
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
