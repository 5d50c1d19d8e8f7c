import { mayBeWrittenTo, mayBeWrittenToAt } from '../core/askBudget.ts';
import { chainTo, connectorLimits } from '../core/connector.ts';
import { type ConnectorReach, connectsAt, type Errand, mayConnect, rulesOf } from '../core/connectorRules.ts';
import type { MemberId } from '../core/ids.ts';
import type { IntroRequest } from '../core/introRequest.ts';
import type { Surroundings } from '../core/introRequestClock.ts';
import type { Member } from '../core/member.ts';
import { fairness, willingnessOf } from '../core/network/fairness.ts';
import { hears } from '../core/nudge.ts';
import { isTimeToConnect } from '../core/time/deadlines.ts';
import type { Transaction } from './ports.ts';

const dayMs = 86_400_000;

/** Those who may be asked to connect, with how willing each is, 1..255; nothing of it is ever shown. */
export const eligibleFor = async (
  tx: Transaction,
  request: IntroRequest,
  errand: Errand,
  ids: readonly MemberId[],
): Promise<Map<MemberId, number>> => {
  const eligible = (await reachesFor(tx, request, errand, ids)).filter((reach) =>
    mayConnect(reach, errand, tx.now),
  );
  const willing = willingnessOf(
    eligible.map(({ askedAt }) => askedAt),
    tx.now,
  );
  return new Map(eligible.map(({ member }, index) => [member.id, willing[index] ?? 1]));
};

/** Whether one of these is only busy or quiet, and can still be asked in time for a card to the target. */
export const isWorthWaitingFor = async (
  tx: Transaction,
  request: IntroRequest,
  errand: Errand,
  ids: readonly MemberId[],
): Promise<boolean> => {
  for (const reach of await reachesFor(tx, request, errand, ids)) {
    const connects = connectsAt(reach, errand);
    if (connects === null) continue;
    const written = mayBeWrittenToAt(reach.member, await contactsOf(tx, reach.member.id));
    const at = new Date(Math.max(tx.now.getTime(), connects.getTime(), written.getTime()));
    if (isTimeToConnect(at, request.settlesAt, 2, tx.community)) return true;
  }
  return false;
};

/**
 * Whether this one may be sent a card now. Their row is locked and everything read again, so that two requests at once
 * never both take the last place in a budget, and nobody is asked who leaves at this moment.
 */
export const mayTakeNow = async (
  tx: Transaction,
  request: IntroRequest,
  errand: Errand,
  id: MemberId,
): Promise<boolean> => {
  const member = await tx.members.lock(id);
  const eligible = await eligibleFor(tx, request, errand, [id]);
  if (member === null || !eligible.has(id)) return false;
  return mayBeWrittenTo(member, await contactsOf(tx, id), tx.now);
};

/** What a connector would be asked about. */
export const errandOf = (request: IntroRequest, requester: Member): Errand => ({
  requester,
  target: request.route === 'connector' ? (request.candidates[0]?.member ?? null) : null,
  kind: request.kind,
  topics: request.topics,
  doNotAsk: request.doNotAsk,
});

/** Whether a connector with an open card may still hold it: nobody between whom they stand is lost or kept apart. */
export const mayStillConnect = async (
  tx: Transaction,
  request: IntroRequest,
  connector: MemberId,
): Promise<boolean> => {
  const card = request.connectors.find(({ member }) => member === connector);
  const target = request.route === 'connector' ? request.candidates[0]?.member : undefined;
  const ends = [request.requester, ...(target === undefined ? [] : [target])];
  const others = [...new Set([...ends, ...[card?.to, card?.from].flatMap((id) => id ?? [])])];
  const people = await tx.members.getMany([connector, ...others]);
  const paused = await tx.pauses.standing();
  const areThere = [connector, ...others].every(
    (id) => people.get(id)?.status === 'joined' && !paused.has(id),
  );
  if (!areThere) return false;
  const apart = await tx.limits.apartFrom(connector);
  if (others.some((id) => apart.has(id))) return false;
  return target === undefined || !(await tx.limits.avoids(request.requester, target));
};

/** How many more may be asked whom they know, and whether it is time to: nobody else may be asked any more. */
export const isTimeForScouts = (request: IntroRequest, now: Date): boolean => {
  const waiting = request.candidates.some(({ state }) => state === 'waiting');
  const isLate = now.getTime() - request.askedAt.getTime() >= patienceDays * dayMs;
  return request.connectors.length < connectorLimits.scouts && (!waiting || isLate);
};

/** Somebody who passed the request on to a second connector, who was not asked yet. */
export const handedOn = (request: IntroRequest, target: MemberId) => {
  const last = request.connectors.at(-1);
  if (last?.state !== 'forwarded' || last.to === null || last.to === target) return null;
  return chainTo(request, last.to).length === 1 ? { member: last.to, to: target, from: last.member } : null;
};

/** No way, and none to come. */
export const noWay: Pick<Surroundings, 'way' | 'mayFindWay'> = { way: null, mayFindWay: false };

/** So many days candidates who are busy are waited for before others are asked whom they know. */
const patienceDays = 10;

/** What is known of those who are not asked already, want such cards, and are not kept apart or paused. */
const reachesFor = async (
  tx: Transaction,
  request: IntroRequest,
  errand: Errand,
  ids: readonly MemberId[],
): Promise<ConnectorReach[]> => {
  const members = await tx.members.getMany(ids);
  const rules = await tx.connectors.rulesOf(ids);
  const asked = await tx.connectors.askedSince(ids, new Date(tx.now.getTime() - fairness.days * dayMs));
  const apart = await apartFromEnds(tx, errand);
  const paused = await tx.pauses.standing();
  const known = new Set(request.connectors.map(({ member }) => member));
  return ids.flatMap((id) => {
    const member = members.get(id);
    if (member === undefined || known.has(id) || apart.has(id) || paused.has(id)) return [];
    if (!hears(member, 'connecting')) return [];
    return [{ member, rules: rules.get(id) ?? rulesOf(id), askedAt: asked.get(id) ?? [] }];
  });
};

const apartFromEnds = async (
  tx: Transaction,
  { requester, target }: Errand,
): Promise<ReadonlySet<MemberId>> => {
  const from = await tx.limits.apartFrom(requester.id);
  return target === null ? from : new Set([...from, ...(await tx.limits.apartFrom(target))]);
};

const contactsOf = (tx: Transaction, member: MemberId) =>
  tx.limits.contactsSince(member, new Date(tx.now.getTime() - 7 * dayMs));
