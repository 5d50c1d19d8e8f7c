import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Oracle, openOracle } from './oracle.ts';
import { checkZone, nothingChecked } from './restarts.ts';
import { transitionsOf } from './transitions.ts';

let oracle: Oracle;
beforeAll(async () => {
  oracle = await openOracle();
});
afterAll(() => oracle.close());

/** Zones with rules of their own; eight years of them here. `bench/schedules.ts` checks all zones and years. */
const strange = [
  'Europe/Warsaw',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Antarctica/Troll',
  'Antarctica/Casey',
  'America/Nuuk',
];

describe('a weekly schedule, restarted around a change of clocks,', () => {
  it.each(strange)('runs once for each of its dates in %s, 2020 to 2027', async (zone) => {
    const checked = nothingChecked();
    const transitions = transitionsOf(zone, 2020, 2028);
    await checkZone(zone, transitions, oracle, checked);
    expect(checked.wrong).toEqual([]);
    expect(checked.transitions).toBeGreaterThan(2);
  });

  it('runs once for each of its dates in every zone, one year of each', async () => {
    const checked = nothingChecked();
    let found = 0;
    for (const [i, zone] of Intl.supportedValuesOf('timeZone').entries()) {
      const year = 2020 + ((i * 7) % 16);
      const transitions = transitionsOf(zone, year, year + 1)
        .slice(0, 1 + (i % 2))
        .slice(-1);
      if (transitions.length === 0) continue;
      found++;
      await checkZone(zone, transitions, oracle, checked);
    }
    expect(checked.wrong).toEqual([]);
    expect(found).toBeGreaterThan(100);
    // The database's time zone data may be newer or older than the runtime's: only a few zones a year change.
    expect(checked.transitions / found).toBeGreaterThan(0.9);
  });

  it('runs once for the Friday that Samoa left out', async () => {
    const checked = nothingChecked();
    const leap = transitionsOf('Pacific/Apia', 2011, 2012).filter(
      ({ before, after }) => after - before === 1440,
    );
    await checkZone('Pacific/Apia', leap, oracle, checked);
    expect(checked.wrong).toEqual([]);
    expect(checked.transitions).toBe(1);
  });
});
