import { evolveConnectors } from './connectorState.ts';
import type { IntroRequestEvent } from './events.ts';
import type { MemberId } from './ids.ts';
import type { Ask, Candidate, Card, IntroRequest } from './introRequest.ts';

/** The request after one more fact. Every end is final: a fact after it is a fault. */
export const evolve = (request: IntroRequest | null, event: IntroRequestEvent): IntroRequest => {
  if (event.type === 'introRequested') return { ...event.ask, status: 'asking', retryAt: event.ask.askedAt };
  if (request === null) throw new Error(`${event.type} before introRequested`);
  if (request.status !== 'asking') throw new Error(`${event.type} after the end`);
  const { candidates, ...rest } = request;
  const ended = (status: 'settled' | 'withdrawn', closedAt: Date): IntroRequest => ({
    ...askOf(request),
    status,
    closedAt,
  });
  const asking = (change: readonly Candidate[], retryAt: Date | null): IntroRequest => ({
    ...askOf({ ...rest, candidates: change }),
    status: 'asking',
    retryAt,
  });
  if ('connector' in event) {
    const hasCard = event.type === 'connectorAsked' || event.type.startsWith('connectorNudge');
    const changed = { ...rest, ...evolveConnectors(request, event) };
    return { ...askOf(changed), status: 'asking', retryAt: hasCard || !('at' in event) ? null : event.at };
  }
  switch (event.type) {
    case 'candidateAsked':
      return asking(put(candidates, { member: event.member, state: 'asked', ...event.card }), null);
    case 'candidateNudged':
    case 'nudgeSkipped':
      return asking(changeCard(candidates, event.member, { nudgeAt: null }), null);
    case 'candidateReminded':
      return asking(
        changeCard(candidates, event.member, { askedAt: event.at, nudgeAt: null, remindAt: null }),
        null,
      );
    case 'cardSnoozed':
      return asking(changeCard(candidates, event.member, { nudgeAt: null, remindAt: event.remindAt }), null);
    case 'introDeclined':
      return asking(close(candidates, event.member, 'passed', event.at), event.at);
    case 'candidateSilent':
      return asking(close(candidates, event.member, 'silent', event.at), event.at);
    case 'cardClosed':
      return { ...request, candidates: close(candidates, event.member, 'closed', event.at) };
    case 'askRested':
      return asking(candidates, event.retryAt);
    case 'introAccepted': {
      const { introduction, at } = event;
      const accepted = close(candidates, event.member, 'accepted', at);
      return {
        ...askOf({ ...rest, candidates: accepted }),
        status: 'introduced',
        introduction,
        closedAt: at,
      };
    }
    case 'introRequestSettled':
      return ended('settled', event.at);
    case 'introRequestWithdrawn':
      return ended('withdrawn', event.at);
  }
};

/** Only what was fixed at sending, and the candidates: nothing of an earlier status is left over. */
const askOf = (request: Ask): Ask => ({
  id: request.id,
  requester: request.requester,
  route: request.route,
  kind: request.kind,
  topics: request.topics,
  why: request.why,
  blurb: request.blurb,
  showsName: request.showsName,
  publish: request.publish,
  askedAt: request.askedAt,
  settlesAt: request.settlesAt,
  doNotAsk: request.doNotAsk,
  candidates: request.candidates,
  connectors: request.connectors,
});

const put = (candidates: readonly Candidate[], changed: Candidate): Candidate[] =>
  candidates.map((candidate) => (candidate.member === changed.member ? changed : candidate));

const changeCard = (candidates: readonly Candidate[], member: MemberId, change: Partial<Card>): Candidate[] =>
  candidates.map((candidate) =>
    candidate.member === member && candidate.state === 'asked' ? { ...candidate, ...change } : candidate,
  );

/** A standing consent closes a candidate who was never sent a card: asked and closed are then one instant. */
const close = (
  candidates: readonly Candidate[],
  member: MemberId,
  state: 'accepted' | 'passed' | 'silent' | 'closed',
  closedAt: Date,
): Candidate[] =>
  candidates.map((candidate) => {
    if (candidate.member !== member) return candidate;
    const askedAt = candidate.state === 'waiting' ? closedAt : candidate.askedAt;
    return { member, state, askedAt, closedAt };
  });
