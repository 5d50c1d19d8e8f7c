import { asId, type MeetupId, type MemberId } from '../core/ids.ts';
import { meetupDueAt, tickMeetup } from '../core/meetup.ts';
import type { Meetup } from '../core/meetupDetails.ts';
import type { MeetupEvent } from '../core/meetupEvents.ts';
import { meetupIntents, meetupTold } from '../core/meetupNotices.ts';
import { evolveMeetup } from '../core/meetupState.ts';
import type { Notice } from '../core/notices.ts';
import { hears } from '../core/nudge.ts';
import { nextWakingInstant } from '../core/time/deadlines.ts';
import type { ClockAction } from './action.ts';
import { suggestAtMeetup } from './meetupSuggestions.ts';
import type { Transaction } from './ports.ts';
import { roomFor } from './referralsClock.ts';
import { isDigestNear } from './rides.ts';

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
      return tellAll(tx, id, await goingTo(tx, id), notice, `moved/${startsAt.getTime()}`, {
        until: startsAt,
        mayRide: false,
      });
    }
    case 'meetupMatched': {
      if (!event.isInTime) return;
      const suggested = await suggestAtMeetup(tx, meetup, null);
      const notice = { notice: 'meetupPeople', meetup: id } as const;
      const until = new Date(meetup.startsAt.getTime() - answerMs);
      return tellAll(tx, id, suggested, notice, 'people', { until, mayRide: true });
    }
    case 'meetupEnded': {
      const notice = { notice: 'meetupMet', meetup: id } as const;
      const until = new Date(tx.now.getTime() + askMs);
      return tellAll(tx, id, await goingTo(tx, id), notice, 'met', { until, mayRide: true });
    }
    case 'meetupPlanned':
    case 'meetupReinstated':
      return undefined;
  }
};

const goingTo = async (tx: Transaction, id: MeetupId): Promise<MemberId[]> =>
  (await tx.meetupPeople.going(id)).map(({ member }) => member);

const dayMs = 86_400_000;
/** Of people for an evening one reads at eight on the day before: a day to ask, and the next for those asked to answer. */
const answerMs = 34 * 3_600_000;
/** Whom one met is asked three days later at the most: on Monday, where it was to be Friday. */
const askMs = 3.5 * dayMs;

/** Until when something may wait for a digest that says it instead, or else for room in somebody's week. */
type Patience = { readonly until: Date; readonly mayRide: boolean };

/** Whoever has neither a digest nor room until then is not told: it stands on the event's page all the same. */
const tellAll = async (
  tx: Transaction,
  id: MeetupId,
  members: readonly MemberId[],
  notice: Extract<Notice, { readonly meetup: MeetupId }>,
  why: string,
  { until, mayRide }: Patience,
): Promise<void> => {
  // In one order, so that two events at once never wait for each other.
  for (const to of [...new Set(members)].toSorted()) {
    const { freeAt } = await roomFor(tx, to);
    const member = await tx.members.get(to);
    if (freeAt === null || member === null || !hears(member, 'events')) continue;
    if (mayRide && (await isDigestNear(tx, member, until))) continue;
    const at = nextWakingInstant(freeAt > tx.now ? freeAt : tx.now, member.zone);
    if (freeAt > tx.now && at > until) continue;
    await tx.limits.contacted(to, 'unasked', at);
    await tx.outbox.add([meetupTold(id, to, notice, why, at)]);
  }
};
