import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { OneToOneId, ReferralId, ThanksId } from '../../core/ids.ts';
import type { Referral } from '../../core/referralSlip.ts';
import { communityId, instant, memberId, refersTo, sealed } from './columns.ts';
import { members } from './members.ts';

/** Leads passed on. What they say of others is encrypted, and emptied when its time is over. */
export const referrals = pgTable(
  'referrals',
  {
    communityId: communityId(),
    id: uuid().$type<ReferralId>().notNull(),
    giverId: memberId(),
    receiverId: memberId(),
    givenAt: instant().notNull(),
    status: text().$type<Referral['status']>().notNull(),
    descriptionSealed: sealed(),
    thirdSealed: sealed(),
    /** Everything core/referral.ts has but the words. */
    state: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    refersTo('referrals_giver', [table.communityId, table.giverId], members),
    refersTo('referrals_receiver', [table.communityId, table.receiverId], members),
    index('referrals_of_giver').on(table.communityId, table.giverId, table.givenAt),
    index('referrals_of_receiver').on(table.communityId, table.receiverId, table.givenAt),
  ],
);

/** Thank-yous. An amount that is hidden is in no column. */
export const thanks = pgTable(
  'thanks',
  {
    communityId: communityId(),
    id: uuid().$type<ThanksId>().notNull(),
    fromId: memberId(),
    toId: memberId(),
    at: instant().notNull(),
    wordsSealed: sealed(),
    /** Everything core/thanks.ts has but the words. */
    state: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    refersTo('thanks_from', [table.communityId, table.fromId], members),
    refersTo('thanks_to', [table.communityId, table.toId], members),
    index('thanks_of_from').on(table.communityId, table.fromId, table.at),
    index('thanks_of_to').on(table.communityId, table.toId, table.at),
    index('thanks_by_time').on(table.communityId, table.at),
  ],
);

/** Talks between two that one of them logged, confirmed by the other or not. */
export const oneToOnes = pgTable(
  'one_to_ones',
  {
    communityId: communityId(),
    id: uuid().$type<OneToOneId>().notNull(),
    byId: memberId(),
    withId: memberId(),
    at: instant().notNull(),
    /** Everything core/oneToOne.ts has. */
    state: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    refersTo('one_to_ones_by', [table.communityId, table.byId], members),
    refersTo('one_to_ones_with', [table.communityId, table.withId], members),
    index('one_to_ones_of_by').on(table.communityId, table.byId, table.at),
    index('one_to_ones_of_with').on(table.communityId, table.withId, table.at),
  ],
);

/** What managers see of all slips and thank-yous of some weeks, fixed when it was first worked out. */
export const frozenTotals = pgTable(
  'frozen_totals',
  {
    communityId: communityId(),
    /** Monday, `YYYY-MM-DD` in the community's zone: the first day that is not in it. */
    until: text().notNull(),
    /** core/totals.ts. */
    state: jsonb().notNull(),
  },
  (table) => [primaryKey({ columns: [table.communityId, table.until] })],
);

/** Whom newcomers named as the one who brought them; counted on that member's own scorecard. */
export const broughtBy = pgTable(
  'brought_by',
  { communityId: communityId(), memberId: memberId(), byId: memberId(), at: instant().notNull() },
  (table) => [
    primaryKey({ columns: [table.communityId, table.memberId] }),
    refersTo('brought_by_member', [table.communityId, table.memberId], members),
    refersTo('brought_by_by', [table.communityId, table.byId], members),
    index('brought_by_whom').on(table.communityId, table.byId),
  ],
);
