import { asId, type MeetupId, type MemberId } from '../core/ids.ts';
import { meetupDueAt, tickMeetup } from '../core/meetup.ts';
import type { MeetupEvent } from '../core/meetupEvents.ts';
import { meetupIntents, meetupTold } from '../core/meetupNotices.ts';
import { evolveMeetup } from '../core/meetupState.ts';
import type { Notice } from '../core/notices.ts';
import { hears } from '../core/nudge.ts';
import type { Meetup } from '../core/plannedMeetup.ts';
import type { ClockAction } from './action.ts';
import { suggestAtMeetup } from './meetupSuggestions.ts';
import type { Transaction } from './ports.ts';
import { roomFor } from './referralsClock.ts';

/** The clock reached an event: people are suggested, or asked whom they met. */
export const meetupTick: ClockAction = async (subject, { tx }) => {
  const meetup = await tx.meetups.lock(asId<MeetupId>(subject));
  if (meetup === null) return tx.due.set('meetup', subject, null);
  await commitMeetup(tx, meetup, tickMeetup(meetup, tx.now));
};

/**
 * Save what happened to an event together with what follows: the row, who is suggested to whom, who is told, when the
 * clock looks again. `before` is null for a new one.
 */
export const commitMeetup = async (
  tx: Transaction,
  before: Meetup | null,
  events: readonly MeetupEvent[],
): Promise<Meetup> => {
  let meetup = before;
  for (const event of events) {
    meetup = evolveMeetup(meetup, event);
    await tx.meetups.save(meetup);
    await follow(tx, meetup, event);
  }
  if (meetup === null) throw new Error('nothing to commit');
  await tx.due.set('meetup', meetup.id, meetupDueAt(meetup));
  return meetup;
};

const follow = async (tx: Transaction, meetup: Meetup, event: MeetupEvent): Promise<void> => {
  const { id } = meetup;
  switch (event.type) {
    case 'meetupCancelled':
      return tx.outbox.add(meetupIntents(meetup, event, await goingTo(tx, id)));
    case 'meetupChanged': {
      const { startsAt } = meetup;
      if (!event.isMoved) return;
      const notice = { notice: 'meetupMoved', meetup: id, startsAt } as const;
      return tellAll(tx, id, await goingTo(tx, id), notice, `moved/${startsAt.getTime()}`);
    }
    case 'meetupMatched': {
      if (!event.isInTime) return;
      const suggested = await suggestAtMeetup(tx, meetup, null);
      return tellAll(tx, id, suggested, { notice: 'meetupPeople', meetup: id }, 'people');
    }
    case 'meetupEnded':
      return tellAll(tx, id, await goingTo(tx, id), { notice: 'meetupMet', meetup: id }, 'met');
    case 'meetupPlanned':
    case 'meetupReinstated':
      return undefined;
  }
};

const goingTo = async (tx: Transaction, id: MeetupId): Promise<MemberId[]> =>
  (await tx.meetupPeople.going(id)).map(({ member }) => member);

/** Whoever heard enough today or this week is not told: it stands on the event's page all the same. */
const tellAll = async (
  tx: Transaction,
  id: MeetupId,
  members: readonly MemberId[],
  notice: Extract<Notice, { readonly meetup: MeetupId }>,
  why: string,
): Promise<void> => {
  // In one order, so that two events at once never wait for each other.
  for (const to of [...new Set(members)].toSorted()) {
    const { mayBeTold } = await roomFor(tx, to);
    const member = await tx.members.get(to);
    if (!mayBeTold || member === null || !hears(member, 'events')) continue;
    await tx.limits.contacted(to, 'unasked', tx.now);
    await tx.outbox.add([meetupTold(id, to, notice, why, tx.now)]);
  }
};
