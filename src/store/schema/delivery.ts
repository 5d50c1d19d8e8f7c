import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { DueKind } from '../../actions/ports/outbox.ts';
import type { MessageRef } from '../../actions/ports/platform.ts';
import type { RoomRef } from '../../core/introduction.ts';
import type { Effect } from '../../core/notices.ts';
import { communityId, instant } from './columns.ts';

export const inboxStates = ['waiting', 'claimed', 'done', 'dead'] as const;

/** What arrived, stored before anything happens: routing. */
export const inbox = pgTable(
  'inbox',
  {
    communityId: communityId(),
    key: text().primaryKey(),
    state: text().$type<(typeof inboxStates)[number]>().notNull(),
    /** Emptied when done: no message text is kept. */
    payloadSealed: text().notNull(),
    receivedAt: instant().notNull(),
    claimedUntil: instant(),
    attempts: integer().notNull(),
    why: text(),
  },
  (table) => [index('inbox_by_state').on(table.state, table.claimedUntil)],
);

export type OutboxState = 'pending' | 'sending' | 'ambiguous' | 'sent' | 'cancelled' | 'dead';

/** What must be done outside, written with what it follows from: routing. */
export const outbox = pgTable(
  'outbox',
  {
    communityId: communityId(),
    key: text().notNull(),
    effect: jsonb().$type<Effect>().notNull(),
    state: text().$type<OutboxState>().notNull(),
    notBefore: instant().notNull(),
    createdAt: instant().notNull(),
    attempts: integer().notNull(),
    token: uuid(),
    leaseUntil: instant(),
    unsureSince: instant(),
    message: jsonb().$type<MessageRef>(),
    room: jsonb().$type<RoomRef>(),
    why: text(),
    finishedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.key] }),
    index('outbox_by_time').on(table.state, table.notBefore),
  ],
);

/** Every attempt, kept before it is made: routing. */
export const attempts = pgTable(
  'attempts',
  {
    communityId: communityId(),
    key: text().notNull(),
    number: integer().notNull(),
    token: uuid().notNull(),
    startedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.communityId, table.key, table.number] })],
);

/** When the clock must look at a subject: routing. */
export const due = pgTable(
  'due',
  {
    communityId: communityId(),
    kind: text().$type<DueKind>().notNull(),
    subject: uuid().notNull(),
    dueAt: instant().notNull(),
    claimedUntil: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.kind, table.subject] }),
    index('due_by_time').on(table.dueAt),
  ],
);
