import { and, asc, eq, gte, inArray, lt, ne } from 'drizzle-orm';
import type { IntroRequests } from '../actions/ports/introRequests.ts';
import type { Connector } from '../core/connector.ts';
import type { IntroRequestId } from '../core/ids.ts';
import type { Candidate, IntroRequest } from '../core/introRequest.ts';
import { connectorsOf, saveConnectors } from './introConnectors.ts';
import { openOf, sealOf } from './memberKeys.ts';
import { noteLocked } from './memberLocks.ts';
import { introCandidates, introRequests } from './schema/introductions.ts';
import { isId, type Scope } from './scope.ts';

type Row = typeof introRequests.$inferSelect;
type CandidateRow = typeof introCandidates.$inferSelect;

/** Requests for introductions; the requester's words are encrypted. */
export const introRequestsIn = (scope: Scope): IntroRequests => {
  const { db, community } = scope;
  const ours = eq(introRequests.communityId, community);
  const load = (rows: readonly Row[]) => loadAll(scope, rows);
  const get = async (id: IntroRequestId, lock: boolean): Promise<IntroRequest | null> => {
    if (!isId(id)) return null;
    const query = db
      .select()
      .from(introRequests)
      .where(and(ours, eq(introRequests.id, id)));
    const [request] = await load(lock ? await query.for('update') : await query);
    if (lock) noteLocked(scope);
    return request ?? null;
  };
  return {
    get: (id) => get(id, false),
    lock: (id) => get(id, true),
    save: (request) => save(scope, request),
    byRequester: async (member, since) =>
      load(
        await db
          .select()
          .from(introRequests)
          .where(and(ours, eq(introRequests.requesterId, member), gte(introRequests.askedAt, since)))
          .orderBy(asc(introRequests.askedAt)),
      ),
    unanswered: async (from, until) =>
      load(
        await db
          .select()
          .from(introRequests)
          .where(
            and(
              ours,
              eq(introRequests.status, 'settled'),
              eq(introRequests.route, 'topic'),
              ne(introRequests.publish, 'no'),
              gte(introRequests.closedAt, from),
              lt(introRequests.closedAt, until),
            ),
          )
          .orderBy(asc(introRequests.closedAt), asc(introRequests.id)),
      ),
    waitingFor: async (member) => {
      const open = await db
        .select({ id: introCandidates.requestId })
        .from(introCandidates)
        .where(
          and(
            eq(introCandidates.communityId, community),
            eq(introCandidates.memberId, member),
            eq(introCandidates.state, 'asked'),
          ),
        );
      if (open.length === 0) return [];
      const ids = open.map(({ id }) => id);
      return load(
        await db
          .select()
          .from(introRequests)
          .where(and(ours, eq(introRequests.status, 'asking'), inArray(introRequests.id, ids)))
          .orderBy(asc(introRequests.askedAt)),
      );
    },
  };
};

/** Many at once, in no order; those that are not there are absent. */
export const requestsOf = async (scope: Scope, ids: readonly IntroRequestId[]): Promise<IntroRequest[]> => {
  if (ids.length === 0) return [];
  const isOurs = eq(introRequests.communityId, scope.community);
  const rows = await scope.db
    .select()
    .from(introRequests)
    .where(and(isOurs, inArray(introRequests.id, [...ids])));
  return loadAll(scope, rows);
};

const loadAll = async (scope: Scope, rows: readonly Row[]): Promise<IntroRequest[]> => {
  const ids = rows.map((row) => row.id);
  const candidates = await candidatesOf(scope, ids);
  const connectors = await connectorsOf(scope, ids);
  return Promise.all(
    rows.map((row) => toRequest(scope, row, candidates.get(row.id) ?? [], connectors.get(row.id) ?? [])),
  );
};

const save = async (scope: Scope, request: IntroRequest): Promise<void> => {
  const { db, community } = scope;
  const { id, candidates } = request;
  const values = {
    requesterId: request.requester,
    route: request.route,
    kind: request.kind,
    topics: request.topics,
    whySealed: await sealOf(scope, request.requester, ['intro_requests', 'why', id], request.why),
    blurbSealed: await sealOf(scope, request.requester, ['intro_requests', 'blurb', id], request.blurb),
    showsName: request.showsName,
    publish: request.publish,
    askedAt: request.askedAt,
    settlesAt: request.settlesAt,
    doNotAsk: request.doNotAsk,
    status: request.status,
    retryAt: request.status === 'asking' ? request.retryAt : null,
    introductionId: request.status === 'introduced' ? request.introduction : null,
    closedAt: request.status === 'asking' ? null : request.closedAt,
  };
  await db
    .insert(introRequests)
    .values({ communityId: community, id, ...values })
    .onConflictDoUpdate({ target: [introRequests.communityId, introRequests.id], set: values });
  await saveConnectors(scope, request);
  await db
    .delete(introCandidates)
    .where(and(eq(introCandidates.communityId, community), eq(introCandidates.requestId, id)));
  if (candidates.length === 0) return;
  await db.insert(introCandidates).values(
    candidates.map((candidate, position) => ({
      communityId: community,
      requestId: id,
      position,
      memberId: candidate.member,
      state: candidate.state,
      ...timesOf(candidate),
    })),
  );
};

const timesOf = (candidate: Candidate) => {
  if (candidate.state === 'waiting') return {};
  if (candidate.state !== 'asked') return { askedAt: candidate.askedAt, closedAt: candidate.closedAt };
  const { askedAt, dueAt, nudgeAt, remindAt } = candidate;
  return { askedAt, dueAt, nudgeAt, remindAt };
};

const candidatesOf = async (
  { db, community }: Scope,
  ids: readonly IntroRequestId[],
): Promise<ReadonlyMap<IntroRequestId, Candidate[]>> => {
  const found = new Map<IntroRequestId, Candidate[]>();
  if (ids.length === 0) return found;
  const rows = await db
    .select()
    .from(introCandidates)
    .where(and(eq(introCandidates.communityId, community), inArray(introCandidates.requestId, [...ids])))
    .orderBy(asc(introCandidates.position));
  for (const row of rows) found.set(row.requestId, [...(found.get(row.requestId) ?? []), toCandidate(row)]);
  return found;
};

const toCandidate = (row: CandidateRow): Candidate => {
  const { memberId: member, state, askedAt, dueAt, closedAt, nudgeAt, remindAt } = row;
  if (state === 'waiting') return { member, state };
  if (state === 'asked') {
    return { member, state, askedAt: there(askedAt), dueAt: there(dueAt), nudgeAt, remindAt };
  }
  return { member, state, askedAt: there(askedAt), closedAt: there(closedAt) };
};

const toRequest = async (
  scope: Scope,
  row: Row,
  candidates: readonly Candidate[],
  connectors: readonly Connector[],
): Promise<IntroRequest> => {
  const ask = {
    id: row.id,
    requester: row.requesterId,
    route: row.route,
    kind: row.kind,
    topics: row.topics,
    why: await openOf(scope, row.requesterId, ['intro_requests', 'why', row.id], row.whySealed),
    blurb: await openOf(scope, row.requesterId, ['intro_requests', 'blurb', row.id], row.blurbSealed),
    showsName: row.showsName,
    publish: row.publish,
    askedAt: row.askedAt,
    settlesAt: row.settlesAt,
    doNotAsk: row.doNotAsk,
    candidates,
    connectors,
  };
  if (row.status === 'asking') return { ...ask, status: row.status, retryAt: row.retryAt };
  const closedAt = there(row.closedAt);
  if (row.status !== 'introduced') return { ...ask, status: row.status, closedAt };
  return { ...ask, status: row.status, closedAt, introduction: there(row.introductionId) };
};

/** A column that the row's status fills. */
const there = <T>(value: T | null): T => {
  if (value === null) throw new Error('a column is empty that its status fills');
  return value;
};
