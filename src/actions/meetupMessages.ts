import { isOpenToGo } from '../core/meetup.ts';
import type { Member } from '../core/member.ts';
import type { Notice } from '../core/notices.ts';
import { meetupFeedFails } from '../views/meetupDesk.ts';
import { meetupCancelled, meetupMoved } from '../views/meetups.ts';
import type { Message } from '../views/message.ts';
import { text } from '../views/text.ts';
import { meetPageOf, metPageOf } from './meetupPeople.ts';
import type { Transaction } from './ports.ts';

type MeetupNotice = Extract<
  Notice,
  { notice: 'meetupPeople' | 'meetupMoved' | 'meetupCancelled' | 'meetupMet' | 'meetupFeedFails' }
>;

/** A notice about an event in the reader's words; null when it is no longer true, or they do not go any more. */
export const composeAboutMeetup = async (
  tx: Transaction,
  reader: Member,
  notice: MeetupNotice,
): Promise<Message | null> => {
  const words = text(reader.language);
  if (notice.notice === 'meetupFeedFails') {
    const feed = await tx.meetupFeeds.get(notice.feed);
    return feed === null || feed.why === null
      ? null
      : meetupFeedFails(words, { url: feed.url, why: feed.why });
  }
  const meetup = await tx.meetups.get(notice.meetup);
  if (meetup === null || (await tx.meetupPeople.isGoing(meetup.id, reader.id)) === null) return null;
  const { zone } = tx.community;
  switch (notice.notice) {
    case 'meetupCancelled':
      return meetup.status === 'cancelled' ? meetupCancelled(words, { meetup, zone }) : null;
    case 'meetupMoved': {
      const isStill = meetup.startsAt.getTime() === new Date(notice.startsAt).getTime();
      return isStill && isOpenToGo(meetup, tx.now) ? meetupMoved(words, { meetup, zone }) : null;
    }
    case 'meetupPeople': {
      if (!isOpenToGo(meetup, tx.now) || meetup.startsAt <= tx.now) return null;
      return meetPageOf(tx, reader, meetup, true);
    }
    case 'meetupMet':
      return metPageOf(tx, reader, meetup);
  }
};
