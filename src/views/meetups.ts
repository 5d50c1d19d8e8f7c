import type { Meetup, MeetupDetails } from '../core/meetupDetails.ts';
import { type Going, shownCount } from '../core/meetupGoing.ts';
import { addresses } from './addresses.ts';
import { type TagLabels, tagList } from './expertise.ts';
import type { Inline, Message, Part } from './message.ts';
import {
  button,
  buttons,
  excerpt,
  facts,
  heading,
  line,
  message,
  note,
  primary,
  quote,
  rows,
} from './parts.ts';
import { links } from './profile.ts';
import type { Text } from './text.ts';

const to = addresses.meetups;
const titleMost = 100;
const listed = 6;

/** An event in a list: how many go, whether the reader does. */
export type MeetupLine = { readonly meetup: Meetup; readonly going: number; readonly isGoing: boolean };

/** Events ahead, the next first, with a button for each. */
export const meetupList = (
  text: Text,
  about: {
    readonly meetups: readonly MeetupLine[];
    readonly zone: string;
    readonly isManager: boolean;
  },
): Message => {
  const shown = about.meetups.slice(0, listed);
  const more = about.meetups.length - shown.length;
  const words = text.meetups;
  return message(
    words.heading,
    heading(words.heading),
    line(shown.length === 0 ? words.none : words.about),
    shown.length === 0 && about.isManager ? note(words.noneForManager) : null,
    ...shown.map((one, index) => listLine(text, about.zone, one, index + 1)),
    more > 0 ? note(words.more(more)) : null,
    ...rows(shown.map(({ meetup }, index) => button(words.show(index + 1), to.show, meetup.id))),
    buttons(
      about.isManager ? primary(words.create, to.create) : null,
      about.isManager ? button(words.feeds, to.feeds) : null,
      button(text.home.button, addresses.home.open),
    ),
  );
};

/** One event as the reader sees it. */
export type MeetupPage = {
  readonly meetup: Meetup;
  readonly zone: string;
  readonly going: number;
  readonly mine: Going | null;
  readonly isOpen: boolean;
  readonly isManager: boolean;
  readonly labels: TagLabels;
};

/** What it is, how many go, and what the reader can do about it. */
export const meetupPage = (text: Text, about: MeetupPage): Message => {
  const { meetup, mine, labels } = about;
  const words = text.meetups;
  const title = excerpt(meetup.title, titleMost);
  return message(
    title,
    heading(title),
    meetup.status === 'cancelled' ? line({ strong: words.cancelled }) : null,
    meetup.status !== 'cancelled' && !about.isOpen ? line({ strong: words.over }) : null,
    facts(
      [words.when, momentOf(text, meetup, about.zone)],
      [words.where, [excerpt(meetup.place, 120)]],
      [words.link, meetup.link === null ? [] : links([meetup.link])],
      [words.topics, [tagList(text, labels, meetup.topics.slice(0, 5))]],
      [words.going, [countOf(text, about.going)]],
      [words.you, [mine === null ? '' : mine.showsMe ? words.youGoShown : words.youGo]],
    ),
    quote(meetup.description, 500),
    ...readerButtons(text, about),
    about.isOpen ? note(words.showMeNote) : null,
  );
};

/** To those going: it does not take place. */
export const meetupCancelled = (
  text: Text,
  about: { readonly meetup: Meetup; readonly zone: string },
): Message => {
  const summary = text.meetups.cancelledSummary(excerpt(about.meetup.title, titleMost));
  return message(
    summary,
    heading(excerpt(summary, 150)),
    facts([text.meetups.when, momentOf(text, about.meetup, about.zone)]),
    line(text.meetups.cancelled),
    buttons(button(text.meetups.all, to.open)),
    note(text.meetups.movedWhy),
  );
};

/** To those going: it begins at another time. */
export const meetupMoved = (
  text: Text,
  about: { readonly meetup: Meetup; readonly zone: string },
): Message => {
  const summary = text.meetups.movedSummary(excerpt(about.meetup.title, titleMost));
  return message(
    summary,
    heading(excerpt(summary, 150)),
    facts(
      [text.meetups.when, momentOf(text, about.meetup, about.zone)],
      [text.meetups.where, [excerpt(about.meetup.place, 120)]],
    ),
    buttons(
      button(text.meetups.open, to.show, about.meetup.id),
      button(text.meetups.stay, to.stay, about.meetup.id),
    ),
  );
};

/** From when to when; whole days without a time. */
export const momentOf = (
  text: Text,
  { startsAt, endsAt, isAllDay }: Pick<MeetupDetails, 'startsAt' | 'endsAt' | 'isAllDay'>,
  zone: string,
): Inline[] => {
  if (!isAllDay) return [{ at: startsAt }, ' – ', { at: endsAt }];
  const first = dayOf(text, startsAt, zone);
  const last = dayOf(text, new Date(endsAt.getTime() - 1), zone);
  return [first === last ? first : `${first} – ${last}`];
};

/** A day without its time. */
const dayOf = (text: Text, at: Date, zone: string): string =>
  text.dateTime(at, zone).replace(/, \d{2}:\d{2}$/u, '');

const countOf = (text: Text, going: number): string => {
  const shown = shownCount(going);
  return shown === null ? text.meetups.fewPeople : text.meetups.people(shown);
};

const listLine = (text: Text, zone: string, { meetup, going, isGoing }: MeetupLine, number: number): Part => {
  const shown = shownCount(going);
  return line(
    `${number}. `,
    { strong: excerpt(meetup.title, titleMost) },
    ' · ',
    ...(meetup.isAllDay ? momentOf(text, meetup, zone) : [{ at: meetup.startsAt }]),
    meetup.place === '' ? '' : ` · ${excerpt(meetup.place, 60)}`,
    shown === null ? '' : ` · ${text.meetups.people(shown)}`,
    isGoing ? ` · ${text.meetups.youGo}` : '',
  );
};

const readerButtons = (text: Text, { meetup, mine, isOpen, isManager }: MeetupPage): Part[] => {
  const words = text.meetups;
  const own = isManager && isOpen && meetup.source.by === 'manager';
  return [
    ...(isOpen
      ? [
          mine === null
            ? buttons(primary(words.go, to.go, meetup.id))
            : buttons(
                primary(words.meet, to.people, meetup.id),
                mine.showsMe
                  ? button(words.hideMe, to.hideMe, meetup.id)
                  : button(words.showMe, to.showMe, meetup.id),
                button(words.stay, to.stay, meetup.id),
              ),
        ]
      : []),
    buttons(
      own ? button(words.edit, to.edit, meetup.id) : null,
      isManager && isOpen ? button(words.cancel, to.cancel, meetup.id) : null,
      button(words.all, to.open),
      button(text.home.button, addresses.home.open),
    ),
    ...(isManager && isOpen && !own ? [note(words.fromSource)] : []),
  ];
};
