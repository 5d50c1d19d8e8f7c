import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cardTimes,
  checkInAt,
  isTimeToAsk,
  isWithinHours,
  nextCommonWaking,
  nextWakingInstant,
  settlesAt,
  skipNoticeAt,
  tomorrowFor,
} from '../../../src/core/time/deadlines.ts';
import { easterOf, isHoliday } from '../../../src/core/time/holidays.ts';
import { suggestSlots } from '../../../src/core/time/slots.ts';
import { addWorkingDays, isWorkingDay, workingDayBefore } from '../../../src/core/time/workingDays.ts';
import {
  isZone,
  localDateOf,
  localTimeOf,
  plusDays,
  resolve,
  weekdayOf,
} from '../../../src/core/time/zones.ts';

const krakow = { zone: 'Europe/Warsaw', holidays: 'PL', daysOff: ['2026-12-28'] } as const;
const at = (text: string) => new Date(text);
const iso = (date: Date) => date.toISOString();

describe('a local time', () => {
  it.each([
    ['2026-11-24', '09:00', 'Europe/Warsaw', '2026-11-24T08:00:00.000Z'],
    ['2026-07-24', '09:00', 'Europe/Warsaw', '2026-07-24T07:00:00.000Z'],
    // A gap: the first instant after it.
    ['2026-03-29', '02:30', 'Europe/Warsaw', '2026-03-29T01:00:00.000Z'],
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:00:00.000Z'],
    // A fold: the first of the two.
    ['2026-10-25', '02:30', 'Europe/Warsaw', '2026-10-25T00:30:00.000Z'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    // Half an hour at Lord Howe, two hours at Troll, a whole day in Samoa.
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
    ['2026-03-29', '01:30', 'Antarctica/Troll', '2026-03-29T01:00:00.000Z'],
    ['2011-12-30', '09:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('%s %s in %s is %s', (date, time, zone, expected) => {
    expect(iso(resolve(date, time, zone))).toBe(expected);
  });

  it('is asked for in zones the runtime knows, never in bare offsets', () => {
    expect(['Europe/Warsaw', 'UTC', 'Asia/Kathmandu'].every(isZone)).toBe(true);
    expect(['Europe/Krakow', '+02:00', '-0300', '', 'Europe/Warsaw '].some(isZone)).toBe(false);
  });

  it('comes back as it went in, wherever clocks show it', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const instants = fc.date({ min: at('2020-01-01'), max: at('2036-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, instant) => {
        const minute = new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
        const found = resolve(localDateOf(minute, zone), localTimeOf(minute, zone), zone);
        // In a fold the first of two instants answers for both.
        expect([0, 1800, 3600, 7200, 10_800]).toContain((minute.getTime() - found.getTime()) / 1000);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('working days in Poland', () => {
  it('leave out weekends, holidays and the community’s own days off', () => {
    expect(isWorkingDay('2026-11-11', krakow)).toBe(false);
    expect(isWorkingDay('2026-12-24', krakow)).toBe(false);
    expect(isWorkingDay('2026-12-28', krakow)).toBe(false);
    expect(isWorkingDay('2026-11-21', krakow)).toBe(false);
    expect(isWorkingDay('2026-11-23', krakow)).toBe(true);
    expect(workingDayBefore('2026-12-29', krakow)).toBe('2026-12-23');
  });

  it('follow Easter and the years in which holidays began', () => {
    expect([easterOf(2026), easterOf(2027), easterOf(2038)]).toEqual([
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
    ]);
    expect(['2026-04-06', '2026-06-04'].every((day) => isHoliday(day, 'PL'))).toBe(true);
    expect([isHoliday('2024-12-24', 'PL'), isHoliday('2025-12-24', 'PL')]).toEqual([false, true]);
    expect([isHoliday('2010-01-06', 'PL'), isHoliday('2011-01-06', 'PL')]).toEqual([false, true]);
  });

  it('carry the time of day over a change of clocks', () => {
    expect(iso(addWorkingDays(at('2026-10-23T10:00:00Z'), 1, krakow))).toBe('2026-10-26T11:00:00.000Z');
  });
});

describe('the clocks of a request', () => {
  const monday = at('2026-11-23T10:00:00Z');

  it('settle on day 4 for a person, 14 through a connector and 21 for a topic, at 9:00 the requester’s time', () => {
    expect(iso(settlesAt(monday, 'person', 'Europe/Warsaw', krakow))).toBe('2026-11-27T08:00:00.000Z');
    expect(iso(settlesAt(monday, 'person', 'America/New_York', krakow))).toBe('2026-11-27T14:00:00.000Z');
    expect(iso(settlesAt(monday, 'connector', 'Europe/Warsaw', krakow))).toBe('2026-12-11T08:00:00.000Z');
    expect(iso(settlesAt(monday, 'topic', 'Europe/Warsaw', krakow))).toBe('2026-12-22T08:00:00.000Z');
  });

  it('give a card three working days and one nudge on a working day before its end', () => {
    expect(cardTimes(monday, krakow)).toEqual({
      dueAt: at('2026-11-26T10:00:00Z'),
      nudgeAt: at('2026-11-25T08:00:00Z'),
    });
    const instants = fc.date({ min: at('2026-01-01'), max: at('2028-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (asked) => {
        const { dueAt, nudgeAt } = cardTimes(asked, krakow);
        expect(asked < nudgeAt && nudgeAt < dueAt).toBe(true);
        expect(isWorkingDay(localDateOf(nudgeAt, krakow.zone), krakow)).toBe(true);
      }),
    );
  });

  it('ask nobody new with fewer than three working days left', () => {
    const clock = settlesAt(monday, 'person', 'Europe/Warsaw', krakow);
    expect(isTimeToAsk(monday, clock, krakow)).toBe(true);
    expect(isTimeToAsk(at('2026-11-24T10:00:00Z'), clock, krakow)).toBe(true);
    expect(isTimeToAsk(at('2026-11-25T10:00:00Z'), clock, krakow)).toBe(false);
  });

  it('remind on the next working morning and check in on one', () => {
    expect(iso(tomorrowFor(at('2026-11-27T10:00:00Z'), 'Europe/London', krakow))).toBe(
      '2026-11-30T09:00:00.000Z',
    );
    expect(iso(checkInAt(monday, 7, krakow))).toBe('2026-11-30T08:00:00.000Z');
    expect(iso(checkInAt(at('2026-12-18T10:00:00Z'), 7, krakow))).toBe('2026-12-29T08:00:00.000Z');
  });

  it('leave people in peace from 20:00 to 8:00 of their own day', () => {
    expect(iso(nextWakingInstant(monday, 'Europe/Warsaw'))).toBe(iso(monday));
    expect(iso(nextWakingInstant(at('2026-11-23T22:30:00Z'), 'Europe/Warsaw'))).toBe(
      '2026-11-24T07:00:00.000Z',
    );
    expect(iso(nextWakingInstant(at('2026-11-23T03:00:00Z'), 'Europe/Warsaw'))).toBe(
      '2026-11-23T07:00:00.000Z',
    );
  });

  it('bring people of several zones together when all of them are awake, and at once where that is never', () => {
    const three = ['Europe/Warsaw', 'Europe/London', 'America/New_York'];
    expect(iso(nextCommonWaking(monday, three))).toBe('2026-11-23T13:00:00.000Z');
    expect(iso(nextCommonWaking(at('2026-11-23T19:30:00Z'), three))).toBe('2026-11-24T13:00:00.000Z');
    const far = ['Europe/Warsaw', 'Pacific/Auckland', 'America/Los_Angeles'];
    expect(iso(nextCommonWaking(monday, far))).toBe(iso(monday));
    expect(iso(nextCommonWaking(monday, []))).toBe(iso(monday));
  });

  it('know hours of a member’s own, those of the night too', () => {
    const nights = { from: '22:00', to: '06:00' };
    const isAwake = (time: string) => isWithinHours(at(`2026-11-23T${time}:00Z`), 'UTC', nights);
    expect(['22:00', '23:59', '00:00', '05:59'].every(isAwake)).toBe(true);
    expect(['21:59', '06:00', '12:00'].some(isAwake)).toBe(false);
    expect(iso(nextWakingInstant(monday, 'UTC', nights))).toBe('2026-11-23T22:00:00.000Z');
    expect(iso(nextWakingInstant(monday, 'UTC', { from: '07:00', to: '09:00' }))).toBe(
      '2026-11-24T07:00:00.000Z',
    );
  });

  it('announce a round at 10:00 of the last working day before it', () => {
    expect(iso(skipNoticeAt('2026-11-30', 'Europe/Warsaw', krakow))).toBe('2026-11-27T09:00:00.000Z');
    expect(iso(skipNoticeAt('2026-12-29', 'Europe/Warsaw', krakow))).toBe('2026-12-23T09:00:00.000Z');
  });
});

describe('suggested times', () => {
  const office = { from: '09:00', to: '17:00' };
  const from = at('2026-11-23T10:00:00Z');

  it('lie inside both working days, a day ahead, on different days', () => {
    const zones = fc.constantFrom(
      'Europe/Warsaw',
      'Europe/London',
      'Europe/Lisbon',
      'America/New_York',
      'Asia/Dubai',
    );
    fc.assert(
      fc.property(zones, zones, (one, other) => {
        const slots = suggestSlots(
          { zone: one, workingHours: office },
          { zone: other, workingHours: office },
          from,
          krakow,
        );
        expect(slots).toHaveLength(3);
        expect(new Set(slots.map((slot) => localDateOf(slot, krakow.zone))).size).toBe(3);
        for (const slot of slots) {
          expect(slot.getTime() - from.getTime()).toBeGreaterThanOrEqual(86_400_000);
          for (const zone of [one, other]) {
            const time = localTimeOf(slot, zone);
            expect(time >= '08:00' && time <= '19:30').toBe(true);
          }
        }
      }),
    );
  });

  it('widen politely without a common hour, and are none where nobody would be awake', () => {
    const warsaw = { zone: 'Europe/Warsaw', workingHours: office };
    const denver = { zone: 'America/Denver', workingHours: office };
    const sydney = { zone: 'Australia/Sydney', workingHours: office };
    expect(suggestSlots(warsaw, denver, from, krakow).length).toBeGreaterThan(0);
    expect(
      suggestSlots(
        { ...warsaw, zone: 'America/New_York' },
        { ...sydney, zone: 'Asia/Bangkok' },
        from,
        krakow,
      ),
    ).toEqual([]);
  });

  it('fall on nobody’s Sunday, however far apart the two are', () => {
    const california = { zone: 'America/Los_Angeles', workingHours: office };
    const sydney = { zone: 'Australia/Sydney', workingHours: office };
    for (let day = 0; day < 14; day++) {
      const slots = suggestSlots(california, sydney, at(`2026-11-${10 + day}T10:00:00Z`), krakow);
      expect(slots).toHaveLength(3);
      const days = slots.flatMap((slot) => [california, sydney].map(({ zone }) => localDateOf(slot, zone)));
      expect(days.filter((date) => weekdayOf(date) > 5)).toEqual([]);
    }
  });

  it('skip weekends and holidays', () => {
    const slots = suggestSlots(
      { zone: 'Europe/Warsaw', workingHours: office },
      { zone: 'Europe/Warsaw', workingHours: office },
      at('2026-12-23T10:00:00Z'),
      krakow,
    );
    expect(slots.map((slot) => localDateOf(slot, krakow.zone))).toEqual([
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
    ]);
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
  });
});
