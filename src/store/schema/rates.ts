import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** When the next turn of each rate is free: no community's data, routing. */
export const rates = pgTable(
  'rates',
  {
    key: text().primaryKey(),
    freeAt: instant().notNull(),
    heldUntil: instant(),
  },
  (table) => [index('rates_by_time').on(table.freeAt)],
);

/** Messages of ours that a platform reported back: opaque marks, routing. Kept for a day. */
export const sightings = pgTable(
  'sightings',
  {
    place: text().notNull(),
    mark: text().notNull(),
    messageId: text().notNull(),
    seenAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.place, table.mark] }),
    index('sightings_by_time').on(table.seenAt),
  ],
);

/** What one process at a time may do: routing. */
export const leases = pgTable('leases', {
  name: text().primaryKey(),
  token: uuid().notNull(),
  until: instant().notNull(),
});
