import type { IntroRequestId, MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { addresses } from './addresses.ts';
import type { Button } from './message.ts';
import { button } from './parts.ts';
import { nameOf } from './people.ts';
import type { Text } from './text.ts';

/** Leads to the form of a report; stands where a request was answered, so that it is never too late. */
export const reportButton = (text: Text, request: IntroRequestId): Button =>
  button(text.reports.button, addresses.introRequests.report, request);

/** To report what somebody wrote who passed a request on. */
export const writerChoices = (
  text: Text,
  writers: readonly Member[],
  label: (name: string) => string = text.reports.wordsOf,
): { readonly value: string; readonly label: string }[] =>
  writers.map((writer) => ({ value: `${prefix}${writer.id}`, label: label(nameOf(text, writer, 40)) }));

/** Whose words a choice is about; null for any other. */
export const writerIn = (value: string): MemberId | null =>
  value.startsWith(prefix) ? (value.slice(prefix.length) as MemberId) : null;

const prefix = 'report/';
