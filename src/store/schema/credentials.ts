import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { PlatformName } from '../../core/community.ts';
import { communityId, instant } from './columns.ts';

/** What a platform gave to act in a place: ciphertext and times, routing. */
export const credentials = pgTable(
  'credentials',
  {
    communityId: communityId(),
    platform: text().$type<PlatformName>().notNull(),
    place: text().notNull(),
    secretSealed: text().notNull(),
    installedAt: instant().notNull(),
    /** One process at a time renews it. */
    leaseToken: uuid(),
    leaseUntil: instant(),
  },
  (table) => [primaryKey({ columns: [table.platform, table.place] })],
);

/** Installations under way: the hash of what their browser must bring back, once. */
export const oauthStates = pgTable('oauth_states', {
  hash: text().primaryKey(),
  expiresAt: instant().notNull(),
});
