import { describe, expect, it } from 'vitest';
import { type Contact, type Seen, violationsIn } from './checks.ts';
import { countDigests, missedDigests, strayDigests, wrongChannelDigests } from './digests.ts';
import type { Waiting } from './waiting.ts';

/** What the year is held against can fail: each rule finds the one thing that breaks it, and nothing else. */

const zone = 'Europe/Warsaw';
const joined = { status: 'joined', zone, snoozedUntil: null };
/** A Monday of winter: nine o'clock in Warsaw is eight in UTC. */
const on = (day: number, hour = 9) => new Date(Date.UTC(2027, 0, 11 + day, hour - 1));
const dateOn = (day: number) => on(day).toISOString().slice(0, 10);
let keys = 0;
const seen = (kind: string, at: Date, change: Partial<Seen> = {}): Seen => {
  const key = `key-${++keys}`;
  return {
    ...{ key, kind, what: key, at, to: ['ada'], isRoom: false, isChannel: false, standings: [joined] },
    ...change,
  };
};
const contact = (day: number, kind: Contact['kind'] = 'unasked'): Contact => ({
  ...{ member: 'a', kind, at: on(day) },
});
const digest = (day: number, of: number, change: Partial<Seen> = {}) =>
  seen('digest', on(day), { what: `{"date":"${dateOn(of)}","n":${++keys}}`, ...change });

describe('the checks of a simulated year find', () => {
  it('nothing where nothing is wrong', () => {
    const messages = [0, 2, 4, 6, 7].map((day) => seen('askCard', on(day)));
    const contacts = [0, 3, 7, 9, 14].map((day) => contact(day));
    expect(violationsIn(messages, contacts)).toEqual([]);
  });

  it('a message at night, in a pause, to somebody who has not joined, or is unknown', () => {
    const found = (one: Seen) => violationsIn([one], []);
    expect(found(seen('askCard', on(0, 23)))).toEqual([expect.stringContaining('quiet hours')]);
    const paused = { standings: [{ ...joined, snoozedUntil: on(3) }] };
    expect(found(seen('digest', on(0), paused))).toEqual([expect.stringContaining('wants quiet')]);
    const known = { standings: [{ ...joined, status: 'known' }] };
    expect(found(seen('welcome', on(0), known))).toEqual([expect.stringContaining('not joined')]);
    expect(found(seen('askCard', on(0), { standings: [undefined] }))).toEqual([
      expect.stringContaining('nobody knows them'),
    ]);
    const room = { isRoom: true, to: ['ada', 'sam'], standings: [joined, { ...joined, zone: 'Asia/Tokyo' }] };
    expect(found(seen('pairingSilent', on(0, 18), room))).toEqual([expect.stringContaining('sam')]);
  });

  it('the same said twice, though what is asked for again may come again', () => {
    const twice = (kind: string) => [
      seen(kind, on(0), { what: 'the same' }),
      seen(kind, on(1), { what: 'the same' }),
    ];
    expect(violationsIn(twice('askCard'), [])).toEqual([expect.stringContaining('twice')]);
    expect(violationsIn(twice('benched'), [])).toEqual([expect.stringContaining('twice')]);
    expect(violationsIn(twice('welcome'), [])).toEqual([]);
  });

  it('two on one day, more than four in seven days, and what managers only hear when something failed', () => {
    expect(violationsIn([seen('askCard', on(0)), seen('digest', on(0, 15))], [])).toEqual([
      expect.stringContaining('askCard and digest'),
    ]);
    const five = [0, 1, 3, 5, 6].map((day) => seen('askCard', on(day)));
    expect(violationsIn(five, [])).toEqual([expect.stringContaining('more than 4 in seven days')]);
    expect(violationsIn([seen('digestsMissed', on(0))], [])).toHaveLength(1);
  });

  it('a budget that was passed: a day, a week, ask cards', () => {
    const over = (...all: Contact[]) => violationsIn([], all);
    expect(over(contact(0), { ...contact(0), at: on(0, 23) })).toEqual([
      expect.stringContaining('more than 1 a day'),
    ]);
    expect(over(...[0, 1, 3, 5, 6].map((day) => contact(day)))).toEqual([
      expect.stringContaining('more than 4 a week'),
    ]);
    expect(over(...[0, 2, 6].map((day) => contact(day, 'askCard')))).toEqual([
      expect.stringContaining('more than 2 ask cards a week'),
    ]);
  });

  it('a digest that did not come though something waited and there was room', () => {
    const waiting = [0, 1, 2].map(
      (day): Waiting => ({
        ...{ person: 'ada', member: 'a', what: 'a slip', of: dateOn(0), date: dateOn(day), zone },
      }),
    );
    const missed = (messages: Seen[], contacts: Contact[], mornings = 3) =>
      missedDigests(waiting.slice(0, mornings), messages, contacts);
    expect(missed([digest(0, 0)], [contact(0)])).toEqual([]);
    expect(missed([digest(1, 0)], [contact(-0.5)])).toEqual([]);
    expect(missed([], [])).toEqual([expect.stringContaining('room on 2027-01-11')]);
    // Written down as sent, and never seen.
    expect(missed([], [{ ...contact(0), at: new Date(on(0).getTime() + 600_000) }])).toHaveLength(1);
    // Full on the day, and not told on the morning after.
    const full = [{ ...contact(0), at: on(-1, 20) }];
    expect(missed([], full)).toEqual([expect.stringContaining('room on 2027-01-12')]);
    // By then they wanted none any more, or nothing waited.
    expect(missed([], full, 1)).toEqual([]);
    // Something else took the room while it waited.
    const always = [-1, 0, 1, 2].map((day) => ({ ...contact(0), at: on(day, 20) }));
    expect(missed([], always)).toEqual([expect.stringContaining('room on 2027-01-12')]);
    // A week with a late digest in it is full; one without has kept a place.
    const week = [-6, -5, -4, -3].map((day) => ({ ...contact(0), at: on(day, 20) }));
    const late = week.map((one, index) => (index === 0 ? { ...one, kind: 'digest' } : one));
    expect([missed([], week, 1), missed([], late, 1)]).toEqual([[expect.any(String)], []]);
  });

  it('no digest missing for what two said already', () => {
    const waits = (week: number, what: string): Waiting => ({
      ...{ person: 'ada', member: 'a', what, of: dateOn(week * 7), date: dateOn(week * 7), zone },
    });
    const messages = [digest(0, 0), digest(7, 7)];
    const old = [0, 1, 2].map((week) => waits(week, 'a slip'));
    expect(missedDigests(old, messages, [])).toEqual([]);
    expect(missedDigests(old, messages.slice(1), [])).toHaveLength(2);
    expect(missedDigests([...old, waits(2, 'another')], messages, [])).toHaveLength(1);
  });

  it('how many digests were late, and how many over before there was room', () => {
    const waits = (person: string, day: number, of = 0): Waiting => ({
      ...{ person, member: person, what: 'a slip', of: dateOn(of), date: dateOn(day), zone },
    });
    const waiting = [waits('ada', 0), waits('sam', 0), waits('sam', 1), waits('grace', 0), waits('iga', 1)];
    const messages = [digest(0, 0), digest(1, 0, { to: ['sam'] })];
    expect(countDigests(waiting, messages)).toEqual({ waited: 3, later: 1, over: 1 });
  });

  it('a digest of another day, too late, and a channel without one or with two', () => {
    expect(strayDigests([digest(0, 0), digest(2, 0)], [dateOn(0)])).toEqual([]);
    expect(strayDigests([digest(1, 1)], [dateOn(0)])).toHaveLength(1);
    expect(strayDigests([digest(9, 0)], [dateOn(0)])).toHaveLength(1);
    const posted = (day: number, of: number) =>
      digest(day, of, { kind: 'channelDigest', isChannel: true, to: ['#general'] });
    const wrong = (...all: Seen[]) => wrongChannelDigests(all, [dateOn(0), dateOn(8)], zone);
    // A day off moved the second to Tuesday; it keeps the day it was meant for.
    expect(wrong(posted(0, 0), posted(8, 7))).toEqual([]);
    expect(wrong(posted(0, 0))).toHaveLength(1);
    expect(wrong(posted(0, 0), posted(0, 0), posted(8, 7))).toHaveLength(1);
    expect(wrong(posted(0, 0), posted(3, 0), posted(8, 7))).toHaveLength(1);
  });
});
