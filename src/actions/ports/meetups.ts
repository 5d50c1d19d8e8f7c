import type { IntroRequestId, MeetupFeedId, MeetupId, MemberId } from '../../core/ids.ts';
import type { Meetup } from '../../core/meetupDetails.ts';
import type { MeetupFeed } from '../../core/meetupFeed.ts';
import type { Going, MeetSuggestion, MeetupMet } from '../../core/meetupGoing.ts';

/** Events people go to. */
export type Meetups = {
  readonly get: (id: MeetupId) => Promise<Meetup | null>;
  readonly getMany: (ids: readonly MeetupId[]) => Promise<ReadonlyMap<MeetupId, Meetup>>;
  readonly lock: (id: MeetupId) => Promise<Meetup | null>;
  /** A source's event by its key, locked (core/meetup.ts, sourceKeyOf). */
  readonly lockBySource: (key: string) => Promise<Meetup | null>;
  readonly save: (meetup: Meetup) => Promise<void>;
  /** Those that end after one instant and begin before another, whatever their status, the next first. */
  readonly between: (endsAfter: Date, startsBefore: Date, limit: number) => Promise<Meetup[]>;
  /** Those of a calendar that have not begun. */
  readonly ofFeed: (feed: MeetupFeedId, now: Date) => Promise<Meetup[]>;
};

/** Who goes, who is suggested to whom, who met whom. */
export type MeetupPeople = {
  /** Everybody who goes, the first first. */
  readonly going: (meetup: MeetupId) => Promise<Going[]>;
  readonly goingOf: (member: MemberId, since: Date) => Promise<Going[]>;
  readonly isGoing: (meetup: MeetupId, member: MemberId) => Promise<Going | null>;
  readonly counts: (meetups: readonly MeetupId[]) => Promise<ReadonlyMap<MeetupId, number>>;
  readonly go: (going: Going) => Promise<void>;
  readonly stay: (meetup: MeetupId, member: MemberId) => Promise<void>;
  readonly suggestions: (meetup: MeetupId) => Promise<MeetSuggestion[]>;
  /** To one member, in order. */
  readonly suggestedTo: (meetup: MeetupId, member: MemberId) => Promise<MeetSuggestion[]>;
  /** Insert or replace. */
  readonly suggest: (suggestions: readonly MeetSuggestion[]) => Promise<void>;
  /** To and of a member: nobody is suggested who does not go. */
  readonly unsuggest: (meetup: MeetupId, member: MemberId) => Promise<void>;
  /** The event an ask for an introduction is about; null for every other ask. */
  readonly meetupOf: (request: IntroRequestId) => Promise<MeetupId | null>;
  readonly met: (met: MeetupMet) => Promise<void>;
  readonly unmet: (meetup: MeetupId, member: MemberId, person: MemberId) => Promise<void>;
  readonly metBy: (member: MemberId, since: Date) => Promise<MeetupMet[]>;
  /** Who asked for whom, or was shown whom by an ask, whose clock ends after this; cool-downs that stand too. */
  readonly askedPairs: (since: Date) => Promise<readonly { readonly a: MemberId; readonly b: MemberId }[]>;
  /** Nothing of a member's is left: not that they went, were suggested, or met somebody. */
  readonly forget: (member: MemberId) => Promise<void>;
};

/** Calendars that are read for events. */
export type MeetupFeeds = {
  readonly get: (id: MeetupFeedId) => Promise<MeetupFeed | null>;
  readonly lock: (id: MeetupFeedId) => Promise<MeetupFeed | null>;
  readonly save: (feed: MeetupFeed) => Promise<void>;
  readonly remove: (id: MeetupFeedId) => Promise<void>;
  /** The oldest first. */
  readonly list: () => Promise<MeetupFeed[]>;
};
