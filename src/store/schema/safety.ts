import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { CommunityId, MemberId, TagSlug } from '../../core/ids.ts';
import { communityId, instant, memberId } from './columns.ts';

/** The key of each member's private words, itself sealed; destroyed when they erase their data. */
export const memberKeys = pgTable(
  'member_keys',
  { communityId: communityId(), memberId: memberId(), keyWrapped: text().notNull() },
  (table) => [primaryKey({ columns: [table.communityId, table.memberId] })],
);

/** Who had their data erased, as keyed hashes: they are not taken in again unless they come back themselves. */
export const tombstones = pgTable(
  'tombstones',
  { communityId: communityId(), hash: text().notNull(), memberId: memberId(), at: instant().notNull() },
  (table) => [
    primaryKey({ columns: [table.communityId, table.hash] }),
    index('tombstones_of_member').on(table.communityId, table.memberId),
  ],
);

/** Who said that a topic is not what a member can help with: two of them suspend it. */
export const tagDoubts = pgTable(
  'tag_doubts',
  {
    communityId: communityId(),
    memberId: memberId(),
    tag: text().$type<TagSlug>().notNull(),
    doubterId: memberId(),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.communityId, table.memberId, table.tag, table.doubterId] })],
);

/** Members paused after several reports, until a manager decides. */
export const pauses = pgTable(
  'pauses',
  {
    communityId: communityId(),
    memberId: memberId(),
    at: instant().notNull(),
    appealedAt: instant(),
    decidedAt: instant(),
    decidedBy: uuid().$type<MemberId>(),
    decision: text().$type<'lifted' | 'kept'>(),
  },
  (table) => [primaryKey({ columns: [table.communityId, table.memberId] })],
);

/** Where each audit chain ends: rows taken from its end show. */
export const auditHeads = pgTable('audit_heads', {
  communityId: uuid().$type<CommunityId>().primaryKey(),
  count: integer().notNull(),
  hash: text().notNull(),
});

/** Communities whose last installation was removed, until they are deleted. */
export const removals = pgTable('removals', {
  communityId: uuid().$type<CommunityId>().primaryKey(),
  at: instant().notNull(),
});
