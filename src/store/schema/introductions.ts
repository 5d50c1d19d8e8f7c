import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Consent, ConsentField } from '../../core/consent.ts';
import type { DraftId, IntroductionId, IntroRequestId, MemberId, ReportId, TagSlug } from '../../core/ids.ts';
import type { Introduction } from '../../core/introduction.ts';
import type {
  Candidate,
  DoNotAsk,
  IntroKind,
  IntroRequest,
  Publish,
  Route,
} from '../../core/introRequest.ts';
import type { Reportable, ReportReason } from '../../core/report.ts';
import { communityId, instant, memberId, refersTo, sealed } from './columns.ts';
import { members } from './members.ts';

export const drafts = pgTable(
  'drafts',
  {
    communityId: communityId(),
    id: uuid().$type<DraftId>().notNull(),
    memberId: memberId(),
    textSealed: sealed(),
    correctingSealed: sealed().default(''),
    topics: jsonb().$type<readonly TagSlug[]>().notNull(),
    shown: jsonb().$type<readonly MemberId[]>().notNull(),
    first: uuid().$type<MemberId>(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    index('drafts_of_member').on(table.communityId, table.memberId),
  ],
);

export const introRequests = pgTable(
  'intro_requests',
  {
    communityId: communityId(),
    id: uuid().$type<IntroRequestId>().notNull(),
    requesterId: memberId(),
    route: text().$type<Route>().notNull(),
    kind: text().$type<IntroKind>().notNull(),
    topics: jsonb().$type<readonly TagSlug[]>().notNull(),
    whySealed: sealed(),
    blurbSealed: sealed(),
    showsName: boolean().notNull(),
    publish: text().$type<Publish>().notNull(),
    askedAt: instant().notNull(),
    settlesAt: instant().notNull(),
    doNotAsk: jsonb().$type<DoNotAsk>().notNull().default({ company: false, people: [] }),
    status: text().$type<IntroRequest['status']>().notNull(),
    retryAt: instant(),
    introductionId: uuid().$type<IntroductionId>(),
    closedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    refersTo('intro_requests_requester', [table.communityId, table.requesterId], members),
    index('intro_requests_of_requester').on(table.communityId, table.requesterId, table.askedAt),
  ],
);

export const introCandidates = pgTable(
  'intro_candidates',
  {
    communityId: communityId(),
    requestId: uuid().$type<IntroRequestId>().notNull(),
    position: integer().notNull(),
    memberId: memberId(),
    state: text().$type<Candidate['state']>().notNull(),
    askedAt: instant(),
    dueAt: instant(),
    nudgeAt: instant(),
    remindAt: instant(),
    closedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.requestId, table.position] }),
    refersTo('intro_candidates_request', [table.communityId, table.requestId], introRequests).onDelete(
      'cascade',
    ),
    refersTo('intro_candidates_member', [table.communityId, table.memberId], members),
    index('intro_candidates_of_member').on(table.communityId, table.memberId, table.state),
  ],
);

export const introductions = pgTable(
  'introductions',
  {
    communityId: communityId(),
    id: uuid().$type<IntroductionId>().notNull(),
    requestId: uuid().$type<IntroRequestId>().notNull(),
    requesterId: memberId(),
    targetId: memberId(),
    madeAt: instant().notNull(),
    status: text().$type<Introduction['status']>().notNull(),
    /** Slots, signs, check-ins and what the status adds, as core/introduction.ts has them. */
    state: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    refersTo('introductions_request', [table.communityId, table.requestId], introRequests),
    index('introductions_of_requester').on(table.communityId, table.requesterId, table.madeAt),
    index('introductions_of_target').on(table.communityId, table.targetId, table.madeAt),
  ],
);

/** How one of two who were introduced can be reached, in their own words. */
export const sharedContacts = pgTable(
  'shared_contacts',
  {
    communityId: communityId(),
    introductionId: uuid().$type<IntroductionId>().notNull(),
    memberId: memberId(),
    contactSealed: sealed(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.introductionId, table.memberId] }),
    refersTo(
      'shared_contacts_introduction',
      [table.communityId, table.introductionId],
      introductions,
    ).onDelete('cascade'),
  ],
);

/** Kept for good: what was agreed to, by whom, how. */
export const consents = pgTable(
  'consents',
  {
    communityId: communityId(),
    memberId: memberId(),
    number: integer().notNull(),
    purpose: text().$type<Consent['purpose']>().notNull(),
    counterpartId: uuid().$type<MemberId>(),
    fields: jsonb().$type<readonly ConsentField[]>().notNull(),
    subject: uuid().$type<NonNullable<Consent['subject']>>(),
    source: text().$type<Consent['source']>().notNull(),
    textVersion: text().notNull(),
    at: instant().notNull(),
    revokedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.memberId, table.number] }),
    refersTo('consents_member', [table.communityId, table.memberId], members),
  ],
);

export const reports = pgTable(
  'reports',
  {
    communityId: communityId(),
    id: uuid().$type<ReportId>().notNull(),
    reporterId: memberId(),
    aboutId: memberId(),
    requestId: uuid().$type<Reportable>(),
    reason: text().$type<ReportReason>().notNull(),
    noteSealed: sealed(),
    at: instant().notNull(),
    dismissedAt: instant(),
  },
  (table) => [primaryKey({ columns: [table.communityId, table.id] })],
);
