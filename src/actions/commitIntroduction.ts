import { chainTo } from '../core/connector.ts';
import { connectorReports } from '../core/connectorNotices.ts';
import type { IntroductionEvent } from '../core/events.ts';
import { evolveIntroduction, type Introduction, introductionDueAt } from '../core/introduction.ts';
import { introductionIntents } from '../core/introductionNotices.ts';
import type { Transaction } from './ports.ts';
import { noteContact } from './tieEvidence.ts';

/**
 * Save what happened to an introduction together with what follows from it: the row, who is told, when the
 * clock looks again. `before` is null for a new one. No events, nothing written.
 */
export const commitIntroduction = async (
  tx: Transaction,
  before: Introduction | null,
  events: readonly IntroductionEvent[],
): Promise<Introduction | null> => {
  let introduction = before;
  for (const event of events) {
    introduction = evolveIntroduction(introduction, event);
    await tx.outbox.add(introductionIntents(introduction, event));
    await follow(tx, introduction, event);
    await tell(tx, introduction, event);
  }
  if (introduction === null || events.length === 0) return introduction;
  await tx.introductions.save(introduction);
  await tx.due.set('introduction', introduction.id, introductionDueAt(introduction));
  return introduction;
};

/** Those who brought the two together hear how it goes, in three words and no more. */
const tell = async (tx: Transaction, introduction: Introduction, event: IntroductionEvent): Promise<void> => {
  if (event.type === 'introductionMade') return;
  const request = await tx.introRequests.get(introduction.request);
  const chain = request === null ? [] : chainTo(request, introduction.target);
  if (chain.length > 0) await tx.outbox.add(connectorReports(introduction, chain, event));
};

/** A check-in counts as a message; a press in the room and a talk speak for the tie between the two. */
const follow = async (
  tx: Transaction,
  introduction: Introduction,
  event: IntroductionEvent,
): Promise<void> => {
  const { id, requester, target } = introduction;
  if (event.type === 'signGiven') {
    const kind = event.sign === 'talked' ? 'met' : 'room';
    await noteContact(tx, requester, [target], { kind, about: id, at: event.at });
  }
  if (event.type === 'checkInSent') {
    for (const member of event.to) await tx.limits.contacted(member, 'checkIn', event.at);
  }
  if (event.type === 'checkInAnswered' && event.outcome === 'met') {
    await noteContact(tx, requester, [target], { kind: 'met', about: id, at: event.at });
  }
};
