import type { Language } from '../../core/community.ts';

/** English dates in the European order, 24 hours. */
const locales = { en: 'en-GB', pl: 'pl-PL' } as const satisfies Record<Language, string>;

/** A date in summer, so that a zone is called by its everyday name. */
const anyDate = new Date(Date.UTC(2026, 6, 1));

/** What the platform's own data says in a language: names of languages and zones, dates. */
export const intlIn = (language: Language) => {
  const locale = locales[language];
  const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
  return {
    /** `pl` → Polish; an unknown code stays as it is. */
    languageName: (code: string): string => {
      try {
        return names.of(code) ?? code;
      } catch {
        return code;
      }
    },
    /** `Europe/Warsaw` → Central European Time. */
    zone: (zone: string): string =>
      new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' })
        .formatToParts(anyDate)
        .find((part) => part.type === 'timeZoneName')?.value ?? zone,
    /** `24 November 2026` · `24 listopada 2026` in the zone given: where a year may lie between. */
    date: (at: Date, zone: string): string =>
      new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'long' }).format(at),
    /** `November 2026` · `listopad 2026`. */
    month: (at: Date): string =>
      new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(at),
    /** `Tue, 24 Nov, 09:00` · `wt., 24 lis, 09:00` in the zone given. */
    dateTime: (at: Date, zone: string): string => {
      const parts = new Intl.DateTimeFormat(locale, {
        timeZone: zone,
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).formatToParts(at);
      const of = (type: Intl.DateTimeFormatPartTypes) =>
        parts.find((part) => part.type === type)?.value ?? '';
      return `${of('weekday')}, ${of('day')} ${of('month')}, ${of('hour')}:${of('minute')}`;
    },
  };
};
