import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { IntroRequestId, MeetupFeedId, MeetupId } from '../../core/ids.ts';
import type { Meetup } from '../../core/meetupDetails.ts';
import { communityId, instant, memberId, refersTo, sealed } from './columns.ts';
import { members } from './members.ts';

const meetupId = () => uuid().$type<MeetupId>().notNull();

/** Events people go to. */
export const meetups = pgTable(
  'meetups',
  {
    communityId: communityId(),
    id: meetupId(),
    /** Names a calendar's or a platform's event; null for those made here. */
    sourceKey: text(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    status: text().$type<Meetup['status']>().notNull(),
    /** Everything core/meetup.ts has. */
    state: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    uniqueIndex('meetups_of_source').on(table.communityId, table.sourceKey),
    index('meetups_by_time').on(table.communityId, table.endsAt),
  ],
);

/** Who goes to an event. */
export const meetupGoings = pgTable(
  'meetup_goings',
  {
    communityId: communityId(),
    meetupId: meetupId(),
    memberId: memberId(),
    at: instant().notNull(),
    /** Everything core/meetupGoing.ts has of it. */
    state: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.meetupId, table.memberId] }),
    refersTo('meetup_goings_meetup', [table.communityId, table.meetupId], meetups).onDelete('cascade'),
    refersTo('meetup_goings_member', [table.communityId, table.memberId], members),
    index('meetup_goings_of_member').on(table.communityId, table.memberId, table.at),
  ],
);

/** Who is suggested to whom at an event, and the ask that came of it. */
export const meetupSuggestions = pgTable(
  'meetup_suggestions',
  {
    communityId: communityId(),
    meetupId: meetupId(),
    memberId: memberId(),
    personId: memberId(),
    position: integer().notNull(),
    reasons: jsonb().notNull(),
    requestId: uuid().$type<IntroRequestId>(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.meetupId, table.memberId, table.personId] }),
    refersTo('meetup_suggestions_meetup', [table.communityId, table.meetupId], meetups).onDelete('cascade'),
    index('meetup_suggestions_of_person').on(table.communityId, table.personId),
    index('meetup_suggestions_of_request').on(table.communityId, table.requestId),
  ],
);

/** Whom people say they met at an event. */
export const meetupMets = pgTable(
  'meetup_mets',
  {
    communityId: communityId(),
    meetupId: meetupId(),
    memberId: memberId(),
    personId: memberId(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.meetupId, table.memberId, table.personId] }),
    refersTo('meetup_mets_meetup', [table.communityId, table.meetupId], meetups).onDelete('cascade'),
    index('meetup_mets_of_member').on(table.communityId, table.memberId, table.at),
  ],
);

/** Calendars that are read for events. Their addresses may be secrets. */
export const meetupFeeds = pgTable(
  'meetup_feeds',
  {
    communityId: communityId(),
    id: uuid().$type<MeetupFeedId>().notNull(),
    urlSealed: sealed(),
    addedAt: instant().notNull(),
    /** Everything core/meetupFeed.ts has but the address. */
    state: jsonb().notNull(),
  },
  (table) => [primaryKey({ columns: [table.communityId, table.id] })],
);
