import { date, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { DigestMark, DigestSeries } from '../../actions/ports/digests.ts';
import type { DigestOutcome, DigestSettings } from '../../core/digest.ts';
import type { SuggestionId, TagSlug } from '../../core/ids.ts';
import type { SuggestionAnswer } from '../../core/suggestion.ts';
import { communityId, instant, memberId, refersTo } from './columns.ts';
import { members } from './members.ts';

/** When a community's digests go out, with what. */
export const digestSettings = pgTable('digest_settings', {
  communityId: communityId().primaryKey(),
  settings: jsonb().$type<DigestSettings>().notNull(),
});

/** What went to everybody, or to managers: one row a day. */
export const digestDays = pgTable(
  'digest_days',
  {
    communityId: communityId(),
    series: text().$type<DigestSeries>().notNull(),
    date: date({ mode: 'string' }).notNull(),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.communityId, table.series, table.date] })],
);

/** What became of each member's digest: one row a day. */
export const memberDigests = pgTable(
  'member_digests',
  {
    communityId: communityId(),
    memberId: memberId(),
    date: date({ mode: 'string' }).notNull(),
    outcome: text().$type<DigestOutcome>().notNull(),
    at: instant().notNull(),
    asksHow: text(),
    /** Keys of what it said; nothing can be read from them. */
    said: jsonb().$type<readonly number[]>().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.memberId, table.date] }),
    refersTo('member_digests_member', [table.communityId, table.memberId], members).onDelete('cascade'),
  ],
);

/** What a member is asked once. */
export const digestMarks = pgTable(
  'digest_marks',
  {
    communityId: communityId(),
    memberId: memberId(),
    what: text().$type<DigestMark>().notNull(),
    date: date({ mode: 'string' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.memberId, table.what] }),
    refersTo('digest_marks_member', [table.communityId, table.memberId], members).onDelete('cascade'),
  ],
);

/** Whom members were suggested, without a name. */
export const suggestions = pgTable(
  'suggestions',
  {
    communityId: communityId(),
    id: uuid().$type<SuggestionId>().notNull(),
    toId: memberId(),
    personId: memberId(),
    topic: text().$type<TagSlug>().notNull(),
    date: date({ mode: 'string' }).notNull(),
    at: instant().notNull(),
    answer: text().$type<SuggestionAnswer>(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    index('suggestions_to').on(table.communityId, table.toId, table.at),
    index('suggestions_of').on(table.communityId, table.personId, table.at),
  ],
);
