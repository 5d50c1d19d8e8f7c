import type { IntroRequestEvent } from '../core/events.ts';
import { type IntroRequest, introRequestLimits } from '../core/introRequest.ts';
import { introRequestDueAt } from '../core/introRequestClock.ts';
import { introRequestIntents } from '../core/introRequestNotices.ts';
import { evolve } from '../core/introRequestState.ts';
import type { Transaction } from './ports.ts';

const dayMs = 86_400_000;

/**
 * Save what happened to a request together with what follows from it: the row, who is told, when the clock looks
 * again, what counts towards budgets and cool-downs. `before` is null for a new one.
 */
export const commitIntroRequest = async (
  tx: Transaction,
  before: IntroRequest | null,
  events: readonly IntroRequestEvent[],
): Promise<IntroRequest> => {
  let request = before;
  for (const event of events) {
    request = evolve(request, event);
    await tx.outbox.add(introRequestIntents(request, event));
    await follow(tx, request, event);
  }
  if (request === null) throw new Error('nothing to commit');
  if (events.length > 0) {
    await tx.introRequests.save(request);
    await tx.due.set('introRequest', request.id, introRequestDueAt(request));
  }
  return request;
};

const follow = async (tx: Transaction, request: IntroRequest, event: IntroRequestEvent): Promise<void> => {
  switch (event.type) {
    case 'candidateAsked':
      return tx.limits.contacted(event.member, 'askCard', event.card.askedAt);
    case 'connectorAsked':
      return tx.limits.contacted(event.connector, 'unasked', event.askedAt);
    case 'connectorNudged':
      return tx.limits.contacted(event.connector, 'nudge', event.at);
    case 'candidateNudged':
      return tx.limits.contacted(event.member, 'nudge', event.at);
    // However somebody did not say yes, they are not asked by this requester again for 90 days after the clock.
    case 'introDeclined':
    case 'candidateSilent':
    case 'cardClosed': {
      const until = new Date(request.settlesAt.getTime() + introRequestLimits.coolDownDays * dayMs);
      return tx.limits.coolDown(request.requester, event.member, until);
    }
    default:
      return undefined;
  }
};
