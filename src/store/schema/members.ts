import { boolean, customType, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Language } from '../../core/community.ts';
import type { Level } from '../../core/expertise.ts';
import type { TagSlug } from '../../core/ids.ts';
import type { IntroKind } from '../../core/introRequest.ts';
import type { MemberStatus } from '../../core/member.ts';
import type { MessageKind } from '../../core/messageKind.ts';
import { communityId, instant, memberId, refersTo, sealed } from './columns.ts';

export const members = pgTable(
  'members',
  {
    communityId: communityId(),
    id: memberId(),
    status: text().$type<MemberStatus>().notNull(),
    name: text().notNull(),
    /** The name without case and diacritics, to find people by. */
    foldedName: text().notNull(),
    headline: text().notNull(),
    bio: text().notNull(),
    company: text().notNull(),
    country: text().notNull(),
    zone: text().notNull(),
    languages: jsonb().$type<readonly string[]>().notNull(),
    language: text().$type<Language>().notNull(),
    worksFrom: text().notNull(),
    worksTo: text().notNull(),
    links: jsonb().$type<readonly string[]>().notNull(),
    accepts: jsonb().$type<readonly IntroKind[]>().notNull(),
    capacityPerMonth: integer().notNull(),
    isHidden: boolean().notNull(),
    openTo: jsonb().$type<readonly TagSlug[]>().notNull(),
    muted: jsonb().$type<readonly MessageKind[]>().notNull().default([]),
    snoozedUntil: instant(),
    joinedAt: instant(),
    firstSeenAt: instant().notNull(),
    /** Made a manager by hand, until it is taken back by hand; administrators are managers by their accounts. */
    isManager: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    index('members_by_name').on(table.communityId, table.foldedName),
    index('members_by_status').on(table.communityId, table.status),
  ],
);

/** What members offer and seek, in their order. */
export const memberTags = pgTable(
  'member_tags',
  {
    communityId: communityId(),
    memberId: memberId(),
    kind: text().$type<'offer' | 'seek'>().notNull(),
    position: integer().notNull(),
    tag: text().$type<TagSlug>().notNull(),
    level: integer().$type<Level>().notNull(),
    isPublic: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.memberId, table.kind, table.position] }),
    refersTo('member_tags_member', [table.communityId, table.memberId], members).onDelete('cascade'),
    index('member_tags_by_tag').on(table.communityId, table.tag),
  ],
);

/** The posting table of expert search. */
export const memberTerms = pgTable(
  'member_terms',
  {
    communityId: communityId(),
    term: text().notNull(),
    memberId: memberId(),
    weight: integer().notNull(),
    isPublic: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.term, table.memberId] }),
    refersTo('member_terms_member', [table.communityId, table.memberId], members).onDelete('cascade'),
    index('member_terms_of_member').on(table.communityId, table.memberId),
  ],
);

/** The number of a transaction, never used twice. */
const transactionNumber = customType<{ data: string }>({ dataType: () => 'xid8' });

/** Whose name or terms changed, and in which transaction: what an index built before has to read again. */
export const searchChanges = pgTable(
  'search_changes',
  {
    communityId: communityId(),
    memberId: memberId(),
    changedIn: transactionNumber().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.memberId] }),
    refersTo('search_changes_member', [table.communityId, table.memberId], members).onDelete('cascade'),
    index('search_changes_in_order').on(table.communityId, table.changedIn),
  ],
);

/** What members meant by words the lexicon took for something else or did not know: once for each member. */
export const tagCorrections = pgTable(
  'tag_corrections',
  {
    communityId: communityId(),
    /** SHA-256 of the community and the folded words: equal words are counted without being read. */
    hash: text().notNull(),
    tag: text().$type<TagSlug>().notNull(),
    memberId: memberId(),
    wordsSealed: sealed(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.hash, table.tag, table.memberId] }),
    refersTo('tag_corrections_member', [table.communityId, table.memberId], members).onDelete('cascade'),
    index('tag_corrections_of_member').on(table.communityId, table.memberId),
  ],
);

/** Tags a community added to the lexicon, and what it changed about others. */
export const communityTags = pgTable(
  'community_tags',
  {
    communityId: communityId(),
    slug: text().$type<TagSlug>().notNull(),
    label: text().notNull(),
    aliases: jsonb().$type<readonly string[]>().notNull(),
    mergedInto: text().$type<TagSlug>(),
  },
  (table) => [primaryKey({ columns: [table.communityId, table.slug] })],
);
