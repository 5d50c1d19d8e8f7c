import type { Message } from './message.ts';
import { line, message } from './parts.ts';
import type { Text } from './text.ts';

/** Our fault, never the reader's; the reference stands in the log too. */
export const fault = (text: Text, reference: string): Message =>
  message(text.faults.fault(reference), line(text.faults.fault(reference)), line(text.faults.whatNow));

/** This place is not connected to any community yet. */
export const notSetUp = (text: Text): Message => message(text.faults.notSetUp, line(text.faults.notSetUp));

/** In direct messages: no place knows this person. */
export const nowhere = (text: Text): Message => message(text.faults.nowhere, line(text.faults.nowhere));

/** Guests and people of other companies are not members. */
export const membersOnly = (text: Text): Message =>
  message(text.faults.membersOnly, line(text.faults.membersOnly));
