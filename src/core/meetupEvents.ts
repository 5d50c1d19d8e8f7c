import type { MeetupDetails, NewMeetup } from './meetupDetails.ts';

/** Facts about one event that people go to. */
export type MeetupEvent =
  | {
      readonly type: 'meetupPlanned';
      readonly meetup: NewMeetup;
      readonly suggestAt: Date;
      readonly askAt: Date;
      readonly at: Date;
    }
  | {
      readonly type: 'meetupChanged';
      readonly details: MeetupDetails;
      readonly suggestAt: Date | null;
      readonly askAt: Date;
      /** It begins at another time: those going want to know. */
      readonly isMoved: boolean;
      readonly at: Date;
    }
  | { readonly type: 'meetupCancelled'; readonly by: 'manager' | 'source'; readonly at: Date }
  | {
      readonly type: 'meetupReinstated';
      readonly details: MeetupDetails;
      readonly suggestAt: Date;
      readonly askAt: Date;
      readonly at: Date;
    }
  /** Time to suggest people; `isInTime` is false where it has begun meanwhile. */
  | { readonly type: 'meetupMatched'; readonly isInTime: boolean; readonly at: Date }
  /** Time to ask whom one met. */
  | { readonly type: 'meetupEnded'; readonly at: Date };
