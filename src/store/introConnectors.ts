import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Connector, Forward } from '../core/connector.ts';
import type { IntroRequestId, MemberId } from '../core/ids.ts';
import type { IntroRequest } from '../core/introRequest.ts';
import { openOf, sealOf } from './memberKeys.ts';
import { introConnectors } from './schema/connectors.ts';
import type { Scope } from './scope.ts';

type Row = typeof introConnectors.$inferSelect;

/** Keep who was asked to pass a request on. They only become more; what is kept beside them stays. */
export const saveConnectors = async (scope: Scope, { id, connectors }: IntroRequest): Promise<void> => {
  if (connectors.length === 0) return;
  const rows = await Promise.all(
    connectors.map(async (connector, position) => ({
      communityId: scope.community,
      requestId: id,
      position,
      memberId: connector.member,
      toId: connector.to,
      fromId: connector.from,
      state: connector.state,
      askedAt: connector.askedAt,
      dueAt: connector.state === 'asked' ? connector.dueAt : null,
      nudgeAt: connector.state === 'asked' ? connector.nudgeAt : null,
      closedAt: connector.state === 'asked' ? null : connector.closedAt,
      suggestedId: connector.state === 'passed' ? connector.suggested : null,
      ...(await saidBy(scope, id, connector)),
    })),
  );
  const { communityId, requestId, position } = introConnectors;
  await scope.db
    .insert(introConnectors)
    .values(rows)
    .onConflictDoUpdate({
      target: [communityId, requestId, position],
      set: Object.fromEntries(changing.map((column) => [column, excluded(column)])),
    });
};

/** Who was asked to pass these requests on, in order. */
export const connectorsOf = async (
  scope: Scope,
  ids: readonly IntroRequestId[],
): Promise<ReadonlyMap<IntroRequestId, Connector[]>> => {
  const found = new Map<IntroRequestId, Connector[]>();
  if (ids.length === 0) return found;
  const isOurs = eq(introConnectors.communityId, scope.community);
  const rows = await scope.db
    .select()
    .from(introConnectors)
    .where(and(isOurs, inArray(introConnectors.requestId, [...ids])))
    .orderBy(asc(introConnectors.position));
  for (const row of rows) {
    found.set(row.requestId, [...(found.get(row.requestId) ?? []), await toConnector(scope, row)]);
  }
  return found;
};

const changing = [
  'toId',
  'state',
  'dueAt',
  'nudgeAt',
  'closedAt',
  'suggestedId',
  'recommends',
  'how',
  'recency',
  'wordsSealed',
  'mayName',
  'shows',
] as const;

const excluded = (column: (typeof changing)[number]) =>
  sql`excluded.${sql.identifier(column.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`))}`;

const place = (request: IntroRequestId, member: MemberId) =>
  ['intro_connectors', 'words', `${request}/${member}`] as const;

const saidBy = async (scope: Scope, request: IntroRequestId, connector: Connector) => {
  if (connector.state !== 'forwarded') {
    return { recommends: null, how: null, recency: null, wordsSealed: '', mayName: null, shows: null };
  }
  const { words, when, ...rest } = connector.forward;
  return {
    ...rest,
    recency: when,
    wordsSealed: await sealOf(scope, connector.member, place(request, connector.member), words),
  };
};

const toConnector = async (scope: Scope, row: Row): Promise<Connector> => {
  const { memberId: member, toId: to, fromId: from, askedAt, state } = row;
  const common = { member, to, from, askedAt };
  if (state === 'asked') return { ...common, state, dueAt: there(row.dueAt), nudgeAt: row.nudgeAt };
  const closedAt = there(row.closedAt);
  if (state === 'passed') return { ...common, state, closedAt, suggested: row.suggestedId };
  if (state !== 'forwarded') return { ...common, state, closedAt };
  const forward: Forward = {
    recommends: row.recommends === true,
    how: row.how,
    when: row.recency,
    words: await openOf(scope, member, place(row.requestId, member), row.wordsSealed),
    mayName: row.mayName === true,
    shows: row.shows ?? 'name',
  };
  return { ...common, state, closedAt, forward };
};

/** A column that the row's state fills. */
const there = <T>(value: T | null): T => {
  if (value === null) throw new Error('a column is empty that its state fills');
  return value;
};
