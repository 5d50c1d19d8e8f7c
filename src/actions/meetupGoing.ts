import type { MemberId } from '../core/ids.ts';
import type { Meetup } from '../core/meetupDetails.ts';
import type { Going } from '../core/meetupGoing.ts';
import { suggestAtMeetup } from './meetupSuggestions.ts';
import type { Transaction } from './ports.ts';

/** Somebody goes, once. Whoever comes after people were suggested has theirs at once. */
export const goTo = async (
  tx: Transaction,
  meetup: Meetup,
  member: MemberId,
  via: Going['via'],
): Promise<void> => {
  if ((await tx.meetupPeople.isGoing(meetup.id, member)) !== null) return;
  await tx.meetupPeople.go({ meetup: meetup.id, member, via, showsMe: false, at: tx.now });
  if (meetup.suggestAt === null && meetup.startsAt > tx.now) await suggestAtMeetup(tx, meetup, member);
};

/** Not after all: nobody is told, nobody is suggested them any more, their name is shown no more. */
export const stayAway = async (tx: Transaction, meetup: Meetup, member: MemberId): Promise<void> => {
  await tx.meetupPeople.stay(meetup.id, member);
  await tx.meetupPeople.unsuggest(meetup.id, member);
  await tx.consents.revoke(member, 'showAtMeetup', tx.now, meetup.id);
};
