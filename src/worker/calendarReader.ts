import { Worker } from 'node:worker_threads';
import type { CalendarRead, CalendarWindow } from '../actions/meetupFeeds.ts';
import { NotACalendar, readCalendar } from './calendar.ts';

/** Reads a calendar's text. Throws NotACalendar, and TooSlow. */
export type CalendarReader = (text: string, window: CalendarWindow) => Promise<CalendarRead>;

/** A calendar that could not be read in time, or wanted more memory than it may have. */
export class TooSlow extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'TooSlow';
  }
}

/** Longer than an honest calendar of a megabyte takes. */
const mostMs = 8_000;
const mostMegabytes = 192;

/**
 * Reads calendars in a thread of their own, one for each: what some calendar does to its parser (rules without an end,
 * memory) ends with the thread, and nothing else waits for it. Where the sources run uncompiled they are read here.
 */
export const createCalendarReader =
  (isCompiled = import.meta.url.endsWith('.js'), withinMs = mostMs): CalendarReader =>
  async (text, window) => {
    if (!isCompiled) return readCalendar(text, window);
    const thread = new Worker(new URL('./calendarThread.js', import.meta.url), {
      workerData: { text, window },
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: 32 },
      // Nothing of this process is the calendar's business.
      env: {},
    });
    const clock = new AbortController();
    try {
      return await new Promise<CalendarRead>((resolve, reject) => {
        const late = setTimeout(() => reject(new TooSlow('took too long')), withinMs);
        clock.signal.addEventListener('abort', () => clearTimeout(late));
        thread.once('message', (said: { readonly read?: CalendarRead; readonly notACalendar?: string }) =>
          said.read === undefined ? reject(new NotACalendar(said.notACalendar ?? '')) : resolve(said.read),
        );
        thread.once('error', (error) => reject(new TooSlow(error.message)));
        thread.once('exit', (code) => reject(new TooSlow(`the thread ended with ${code}`)));
      });
    } finally {
      clock.abort();
      await thread.terminate();
    }
  };
