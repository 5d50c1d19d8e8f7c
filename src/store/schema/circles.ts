import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { CircleId } from '../../core/ids.ts';
import { communityId, instant, memberId } from './columns.ts';
import { members } from './members.ts';

/** Associations and the like inside a community. */
export const circles = pgTable(
  'circles',
  {
    communityId: communityId(),
    id: uuid().$type<CircleId>().notNull(),
    name: text().notNull(),
    madeAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.communityId, table.id] })],
);

/** Who says that they belong to which. */
export const circleMembers = pgTable(
  'circle_members',
  {
    communityId: communityId(),
    circleId: uuid().$type<CircleId>().notNull(),
    memberId: memberId(),
    isShown: boolean().notNull(),
    /** When they said so: managers' counts take it in on the Monday after. */
    since: instant().notNull().default(new Date(0)),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.circleId, table.memberId] }),
    foreignKey({
      name: 'circle_members_circle',
      columns: [table.communityId, table.circleId],
      foreignColumns: [circles.communityId, circles.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'circle_members_member',
      columns: [table.communityId, table.memberId],
      foreignColumns: [members.communityId, members.id],
    }).onDelete('cascade'),
    index('circle_members_of_member').on(table.communityId, table.memberId),
  ],
);
