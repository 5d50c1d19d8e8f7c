import type { MeetupId, MemberId } from './ids.ts';
import type { Meetup } from './meetupDetails.ts';
import type { MeetupEvent } from './meetupEvents.ts';
import type { Intent, Notice } from './notices.ts';

/**
 * What those going are told when something happens to an event. People are suggested and asked about one by one
 * (`meetupTold`), since each of them may have heard enough this week; a cancellation everybody hears, once.
 */
export const meetupIntents = (meetup: Meetup, event: MeetupEvent, going: readonly MemberId[]): Intent[] => {
  if (event.type !== 'meetupCancelled') return [];
  return going.map((to) => ({
    key: `${meetup.id}/cancelled/${to}`,
    effect: { effect: 'tell', to, notice: { notice: 'meetupCancelled', meetup: meetup.id } },
    notBefore: event.at,
  }));
};

/** One of those going is told something that may wait; `why` makes it happen once. */
export const meetupTold = (
  meetup: MeetupId,
  to: MemberId,
  notice: Extract<Notice, { readonly meetup: MeetupId }>,
  why: string,
  at: Date,
): Intent => ({ key: `${meetup}/${why}/${to}`, effect: { effect: 'tell', to, notice }, notBefore: at });
