import ICAL from 'ical.js';
import { findIana } from 'windows-iana';
import { isZone, localDateOf, localTimeOf, resolve } from '../core/time/zones.ts';

/** What the times of one calendar mean: its own definitions, and the community's zone for those without one. */
export type Clocks = {
  readonly window: { readonly zone: string };
  readonly zones: ReadonlyMap<string, ICAL.Timezone>;
};

/** Where a time's digits are meant. */
type Zone = { readonly iana: string } | { readonly own: ICAL.Timezone };

/** The zones a calendar defines itself, by TZID; the first 50. */
export const zonesIn = (calendar: ICAL.Component): ReadonlyMap<string, ICAL.Timezone> => {
  const zones = new Map<string, ICAL.Timezone>();
  for (const component of calendar.getAllSubcomponents('vtimezone').slice(0, 50)) {
    const tzid = String(component.getFirstPropertyValue('tzid') ?? '');
    zones.set(tzid, new ICAL.Timezone({ component, tzid }));
  }
  return zones;
};

/** UNTIL is said in UTC: the same instant in the digits in which the rule goes on. */
export const untilOn = (until: ICAL.Time, time: ICAL.Time, zone: Zone): ICAL.Time => {
  if (until.isDate || time.isDate) {
    const end = until.clone();
    if (!time.isDate) Object.assign(end, { isDate: false, hour: 23, minute: 59, second: 59 });
    else end.isDate = true;
    return end;
  }
  if (!isInUtc(until) || isInUtc(time)) return until;
  const instant = new Date(until.toUnixTime() * 1000);
  if ('own' in zone) {
    const own = until.convertToZone(zone.own);
    own.zone = ICAL.Timezone.localTimezone;
    return own;
  }
  return ICAL.Time.fromDateTimeString(
    `${localDateOf(instant, zone.iana)}T${localTimeOf(instant, zone.iana)}:59`,
  );
};

/** The property's time. Throws where it has none. */
export const timeIn = (property: ICAL.Property): ICAL.Time => {
  const value: unknown = property.getFirstValue();
  if (!(value instanceof ICAL.Time)) throw new Error('no time');
  return value;
};

/** Whether its digits are said in UTC. */
export const isInUtc = (time: ICAL.Time): boolean => time.zone === ICAL.Timezone.utcTimezone;

/** A date alone, where times are meant: that day at the time of the series. */
export const atTimeOf = (value: ICAL.Time, time: ICAL.Time): ICAL.Time => {
  if (!value.isDate || time.isDate) return value;
  const full = time.clone();
  Object.assign(full, { year: value.year, month: value.month, day: value.day });
  return full;
};

/** When a property's time is. */
export const instantOf = (clocks: Clocks, property: ICAL.Property, time: ICAL.Time): Date =>
  instantAt(clocks, time, zoneOf(clocks, property), isInUtc(time));

/** When digits in a zone are; whole days begin at the community's midnight. */
export const instantAt = (clocks: Clocks, time: ICAL.Time, zone: Zone, isUtc: boolean): Date => {
  if (time.isDate) return resolve(dateOf(time), '00:00', clocks.window.zone);
  if (isUtc)
    return new Date(Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second));
  if ('own' in zone) {
    const own = time.clone();
    own.zone = zone.own;
    return new Date(own.toUnixTime() * 1000);
  }
  const at = resolve(dateOf(time), `${pad(time.hour)}:${pad(time.minute)}`, zone.iana);
  return new Date(at.getTime() + time.second * 1000);
};

/** `YYYY-MM-DD`. */
export const dateOf = (time: ICAL.Time): string =>
  `${String(time.year).padStart(4, '0')}-${pad(time.month)}-${pad(time.day)}`;

const pad = (number: number): string => String(number).padStart(2, '0');

/** What TZID means: an IANA name, also behind a prefix; a Windows name; the calendar's own definition; the community's. */
export const zoneOf = ({ zones, window }: Clocks, property: ICAL.Property): Zone => {
  const tzid = String(property.getParameter('tzid') ?? '').trim();
  if (tzid === '') return { iana: window.zone };
  if (isZone(tzid)) return { iana: tzid };
  const [windows] = findIana(tzid);
  if (windows !== undefined && isZone(windows)) return { iana: windows };
  const suffix = /[A-Za-z_]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?$/u.exec(tzid)?.[0];
  if (suffix !== undefined && isZone(suffix)) return { iana: suffix };
  const own = zones.get(tzid);
  return own === undefined ? { iana: window.zone } : { own };
};
