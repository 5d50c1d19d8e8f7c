import type { MemberId, TagSlug } from '../core/ids.ts';
import { introRequestLimits } from '../core/introRequest.ts';
import type { Meetup } from '../core/meetupDetails.ts';
import type { Member } from '../core/member.ts';
import { addresses } from './addresses.ts';
import { type TagLabels, tagList } from './expertise.ts';
import { requiredLongText } from './fields.ts';
import type { Form } from './form.ts';
import { momentOf } from './meetups.ts';
import type { Inline, Message, Part } from './message.ts';
import { button, buttons, excerpt, heading, line, message, note, primary, rows } from './parts.ts';
import { nameOf } from './people.ts';
import type { Text } from './text.ts';

const to = addresses.meetups;
const titleMost = 100;

/** Why somebody is suggested, from where the reader stands. */
export type MeetWhy = {
  readonly kind: 'helpsYou' | 'youHelp' | 'shares';
  readonly topics: readonly TagSlug[];
};

/** Somebody to meet; `person` is null where names are not shown. */
export type MeetLine = {
  readonly position: number;
  readonly person: MemberId | null;
  readonly why: readonly MeetWhy[];
  readonly isAsked: boolean;
};

/** Whom to meet at an event, as one of those going sees it. */
export type MeetPage = {
  readonly meetup: Meetup;
  readonly zone: string;
  readonly lines: readonly MeetLine[];
  /** Acquaintances, and others who show their names to the reader. */
  readonly known: readonly MemberId[];
  readonly others: readonly MemberId[];
  /** When suggestions come; null once they did. */
  readonly suggestAt: Date | null;
  readonly labels: TagLabels;
};

/** Three people to meet, with the reasons; by name only where both sides show it. */
export const meetPeople = (text: Text, about: MeetPage): Message => {
  const { meetup, lines, known, others, suggestAt } = about;
  const words = text.meetups;
  const title = excerpt(meetup.title, titleMost);
  const open = lines.filter(({ isAsked }) => !isAsked);
  return message(
    words.peopleSummary(title),
    heading(words.peopleSummary(title)),
    line(...momentOf(text, meetup, about.zone)),
    suggestAt !== null
      ? line(...words.meetLater(suggestAt))
      : line(lines.length === 0 ? words.meetNobody : words.meetIntro),
    ...lines.map((one, index) => meetLine(text, about.labels, one, index + 1)),
    ...rows(
      lines.flatMap((one, index) =>
        one.isAsked ? [] : [primary(words.ask(index + 1), to.ask, `${meetup.id}/${one.position}`)],
      ),
    ),
    open.length > 0 ? note(words.askNote) : null,
    named(`${words.known}: `, known),
    named(`${words.others}: `, others),
    buttons(
      button(title.length > 40 ? words.heading : title, to.show, meetup.id),
      button(words.stay, to.stay, meetup.id),
    ),
  );
};

/** The form of an ask to meet somebody there. */
export const meetAskForm = (
  text: Text,
  about: { readonly meetup: Meetup; readonly position: number },
): Form => ({
  title: text.meetups.askTitle,
  action: to.askForm,
  subject: `${about.meetup.id}/${about.position}`,
  submit: text.meetups.askSend,
  intro: text.meetups.askIntro,
  fields: [
    requiredLongText({
      name: 'why',
      label: text.introRequests.why,
      hint: text.introRequests.whyHint,
      most: introRequestLimits.why,
      initial: text.meetups.askWhy(excerpt(about.meetup.title, titleMost)),
    }),
    requiredLongText({
      name: 'blurb',
      label: text.introRequests.blurb,
      hint: text.introRequests.blurbHint,
      most: introRequestLimits.blurb,
    }),
  ],
});

/** Whom did you meet? A tap for each; the same tap takes it back. */
export const meetupMet = (
  text: Text,
  about: {
    readonly meetup: Meetup;
    readonly people: readonly { readonly member: Member; readonly isMet: boolean }[];
  },
): Message => {
  const { meetup, people } = about;
  const words = text.meetups;
  const met = people.filter(({ isMet }) => isMet).map(({ member }) => member.id);
  return message(
    words.metSummary(excerpt(meetup.title, titleMost)),
    heading(words.metHeading),
    line({ strong: excerpt(meetup.title, titleMost) }),
    line(words.metLine),
    named(`${words.metNoted}: `, met),
    ...rows(
      people
        .slice(0, peopleMost)
        .map(({ member, isMet }) =>
          button(`${isMet ? '✓ ' : ''}${nameOf(text, member, 30)}`, to.met, `${meetup.id}/${member.id}`),
        ),
    ),
    buttons(button(words.metOther, to.metOther, meetup.id), button(words.metDone, to.metDone, meetup.id)),
  );
};

/** Somebody who is not on the list. */
export const metForm = (text: Text, about: { readonly meetup: Meetup }): Form => ({
  title: text.meetups.metTitle,
  action: to.metForm,
  subject: about.meetup.id,
  submit: text.save,
  fields: [{ kind: 'person', name: 'person', label: text.meetups.metPerson, isRequired: true }],
});

/** Whoever was met is noted. */
export const metDone = (text: Text, about: { readonly met: number }): Message => {
  const said = about.met > 0 ? text.meetups.metThanks : text.meetups.metNobody;
  return message(
    said,
    line(said),
    buttons(
      button(text.network.heading, addresses.network.open),
      button(text.meetups.all, to.open),
      button(text.home.button, addresses.home.open),
    ),
  );
};

const peopleMost = 10;

const meetLine = (
  text: Text,
  labels: TagLabels,
  { person, why, isAsked }: MeetLine,
  number: number,
): Part => {
  const words = text.meetups;
  const reasons = why.map(({ kind, topics }) => words[kind](tagList(text, labels, topics.slice(0, 3))));
  return line(
    `${number}. `,
    person === null ? words.somebody : { mention: person },
    reasons.length === 0 ? '' : ` · ${reasons.join(' · ')}`,
    isAsked ? ` · ${words.asked}` : '',
  );
};

const named = (label: string, people: readonly MemberId[]): Part | null =>
  people.length === 0
    ? null
    : line(
        label,
        ...people.flatMap((mention, index): Inline[] => (index === 0 ? [{ mention }] : [', ', { mention }])),
      );
