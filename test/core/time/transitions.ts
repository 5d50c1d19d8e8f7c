/** A change of a zone's clocks. `at` is in minutes since 1970, the offsets are minutes east of UTC. */
export type Transition = {
  readonly zone: string;
  readonly at: number;
  readonly before: number;
  readonly after: number;
};

/** All changes of a zone's clocks in `[from, to)` (years), found by comparing offsets day by day, then halving. */
export const transitionsOf = (zone: string, from: number, to: number): Transition[] => {
  const offset = offsetsOf(zone);
  const [start, end] = [Date.UTC(from, 0) / minuteMs, Date.UTC(to, 0) / minuteMs];
  const found: Transition[] = [];
  for (let day = start; day < end; day += dayMinutes) {
    const [before, after] = [offset(day), offset(day + dayMinutes)];
    if (before === after) continue;
    let [low, high] = [day, day + dayMinutes];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offset(middle) === before) low = middle;
      else high = middle;
    }
    found.push({ zone, at: high, before, after });
  }
  return found;
};

/** Minutes east of UTC, as the runtime names them (`GMT+05:30`), not as the code under test computes them. */
export const offsetsOf = (zone: string): ((minute: number) => number) => {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (minute) => {
    const [, sign, hours = '0', minutes = '0'] =
      /GMT(?:([+-])(\d\d):(\d\d))?/u.exec(format.format(minute * minuteMs)) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) + 0;
  };
};

const minuteMs = 60_000;
const dayMinutes = 1440;
