import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { BoardPost, PostKind } from '../../core/boardPost.ts';
import type { PostId, ShareId, TagSlug } from '../../core/ids.ts';
import type { TouchCadence } from '../../core/keepInTouch.ts';
import { communityId, instant, memberId, refersTo, sealed } from './columns.ts';
import { members } from './members.ts';

/** Asks and offers on the board. */
export const boardPosts = pgTable(
  'board_posts',
  {
    communityId: communityId(),
    id: uuid().$type<PostId>().notNull(),
    authorId: memberId(),
    kind: text().$type<PostKind>().notNull(),
    status: text().$type<BoardPost['status']>().notNull(),
    /** Of drafts, when they were written. */
    postedAt: instant().notNull(),
    closedAt: instant(),
    textSealed: sealed(),
    /** Everything core/board.ts has but the text. */
    state: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    refersTo('board_posts_author', [table.communityId, table.authorId], members),
    index('board_posts_of_author').on(table.communityId, table.authorId),
    index('board_posts_open').on(table.communityId, table.status, table.postedAt),
  ],
);

/** With whom a member wants to keep in touch; nobody else ever reads it. */
export const keeps = pgTable(
  'keeps',
  {
    communityId: communityId(),
    memberId: memberId(),
    personId: memberId(),
    cadence: text().$type<TouchCadence>(),
    setAt: instant().notNull(),
    touchedAt: instant(),
    snoozedUntil: instant(),
    suggestedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.memberId, table.personId] }),
    refersTo('keeps_member', [table.communityId, table.memberId], members),
    refersTo('keeps_person', [table.communityId, table.personId], members),
    index('keeps_of_person').on(table.communityId, table.personId),
  ],
);

/** Links members share. */
export const shares = pgTable(
  'shares',
  {
    communityId: communityId(),
    id: uuid().$type<ShareId>().notNull(),
    sharerId: memberId(),
    topic: text().$type<TagSlug>().notNull(),
    at: instant().notNull(),
    addressSealed: sealed(),
    noteSealed: sealed(),
    /** Everything core/share.ts has but the address and the note. */
    state: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    refersTo('shares_sharer', [table.communityId, table.sharerId], members),
    index('shares_of_sharer').on(table.communityId, table.sharerId, table.at),
    index('shares_by_time').on(table.communityId, table.at),
  ],
);
