import { isOpenTo, mayBeAsked, mayBeWrittenTo, type Reach } from '../core/askBudget.ts';
import { isReached, openConnector } from '../core/connector.ts';
import { isSameCompany } from '../core/connectorRules.ts';
import type { MemberId } from '../core/ids.ts';
import { type IntroRequest, openCandidate } from '../core/introRequest.ts';
import type { Surroundings } from '../core/introRequestClock.ts';
import { isSnoozed, type Member } from '../core/member.ts';
import { mayNudge } from '../core/nudge.ts';
import { mayStillConnect } from './connectorWays.ts';
import { isClosedTo } from './me.ts';
import type { Transaction } from './ports.ts';
import { isDigestNear } from './rides.ts';

const dayMs = 86_400_000;

/** What is known about people a requester might be introduced to. Nothing of it is ever shown. */
export const reachOf = async (
  tx: Transaction,
  requester: MemberId,
  ids: readonly MemberId[],
): Promise<Reach[]> => {
  const members = await tx.members.getMany(ids);
  const apart = await tx.limits.apartFrom(requester);
  const paused = await tx.pauses.standing();
  const known = await tx.limits.reaches(requester, [...members.keys()]);
  return ids.flatMap((id) => {
    const [member, reach] = [members.get(id), known.get(id)];
    if (member === undefined || reach === undefined) return [];
    // Whoever is paused is as good as not listed, and nobody hears from them either.
    const isPaused = paused.has(id) || paused.has(requester);
    return [{ ...reach, member: isPaused ? { ...member, isHidden: true } : member, isApart: apart.has(id) }];
  });
};

/**
 * The first of a request's waiting candidates who may be sent a card now, and whether they agreed beforehand. Their
 * row is locked and read again, so that two requests at once never both take the last place in a budget, and nobody
 * is asked who leaves at this moment.
 */
export const nextAskable = async (
  tx: Transaction,
  request: IntroRequest,
): Promise<Pick<Surroundings, 'askable' | 'standing'>> => {
  const waiting = request.candidates
    .filter(({ state, member }) => state === 'waiting' && isReached(request, member))
    .map(({ member }) => member);
  const requester = await tx.members.get(request.requester);
  const look = async (id: MemberId) => {
    const [reach] = await reachOf(tx, request.requester, [id]);
    if (reach === undefined || isLeftOut(request, requester, reach.member)) return 'no';
    return answerOf(reach, request, tx.now);
  };
  for (const id of waiting) {
    if ((await look(id)) === 'no') continue;
    await tx.members.lock(id);
    const answer = await look(id);
    if (answer === 'no') continue;
    return { askable: new Set([id]), standing: new Set(answer === 'standing' ? [id] : []) };
  }
  return { askable: new Set(), standing: new Set() };
};

/** How it is with whoever holds the open card. Locked: a reminder may be the last message that fits their day. */
export const holderNow = async (
  tx: Transaction,
  request: IntroRequest,
): Promise<Pick<Surroundings, 'isLost' | 'mayNudge'>> => {
  const connector = openConnector(request);
  if (connector !== null) return connectorNow(tx, request, connector.member);
  const open = openCandidate(request);
  const member = open === null ? null : await tx.members.lock(open.member);
  if (member === null) return { isLost: open !== null, mayNudge: false };
  return {
    isLost: await isClosedTo(tx, request.requester, member.id),
    mayNudge:
      !isSnoozed(member, tx.now) &&
      mayBeWrittenTo(member, await contactsOf(tx, member.id), tx.now) &&
      !(await isSaidToday(tx, member)),
  };
};

const connectorNow = async (
  tx: Transaction,
  request: IntroRequest,
  id: MemberId,
): Promise<Pick<Surroundings, 'isLost' | 'mayNudge'>> => {
  const member = await tx.members.lock(id);
  const isLost = member === null || !(await mayStillConnect(tx, request, id));
  return {
    isLost,
    mayNudge:
      member !== null &&
      mayNudge(member, 'connecting', await contactsOf(tx, id), tx.now) &&
      !(await isSaidToday(tx, member)),
  };
};

/** A digest of this day begins with the cards that wait: it is the reminder, and is not put off by one. */
const isSaidToday = (tx: Transaction, member: Member): Promise<boolean> =>
  isDigestNear(tx, member, new Date(tx.now.getTime() + 12 * 3_600_000));

/** Whom the requester left out with their company stays left out, also where somebody names them. */
const isLeftOut = (request: IntroRequest, requester: Member | null, candidate: Member): boolean =>
  request.route === 'topic' &&
  request.doNotAsk.company &&
  requester !== null &&
  isSameCompany(candidate, requester);

const contactsOf = (tx: Transaction, member: MemberId): Promise<Reach['contacts']> =>
  tx.limits.contactsSince(member, new Date(tx.now.getTime() - 7 * dayMs));

const answerOf = (reach: Reach, request: IntroRequest, now: Date): 'no' | 'card' | 'standing' => {
  const agreed =
    request.route === 'topic' &&
    isOpenTo(reach, request, now) &&
    reach.introductions < reach.member.capacityPerMonth &&
    request.topics.some((topic) => reach.member.openTo.includes(topic));
  if (agreed) return 'standing';
  return mayBeAsked(reach, request, now) ? 'card' : 'no';
};
