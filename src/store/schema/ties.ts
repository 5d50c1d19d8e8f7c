import { sql } from 'drizzle-orm';
import { doublePrecision, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { TagSlug, VouchId } from '../../core/ids.ts';
import { communityId, instant, memberId, refersTo, sealed } from './columns.ts';
import { members } from './members.ts';

/** How well two members know each other, once for each pair: `one` is the lower id. */
export const ties = pgTable(
  'ties',
  {
    communityId: communityId(),
    oneId: memberId(),
    otherId: memberId(),
    /** Since when a question waits for each of the two; null where none does. */
    oneWaitsAt: instant(),
    otherWaitsAt: instant(),
    /** core/tie.ts's weight; null unless both confirmed: only such a tie is found by the ways through the network. */
    claim: doublePrecision(),
    heat: doublePrecision(),
    clockAt: instant(),
    /** Everything core/tie.ts has. */
    state: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.oneId, table.otherId] }),
    refersTo('ties_one', [table.communityId, table.oneId], members),
    refersTo('ties_other', [table.communityId, table.otherId], members),
    index('ties_of_other').on(table.communityId, table.otherId, table.oneId),
    index('ties_waiting_for_one')
      .on(table.communityId, table.oneId, table.oneWaitsAt)
      .where(sql`one_waits_at is not null`),
    index('ties_waiting_for_other')
      .on(table.communityId, table.otherId, table.otherWaitsAt)
      .where(sql`other_waits_at is not null`),
  ],
);

/** Recommendations, each with its date; the sentence is encrypted with the key of whoever wrote it. */
export const vouches = pgTable(
  'vouches',
  {
    communityId: communityId(),
    id: uuid().$type<VouchId>().notNull(),
    byId: memberId(),
    aboutId: memberId(),
    tag: text().$type<TagSlug>(),
    saidAt: instant().notNull(),
    wordsSealed: sealed(),
    /** Everything core/vouch.ts has but the words. */
    state: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    refersTo('vouches_by', [table.communityId, table.byId], members),
    refersTo('vouches_about', [table.communityId, table.aboutId], members),
    index('vouches_of_by').on(table.communityId, table.byId, table.saidAt),
    index('vouches_of_about').on(table.communityId, table.aboutId, table.saidAt),
  ],
);
