import type { PlatformName } from './community.ts';
import type { MeetupFeedId, MeetupId, TagSlug } from './ids.ts';

/** Who says what an event is: managers here, a calendar that is read, or a platform's own event. */
export type MeetupSource =
  | { readonly by: 'manager' }
  /** `key`: the entry's UID and, where it repeats, the occurrence. */
  | { readonly by: 'feed'; readonly feed: MeetupFeedId; readonly key: string }
  | { readonly by: 'platform'; readonly platform: PlatformName; readonly event: string };

/** What an event is, as its source says it. */
export type MeetupDetails = {
  readonly title: string;
  /** Where people go; empty for events that are only a link. */
  readonly place: string;
  /** Only https; shown as its host. */
  readonly link: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Whole days of the community's zone: without a time of day. */
  readonly isAllDay: boolean;
  readonly description: string;
  readonly topics: readonly TagSlug[];
};

/** Something people of the community go to. `over`: they were asked whom they met. */
export type Meetup = MeetupDetails & {
  readonly id: MeetupId;
  readonly source: MeetupSource;
  /** All the chance in who is suggested to whom. */
  readonly seed: number;
  readonly createdAt: Date;
  /** When to suggest people to those going; null once that was done. */
  readonly suggestAt: Date | null;
  /** When to ask those who went whom they met. */
  readonly askAt: Date;
} & (
    | { readonly status: 'planned' | 'over' }
    /** A source brings back what it took away itself, never what managers cancelled. */
    | { readonly status: 'cancelled'; readonly by: 'manager' | 'source' }
  );

/** What starts an event: everything but where it stands. */
export type NewMeetup = MeetupDetails & Pick<Meetup, 'id' | 'source' | 'seed'>;
