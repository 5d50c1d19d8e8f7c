import type { MemberId, TagSlug } from '../core/ids.ts';
import {
  type CheckInDay,
  type Introduction,
  type Outcome,
  outcomes,
  peopleOf,
  type Sign,
  signs,
} from '../core/introduction.ts';
import type { IntroKind } from '../core/introRequest.ts';
import type { Member } from '../core/member.ts';
import { addresses } from './addresses.ts';
import { publicOffers, publicSeeks, type TagLabels, tagList } from './expertise.ts';
import { links } from './members.ts';
import type { Inline, Message, Part } from './message.ts';
import { button, buttons, excerpt, facts, heading, line, message, note, primary, quote } from './parts.ts';
import { starters } from './starters.ts';
import type { Text } from './text.ts';

const to = addresses.introductions;

/** The languages of a room, one or both: what is said there is said in each. */
export type RoomTexts = readonly [Text, ...Text[]];

/** By DM, at once: the other said yes too and the room is open. */
export const introduced = (text: Text, about: { readonly partner: Member }): Message =>
  message(
    text.introductions.introducedSummary(excerpt(about.partner.name, 60)),
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
    text.introductions.introducedSummary(excerpt(partner.name, 60)),
    heading(text.introductions.introducedHeading),
    line(...text.introductions.introduced(partner.id)),
    facts(
      [text.introRequests.headline, [excerpt(partner.headline, 120)]],
      [text.expertise.offers, [publicOffers(text, labels, partner.offers)]],
      [text.introductions.reach, ways],
    ),
    line(ways.length === 0 ? text.introductions.noWay : text.introductions.reachNow),
    buttons(
      ...signs.map((sign) =>
        button(text.introductions.signs[sign], to.sign, `${about.introduction.id}/${sign}`),
      ),
    ),
  );
};

/** The name of the room. */
export const roomTitle = (one: Member, other: Member): string =>
  `${excerpt(one.name, 38)} · ${excerpt(other.name, 38)}`;

/** Everything the kickoff tells; drawn again after every press with the introduction as it is then. */
export type Kickoff = {
  readonly introduction: Introduction;
  readonly requester: Member;
  readonly target: Member;
  readonly kind: IntroKind;
  readonly topics: readonly TagSlug[];
  /** The requester's own words. */
  readonly blurb: string;
  /** Any whole number; the same number makes the same conversation starters. */
  readonly seed: number;
  /** Said where moderators can read rooms. */
  readonly moderatorsRead: boolean;
  readonly labels: TagLabels;
};

/** The first message in the room: why these two, what each brings, how to begin, when to meet. */
export const kickoff = (texts: RoomTexts, about: Kickoff): Message => {
  const [text] = texts;
  return message(
    each(texts, (one) => one.introductions.kickoffHeading),
    heading(each(texts, (one) => one.introductions.kickoffHeading)),
    line({ mention: about.requester.id }, ' · ', { mention: about.target.id }),
    ...texts.map((one) => line(...whyThese(one, about))),
    quote(about.blurb),
    facts(...[about.requester, about.target].map((member) => bring(texts, about.labels, member))),
    ...texts.flatMap((one) => conversation(one, about)),
    ...meeting(texts, about),
    said(texts, about),
    about.introduction.status === 'closed' ? null : signRow(texts, about.introduction),
    about.moderatorsRead ? note(each(texts, (one) => one.introductions.moderatorsRead)) : null,
    note(text.introductions.icsNote === '' ? '' : each(texts, (one) => one.introductions.icsNote)),
  );
};

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
  );

/** To the one who stays. No reason: there was none. */
export const partnerLeft = (text: Text, about: { readonly partner: Member }): Message =>
  message(
    text.introductions.partnerLeftSummary,
    line(text.introductions.partnerLeft(excerpt(about.partner.name, 60))),
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
    { at: introduction.madeAt },
    ...meets,
    ` · ${stands(text, introduction)}`,
  );
};

/** The same words in each language of the room, once where they are the same. */
const each = (texts: RoomTexts, say: (text: Text) => string): string =>
  [...new Set(texts.map(say))].join(' / ');

const whyThese = (text: Text, about: Kickoff): Inline[] => {
  const topics = tagList(text, about.labels, about.topics.slice(0, 3));
  const kind = text.kinds[about.kind];
  return [
    ...text.introductions.whyThese(
      excerpt(about.requester.name, 40),
      topics === '' ? kind : `${kind}: ${topics}`,
    ),
  ];
};

const bring = (texts: RoomTexts, labels: TagLabels, member: Member): readonly [string, readonly Inline[]] => {
  const [text] = texts;
  const offers = publicOffers(text, labels, member.offers.slice(0, 3));
  const seeks = publicSeeks(text, labels, member.seeks.slice(0, 2));
  const said = [
    excerpt(member.headline, 80),
    offers === '' ? '' : `${each(texts, (one) => one.expertise.offers)}: ${offers}`,
    seeks === '' ? '' : `${each(texts, (one) => one.expertise.seeks)}: ${seeks}`,
  ].filter((one) => one !== '');
  return [excerpt(member.name, 40), [said.join(' · ')]];
};

const conversation = (text: Text, about: Kickoff): Part[] => {
  const [first, second] = starters(text, about);
  return [
    line({ strong: text.introductions.startersTitle }, ` 1. ${first} 2. ${second}`),
    line(text.introductions.begins, ' ', { mention: about.requester.id }),
  ];
};

const meeting = (texts: RoomTexts, about: Kickoff): (Part | null)[] => {
  const { introduction, requester, target } = about;
  if (introduction.meetingAt !== null) {
    return [
      line(
        each(texts, (one) => one.introductions.meetingAt),
        ' ',
        { at: introduction.meetingAt },
      ),
    ];
  }
  if (introduction.slots.length === 0 || introduction.status === 'closed') return [];
  const nameOf = (member: MemberId) => excerpt((member === requester.id ? requester : target).name, 40);
  const slots = introduction.slots.slice(0, 5);
  return [
    line({ strong: each(texts, (one) => one.introductions.slotsTitle) }),
    facts(
      ...slots.map((slot, index): readonly [string, readonly Inline[]] => {
        const suits = slot.chosenBy.map(nameOf).join(', ');
        const chosen = suits === '' ? [] : [` · ${each(texts, (one) => one.introductions.suits)} ${suits}`];
        return [`${index + 1}`, [{ at: slot.at }, ...chosen]];
      }),
    ),
    buttons(
      ...slots.map((slot, index) =>
        button(
          slotLabel(texts, about, slot.at, index + 1),
          to.slot,
          `${introduction.id}/${slot.at.getTime()}`,
        ),
      ),
    ),
  ];
};

/** In one zone the button can say the time itself; across zones it says the number of the line. */
const slotLabel = (texts: RoomTexts, about: Kickoff, at: Date, number: number): string =>
  about.requester.zone === about.target.zone
    ? `${number}. ${texts[0].dateTime(at, about.requester.zone)}`
    : each(texts, (one) => one.introductions.slot(number));

const said = (texts: RoomTexts, about: Kickoff): Part => {
  const { introduction, requester, target } = about;
  const people = new Map([requester, target].map((member) => [member.id, excerpt(member.name, 40)]));
  return facts(
    ...signs.map((sign): readonly [string, readonly Inline[]] => {
      const by = peopleOf(introduction).filter((member) =>
        introduction.signs.some((given) => given.member === member && given.sign === sign),
      );
      return [
        each(texts, (one) => one.introductions.signs[sign]),
        [by.map((member) => people.get(member) ?? '').join(', ')],
      ];
    }),
  );
};

const signRow = (texts: RoomTexts, introduction: Introduction): Part =>
  buttons(
    ...signs.map((sign: Sign) =>
      button(
        each(texts, (one) => one.introductions.signs[sign]),
        to.sign,
        `${introduction.id}/${sign}`,
      ),
    ),
  );

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
