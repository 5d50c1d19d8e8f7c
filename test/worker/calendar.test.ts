import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotACalendar, readCalendar } from '../../src/worker/calendar.ts';
import type { CalendarReader } from '../../src/worker/calendarReader.ts';
import { compile } from '../compile.ts';

const window = {
  from: new Date('2027-03-01T00:00:00Z'),
  until: new Date('2027-04-30T00:00:00Z'),
  zone: 'Europe/Warsaw',
};
const vevent = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
const vcalendar = (...parts: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//y//EN', ...parts, 'END:VCALENDAR', ''].join('\r\n');
const starts = (text: string, within = window) =>
  readCalendar(text, within).entries.map(({ startsAt }) => startsAt.toISOString());
const one = (...lines: readonly string[]) => vcalendar(vevent('UID:a', 'SUMMARY:Breakfast', ...lines));

describe('an entry', () => {
  it('has words, a place, a link, and is cut to what fits', () => {
    const [entry] = readCalendar(
      one(
        'DTSTART:20270310T080000Z',
        'DTEND:20270310T090000Z',
        'LOCATION:Kraków\\, ul. Długa 1',
        'URL:https://meet.example/1',
        `DESCRIPTION:${'word '.repeat(300)}`,
      ),
      window,
    ).entries;
    expect(entry).toMatchObject({
      key: 'a',
      title: 'Breakfast',
      place: 'Kraków, ul. Długa 1',
      link: 'https://meet.example/1',
      isAllDay: false,
      isCancelled: false,
      endsAt: new Date('2027-03-10T09:00:00Z'),
    });
    expect(entry?.description.length).toBeLessThanOrEqual(500);
  });

  it('never leads anywhere but to https, and one that is private stays where it is', () => {
    const link = (url: string) =>
      readCalendar(one('DTSTART:20270310T080000Z', `URL:${url}`), window).entries[0]?.link;
    for (const url of ['http://x.example', 'javascript:alert(1)', 'https://u:p@x.example/', 'https://x']) {
      expect([url, link(url)]).toEqual([url, null]);
    }
    expect(starts(one('DTSTART:20270310T080000Z', 'CLASS:PRIVATE'))).toEqual([]);
  });

  it.each([
    ['in UTC', 'DTSTART:20270310T080000Z', '2027-03-10T08:00:00.000Z'],
    ['without a zone is on the community’s clocks', 'DTSTART:20270310T090000', '2027-03-10T08:00:00.000Z'],
    ['of an IANA zone', 'DTSTART;TZID=America/New_York:20270310T090000', '2027-03-10T14:00:00.000Z'],
    ['of a Windows zone', 'DTSTART;TZID=Pacific Standard Time:20270310T090000', '2027-03-10T17:00:00.000Z'],
    [
      'of a zone behind a prefix',
      'DTSTART;TZID=/mozilla.org/20050126_1/Asia/Tokyo:20270310T090000',
      '2027-03-10T00:00:00.000Z',
    ],
    [
      'in a gap of the clocks is the first instant after',
      'DTSTART;TZID=Europe/Warsaw:20270328T023000',
      '2027-03-28T01:00:00.000Z',
    ],
    [
      'of a zone nobody knows is the community’s',
      'DTSTART;TZID=Mars/Base:20270310T090000',
      '2027-03-10T08:00:00.000Z',
    ],
  ])('%s', (_, line, at) => {
    expect(starts(one(line))).toEqual([at]);
  });

  it('of a zone that only the calendar defines follows its definition, across the change', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Our own',
      'BEGIN:STANDARD',
      'DTSTART:20001029T030000',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
      'TZOFFSETFROM:+0500',
      'TZOFFSETTO:+0400',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:20000326T020000',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
      'TZOFFSETFROM:+0400',
      'TZOFFSETTO:+0500',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ].join('\r\n');
    const entry = vevent(
      'UID:a',
      'SUMMARY:Weekly',
      'DTSTART;TZID=Our own:20270322T090000',
      'RRULE:FREQ=WEEKLY;COUNT=2',
    );
    expect(starts(vcalendar(zone, entry))).toEqual(['2027-03-22T05:00:00.000Z', '2027-03-29T04:00:00.000Z']);
  });

  it('of whole days lasts days, also where one has 23 hours', () => {
    const [entry] = readCalendar(
      one('DTSTART;VALUE=DATE:20270327', 'DTEND;VALUE=DATE:20270329'),
      window,
    ).entries;
    expect(entry).toMatchObject({
      isAllDay: true,
      startsAt: new Date('2027-03-26T23:00:00Z'),
      endsAt: new Date('2027-03-28T22:00:00Z'),
    });
    const [short] = readCalendar(one('DTSTART;VALUE=DATE:20270328'), window).entries;
    expect(short?.endsAt).toEqual(new Date('2027-03-28T22:00:00Z'));
  });
});

describe('one that repeats', () => {
  it('keeps its hour across a change of clocks, and its length', () => {
    const entries = readCalendar(
      one(
        'DTSTART;TZID=Europe/Warsaw:20270320T090000',
        'DTEND;TZID=Europe/Warsaw:20270320T110000',
        'RRULE:FREQ=WEEKLY;BYDAY=SA;COUNT=3',
      ),
      window,
    ).entries;
    expect(entries.map(({ startsAt }) => startsAt.toISOString())).toEqual([
      '2027-03-20T08:00:00.000Z',
      '2027-03-27T08:00:00.000Z',
      '2027-04-03T07:00:00.000Z',
    ]);
    expect(entries.map(({ key }) => key)).toEqual([
      'a/2027-03-20T08:00:00.000Z',
      'a/2027-03-27T08:00:00.000Z',
      'a/2027-04-03T07:00:00.000Z',
    ]);
    for (const { startsAt, endsAt } of entries) expect(endsAt.getTime() - startsAt.getTime()).toBe(7_200_000);
  });

  it('ends at UNTIL, which is said in UTC, the last one included', () => {
    const until = (at: string) =>
      starts(one('DTSTART;TZID=Europe/Warsaw:20270322T090000', `RRULE:FREQ=WEEKLY;UNTIL=${at}`)).length;
    expect([until('20270405T070000Z'), until('20270405T065900Z'), until('20270405')]).toEqual([3, 2, 3]);
  });

  it('is less EXDATE, by instant and by day, and with RDATE', () => {
    const base = ['DTSTART;TZID=Europe/Warsaw:20270322T090000', 'RRULE:FREQ=WEEKLY;COUNT=4'];
    const all = ['2027-03-22T07', '2027-03-29T07', '2027-04-05T07', '2027-04-12T07'];
    // Winter time until the 28th.
    all[0] = '2027-03-22T08';
    const hours = (...more: readonly string[]) => starts(one(...base, ...more)).map((at) => at.slice(0, 13));
    expect(hours()).toEqual(all);
    expect(hours('EXDATE;TZID=Europe/Warsaw:20270329T090000')).toEqual(all.filter((_, at) => at !== 1));
    expect(hours('EXDATE:20270329T070000Z,20270412T070000Z')).toEqual([all[0], all[2]]);
    expect(hours('EXDATE;VALUE=DATE:20270405')).toEqual(all.filter((_, at) => at !== 2));
    expect(hours('RDATE;TZID=Europe/Warsaw:20270324T090000')).toEqual([
      all[0],
      '2027-03-24T08',
      ...all.slice(1),
    ]);
  });

  it('has occurrences of their own: moved, renamed, cancelled; they keep their name', () => {
    const text = vcalendar(
      vevent('UID:a', 'SUMMARY:Weekly', 'DTSTART:20270301T090000Z', 'RRULE:FREQ=WEEKLY;COUNT=3'),
      vevent('UID:a', 'SUMMARY:Moved', 'RECURRENCE-ID:20270308T090000Z', 'DTSTART:20270309T100000Z'),
      vevent(
        'UID:a',
        'SUMMARY:Weekly',
        'RECURRENCE-ID:20270315T090000Z',
        'DTSTART:20270315T090000Z',
        'STATUS:CANCELLED',
      ),
    );
    expect(
      readCalendar(text, window).entries.map(({ key, title, startsAt, isCancelled }) => [
        key,
        title,
        startsAt.toISOString().slice(0, 13),
        isCancelled,
      ]),
    ).toEqual([
      ['a/2027-03-01T09:00:00.000Z', 'Weekly', '2027-03-01T09', false],
      ['a/2027-03-08T09:00:00.000Z', 'Moved', '2027-03-09T10', false],
      ['a/2027-03-15T09:00:00.000Z', 'Weekly', '2027-03-15T09', true],
    ]);
  });

  it('of whole days is on its days', () => {
    expect(starts(one('DTSTART;VALUE=DATE:20270327', 'RRULE:FREQ=DAILY;COUNT=3'))).toEqual([
      '2027-03-26T23:00:00.000Z',
      '2027-03-27T23:00:00.000Z',
      '2027-03-28T22:00:00.000Z',
    ]);
  });

  it('that began long ago is found in the window', () => {
    expect(starts(one('DTSTART:19970301T090000Z', 'RRULE:FREQ=WEEKLY')).length).toBe(8);
  });
});

describe('what is hostile', () => {
  it('is no calendar, or is read in part: no other error ever, whatever it says', () => {
    for (const text of ['', 'hello', '<html></html>', 'BEGIN:VCALENDAR', 'BEGIN:VCARD\r\nEND:VCARD', '\0']) {
      expect(() => readCalendar(text, window)).toThrow(NotACalendar);
    }
    const line = fc.oneof(
      fc.constantFrom(
        'BEGIN:VEVENT',
        'END:VEVENT',
        'UID:x',
        'SUMMARY:x',
        'DTSTART:20270301T090000Z',
        'DTSTART;VALUE=DATE:20270301',
        'DTSTART;TZID=Nowhere/At_all:20270301T090000',
        'DTSTART:99999999T999999',
        'DTEND:20270301T080000Z',
        'DURATION:-P1000D',
        'RRULE:FREQ=WEEKLY;COUNT=2',
        'RRULE:FREQ=DAILY;INTERVAL=0',
        'RRULE:FREQ=SECONDLY',
        'RRULE:FREQ=NEVER',
        'RECURRENCE-ID:20270301T090000Z',
        'EXDATE:garbage',
        'RDATE;VALUE=PERIOD:20270301T090000Z/PT1H',
        'BEGIN:VTIMEZONE',
        'END:VTIMEZONE',
        'TZID:Nowhere/At_all',
        ' folded',
      ),
      fc.string({ maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        for (const text of [lines.join('\r\n'), vcalendar(...lines), vcalendar(vevent('UID:x', ...lines))]) {
          try {
            const { entries } = readCalendar(text, window);
            for (const entry of entries) {
              expect(entry.startsAt >= window.from && entry.startsAt <= window.until).toBe(true);
              expect(entry.title.length).toBeLessThanOrEqual(100);
            }
          } catch (error) {
            expect(error).toBeInstanceOf(NotACalendar);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('does not fill the community: at most 500 entries, and then nothing missing counts as cancelled', () => {
    const many = Array.from({ length: 700 }, (_, at) =>
      vevent(`UID:${at}`, 'SUMMARY:x', 'DTSTART:20270310T080000Z'),
    );
    const read = readCalendar(vcalendar(...many), window);
    expect([read.entries.length, read.isWhole]).toEqual([500, false]);
    const daily = Array.from({ length: 400 }, (_, at) =>
      vevent(`UID:${at}`, 'SUMMARY:x', 'DTSTART:20000310T080000Z', 'RRULE:FREQ=DAILY'),
    );
    expect(readCalendar(vcalendar(...daily), window).isWhole).toBe(false);
  });

  describe('in a thread', () => {
    let folder: string;
    let remove: () => Promise<void>;
    let read: CalendarReader;
    let inHaste: CalendarReader;
    beforeAll(async () => {
      ({ folder, remove } = await compile(['worker/calendarReader.ts', 'worker/calendarThread.ts']));
      const made = await import(`${folder}/worker/calendarReader.js`);
      read = made.createCalendarReader(true, 2_500);
      inHaste = made.createCalendarReader(true, 10);
    }, 60_000);
    afterAll(() => remove());

    it('an honest calendar is read all the same', async () => {
      const { entries } = await read(one('DTSTART:20270310T080000Z'), window);
      expect(entries).toEqual(readCalendar(one('DTSTART:20270310T080000Z'), window).entries);
      await expect(read('hello', window)).rejects.toMatchObject({ name: 'NotACalendar' });
    });

    it('what takes too long ends with the thread, whatever it does; everything else goes on', async () => {
      const never = one('DTSTART:20270310T080000Z', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30');
      await read(never, window).then(
        ({ entries }) => expect(entries.length).toBeLessThanOrEqual(1),
        (error: Error) => expect(error.name).toBe('TooSlow'),
      );
      let turns = 0;
      const other = setInterval(() => turns++, 1);
      await expect(inHaste(never, window)).rejects.toMatchObject({ name: 'TooSlow' });
      clearInterval(other);
      expect(turns).toBeGreaterThan(0);
    });
  });
});
