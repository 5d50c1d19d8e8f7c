import { parentPort, workerData } from 'node:worker_threads';
import type { CalendarWindow } from '../actions/meetupFeeds.ts';
import { NotACalendar, readCalendar } from './calendar.ts';

// What a calendar's thread does: one calendar, and it is over.
const { text, window } = workerData as { readonly text: string; readonly window: CalendarWindow };
try {
  parentPort?.postMessage({ read: readCalendar(text, window) });
} catch (error) {
  if (!(error instanceof NotACalendar)) throw error;
  parentPort?.postMessage({ notACalendar: error.message });
}
