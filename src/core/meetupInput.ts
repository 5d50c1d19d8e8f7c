import { meetupLimits } from './meetup.ts';
import { type LocalDate, plusDays, resolve } from './time/zones.ts';
import { readUntil } from './until.ts';

/** Where an event is: words, a link, or both; null where a link is not https or leads astray, or it is too long. */
export const readWhere = (typed: string): { readonly place: string; readonly link: string | null } | null => {
  const found = /\b[a-z][a-z0-9+.-]*:\/\/\S+/iu.exec(typed)?.[0] ?? null;
  const place = (found === null ? typed : typed.replace(found, ' ')).replace(/\s+/gu, ' ').trim();
  if (place.length > meetupLimits.place) return null;
  if (found === null) return { place, link: null };
  const link = httpsLink(found);
  return link === null ? null : { place, link };
};

/** An https address without a name or password in it; null for everything else. */
export const httpsLink = (typed: string): string | null => {
  if (typed.length > meetupLimits.link) return null;
  // Only what begins so and has no odd characters: no parser's charity.
  const host = /^https:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d{1,5})?(?:[/?#][\x21-\x7e]*)?$/iu.exec(
    typed,
  )?.[1];
  return host === undefined ? null : typed;
};

/**
 * When an event is, as people type it: `24.12 18:00-20:00`, `2026-12-24 18:00`, `jutro 18.00–20.00`,
 * `24.12 18:00 - 26.12 14:00`, `24.12` (the whole day). Two hours where no end is given; an end before the beginning is
 * on the next day. On the zone's clocks; null where it cannot be read.
 */
export const readSpan = (
  typed: string,
  today: LocalDate,
  zone: string,
): { readonly startsAt: Date; readonly endsAt: Date; readonly isAllDay: boolean } | null => {
  const words = typed.trim().toLowerCase().normalize('NFC').replace(/\s+/gu, ' ');
  const read = spanShape.exec(words)?.groups ?? {};
  const day = readDay(read['day'] ?? '', today);
  if (day === null) return null;
  const from = readTime(read['from']);
  if (read['from'] === undefined) return wholeDay(day, readDay(read['lastDay'] ?? '', today) ?? day, zone);
  const to = readTime(read['to']);
  if (from === null || (read['to'] !== undefined && to === null)) return null;
  const startsAt = resolve(day, from, zone);
  if (to === null) {
    const endsAt = new Date(startsAt.getTime() + usualMs);
    return { startsAt, endsAt, isAllDay: false };
  }
  const lastDay = read['toDay'] === undefined ? null : readDay(read['toDay'], today);
  if (read['toDay'] !== undefined && lastDay === null) return null;
  const end = lastDay ?? (to > from ? day : plusDays(day, 1));
  const endsAt = resolve(end, to, zone);
  return endsAt > startsAt ? { startsAt, endsAt, isAllDay: false } : null;
};

const usualMs = 2 * 3_600_000;

const dayShape = String.raw`\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}(?:[./]\d{4})?|\p{L}+`;
const timeShape = String.raw`\d{1,2}(?:[:.]\d{2})?`;
const dash = String.raw`\s*(?:-|–|—|to|do)\s*`;
const spanShape = new RegExp(
  `^(?<day>${dayShape})(?:${dash}(?<lastDay>${dayShape})|,? (?:o |at )?(?<from>${timeShape})(?:${dash}(?:(?<toDay>${dayShape}),? )?(?<to>${timeShape}))?)?$`,
  'u',
);

const readDay = (typed: string, today: LocalDate): LocalDate | null => {
  if (['today', 'dzisiaj', 'dziś', 'dzis'].includes(typed)) return today;
  if (typed === today) return today;
  const [, dayOf, monthOf] = /^(\d{1,2})[./](\d{1,2})$/u.exec(typed) ?? [];
  const isToday =
    dayOf?.padStart(2, '0') === today.slice(8) && monthOf?.padStart(2, '0') === today.slice(5, 7);
  return isToday ? today : readUntil(typed, today);
};

const readTime = (typed: string | undefined): string | null => {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?$/u.exec(typed ?? '') ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
};

const wholeDay = (first: LocalDate, last: LocalDate, zone: string) =>
  last < first
    ? null
    : {
        startsAt: resolve(first, '00:00', zone),
        endsAt: resolve(plusDays(last, 1), '00:00', zone),
        isAllDay: true,
      };
