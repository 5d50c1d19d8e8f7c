import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Connector, Forward } from '../../core/connector.ts';
import type { IntroRequestId, MemberId, TagSlug } from '../../core/ids.ts';
import type { IntroKind } from '../../core/introRequest.ts';
import type { KnownFrom, KnownWhen } from '../../core/vouch.ts';
import { communityId, instant, memberId, refersTo, sealed } from './columns.ts';
import { introRequests } from './introductions.ts';
import { members } from './members.ts';

/** Who was asked to pass a request on, in order, and what they said; their sentence is encrypted with their own key. */
export const introConnectors = pgTable(
  'intro_connectors',
  {
    communityId: communityId(),
    requestId: uuid().$type<IntroRequestId>().notNull(),
    position: integer().notNull(),
    memberId: memberId(),
    toId: uuid().$type<MemberId>(),
    fromId: uuid().$type<MemberId>(),
    state: text().$type<Connector['state']>().notNull(),
    askedAt: instant().notNull(),
    dueAt: instant(),
    nudgeAt: instant(),
    closedAt: instant(),
    recommends: boolean(),
    how: text().$type<KnownFrom>(),
    recency: text().$type<KnownWhen>(),
    wordsSealed: sealed().default(''),
    mayName: boolean(),
    shows: text().$type<Forward['shows']>(),
    suggestedId: uuid().$type<MemberId>(),
    /** When the receiver of a slip let them know that business came of it. */
    creditedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.requestId, table.position] }),
    refersTo('intro_connectors_request', [table.communityId, table.requestId], introRequests).onDelete(
      'cascade',
    ),
    refersTo('intro_connectors_member', [table.communityId, table.memberId], members),
    index('intro_connectors_of_member').on(table.communityId, table.memberId, table.askedAt),
  ],
);

/** What a member allows to be asked of them as a connector; no row: the defaults. */
export const connectorRules = pgTable(
  'connector_rules',
  {
    communityId: communityId(),
    memberId: memberId(),
    perMonth: integer().notNull(),
    quietUntil: instant(),
    kinds: jsonb().$type<readonly IntroKind[]>().notNull(),
    topics: jsonb().$type<readonly TagSlug[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.communityId, table.memberId] })],
);

/** About whom a member does not want to be asked. */
export const connectorNoGo = pgTable(
  'connector_no_go',
  { communityId: communityId(), memberId: memberId(), personId: memberId() },
  (table) => [
    primaryKey({ columns: [table.communityId, table.memberId, table.personId] }),
    index('connector_no_go_of_person').on(table.communityId, table.personId),
  ],
);
