import { connectorIntents } from './connectorNotices.ts';
import type { IntroRequestEvent } from './events.ts';
import type { MemberId } from './ids.ts';
import type { IntroRequest } from './introRequest.ts';
import type { Effect, Intent, Notice } from './notices.ts';

const kinds = ['first', 'nudge', 'reminder'] as const;

/**
 * Who is told what when something happens to a request: the privacy table. The requester is told one thing here,
 * `notThisTime`, at the clock and whatever the cause; a success comes from the introduction. Everything else goes
 * to the target alone.
 */
export const introRequestIntents = (request: IntroRequest, event: IntroRequestEvent): Intent[] => {
  if ('connector' in event) return connectorIntents(request, event);
  const { id } = request;
  const intent = (key: string, effect: Effect, at: Date): Intent => ({
    key: `${id}/${key}`,
    effect,
    notBefore: at,
  });
  const card = (to: MemberId, again: (typeof kinds)[number], at: Date): Intent => {
    const notice: Notice = { notice: 'askCard', request: id, again };
    return intent(cardKey(again, to, again === 'reminder' ? at : null), { effect: 'tell', to, notice }, at);
  };
  const shownAt = 'member' in event ? lastShown(request, event.member) : null;
  switch (event.type) {
    case 'candidateAsked':
      return [card(event.member, 'first', event.card.askedAt)];
    case 'candidateNudged':
      return [card(event.member, 'nudge', event.at)];
    case 'candidateReminded':
      return [card(event.member, 'reminder', event.at)];
    case 'candidateSilent':
    case 'cardClosed':
      return kinds.map((again) => {
        const earlier = `${id}/${cardKey(again, event.member, again === 'reminder' ? shownAt : null)}`;
        const notice: Notice = { notice: 'askCardClosed', request: id };
        return intent(
          `closed/${again}/${event.member}`,
          { effect: 'replace', earlier, to: event.member, notice },
          event.at,
        );
      });
    case 'introRequestSettled':
      return [
        intent(
          'settled',
          { effect: 'tell', to: request.requester, notice: { notice: 'notThisTime', request: id } },
          event.at,
        ),
      ];
    // Nobody is told: the target sees it in place of the card, the requester must not see it at all.
    case 'introRequested':
    case 'nudgeSkipped':
    case 'cardSnoozed':
    case 'introDeclined':
    case 'introAccepted':
    case 'askRested':
    case 'introRequestWithdrawn':
      return [];
  }
};

/** A card may be put off more than once, so a reminder's key carries its instant. */
const cardKey = (again: (typeof kinds)[number], to: MemberId, at: Date | null): string =>
  [again === 'first' ? 'card' : again, to, ...(at === null ? [] : [at.getTime()])].join('/');

/** Only the latest reminder still has its buttons: "remind me tomorrow" took them off the one before. */
const lastShown = (request: IntroRequest, member: MemberId): Date | null => {
  const candidate = request.candidates.find((one) => one.member === member);
  return candidate === undefined || candidate.state === 'waiting' ? null : candidate.askedAt;
};
