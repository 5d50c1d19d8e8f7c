import { sql } from 'drizzle-orm';
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { PairingId, ProgramId, RoundId } from '../../core/ids.ts';
import type { Pairing } from '../../core/pairing.ts';
import type { Program } from '../../core/program.ts';
import type { NotPlaced, Round } from '../../core/round.ts';
import type { LocalDate } from '../../core/time/zones.ts';
import { communityId, instant, memberId, refersTo } from './columns.ts';
import { members } from './members.ts';

export const programs = pgTable(
  'programs',
  {
    communityId: communityId(),
    id: uuid().$type<ProgramId>().notNull(),
    createdAt: instant().notNull(),
    status: text().$type<Program['status']>().notNull(),
    /** Everything core/program.ts has. */
    state: jsonb().notNull(),
  },
  (table) => [primaryKey({ columns: [table.communityId, table.id] })],
);

export const programMembers = pgTable(
  'program_members',
  {
    communityId: communityId(),
    programId: uuid().$type<ProgramId>().notNull(),
    memberId: memberId(),
    /** Everything core/programMember.ts has. */
    state: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.programId, table.memberId] }),
    refersTo('program_members_program', [table.communityId, table.programId], programs).onDelete('cascade'),
    refersTo('program_members_member', [table.communityId, table.memberId], members).onDelete('cascade'),
    index('program_members_of_member').on(table.communityId, table.memberId),
  ],
);

/** One row for a program and scheduled day: the round as one fact. */
export const rounds = pgTable(
  'rounds',
  {
    communityId: communityId(),
    id: uuid().$type<RoundId>().notNull(),
    programId: uuid().$type<ProgramId>().notNull(),
    /** `YYYY-MM-DD` in the program's zone. */
    date: text().notNull(),
    number: integer().notNull(),
    seed: integer().notNull(),
    opensAt: instant().notNull(),
    status: text().$type<Round['status']>().notNull(),
    summary: jsonb(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    uniqueIndex('rounds_once').on(table.communityId, table.programId, table.date),
    refersTo('rounds_program', [table.communityId, table.programId], programs).onDelete('cascade'),
  ],
);

export const pairings = pgTable(
  'pairings',
  {
    communityId: communityId(),
    id: uuid().$type<PairingId>().notNull(),
    roundId: uuid().$type<RoundId>().notNull(),
    madeAt: instant().notNull(),
    status: text().$type<Pairing['status']>().notNull(),
    /** They said that they did not meet: as if they had never been put together. */
    isFreed: boolean().notNull(),
    /** Everything core/pairing.ts has. */
    state: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    refersTo('pairings_round', [table.communityId, table.roundId], rounds).onDelete('cascade'),
    index('pairings_of_round').on(table.communityId, table.roundId),
  ],
);

/** Where each member stands in a round: in a pairing, or why in none. */
export const roundPlaces = pgTable(
  'round_places',
  {
    communityId: communityId(),
    roundId: uuid().$type<RoundId>().notNull(),
    memberId: memberId(),
    /** `YYYY-MM-DD` in the community's zone. */
    day: text().notNull(),
    pairingId: uuid().$type<PairingId>(),
    notPlaced: text().$type<NotPlaced>(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.roundId, table.memberId] }),
    refersTo('round_places_round', [table.communityId, table.roundId], rounds).onDelete('cascade'),
    refersTo('round_places_member', [table.communityId, table.memberId], members).onDelete('cascade'),
    index('round_places_of_pairing').on(table.communityId, table.pairingId),
    // Nobody meets people of two programs on one day.
    uniqueIndex('round_places_once_a_day')
      .on(table.communityId, table.memberId, table.day)
      .where(sql`pairing_id is not null`),
  ],
);

/** Who met before there was Acquaint here, from a list: `one` is the lower id. */
export const pastMeetings = pgTable(
  'past_meetings',
  {
    communityId: communityId(),
    oneId: memberId(),
    otherId: memberId(),
    day: text().$type<LocalDate>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.oneId, table.otherId, table.day] }),
    refersTo('past_meetings_one', [table.communityId, table.oneId], members),
    refersTo('past_meetings_other', [table.communityId, table.otherId], members),
    index('past_meetings_of_other').on(table.communityId, table.otherId),
  ],
);
