import type { IntroRequestEvent } from './events.ts';
import type { MemberId } from './ids.ts';
import { checkWords, type IntroRequest } from './introRequest.ts';
import type { Refusal } from './refusal.ts';
import type { KnownFrom, KnownWhen } from './vouch.ts';

/** What a connector says when they pass a request on. */
export type Forward = {
  /** A vouch, their own recommendation; otherwise it is passed on without one. */
  readonly recommends: boolean;
  readonly how: KnownFrom | null;
  readonly when: KnownWhen | null;
  /** In their own words, at most 300 characters; empty without a recommendation. */
  readonly words: string;
  /** What the target reads of who passes it on; always the name where the requester named the target. */
  readonly shows: 'name' | 'acquaintance' | 'nothing';
  /** Whether the room may say that they brought the two together. */
  readonly mayName: boolean;
};

/**
 * Somebody who is asked to pass a request on. `to`: whom they would pass it on to, the target or the second of two
 * connectors; null where they are asked whom they know. `from`: the connector before them.
 */
export type Connector = {
  readonly member: MemberId;
  readonly to: MemberId | null;
  readonly from: MemberId | null;
  readonly askedAt: Date;
} & (
  | { readonly state: 'asked'; readonly dueAt: Date; readonly nudgeAt: Date | null }
  | { readonly state: 'forwarded'; readonly closedAt: Date; readonly forward: Forward }
  /** `suggested`: who might rather be asked. */
  | { readonly state: 'passed'; readonly closedAt: Date; readonly suggested: MemberId | null }
  | { readonly state: 'silent' | 'closed'; readonly closedAt: Date }
);

/** One that passed the request on. */
export type Forwarded = Extract<Connector, { readonly state: 'forwarded' }>;

/** Who is asked next, and between whom they stand. */
export type Way = Pick<Connector, 'member' | 'to' | 'from'>;

export const connectorLimits = {
  words: 300,
  /** Connectors asked for one person, and whom they know for one topic: at the most. */
  connectors: 5,
  scouts: 2,
} as const;

/** The connector with an open card; while there is one, nobody else holds a card of this request. */
export const openConnector = (
  request: Pick<IntroRequest, 'connectors'>,
): Extract<Connector, { readonly state: 'asked' }> | null => {
  for (const connector of request.connectors) if (connector.state === 'asked') return connector;
  return null;
};

/** Everybody who passed the request on to this person, the one beside the requester first. */
export const chainTo = (request: Pick<IntroRequest, 'connectors'>, target: MemberId): Forwarded[] => {
  const chain: Forwarded[] = [];
  let next = forwarded(request).find(({ to }) => to === target);
  while (next !== undefined && !chain.includes(next)) {
    const { from } = next;
    chain.unshift(next);
    next = from === null ? undefined : forwarded(request).find(({ member }) => member === from);
  }
  return chain;
};

/** Whether the way to the target is open: always, but for requests that go through a connector. */
export const isReached = (request: IntroRequest, target: MemberId): boolean =>
  request.route !== 'connector' || chainTo(request, target).length > 0;

/** Pass the request on; `to` only where the connector chooses whom. What is said decides nothing but the words. */
export const forward = (
  request: IntroRequest,
  by: MemberId,
  said: Forward,
  to: MemberId | null,
  at: Date,
): IntroRequestEvent[] | Refusal => {
  const no = whyNotTheirs(request, by, at);
  const card = openConnector(request);
  if (no !== null || card === null) return no ?? { refused: 'alreadyAnswered' };
  const next = card.to ?? to;
  if (next === null) return { refused: 'unknownPerson' };
  if (next === request.requester) return { refused: 'takesNoRequests' };
  const shows = card.to === null ? said.shows : 'name';
  const wrong = said.recommends ? checkWords(said.words, connectorLimits.words) : null;
  return wrong ?? [{ type: 'requestForwarded', connector: by, to: next, forward: { ...said, shows }, at }];
};

/** Do not pass it on, in any of the ways there are; perhaps with somebody who might rather be asked. */
export const passOver = (
  request: IntroRequest,
  by: MemberId,
  suggested: MemberId | null,
  at: Date,
): IntroRequestEvent[] | Refusal =>
  whyNotTheirs(request, by, at) ?? [{ type: 'connectorPassed', connector: by, suggested, at }];

/** Somebody asked to connect is no longer a member: like silence. */
export const loseConnector = (request: IntroRequest, member: MemberId, at: Date): IntroRequestEvent[] =>
  request.status === 'asking' && openConnector(request)?.member === member
    ? [{ type: 'connectorSilent', connector: member, at }]
    : [];

/** Whether the rules of the chain allow asking this person next: nobody twice, no circles, two at the most. */
export const mayTake = (request: IntroRequest, way: Way): boolean => {
  const { requester, route, candidates, connectors } = request;
  const most = route === 'topic' ? connectorLimits.scouts : connectorLimits.connectors;
  const knows = [requester, ...connectors.map(({ member }) => member)];
  if (connectors.length >= most || knows.includes(way.member) || way.member === way.to) return false;
  if (route === 'topic') {
    return way.to === null && way.from === null && candidates.every(({ member }) => member !== way.member);
  }
  const [target] = candidates;
  if (route !== 'connector' || target?.state !== 'waiting' || isReached(request, target.member)) return false;
  if (way.member === target.member || way.to === null) return false;
  if (way.from === null) return true;
  const before = forwarded(request).find(({ member }) => member === way.from);
  return before?.to === way.member && before.from === null && way.to === target.member;
};

const forwarded = ({ connectors }: Pick<IntroRequest, 'connectors'>): Forwarded[] =>
  connectors.filter((connector) => connector.state === 'forwarded');

const whyNotTheirs = (request: IntroRequest, by: MemberId, at: Date): Refusal | null => {
  const connector = request.connectors.find(({ member }) => member === by);
  if (connector === undefined) return { refused: 'notYours' };
  const isOpen = request.status === 'asking' && connector.state === 'asked' && at < request.settlesAt;
  return isOpen ? null : { refused: 'alreadyAnswered' };
};
