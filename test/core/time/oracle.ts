import { PGlite } from '@electric-sql/pglite';
import type { Transition } from './transitions.ts';

/**
 * PostgreSQL's own time zone data and arithmetic, in memory. It is only asked what clocks show at an instant
 * (`timestamptz AT TIME ZONE zone`), which has one answer. The other direction has not: in a gap PostgreSQL keeps
 * the offset from before, in a fold it takes the second instant. Acquaint takes the first instant whose clock shows
 * the wanted time or a later one, for both; that follows from the first direction alone.
 */
export type Oracle = {
  /**
   * For each transition of one zone what clocks show (minutes since 1970, as if UTC) at each minute from
   * `around` before to `around` after.
   */
  readonly clocksAround: (
    zone: string,
    transitions: readonly Transition[],
    around: number,
  ) => Promise<readonly (readonly number[])[]>;
  /** What clocks in a zone show at instants, both in minutes since 1970. */
  readonly clocksAt: (zone: string, minutes: readonly number[]) => Promise<readonly number[]>;
  readonly close: () => Promise<void>;
};

/** Open the oracle; about 4 seconds. */
export const openOracle = async (): Promise<Oracle> => {
  const db = await PGlite.create();
  const clocksAt: Oracle['clocksAt'] = async (zone, minutes) => {
    const sql = `select (extract(epoch from to_timestamp(m * 60.0) at time zone $1) / 60)::int as shown
      from unnest($2::int[]) with ordinality as minutes (m, n) order by n`;
    const { rows } = await db.query<{ shown: number }>(sql, [zone, minutes]);
    return rows.map((row) => row.shown);
  };
  return {
    clocksAt,
    clocksAround: async (zone, transitions, around) => {
      const width = 2 * around + 1;
      const minutes = transitions.flatMap(({ at }) =>
        Array.from({ length: width }, (_, i) => at - around + i),
      );
      const shown = await clocksAt(zone, minutes);
      return transitions.map((_, i) => shown.slice(i * width, (i + 1) * width));
    },
    close: () => db.close(),
  };
};
