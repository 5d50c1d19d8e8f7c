import { describe, expect, test } from 'vitest';
import { asId, type MemberId, type ProgramId } from '../../src/core/ids.ts';
import {
  evolveProgram,
  nextRound,
  type Program,
  pauseProgram,
  programDefaults,
  programDueAt,
  runNow,
  startProgram,
  tickProgram,
} from '../../src/core/program.ts';
import {
  bench,
  isDueForBench,
  joinProgram,
  leaveProgram,
  leftOut,
  newcomerTo,
  type ProgramMember,
  placed,
  readinessFor,
  setCadence,
  skipRound,
} from '../../src/core/programMember.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { readMoment, readPauses, writePauses } from '../../src/core/weekly.ts';
import { member } from './introRequestWorld.ts';

const calendar = { zone: 'Europe/Warsaw', holidays: 'PL', daysOff: [] } as const;
const monday = new Date('2027-01-11T08:00:00Z');
const draft: Program = {
  ...programDefaults,
  id: asId<ProgramId>('p'),
  name: 'Coffee',
  place: 'everyone',
  weekday: 3,
  zone: 'Europe/Warsaw',
  anchor: '2027-01-01',
  status: 'draft',
  lastDone: null,
  announced: null,
  rounds: 0,
  createdAt: monday,
};
const started = (program: Program, at: Date): Program => {
  const running = startProgram(program, at);
  if (isRefusal(running)) throw new Error(running.refused);
  return running;
};
const at = (text: string) => new Date(`2027-${text}:00Z`);

/** Live through the time from one instant to another; what happened, with its instant. */
const live = (
  program: Program,
  from: Date,
  to: Date,
): { readonly happened: string[]; readonly program: Program } => {
  const happened: string[] = [];
  let [now, current] = [from, program];
  for (let due = programDueAt(current, now, calendar); due !== null && due <= to; ) {
    now = due > now ? due : now;
    const events = tickProgram(current, now, calendar);
    if (events.length === 0) throw new Error(`nothing at ${now.toISOString()}`);
    for (const event of events) {
      happened.push(`${now.toISOString().slice(5, 16)} ${event.type}`);
      current = evolveProgram(current, event);
    }
    due = programDueAt(current, now, calendar);
  }
  return { happened, program: current };
};

describe('a program', () => {
  test('announces each round on the working day before at ten, begins it on its day, and moves it off holidays', () => {
    // 11 November 2027 is a holiday on a Thursday; 3 and 10 November are Wednesdays.
    const program = started({ ...draft, weekday: 4 }, at('11-02T08:00'));
    expect(live(program, at('11-02T08:00'), at('11-13T08:00')).happened).toEqual([
      '11-03T09:00 roundAnnounced',
      '11-04T09:00 roundBegun',
      '11-10T09:00 roundAnnounced',
      '11-12T09:00 roundBegun',
    ]);
  });

  test('announces a round once, however often the clock looks', () => {
    const program = started(draft, monday);
    const told = tickProgram(program, at('01-12T09:00'), calendar);
    expect(told.map(({ type }) => type)).toEqual(['roundAnnounced']);
    expect(tickProgram(told.reduce(evolveProgram, program), at('01-12T09:01'), calendar)).toEqual([]);
  });

  test('does nothing before it is started, nor while it is paused', () => {
    expect(tickProgram(draft, at('03-03T12:00'), calendar)).toEqual([]);
    expect(programDueAt(draft, monday, calendar)).toBeNull();
    const paused = pauseProgram(started(draft, monday));
    expect(isRefusal(paused) ? null : tickProgram(paused, at('03-03T12:00'), calendar)).toEqual([]);
  });

  test('that is started after its hour waits for next week', () => {
    const program = started(draft, at('01-13T09:01'));
    expect(nextRound(program, at('01-13T09:01'), calendar).date).toBe('2027-01-20');
    expect(nextRound(started(draft, at('01-13T08:59')), at('01-13T08:59'), calendar).date).toBe('2027-01-13');
  });

  test('that was off for weeks says what it missed and makes up for nothing', () => {
    const program = started(draft, monday);
    const events = tickProgram(program, at('02-05T08:00'), calendar);
    expect(events).toEqual([
      { type: 'roundsMissed', dates: ['2027-01-13', '2027-01-20', '2027-01-27', '2027-02-03'] },
    ]);
  });

  test('that begins late by hours begins, once', () => {
    const program = started(draft, monday);
    const events = tickProgram(program, at('01-13T15:00'), calendar);
    expect(events.map(({ type }) => type)).toEqual(['roundBegun']);
    const after = events.reduce(evolveProgram, program);
    expect(tickProgram(after, at('01-13T15:00'), calendar)).toEqual([]);
  });

  test('run by hand takes the place of the round of its week, once a day', () => {
    const program = started(draft, monday);
    const events = runNow(program, monday);
    if (isRefusal(events)) throw new Error(events.refused);
    const after = events.reduce(evolveProgram, program);
    expect(runNow(after, monday)).toEqual({ refused: 'alreadyAnswered' });
    expect(nextRound(after, monday, calendar).date).toBe('2027-01-20');
    expect(runNow(draft, monday)).toEqual({ refused: 'alreadyAnswered' });
  });
});

describe('a member of a program', () => {
  const one = newcomerTo(draft, asId<MemberId>('m'));
  const ada = member('Ada', { status: 'joined' });
  const ready = (who: ProgramMember, change = {}, program = draft) =>
    readinessFor(program, who, { ...ada, ...change }, '2027-01-13', monday);

  test.each([
    ['joined and in', one, {}, 'ready'],
    ['only known', one, { status: 'known' }, 'notJoined'],
    ['out', leaveProgram(one), {}, 'out'],
    ['on a pause', one, { snoozedUntil: at('02-01T00:00') }, 'snoozed'],
    ['skipping this one', skipRound(one, '2027-01-13'), {}, 'skipping'],
    ['skipping the next one', skipRound(one, '2027-01-20'), {}, 'ready'],
    ['on a break', bench(one, monday), {}, 'benched'],
    ['hidden', one, { isHidden: true }, 'out'],
  ])('who is %s is placed accordingly', (_, who, change, expected) => {
    expect(ready(who, change)).toBe(expected);
  });

  test('follows their own cadence, never more often than the program', () => {
    const monthly = placed(setCadence(one, draft, 4), '2027-01-06');
    expect(ready(monthly)).toBe('ownCadence');
    expect(ready({ ...monthly, lastPlacedOn: '2026-12-16' })).toBe('ready');
    expect(setCadence(one, { ...draft, everyWeeks: 2 }, 1).everyWeeks).toBeNull();
  });

  test('needs a side in a two-sided program and a topic in one with topics', () => {
    expect(ready(one, {}, { ...draft, isTwoSided: true })).toBe('noSide');
    expect(ready({ ...one, side: 'mentor' }, {}, { ...draft, isTwoSided: true })).toBe('ready');
    expect(ready(one, {}, { ...draft, topics: [asId('tax')] })).toBe('otherTopics');
    expect(ready(one, {}, { ...draft, topics: [asId('react')] })).toBe('ready');
  });

  test('is left in peace after three silent rounds, and comes back in', () => {
    const silent = ['2027-01-13', '2027-01-20', '2027-01-27'].reduce(placed, one);
    expect(isDueForBench(silent)).toBe(true);
    expect(isDueForBench({ ...silent, silentRounds: 2 })).toBe(false);
    expect(joinProgram(bench(silent, monday))).toMatchObject({
      benchedAt: null,
      silentRounds: 0,
      isIn: true,
    });
    expect(placed(leftOut(leftOut(one)), '2027-01-13').waited).toBe(0);
  });
});

test('a day and a time are read as people write them', () => {
  expect(['Monday 10:00', 'pon. 9:30', 'środa 14.05', 'Fri at 8', 'niedziela 23:59'].map(readMoment)).toEqual(
    [
      { weekday: 1, time: '10:00' },
      { weekday: 1, time: '09:30' },
      { weekday: 3, time: '14:05' },
      { weekday: 5, time: '08:00' },
      { weekday: 7, time: '23:59' },
    ],
  );
  expect(['', '10:00', 'Monday', 'someday 10:00', 'Monday 25:00', 'Monday 10:61'].map(readMoment)).toEqual(
    Array(6).fill(null),
  );
});

test('days without rounds are read and written alike', () => {
  const pauses = readPauses('2026-12-21–2027-01-03, 2027-05-04');
  expect(pauses).toEqual([
    { from: '2026-12-21', to: '2027-01-03' },
    { from: '2027-05-04', to: '2027-05-04' },
  ]);
  expect(writePauses(pauses ?? [])).toBe('2026-12-21–2027-01-03, 2027-05-04');
  expect(['2027-02-30', '2027-01-03–2026-12-21', 'soon'].map(readPauses)).toEqual([null, null, null]);
  expect(readPauses('')).toEqual([]);
  // As a Polish manager writes them, with either dash.
  expect(readPauses('21.12.2026-3.01.2027; 4.05.2027 – 4.05.2027, 28.12.2026')).toEqual([
    { from: '2026-12-21', to: '2027-01-03' },
    { from: '2027-05-04', to: '2027-05-04' },
    { from: '2026-12-28', to: '2026-12-28' },
  ]);
});
