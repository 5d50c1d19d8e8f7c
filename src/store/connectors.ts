import { and, desc, eq, gte, isNotNull, sql } from 'drizzle-orm';
import type { Connectors } from '../actions/ports/connectors.ts';
import { type ConnectorRules, rulesOf } from '../core/connectorRules.ts';
import type { IntroRequestId, MemberId } from '../core/ids.ts';
import { connectorsOf } from './introConnectors.ts';
import { requestsOf } from './introRequests.ts';
import { connectorNoGo, connectorRules, introConnectors } from './schema/connectors.ts';
import { anyOf, isId, type Scope } from './scope.ts';

/** Connectors: their own rules, and what they were asked. */
export const connectorsIn = (scope: Scope): Connectors => {
  const { db, community } = scope;
  const ours = eq(introConnectors.communityId, community);
  const isRow = (request: IntroRequestId, member: MemberId) =>
    and(ours, eq(introConnectors.requestId, request), eq(introConnectors.memberId, member));
  return {
    rulesOf: (members) => rulesIn(scope, members),
    saveRules: async ({ member, people, ...rest }) => {
      const key = { communityId: community, memberId: member };
      await db
        .insert(connectorRules)
        .values({ ...key, ...rest })
        .onConflictDoUpdate({ target: [connectorRules.communityId, connectorRules.memberId], set: rest });
      const isTheirs = and(eq(connectorNoGo.communityId, community), eq(connectorNoGo.memberId, member));
      await db.delete(connectorNoGo).where(isTheirs);
      if (people.length === 0) return;
      await db.insert(connectorNoGo).values([...new Set(people)].map((personId) => ({ ...key, personId })));
    },
    of: (requests) => connectorsOf(scope, requests),
    askedSince: async (members, since) => {
      const isIt = sql`${introConnectors.memberId} = ${anyOf(members)}`;
      const rows = await db
        .select({ member: introConnectors.memberId, at: introConnectors.askedAt })
        .from(introConnectors)
        .where(and(ours, isIt, gte(introConnectors.askedAt, since)));
      const found = new Map<MemberId, Date[]>();
      for (const { member, at } of rows) found.set(member, [...(found.get(member) ?? []), at]);
      return found;
    },
    waitingFor: async (member) => {
      const isOpen = and(eq(introConnectors.memberId, member), eq(introConnectors.state, 'asked'));
      const open = await db
        .select({ id: introConnectors.requestId })
        .from(introConnectors)
        .where(and(ours, isOpen));
      const requests = await requestsOf(
        scope,
        open.map(({ id }) => id),
      );
      return requests.filter(({ status }) => status === 'asking');
    },
    askedOf: async (member, since) => {
      const isTheirs = eq(introConnectors.memberId, member);
      const rows = await db
        .select({ id: introConnectors.requestId })
        .from(introConnectors)
        .where(and(ours, isTheirs, gte(introConnectors.askedAt, since)))
        .orderBy(desc(introConnectors.askedAt), introConnectors.requestId);
      const ids = rows.map(({ id }) => id);
      const requests = new Map((await requestsOf(scope, ids)).map((request) => [request.id, request]));
      return ids.flatMap((id) => requests.get(id) ?? []);
    },
    credit: async (request, member, at) => {
      if (isId(request))
        await db.update(introConnectors).set({ creditedAt: at }).where(isRow(request, member));
    },
    creditedAt: async (request, member) => {
      const [row] = await db
        .select({ at: introConnectors.creditedAt })
        .from(introConnectors)
        .where(and(isRow(request, member), isNotNull(introConnectors.creditedAt)));
      return row?.at ?? null;
    },
  };
};

const rulesIn = async (
  { db, community }: Scope,
  members: readonly MemberId[],
): Promise<ReadonlyMap<MemberId, ConnectorRules>> => {
  const said = await db
    .select()
    .from(connectorRules)
    .where(
      and(eq(connectorRules.communityId, community), sql`${connectorRules.memberId} = ${anyOf(members)}`),
    );
  const ruledOut = await db
    .select()
    .from(connectorNoGo)
    .where(and(eq(connectorNoGo.communityId, community), sql`${connectorNoGo.memberId} = ${anyOf(members)}`));
  const rows = new Map(said.map((row) => [row.memberId, row]));
  const spoke = members.filter(
    (member) => rows.has(member) || ruledOut.some((row) => row.memberId === member),
  );
  return new Map(
    spoke.map((member) => {
      const { perMonth, quietUntil, kinds, topics } = rows.get(member) ?? rulesOf(member);
      const people = ruledOut.filter(({ memberId }) => memberId === member).map(({ personId }) => personId);
      return [member, { member, perMonth, quietUntil, kinds, topics, people }];
    }),
  );
};
