import { bigserial, boolean, index, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { communityId, instant, sealed } from './columns.ts';

/** What stands in the channels of the playground's workspace. */
export const playgroundPosts = pgTable(
  'playground_posts',
  {
    communityId: communityId(),
    id: bigserial({ mode: 'number' }).notNull(),
    channel: text().notNull(),
    author: text(),
    key: text().notNull(),
    contentSealed: sealed(),
    at: instant().notNull(),
    isEdited: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    unique('playground_posts_key').on(table.communityId, table.key),
    index('playground_posts_of_channel').on(table.communityId, table.channel, table.id),
  ],
);

export const playgroundRooms = pgTable(
  'playground_rooms',
  {
    communityId: communityId(),
    id: text().notNull(),
    title: text().notNull(),
    people: jsonb().$type<readonly string[]>().notNull(),
    openedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.communityId, table.id] })],
);
