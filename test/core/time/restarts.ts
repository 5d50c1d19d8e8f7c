import {
  dueOccurrence,
  nextOccurrence,
  occurrenceOn,
  occurrencesBetween,
  type Schedule,
} from '../../../src/core/time/schedule.ts';
import { plusDays, weekdayOf } from '../../../src/core/time/zones.ts';
import type { Oracle } from './oracle.ts';
import type { Transition } from './transitions.ts';

/** What a check has seen. `otherData` are transitions that PostgreSQL's time zone data does not have, or has later. */
export type Checked = {
  transitions: number;
  slots: number;
  restarts: number;
  otherData: Transition[];
  wrong: string[];
};

/** A fresh count. */
export const nothingChecked = (): Checked => ({
  transitions: 0,
  slots: 0,
  restarts: 0,
  otherData: [],
  wrong: [],
});

/**
 * Around each transition of one zone: weekly schedules at every quarter of an hour from 3 hours before to 3 hours
 * after, each restarted at every quarter of an hour. Exactly one run for the scheduled date, at the oracle's instant.
 */
export const checkZone = async (
  zone: string,
  transitions: readonly Transition[],
  oracle: Oracle,
  checked: Checked,
): Promise<void> => {
  const widest = Math.max(0, ...transitions.map(({ before, after }) => Math.abs(after - before)));
  const around = 2 * reach + widest;
  const clocks = await oracle.clocksAround(zone, transitions, around);
  for (const [i, transition] of transitions.entries()) {
    const shown = clocks[i] ?? [];
    const first = transition.at - around;
    const isSameData = shown.every((wall, n) => {
      const minute = first + n;
      return wall - minute === (minute < transition.at ? transition.before : transition.after);
    });
    if (!isSameData) {
      checked.otherData.push(transition);
      continue;
    }
    checked.transitions++;
    for (const wall of slotsAround(transition)) {
      const at = first + shown.findIndex((clock) => clock >= wall);
      checkSlot(transition, wall, at, checked);
    }
  }
};

const reach = 180;
const quarter = 15;
const minuteMs = 60_000;

/** Clock times worth scheduling: all quarters from before the old clock's jump to after the new clock's, and the edges. */
const slotsAround = ({ at, before, after }: Transition): number[] => {
  const [low, high] = [Math.min(before, after), Math.max(before, after)];
  const slots = [at + low - 1, at + low + 1, at + high - 1, at + high + 1];
  for (let wall = at + low - reach; wall <= at + high + reach; wall += quarter) slots.push(wall);
  return slots;
};

const checkSlot = (
  { zone, at: jump, before, after }: Transition,
  wall: number,
  at: number,
  checked: Checked,
) => {
  const iso = new Date(wall * minuteMs).toISOString();
  const [date, time] = [iso.slice(0, 10), iso.slice(11, 16)];
  const schedule: Schedule = {
    weekday: weekdayOf(date),
    time,
    zone,
    everyWeeks: 1,
    anchor: plusDays(date, -28),
    pauses: [],
    calendar: null,
  };
  const expect = (what: string, is: unknown, wanted: unknown) => {
    if (is !== wanted) checked.wrong.push(`${zone} ${date} ${time}: ${what} is ${is}, not ${wanted}`);
  };
  checked.slots++;
  expect('the instant', occurrenceOn(schedule, date)?.at.getTime(), at * minuteMs);
  const fortnight = occurrencesBetween(
    schedule,
    new Date((at - 14 * 1440) * minuteMs),
    new Date(at * minuteMs),
  );
  expect('the instant seen from before', fortnight.at(-1)?.at.getTime(), at * minuteMs);
  const nominal = wall - (at < jump ? before : after);
  if (Math.abs(at - nominal) > Math.max(0, after - before)) expect('the distance from nominal', at, nominal);

  let lastDone = plusDays(date, -7);
  const runs: string[] = [];
  for (const now of restartsAround(jump, at)) {
    checked.restarts++;
    const instant = new Date(now * minuteMs);
    const next = nextOccurrence(schedule, instant);
    expect(`after ${instant.toISOString()} the next`, next.date, now < at ? date : plusDays(date, 7));
    const due = dueOccurrence(schedule, lastDone, instant);
    if (due.due === 'run') {
      runs.push(...due.missed, `${due.occurrence.date} ${now < at ? 'early' : 'on time'}`);
      lastDone = due.occurrence.date;
    }
  }
  expect('what ran', runs.join(', '), `${date} on time`);
};

const restartsAround = (jump: number, at: number): number[] => {
  const restarts = [at - 1, at, at + 1];
  for (let now = jump - reach; now <= jump + reach; now += quarter) restarts.push(now);
  return restarts.sort((one, other) => one - other);
};
