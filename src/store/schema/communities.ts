import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { HolidayCountry, Language, PlatformName } from '../../core/community.ts';
import type { CommunityId } from '../../core/ids.ts';
import type { Link } from '../../core/link.ts';
import { communityId, instant, memberId } from './columns.ts';

export const communities = pgTable('communities', {
  communityId: uuid().$type<CommunityId>().primaryKey(),
  name: text().notNull(),
  zone: text().notNull(),
  language: text().$type<Language>().notNull(),
  holidays: text().$type<HolidayCountry>().notNull(),
  daysOff: jsonb().$type<readonly string[]>().notNull(),
  letsGuestsIn: boolean().notNull().default(false),
  roomChannel: text().notNull().default(''),
  startedAt: instant(),
});

/** Where a community lives: routing. */
export const installations = pgTable(
  'installations',
  {
    communityId: communityId(),
    platform: text().$type<PlatformName>().notNull(),
    place: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.platform, table.place] })],
);

/** Who a person is on a platform: routing. */
export const accounts = pgTable(
  'accounts',
  {
    communityId: communityId(),
    platform: text().$type<PlatformName>().notNull(),
    place: text().notNull(),
    externalId: text().notNull(),
    memberId: memberId(),
    unreachableSince: instant(),
    /** Since when they are not on the platform any more, as it says: not the same as taking no messages. */
    leftSince: instant(),
    /** Whether the platform says they run their side of the community: a manager here for as long as it does. */
    isAdmin: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.platform, table.externalId] }),
    unique('accounts_of_member').on(table.communityId, table.memberId, table.platform, table.externalId),
  ],
);

/** One-time codes that join accounts or places, by their hashes: routing. */
export const linkCodes = pgTable(
  'link_codes',
  {
    communityId: communityId(),
    hash: text().primaryKey(),
    kind: text().$type<Link['kind']>().notNull(),
    memberId: memberId(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [index('link_codes_by_age').on(table.expiresAt)],
);

/** Each row carries the hash of the one before: a missing or changed row shows. */
export const audit = pgTable(
  'audit',
  {
    communityId: communityId(),
    number: integer().notNull(),
    at: instant().notNull(),
    actor: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    /** Shown to nobody: who reads a line and its hash cannot try who the actor was. Lines of before it have none. */
    salt: text().notNull().default(''),
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.communityId, table.number] })],
);

/** One row: how far the clock was moved. Only the playground moves it. */
export const clockOffset = pgTable('clock_offset', {
  isOnly: boolean().primaryKey().default(true),
  milliseconds: bigint({ mode: 'number' }).notNull(),
});
