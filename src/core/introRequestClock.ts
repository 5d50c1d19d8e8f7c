import { type Connector, isReached, mayTake, openConnector, type Way } from './connector.ts';
import type { IntroRequestEvent } from './events.ts';
import type { IntroductionId, MemberId } from './ids.ts';
import { closeOpenCard, type IntroRequest, introRequestLimits, openCandidate } from './introRequest.ts';
import { evolve } from './introRequestState.ts';

/** Everything a tick needs to know besides the request; worked out before, so that deciding stays pure. */
export type Surroundings = {
  readonly now: Date;
  /** Waiting candidates who may be sent a card now. */
  readonly askable: ReadonlySet<MemberId>;
  /** Those among them who agreed beforehand to be introduced on this topic. */
  readonly standing: ReadonlySet<MemberId>;
  /** Whether enough days are left before the clock to ask somebody new. */
  readonly isTimeToAsk: boolean;
  /** A card sent now would have these times. */
  readonly card: { readonly dueAt: Date; readonly nudgeAt: Date };
  /** Who may be asked to connect now, and whether there may be somebody later where nobody is. */
  readonly way: Way | null;
  readonly mayFindWay: boolean;
  /** When to look again if nobody can be asked now. */
  readonly retryAt: Date;
  /** The introduction that a standing consent would make. */
  readonly introduction: IntroductionId;
  /** Whoever holds the open card may hold it no longer: they left, or the two are kept apart since. */
  readonly isLost: boolean;
  /** Whether whoever holds the open card wants to be written to now and their budget has room. */
  readonly mayNudge: boolean;
};

/** Whatever the clock brings at this instant: the end of the clock, of a card, a reminder, a nudge, the next person. */
export const tick = (request: IntroRequest, around: Surroundings): IntroRequestEvent[] => {
  const { now } = around;
  if (request.status !== 'asking') return [];
  if (request.settlesAt <= now)
    return [...closeOpenCard(request, now), { type: 'introRequestSettled', at: now }];
  const connector = openConnector(request);
  if (connector !== null) return tickConnector(request, connector, around);
  const open = openCandidate(request);
  if (open === null)
    return request.retryAt === null || request.retryAt > now ? [] : approach(request, around);
  const { member } = open;
  if (open.dueAt <= now || around.isLost) {
    return goingOn(request, { type: 'candidateSilent', member, at: now }, around);
  }
  if (open.remindAt !== null && open.remindAt <= now) return [{ type: 'candidateReminded', member, at: now }];
  if (open.nudgeAt !== null && open.nudgeAt <= now) {
    return [{ type: around.mayNudge ? 'candidateNudged' : 'nudgeSkipped', member, at: now }];
  }
  return [];
};

/** When the clock has to look again; null once nothing more can happen. */
export const introRequestDueAt = (request: IntroRequest): Date | null => {
  if (request.status !== 'asking') return null;
  const connector = openConnector(request);
  const open = openCandidate(request);
  const card = [
    ...(open === null ? [] : [open.dueAt, open.nudgeAt, open.remindAt]),
    ...(connector === null ? [] : [connector.dueAt, connector.nudgeAt]),
  ];
  const times = [request.settlesAt, ...(card.length === 0 ? [request.retryAt] : card)].filter(
    (time) => time !== null,
  );
  return new Date(Math.min(...times.map((time) => time.getTime())));
};

/** An open card of a connector: its end, or its nudge. */
const tickConnector = (
  request: IntroRequest,
  { member: connector, dueAt, nudgeAt }: Extract<Connector, { readonly state: 'asked' }>,
  around: Surroundings,
): IntroRequestEvent[] => {
  const at = around.now;
  if (dueAt <= at || around.isLost) {
    return goingOn(request, { type: 'connectorSilent', connector, at }, around);
  }
  if (nudgeAt === null || nudgeAt > at) return [];
  return [{ type: around.mayNudge ? 'connectorNudged' : 'connectorNudgeSkipped', connector, at }];
};

/** A card ends unanswered, and the next person is asked at once. */
const goingOn = (
  request: IntroRequest,
  silent: IntroRequestEvent,
  around: Surroundings,
): IntroRequestEvent[] => {
  const after = evolve(request, silent);
  return [silent, ...(after.status === 'asking' ? approach(after, around) : [])];
};

/** Ask the next waiting person who may be asked, else somebody who may know them, or rest. */
const approach = (request: IntroRequest, around: Surroundings): IntroRequestEvent[] => {
  const { now, card, way } = around;
  const waiting = request.candidates.filter(({ state }) => state === 'waiting');
  const cards = request.candidates.length - waiting.length;
  const mayAsk = cards < introRequestLimits.cards && around.isTimeToAsk;
  const reached = waiting.filter(({ member }) => mayAsk && isReached(request, member));
  const next = reached.find(({ member }) => around.askable.has(member))?.member;
  if (next !== undefined && around.standing.has(next)) {
    return [
      { type: 'introAccepted', member: next, introduction: around.introduction, at: now, standing: true },
    ];
  }
  if (next !== undefined) {
    return [{ type: 'candidateAsked', member: next, card: { askedAt: now, ...card, remindAt: null } }];
  }
  if (way !== null && mayTake(request, way)) {
    const { member: connector, to, from } = way;
    return [{ type: 'connectorAsked', connector, to, from, askedAt: now, ...card }];
  }
  const isWorthWaiting = reached.length > 0 || around.mayFindWay;
  const retryAt = isWorthWaiting && around.retryAt < request.settlesAt ? around.retryAt : null;
  return [{ type: 'askRested', retryAt }];
};
