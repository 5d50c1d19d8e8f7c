import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ContactKind } from '../../core/contact.ts';
import type { TagSlug } from '../../core/ids.ts';
import { communityId, instant, memberId } from './columns.ts';

/** Messages nobody asked for, counted towards their reader's budget. */
export const contacts = pgTable(
  'contacts',
  {
    communityId: communityId(),
    memberId: memberId(),
    kind: text().$type<ContactKind>().notNull(),
    at: instant().notNull(),
  },
  (table) => [index('contacts_of_member').on(table.communityId, table.memberId, table.at)],
);

export const avoids = pgTable(
  'avoids',
  { communityId: communityId(), memberId: memberId(), avoidedId: memberId(), at: instant().notNull() },
  (table) => [
    primaryKey({ columns: [table.communityId, table.memberId, table.avoidedId] }),
    index('avoids_of_avoided').on(table.communityId, table.avoidedId),
  ],
);

export const coolDowns = pgTable(
  'cool_downs',
  { communityId: communityId(), requesterId: memberId(), targetId: memberId(), until: instant().notNull() },
  (table) => [primaryKey({ columns: [table.communityId, table.requesterId, table.targetId] })],
);

export const closedTopics = pgTable(
  'closed_topics',
  {
    communityId: communityId(),
    memberId: memberId(),
    topic: text().$type<TagSlug>().notNull(),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.communityId, table.memberId, table.topic] })],
);

/** Whom a requester saw without a name in previews of a topic. */
export const previews = pgTable(
  'previews',
  {
    communityId: communityId(),
    requesterId: memberId(),
    topic: text().$type<TagSlug>().notNull(),
    shownId: memberId(),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.communityId, table.requesterId, table.topic, table.shownId] })],
);
