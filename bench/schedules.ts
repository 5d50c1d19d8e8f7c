/**
 * Weekly schedules against PostgreSQL's time zone data and arithmetic: in every zone every change of clocks, with
 * restarts around it, then schedules followed through every week. `[first year] [last year]`, 2020 2035 unless given.
 */
import { occurrencesBetween, type Schedule } from '../src/core/time/schedule.ts';
import { type Oracle, openOracle } from '../test/core/time/oracle.ts';
import { checkZone, nothingChecked } from '../test/core/time/restarts.ts';
import { offsetsOf, transitionsOf } from '../test/core/time/transitions.ts';

const [from, to] = [Number(process.argv[2] ?? 2020), Number(process.argv[3] ?? 2035) + 1];
const minuteMs = 60_000;
const weekMs = 7 * 1440 * minuteMs;
/** Of the 168 hourly slots of a week, how many are followed in each zone; other zones follow others. */
const slotsPerZone = 4;

type Weeks = { occurrences: number; otherData: number; wrong: string[] };

/** Every week has one date, and the oracle's clock reaches the time asked for at that very minute. */
const checkWeeks = async (schedule: Schedule, oracle: Oracle, weeks: Weeks): Promise<void> => {
  const { zone, time } = schedule;
  const offset = offsetsOf(zone);
  const start = new Date(Date.UTC(from, 0) - weekMs);
  const found = occurrencesBetween(schedule, start, new Date(Date.UTC(to, 0)));
  const minutes = found.flatMap(({ at }) => [at.getTime() / minuteMs - 1, at.getTime() / minuteMs]);
  const shown = await oracle.clocksAt(zone, minutes);
  for (const [i, { date, at }] of found.entries()) {
    weeks.occurrences++;
    const last = found[i - 1];
    if (last !== undefined && Date.parse(date) - Date.parse(last.date) !== weekMs)
      weeks.wrong.push(`${zone} ${time}: ${last.date}, then ${date}`);
    const [before = 0, then = 0] = shown.slice(2 * i, 2 * i + 2);
    const minute = at.getTime() / minuteMs;
    const wanted = Date.parse(`${date}T${time}:00Z`) / minuteMs;
    if (then - minute !== offset(minute)) weeks.otherData++;
    else if (before >= wanted || then < wanted)
      weeks.wrong.push(`${zone} ${date} ${time}: ${at.toISOString()}`);
  }
};

const slotOf = (zone: string, slot: number): Schedule => ({
  weekday: 1 + Math.floor(slot / 24),
  time: `${String(slot % 24).padStart(2, '0')}:00`,
  zone,
  everyWeeks: 1,
  anchor: `${from}-01-01`,
  pauses: [],
  calendar: null,
});

const zones = Intl.supportedValuesOf('timeZone');
const oracle = await openOracle();
const checked = nothingChecked();
const weeks: Weeks = { occurrences: 0, otherData: 0, wrong: [] };
for (const [index, zone] of zones.entries()) {
  await checkZone(zone, transitionsOf(zone, from, to), oracle, checked);
  for (let n = 0; n < slotsPerZone; n++)
    await checkWeeks(slotOf(zone, (index * 31 + n * 43) % 168), oracle, weeks);
}
await oracle.close();

const { otherData, wrong, ...counts } = checked;
const cpu = process.cpuUsage();
console.log(
  JSON.stringify(
    {
      years: `${from} to ${to - 1}`,
      zones: zones.length,
      timeZoneData: process.versions['tz'],
      ...counts,
      weekly: weeks.occurrences,
      wrong: wrong.length + weeks.wrong.length,
      otherData: {
        transitions: otherData.length,
        weekly: weeks.otherData,
        zones: [...new Set(otherData.map(({ zone }) => zone))],
      },
      cpuSeconds: Math.round((cpu.user + cpu.system) / 1e6),
    },
    null,
    2,
  ),
);
for (const line of [...wrong, ...weeks.wrong].slice(0, 20)) console.error(line);
process.exitCode = wrong.length + weeks.wrong.length === 0 ? 0 : 1;
