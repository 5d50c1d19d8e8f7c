import type { MemberId } from '../core/ids.ts';
import {
  type CheckInDay,
  type Introduction,
  type Outcome,
  outcomes,
  type Sign,
  signs,
} from '../core/introduction.ts';
import type { Member } from '../core/member.ts';
import { addresses } from './addresses.ts';
import { publicOffers, type TagLabels } from './expertise.ts';
import { requiredLongText } from './fields.ts';
import type { Form } from './form.ts';
import type { Inline, Message, Part } from './message.ts';
import { button, buttons, excerpt, facts, heading, line, message, note, primary, quote } from './parts.ts';
import { nameOf } from './people.ts';
import { links } from './profile.ts';
import { reportButton } from './reportButton.ts';
import { each, type RoomTexts, signRow } from './rooms.ts';
import type { Text } from './text.ts';
import { metParts } from './ties.ts';

const to = addresses.introductions;
/** The longest way to reach somebody, in letters. */
export const contactMost = 300;

/** By DM, at once: the other said yes too and the room is open. */
export const introduced = (text: Text, about: { readonly partner: Member }): Message =>
  message(
    text.introductions.introducedSummary(nameOf(text, about.partner)),
    heading(text.introductions.introducedHeading),
    line(...text.introductions.introduced(about.partner.id)),
    line(text.introductions.whereRoom),
    buttons(button(text.introductions.mine, to.mine), button(text.home.button, addresses.home.open)),
  );

/** By DM, where no room can be had: who it is and how to reach them. `contact` holds what they ticked to share. */
export const introducedRoomless = (
  text: Text,
  about: {
    readonly introduction: Introduction;
    readonly partner: Member;
    readonly contact: readonly string[];
    readonly labels: TagLabels;
  },
): Message => {
  const { partner, labels } = about;
  const ways = links(about.contact);
  return message(
    text.introductions.introducedSummary(nameOf(text, partner)),
    heading(text.introductions.introducedHeading),
    line(...text.introductions.introduced(partner.id)),
    facts(
      [text.introRequests.headline, [excerpt(partner.headline, 120)]],
      [text.expertise.offers, [publicOffers(text, labels, partner.offers)]],
      [text.introductions.reach, ways],
    ),
    line(ways.length === 0 ? text.introductions.noWay : text.introductions.reachNow),
    buttons(
      primary(text.introductions.contactButton, to.contact, about.introduction.id),
      ...signs.map((sign) =>
        button(text.introductions.signs[sign], to.sign, `${about.introduction.id}/${sign}`),
      ),
    ),
  );
};

/** How can the other reach me? */
export const contactForm = (text: Text, about: { readonly introduction: Introduction }): Form => ({
  title: text.introductions.contactTitle,
  action: to.contactForm,
  subject: about.introduction.id,
  submit: text.introductions.contactSubmit,
  fields: [
    requiredLongText({
      name: 'contact',
      label: text.introductions.contactLabel,
      hint: text.introductions.contactHint,
      most: contactMost,
    }),
  ],
});

/** Passed on. */
export const contactSent = (text: Text): Message =>
  message(
    text.introductions.contactSent,
    line(text.introductions.contactSent),
    buttons(button(text.introductions.mine, to.mine)),
  );

/** By DM: how the other can be reached, in their own words. */
export const contactShared = (
  text: Text,
  about: { readonly introduction: Introduction; readonly partner: Member; readonly contact: string },
): Message =>
  message(
    text.introductions.contactSummary(nameOf(text, about.partner)),
    line(...text.introductions.contactFrom(about.partner.id)),
    quote(about.contact, contactMost),
    buttons(button(text.introductions.contactButton, to.contact, about.introduction.id)),
  );

/** In the room, once, after two working days without a press. */
export const roomSilent = (texts: RoomTexts, about: { readonly introduction: Introduction }): Message =>
  message(
    each(texts, (one) => one.introductions.silentSummary),
    ...texts.map((one) => line(...one.introductions.silent(about.introduction.requester))),
    signRow(texts, about.introduction),
  );

/** In the room: both chose the same time. */
export const meetingFixed = (
  texts: RoomTexts,
  about: { readonly introduction: Introduction; readonly meetingAt: Date },
): Message =>
  message(
    each(texts, (one) => one.introductions.fixedSummary),
    heading(each(texts, (one) => one.introductions.fixedSummary)),
    line({ at: about.meetingAt }),
    ...texts.map((one) => line(one.introductions.fixed)),
    {
      kind: 'file',
      file: { file: 'meeting', introduction: about.introduction.id },
      name: texts[0].introductions.fileName,
    },
  );

/** By DM, days after: did the conversation take place? */
export const checkIn = (
  text: Text,
  about: { readonly introduction: Introduction; readonly partner: MemberId; readonly day: CheckInDay },
): Message =>
  message(
    text.introductions.checkInSummary,
    line(...text.introductions.checkIn[about.day](about.partner)),
    line(text.introductions.checkInQuestion),
    outcomeRow(text, about),
    note(text.introductions.checkInNote),
  );

/** In place of the check-in: thank you; the answer can still be changed. */
export const checkInAnswered = (
  text: Text,
  about: {
    readonly introduction: Introduction;
    readonly partner: MemberId;
    readonly day: CheckInDay;
    readonly outcome: Outcome;
    /** Whom the reader may say they know by now. */
    readonly mayName: readonly MemberId[];
  },
): Message =>
  message(
    text.introductions.answered[about.outcome],
    line(text.introductions.contact, ' ', { mention: about.partner }),
    line(
      { strong: text.introductions.outcomes[about.outcome] },
      '. ',
      text.introductions.answered[about.outcome],
    ),
    outcomeRow(text, about),
    note(text.introductions.changeNote),
    ...metParts(text, about.mayName),
    buttons(
      about.outcome === 'met' ? button(text.vouches.give, addresses.vouches.give, about.partner) : null,
      reportButton(text, about.introduction.request),
    ),
  );

/** To the one who stays. No reason: there was none. */
export const partnerLeft = (text: Text, about: { readonly partner: Member }): Message =>
  message(
    text.introductions.partnerLeftSummary,
    line(text.introductions.partnerLeft(nameOf(text, about.partner))),
    buttons(button(text.home.button, addresses.home.open)),
  );

/** One introduction of the reader's own. */
export type IntroductionLine = { readonly introduction: Introduction; readonly partner: MemberId };

/** The reader's introductions, latest first; at most 8 are shown. */
export const mine = (text: Text, about: { readonly introductions: readonly IntroductionLine[] }): Message => {
  const lines = about.introductions.slice(0, 8);
  const more = about.introductions.length - lines.length;
  return message(
    text.introductions.mine,
    heading(text.introductions.mine),
    ...(lines.length === 0
      ? [line(text.introductions.none)]
      : lines.map((one) => introductionLine(text, one))),
    more > 0 ? note(text.andMore(more)) : null,
    buttons(
      primary(text.introRequests.ask, addresses.introRequests.ask),
      button(text.home.button, addresses.home.open),
    ),
  );
};

/** One introduction as a line: with whom, since when, how it stands. */
export const introductionLine = (text: Text, { introduction, partner }: IntroductionLine): Part => {
  const meets: Inline[] =
    introduction.meetingAt === null
      ? []
      : [` · ${text.introductions.meetingAt} `, { at: introduction.meetingAt }];
  return line(
    { mention: partner },
    ' · ',
    text.introductions.since,
    ' ',
    { on: introduction.madeAt },
    ...meets,
    ` · ${stands(text, introduction)}`,
  );
};

const outcomeRow = (
  text: Text,
  about: { readonly introduction: Introduction; readonly day: CheckInDay },
): Part =>
  buttons(
    ...outcomes.map((outcome) =>
      button(
        text.introductions.outcomes[outcome],
        to.checkIn,
        `${about.introduction.id}/${about.day}/${outcome}`,
      ),
    ),
  );

const stands = (text: Text, introduction: Introduction): string => {
  const words = text.introductions;
  const signed = (sign: Sign) => introduction.signs.some((given) => given.sign === sign);
  const met = introduction.checkIns.some((one) => one.answers.some((answer) => answer.outcome === 'met'));
  if (met || signed('talked')) return words.standsTalked;
  if (introduction.status === 'closed') return words.standsClosed;
  if (introduction.meetingAt !== null || signed('timeSet')) return words.standsTimeSet;
  return signed('talking') ? words.standsTalking : words.standsOpen;
};
