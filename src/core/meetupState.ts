import type { Meetup, MeetupDetails } from './meetupDetails.ts';
import type { MeetupEvent } from './meetupEvents.ts';

/** An event that people go to after one more fact; null only before it was planned. */
export const evolveMeetup = (meetup: Meetup | null, event: MeetupEvent): Meetup => {
  if (event.type === 'meetupPlanned') {
    const { suggestAt, askAt, at } = event;
    return { ...event.meetup, suggestAt, askAt, createdAt: at, status: 'planned' };
  }
  if (meetup === null) throw new Error(`${event.type} before meetupPlanned`);
  switch (event.type) {
    case 'meetupChanged':
      return { ...base(meetup, event.details), ...times(event), status: 'planned' };
    case 'meetupReinstated':
      return { ...base(meetup, event.details), ...times(event), status: 'planned' };
    case 'meetupCancelled':
      return { ...base(meetup, meetup), status: 'cancelled', by: event.by };
    case 'meetupMatched':
      return { ...meetup, suggestAt: null };
    case 'meetupEnded':
      return { ...base(meetup, meetup), suggestAt: null, status: 'over' };
  }
};

const times = ({ suggestAt, askAt }: Pick<Meetup, 'suggestAt' | 'askAt'>) => ({ suggestAt, askAt });

/** Nothing of an earlier status is left over. */
const base = (meetup: Meetup, details: MeetupDetails): Omit<Meetup, 'status'> => ({
  id: meetup.id,
  source: meetup.source,
  seed: meetup.seed,
  createdAt: meetup.createdAt,
  suggestAt: meetup.suggestAt,
  askAt: meetup.askAt,
  title: details.title,
  place: details.place,
  link: details.link,
  startsAt: details.startsAt,
  endsAt: details.endsAt,
  isAllDay: details.isAllDay,
  description: details.description,
  topics: details.topics,
});
