import type { Meetup } from '../core/meetupDetails.ts';
import { addresses } from './addresses.ts';
import type { DigestSection } from './digest.ts';
import { momentOf } from './meetups.ts';
import type { Button, Inline } from './message.ts';
import { button, excerpt, primary } from './parts.ts';
import type { Text } from './text.ts';

const to = addresses.meetups;
const linesMost = 3;

/** What of events waits for a member: whom they met, whom to meet, what is ahead. */
export type MeetupsWaiting = {
  /** Over, and nothing said yet of whom they met there. */
  readonly over: readonly Meetup[];
  /** They go, and people are suggested. */
  readonly meeting: readonly Meetup[];
  /** Ahead, without them so far. */
  readonly ahead: readonly Meetup[];
};

/** The digest's section on events; null where nothing waits. The most urgent come first. */
export const meetupSection = (
  text: Text,
  about: MeetupsWaiting & { readonly zone: string },
): DigestSection | null => {
  const words = text.meetups;
  const title = ({ title: all }: Meetup) => excerpt(all, 80);
  const when = (meetup: Meetup): Inline[] =>
    meetup.isAllDay ? momentOf(text, meetup, about.zone) : [{ at: meetup.startsAt }];
  const all: { readonly line: Inline[]; readonly press: (number: number) => Button }[] = [
    ...about.over.map((meetup) => ({
      line: [words.metSummary(title(meetup))],
      press: (number: number) => primary(words.digestMet(number), to.whom, meetup.id),
    })),
    ...about.meeting.map((meetup) => ({
      line: [`${words.peopleSummary(title(meetup))} · `, ...when(meetup)],
      press: (number: number) => primary(words.digestMeet(number), to.people, meetup.id),
    })),
    ...about.ahead.map((meetup) => ({
      line: [`${title(meetup)} · `, ...when(meetup)],
      press: (number: number) => button(words.show(number), to.show, meetup.id),
    })),
  ];
  if (all.length === 0) return null;
  const shown = all.slice(0, linesMost);
  return {
    heading: words.heading,
    lines: shown.map(({ line }, index) => [`${index + 1}. `, ...line]),
    buttons: shown.map(({ press }, index) => press(index + 1)),
    more: all.length - shown.length,
    urgency: about.over.length + about.meeting.length > 0 ? 60 : 20,
  };
};
