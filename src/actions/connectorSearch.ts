import { isOpenTo } from '../core/askBudget.ts';
import { isReached, type Way } from '../core/connector.ts';
import type { Errand } from '../core/connectorRules.ts';
import type { MemberId } from '../core/ids.ts';
import type { IntroRequest } from '../core/introRequest.ts';
import type { Surroundings } from '../core/introRequestClock.ts';
import { stepCosts } from '../core/network/costs.ts';
import { setTie } from '../core/network/graph.ts';
import { graphOfLinks, type MemberGraph } from '../core/network/links.ts';
import { createPathSearch } from '../core/network/paths.ts';
import { strengthOn } from '../core/tie.ts';
import { isTimeToConnect } from '../core/time/deadlines.ts';
import {
  eligibleFor,
  errandOf,
  handedOn,
  isTimeForScouts,
  isWorthWaitingFor,
  mayTakeNow,
  noWay,
} from './connectorWays.ts';
import type { TieLink } from './ports/ties.ts';
import type { Transaction } from './ports.ts';
import { reachOf } from './reach.ts';

type Found = Pick<Surroundings, 'way' | 'mayFindWay'>;

/** So many are looked at closely before it is left for another day. */
const mostLocked = 12;

/** Who is asked to connect next, where nobody can be asked to meet: over confirmed ties alone. */
export const nextWay = async (tx: Transaction, request: IntroRequest): Promise<Found> => {
  if (request.route === 'connector') return wayToPerson(tx, request);
  return request.route === 'topic' ? wayToTopic(tx, request) : noWay;
};

/**
 * One mutual acquaintance, if need be tomorrow or once they are back; two in a chain only where there is none who could be
 * asked in time, and time for both.
 */
const wayToPerson = async (tx: Transaction, request: IntroRequest): Promise<Found> => {
  const [target] = request.candidates;
  const requester = await tx.members.get(request.requester);
  if (requester === null || target?.state !== 'waiting' || isReached(request, target.member)) return noWay;
  const isTime = (cards: number) => isTimeToConnect(tx.now, request.settlesAt, cards, tx.community);
  if (!isTime(2)) return noWay;
  const nobody = { way: null, mayFindWay: true };
  const [reach] = await reachOf(tx, request.requester, [target.member]);
  // Nobody is bothered for somebody who could not be asked afterwards.
  if (reach === undefined || !isOpenTo(reach, request, tx.now)) return nobody;
  const errand = errandOf(request, requester);
  const next = handedOn(request, target.member);
  if (next !== null && (await mayTakeNow(tx, request, errand, next.member))) {
    return { way: next, mayFindWay: true };
  }
  for (const connectors of [1, 2] as const) {
    if (!isTime(connectors + 1)) break;
    const links = await tx.ties.linksBetween(requester.id, target.member, connectors);
    const way = await warmest(tx, request, errand, { links, target: target.member, connectors });
    if (way !== null) return { way, mayFindWay: true };
    const mutual = connectors === 1 ? mutualIn(links, [requester.id, target.member], tx.now) : [];
    if (await isWorthWaitingFor(tx, request, errand, mutual)) break;
  }
  return nobody;
};

type Between = {
  readonly links: readonly TieLink[];
  readonly target: MemberId;
  readonly connectors: 1 | 2;
};

/** The warmest way through people who may be asked, somebody suggested before others. */
const warmest = async (
  tx: Transaction,
  request: IntroRequest,
  errand: Errand,
  { links, target, connectors }: Between,
): Promise<Way | null> => {
  const network = graphOfLinks(links, tx.now, [request.requester, target]);
  const ends = [request.requester, target];
  const between = network.people.filter((id) => !ends.includes(id));
  const willing = bytesOf(network, await eligibleFor(tx, request, errand, between));
  await ruleOut(tx, network, between);
  const find = createPathSearch(network.graph);
  const [from, to] = ends.map((id) => network.numberOf.get(id) ?? -1);
  const suggested = new Set(
    request.connectors.flatMap((one) => (one.state === 'passed' ? (one.suggested ?? []) : [])),
  );
  for (let looked = 0; looked < mostLocked; looked++) {
    const query = { requester: from ?? -1, target: to ?? -1, connectors, most: 5 };
    const paths = find(query, willing).map(({ people }) =>
      people.flatMap((one) => network.people[one] ?? []),
    );
    const best = paths.find(([, first]) => first !== undefined && suggested.has(first)) ?? paths[0];
    const [, first, second] = best ?? [];
    if (first === undefined || second === undefined) return null;
    if (await mayTakeNow(tx, request, errand, first)) return { member: first, to: second, from: null };
    willing[network.numberOf.get(first) ?? 0] = 0;
  }
  return null;
};

/** Who knows both. */
const mutualIn = (
  links: readonly TieLink[],
  [requester, target]: readonly [MemberId, MemberId],
  now: Date,
): MemberId[] => {
  const known = (whom: MemberId) =>
    links.flatMap(({ one, other, weight }) =>
      strengthOn(weight, now) > 0 && (one === whom || other === whom) ? [one === whom ? other : one] : [],
    );
  const near = new Set(known(target));
  return known(requester).filter((id) => near.has(id));
};

const bytesOf = (network: MemberGraph, willing: ReadonlyMap<MemberId, number>): Uint8Array =>
  Uint8Array.from(network.people, (id) => willing.get(id) ?? 0);

/** A tie between two connectors of whom one does not want to be asked about the other carries nothing. */
const ruleOut = async (
  tx: Transaction,
  { graph, numberOf }: MemberGraph,
  between: readonly MemberId[],
): Promise<void> => {
  for (const { member, people } of (await tx.connectors.rulesOf(between)).values()) {
    for (const person of people) {
      const [one, other] = [numberOf.get(member), numberOf.get(person)];
      if (one !== undefined && other !== undefined) setTie(graph, one, other, 0);
    }
  }
};

/** Who might know somebody: of those who know the requester, whoever knows people of the topic first. */
const wayToTopic = async (tx: Transaction, request: IntroRequest): Promise<Found> => {
  const requester = await tx.members.get(request.requester);
  const isTime = isTimeToConnect(tx.now, request.settlesAt, 2, tx.community);
  if (requester === null || !isTime || !isTimeForScouts(request, tx.now)) {
    return { way: null, mayFindWay: isTime && request.connectors.length === 0 };
  }
  const errand = errandOf(request, requester);
  const candidates = new Set(request.candidates.map(({ member }) => member));
  const links = await tx.ties.linksOf([requester.id]);
  const near = new Map(
    links.map(({ one, other, weight }) => [one === requester.id ? other : one, strengthOn(weight, tx.now)]),
  );
  const ids = [...near.keys()].filter((id) => !candidates.has(id) && (near.get(id) ?? 0) > 0).sort();
  const willing = await eligibleFor(tx, request, errand, ids);
  const knowing = await whoKnows(tx, [...willing.keys()], request);
  const costOf = (id: MemberId) =>
    (stepCosts[near.get(id) ?? 0] ?? 0) + (stepCosts[willing.get(id) ?? 0] ?? 0);
  const ranked = [...willing.keys()].sort(
    (a, b) => Number(knowing.has(b)) - Number(knowing.has(a)) || costOf(a) - costOf(b),
  );
  for (const member of ranked.slice(0, mostLocked)) {
    if (await mayTakeNow(tx, request, errand, member)) {
      return { way: { member, to: null, from: null }, mayFindWay: true };
    }
  }
  return { way: null, mayFindWay: true };
};

/** Which of these know somebody whose profile names one of the topics, and who is no candidate yet. */
const whoKnows = async (
  tx: Transaction,
  ids: readonly MemberId[],
  request: IntroRequest,
): Promise<ReadonlySet<MemberId>> => {
  if (ids.length === 0 || request.topics.length === 0) return new Set();
  const known = new Set([request.requester, ...request.candidates.map(({ member }) => member)]);
  const bearers = new Set((await tx.members.bearersOf(request.topics)).map(({ id }) => id));
  const isNew = (id: MemberId) => bearers.has(id) && !known.has(id);
  const among = new Set(ids);
  return new Set(
    (await tx.ties.linksOf(ids)).flatMap(({ one, other }) => [
      ...(among.has(one) && isNew(other) ? [one] : []),
      ...(among.has(other) && isNew(one) ? [other] : []),
    ]),
  );
};
