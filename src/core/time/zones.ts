/** A calendar day in some zone, `YYYY-MM-DD`. Compares as text. */
export type LocalDate = string;
/** A time of day, `HH:MM`, 24 hours. */
export type LocalTime = string;

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Whether the runtime knows this IANA zone. Bare offsets (`+02:00`) are none: databases read their sign reversed. */
export const isZone = (zone: string): boolean => {
  if (!/^[A-Za-z]/u.test(zone)) return false;
  try {
    formatter(zone);
    return true;
  } catch {
    return false;
  }
};

/** The calendar day of an instant in a zone. */
export const localDateOf = (instant: Date, zone: string): LocalDate =>
  new Date(wallClock(instant.getTime(), zone)).toISOString().slice(0, 10);

/** The time of day of an instant in a zone. */
export const localTimeOf = (instant: Date, zone: string): LocalTime =>
  new Date(wallClock(instant.getTime(), zone)).toISOString().slice(11, 16);

/**
 * The instant at which clocks in a zone show this. A time skipped by a change of clocks is the first valid
 * instant after it; a time shown twice is the first. Of a day that a zone skipped whole (Samoa, 30 December
 * 2011), every time is the first instant of the next day.
 */
export const resolve = (date: LocalDate, time: LocalTime, zone: string): Date => {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  // Offsets lie within 24 hours around UTC, so the instant lies between these two.
  const offsets = [wanted - dayMs, wanted + dayMs].map((instant) => wallClock(instant, zone) - instant);
  const matching = [...new Set(offsets)]
    .map((offset) => wanted - offset)
    .filter((instant) => wallClock(instant, zone) === wanted);
  const first = Math.min(...matching);
  return new Date(Number.isFinite(first) ? first : endOfGap(wanted, zone));
};

/** Days added to a calendar day. */
export const plusDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** ISO weekday of a calendar day: 1 Monday to 7 Sunday. */
export const weekdayOf = (date: LocalDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** The first instant whose clock shows more than was wanted, found by halving to the minute. */
const endOfGap = (wanted: number, zone: string): number => {
  let [before, after] = [wanted - 2 * dayMs, wanted + 2 * dayMs];
  while (after - before > minuteMs) {
    const middle = Math.floor((before + after) / 2 / minuteMs) * minuteMs;
    if (wallClock(middle, zone) >= wanted) after = middle;
    else before = middle;
  }
  return after;
};

/** What clocks in the zone show at an instant, as the UTC milliseconds of those digits; seconds kept. */
const wallClock = (instant: number, zone: string): number => {
  // The text `11/24/2026, 09:00:00`, read by its numbers: four times as fast as `formatToParts`.
  const numbers = formatter(zone).format(instant).match(/\d+/gu) ?? [];
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = numbers.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

const formatters = new Map<string, Intl.DateTimeFormat>();

const formatter = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(zone, made);
  return made;
};
