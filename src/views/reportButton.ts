import type { IntroRequestId } from '../core/ids.ts';
import { addresses } from './addresses.ts';
import type { Button } from './message.ts';
import { button } from './parts.ts';
import type { Text } from './text.ts';

/** Leads to the form of a report; stands where a request was answered, so that it is never too late. */
export const reportButton = (text: Text, request: IntroRequestId): Button =>
  button(text.reports.button, addresses.introRequests.report, request);
