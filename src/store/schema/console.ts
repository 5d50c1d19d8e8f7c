import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ConsoleKeyKind } from '../../core/consoleKey.ts';
import { communityId, instant, memberId } from './columns.ts';

/** Ways into the managers' console and visits there, by the hashes of their keys. */
export const consoleKeys = pgTable(
  'console_keys',
  {
    communityId: communityId(),
    hash: text().notNull(),
    kind: text().$type<ConsoleKeyKind>().notNull(),
    memberId: memberId(),
    madeAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.hash] }),
    index('console_keys_of_member').on(table.communityId, table.memberId),
  ],
);
