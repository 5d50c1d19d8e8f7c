import { chainTo } from '../core/connector.ts';
import type { IntroRequestId } from '../core/ids.ts';
import { openCandidate } from '../core/introRequest.ts';
import { standingOf } from '../core/meetup.ts';
import type { Member } from '../core/member.ts';
import { askCard } from '../views/askCards.ts';
import type { Message } from '../views/message.ts';
import { text } from '../views/text.ts';
import { labelsOf } from './expertise.ts';
import { isClosedTo } from './me.ts';
import type { Transaction } from './ports.ts';

/** The card of a request for this reader; null once it does not wait for their answer any more. */
export const askCardNow = async (
  tx: Transaction,
  reader: Member,
  id: IntroRequestId,
  again: 'first' | 'nudge' | 'reminder',
): Promise<Message | null> => {
  const request = await tx.introRequests.get(id);
  if (request === null || request.status !== 'asking') return null;
  const open = openCandidate(request);
  const requester = await tx.members.get(request.requester);
  if (open?.member !== reader.id || requester === null) return null;
  // Sent at night it waits for the morning: who keeps apart or is paused since is not shown to each other.
  if (await isClosedTo(tx, requester.id, reader.id)) return null;
  const matched = reader.offers
    .filter((offer) => offer.isPublic && request.topics.includes(offer.tag))
    .map((offer) => offer.tag);
  const labels = await labelsOf(tx);
  const event = await eventOf(tx, id);
  const chain = chainTo(request, reader.id);
  const about = { chain, request, requester, matched, dueAt: open.dueAt, again, labels, event };
  return askCard(text(reader.language), about);
};

/** The event an ask came from, and whether it is still ahead; null for any other ask. */
export const eventOf = async (tx: Transaction, request: IntroRequestId) => {
  const id = await tx.meetupPeople.meetupOf(request);
  const meetup = id === null ? null : await tx.meetups.get(id);
  return meetup === null ? null : { ...meetup, standing: standingOf(meetup, tx.now) };
};
