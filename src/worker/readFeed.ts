import type { ReadFeed } from '../actions/meetupFeeds.ts';
import { NotACalendar } from './calendar.ts';
import { type CalendarReader, createCalendarReader, TooSlow } from './calendarReader.ts';
import { type FetchPorts, fetchCalendar } from './fetchCalendar.ts';

/** Reads calendars out there: fetched within limits, parsed in a thread. Throws only what nobody expects. */
export const createReadFeed =
  (ports: FetchPorts, read: CalendarReader = createCalendarReader()): ReadFeed =>
  async (feed, window) => {
    const fetched = await fetchCalendar(feed, ports);
    if (fetched === 'unchanged' || 'failed' in fetched) return fetched;
    const { text, etag, lastModified } = fetched;
    try {
      return { read: await read(text, window), etag, lastModified };
    } catch (error) {
      if (error instanceof NotACalendar) return { failed: 'notACalendar' };
      if (error instanceof TooSlow) return { failed: 'tooSlow' };
      throw error;
    }
  };
