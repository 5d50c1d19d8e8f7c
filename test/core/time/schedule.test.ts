import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueOccurrence,
  nextOccurrence,
  occurrenceOn,
  occurrencesBetween,
  type Schedule,
} from '../../../src/core/time/schedule.ts';
import { localTimeOf, plusDays, weekdayOf } from '../../../src/core/time/zones.ts';

const at = (text: string) => new Date(text);
const hourMs = 3_600_000;
const poland = { zone: 'Europe/Warsaw', holidays: 'PL', daysOff: [] } as const;
const mondays: Schedule = {
  weekday: 1,
  time: '10:00',
  zone: 'Europe/Warsaw',
  everyWeeks: 1,
  anchor: '2026-11-18',
  pauses: [],
  calendar: null,
};
const datesOf = (schedule: Schedule, after: string, until: string) =>
  occurrencesBetween(schedule, at(after), at(until)).map(({ date }) => date);

describe('a schedule', () => {
  it('begins on its first weekday from the anchor on and keeps its clock time over a change of clocks', () => {
    expect(nextOccurrence(mondays, at('2000-01-01T00:00:00Z'))).toEqual({
      date: '2026-11-23',
      at: at('2026-11-23T09:00:00Z'),
    });
    const spring = occurrencesBetween(mondays, at('2027-03-20T00:00:00Z'), at('2027-04-06T00:00:00Z'));
    expect(spring).toEqual([
      { date: '2027-03-22', at: at('2027-03-22T09:00:00Z') },
      { date: '2027-03-29', at: at('2027-03-29T08:00:00Z') },
      { date: '2027-04-05', at: at('2027-04-05T08:00:00Z') },
    ]);
  });

  it('counts every second week from its first date, not from the year', () => {
    const fortnightly = { ...mondays, everyWeeks: 2 };
    expect(datesOf(fortnightly, '2026-12-01T00:00:00Z', '2027-01-20T00:00:00Z')).toEqual([
      '2026-12-07',
      '2026-12-21',
      '2027-01-04',
      '2027-01-18',
    ]);
    expect(occurrenceOn(fortnightly, '2026-12-14')).toBeNull();
    expect(occurrenceOn(fortnightly, '2026-11-09')).toBeNull();
  });

  it('is later than the instant asked about, to the millisecond', () => {
    expect(nextOccurrence(mondays, at('2026-11-23T08:59:59.999Z')).date).toBe('2026-11-23');
    expect(nextOccurrence(mondays, at('2026-11-23T09:00:00.000Z')).date).toBe('2026-11-30');
  });

  it('answers alike at every moment of a change of clocks in New York', () => {
    const autumn = { ...mondays, weekday: 7, time: '01:30', zone: 'America/New_York', anchor: '2026-01-01' };
    const spring = { ...autumn, time: '02:30' };
    const next = (schedule: Schedule, now: string) => nextOccurrence(schedule, at(now)).at.toISOString();
    expect(next(autumn, '2026-11-01T05:29:59Z')).toBe('2026-11-01T05:30:00.000Z');
    expect(next(autumn, '2026-11-01T06:10:00Z')).toBe('2026-11-08T06:30:00.000Z');
    expect(next(spring, '2026-03-08T06:59:00Z')).toBe('2026-03-08T07:00:00.000Z');
    expect(next(spring, '2026-03-08T07:29:00Z')).toBe('2026-03-15T06:30:00.000Z');
  });

  it('keeps the Friday that Samoa left out as a date of its own', () => {
    const fridays = { ...mondays, weekday: 5, time: '09:00', zone: 'Pacific/Apia', anchor: '2011-12-01' };
    expect(occurrencesBetween(fridays, at('2011-12-20T00:00:00Z'), at('2012-01-07T00:00:00Z'))).toEqual([
      { date: '2011-12-23', at: at('2011-12-23T19:00:00Z') },
      { date: '2011-12-30', at: at('2011-12-30T10:00:00Z') },
      { date: '2012-01-06', at: at('2012-01-05T19:00:00Z') },
    ]);
  });

  it('leaves out its pauses and goes on in the same rhythm', () => {
    const paused = {
      ...mondays,
      everyWeeks: 2,
      pauses: [
        { from: '2026-12-20', to: '2027-01-10' },
        { from: '2027-01-15', to: '2027-01-18' },
      ],
    };
    expect(datesOf(paused, '2026-12-01T00:00:00Z', '2027-02-15T12:00:00Z')).toEqual([
      '2026-12-07',
      '2027-02-01',
      '2027-02-15',
    ]);
  });

  it('moves from a day off to the next working day, under the key of the scheduled day', () => {
    const moving = { ...mondays, weekday: 4, calendar: poland };
    // 24 December to 27 December 2026 are holidays and a weekend.
    expect(occurrenceOn(moving, '2026-12-24')?.at).toEqual(at('2026-12-28T09:00:00Z'));
    expect(nextOccurrence(moving, at('2026-12-27T20:00:00Z')).date).toBe('2026-12-24');
    expect(nextOccurrence(moving, at('2026-12-28T09:00:00Z')).date).toBe('2026-12-31');
    expect(dueOccurrence(moving, '2026-12-17', at('2026-12-24T10:00:00Z'))).toEqual({
      due: 'wait',
      until: at('2026-12-28T09:00:00Z'),
    });
  });
});

describe('what is due', () => {
  it('runs at its time and for 12 hours after, then not any more', () => {
    const dueAt = (now: string) => dueOccurrence(mondays, '2026-11-23', at(now));
    const occurrence = { date: '2026-11-30', at: at('2026-11-30T09:00:00Z') };
    expect(dueAt('2026-11-30T08:59:59Z')).toEqual({ due: 'wait', until: occurrence.at });
    expect(dueAt('2026-11-30T09:00:00Z')).toEqual({ due: 'run', occurrence, missed: [] });
    expect(dueAt('2026-11-30T21:00:00Z')).toEqual({ due: 'run', occurrence, missed: [] });
    expect(dueAt('2026-11-30T21:00:01Z')).toEqual({ due: 'skip', missed: ['2026-11-30'] });
  });

  it('is never two: after weeks of silence only the latest runs and the others are named', () => {
    expect(dueOccurrence(mondays, '2026-11-23', at('2026-12-14T12:00:00Z'))).toEqual({
      due: 'run',
      occurrence: { date: '2026-12-14', at: at('2026-12-14T09:00:00Z') },
      missed: ['2026-11-30', '2026-12-07'],
    });
    expect(dueOccurrence(mondays, '2026-11-23', at('2026-12-16T12:00:00Z'))).toEqual({
      due: 'skip',
      missed: ['2026-11-30', '2026-12-07', '2026-12-14'],
    });
  });

  it('waits when the clock went back behind what is done', () => {
    expect(dueOccurrence(mondays, '2026-11-30', at('2026-11-24T00:00:00Z'))).toEqual({
      due: 'wait',
      until: at('2026-12-07T09:00:00Z'),
    });
  });

  it('is once a week even when the day was moved after it ran', () => {
    const moved = { ...mondays, weekday: 2, time: '08:00' };
    expect(dueOccurrence(moved, '2026-11-23', at('2026-11-24T07:30:00Z'))).toEqual({
      due: 'wait',
      until: at('2026-12-01T07:00:00Z'),
    });
  });
});

const dates = fc.integer({ min: 0, max: 2500 }).map((days) => plusDays('2020-01-01', days));
const schedules: fc.Arbitrary<Schedule> = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  time: fc
    .integer({ min: 0, max: 1439 })
    .map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16)),
  zone: fc.constantFrom('Europe/Warsaw', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'UTC'),
  everyWeeks: fc.integer({ min: 1, max: 12 }),
  anchor: dates,
  pauses: fc.array(
    fc.record({ from: dates, days: fc.integer({ min: 0, max: 60 }) }).map(({ from, days }) => ({
      from,
      to: plusDays(from, days),
    })),
    { maxLength: 3 },
  ),
  calendar: fc.constantFrom(null, poland),
});
/** Hours between looks at the schedule: mostly minutes, sometimes weeks of standing still. */
const looks = fc.array(
  fc.oneof(fc.double({ min: 0.01, max: 30, noNaN: true }), fc.double({ min: 30, max: 2000, noNaN: true })),
  { minLength: 1, maxLength: 60 },
);

describe('over any schedule', () => {
  it('each date is either run or missed, once, in order, and no run is early or late', () => {
    fc.assert(
      fc.property(schedules, looks, (schedule, gaps) => {
        const start = occurrenceStart(schedule);
        let now = start;
        let lastDone: string | null = null;
        const seen: string[] = [];
        for (const gap of gaps) {
          now += gap * hourMs;
          const due = dueOccurrence(schedule, lastDone, new Date(now));
          if (due.due === 'wait') {
            expect(due.until.getTime()).toBeGreaterThan(now);
            continue;
          }
          seen.push(...due.missed);
          if (due.due === 'run') {
            seen.push(due.occurrence.date);
            const late = now - due.occurrence.at.getTime();
            expect(late >= 0 && late <= 12 * hourMs).toBe(true);
          }
          lastDone = seen.at(-1) ?? null;
        }
        const all = occurrencesBetween(schedule, new Date(start - 1), new Date(now));
        expect(seen).toEqual(all.map(({ date }) => date));
      }),
    );
  });

  it('its dates are whole periods apart, on its weekday, outside its pauses, and found from any moment', () => {
    fc.assert(
      fc.property(schedules, fc.double({ min: 0, max: 1, noNaN: true }), (schedule, part) => {
        const start = occurrenceStart(schedule);
        const found = occurrencesBetween(schedule, new Date(start - 1), new Date(start + 9000 * hourMs));
        for (const [i, occurrence] of found.entries()) {
          const { date } = occurrence;
          expect(weekdayOf(date)).toBe(schedule.weekday);
          expect(schedule.pauses.some(({ from, to }) => from <= date && date <= to)).toBe(false);
          const days = (Date.parse(date) - Date.parse(found[0]?.date ?? date)) / (24 * hourMs);
          expect(days % (7 * schedule.everyWeeks)).toBe(0);
          expect(occurrenceOn(schedule, date)).toEqual(occurrence);
          const before = found[i - 1]?.at.getTime() ?? start - 1;
          if (before === occurrence.at.getTime()) continue;
          const moment = new Date(Math.floor(before + part * (occurrence.at.getTime() - before - 1)));
          expect(nextOccurrence(schedule, moment)).toEqual(occurrence);
        }
        // Outside changes of clocks, which no zone here has at noon, clocks show the time asked for.
        const noons = found.length > 0 && schedule.time >= '11:00' && schedule.time < '13:00' ? found : [];
        for (const noon of noons) expect(localTimeOf(noon.at, schedule.zone)).toBe(schedule.time);
      }),
    );
  });

  it('edited at any moment, it happens at most once a week', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(schedules, looks), { minLength: 2, maxLength: 4 }), (edits) => {
        const everyWeek = { everyWeeks: 1, anchor: '2020-01-01', pauses: [], calendar: null };
        let now = Date.parse('2023-01-01T00:00:00Z');
        let lastDone: string | null = '2022-12-31';
        const runs: string[] = [];
        for (const [schedule, gaps] of edits) {
          for (const gap of gaps) {
            now += Math.min(gap, 30) * hourMs;
            const due = dueOccurrence({ ...schedule, ...everyWeek }, lastDone, new Date(now));
            if (due.due === 'run') runs.push(due.occurrence.date);
            lastDone =
              (due.due === 'run' ? due.occurrence.date : due.due === 'skip' ? due.missed.at(-1) : lastDone) ??
              lastDone;
          }
        }
        const weeks = runs.map((date) => plusDays(date, 1 - weekdayOf(date)));
        expect(new Set(weeks).size).toBe(weeks.length);
      }),
    );
  });
});

/** An instant before the first occurrence. */
const occurrenceStart = (schedule: Schedule): number => Date.parse(schedule.anchor) - 24 * hourMs;
