import type { MemberId, TagSlug } from '../core/ids.ts';
import { type Introduction, type Slot, signs } from '../core/introduction.ts';
import type { IntroKind } from '../core/introRequest.ts';
import type { Meetup } from '../core/meetupDetails.ts';
import type { Member } from '../core/member.ts';
import { addresses } from './addresses.ts';
import { publicOffers, publicSeeks, type TagLabels, tagList } from './expertise.ts';
import { lengthOf } from './measure.ts';
import { type Inline, type Message, messageLimits, type Part } from './message.ts';
import { button, buttons, excerpt, facts, heading, line, message, note, quote } from './parts.ts';
import { nameOf } from './people.ts';
import { each, type RoomTexts, roomTitle, signRow } from './rooms.ts';
import { starters } from './starters.ts';
import type { Text } from './text.ts';

const to = addresses.introductions;

/** Everything the kickoff tells; drawn again after every press with the introduction as it is then. */
export type Kickoff = {
  readonly introduction: Introduction;
  readonly requester: Member;
  readonly target: Member;
  readonly kind: IntroKind;
  readonly topics: readonly TagSlug[];
  /** Who brought them together, those who let it be said. */
  readonly broughtBy: readonly MemberId[];
  /** The event both go to, where they asked to meet there and it is ahead. */
  readonly event?: Pick<Meetup, 'title' | 'startsAt' | 'isAllDay'> | null;
  /** The requester's own words. */
  readonly blurb: string;
  /** Any whole number; the same number makes the same conversation starters. */
  readonly seed: number;
  /** Said where moderators can read rooms. */
  readonly moderatorsRead: boolean;
  readonly labels: TagLabels;
};

/**
 * The first message in the room: why these two, what each brings, how to begin, when to meet. Once something
 * was pressed, the conversation starters make way for how things stand. Long words, and two languages, are
 * quoted only as far as one message holds.
 */
export const kickoff = (texts: RoomTexts, about: Kickoff): Message => {
  for (const space of spaces) {
    const drawn = draw(texts, about, space);
    if (lengthOf(drawn) <= messageLimits.text) return drawn;
  }
  return draw(texts, about, tightest);
};

/** How much of each thing is quoted: characters of words and names, numbers of tags. */
type Space = Readonly<Record<'blurb' | 'topics' | 'headline' | 'offers' | 'seeks' | 'name' | 'tag', number>>;

const spaces: readonly Space[] = [
  { blurb: 600, topics: 3, headline: 120, offers: 4, seeks: 3, name: 40, tag: 40 },
  { blurb: 400, topics: 2, headline: 70, offers: 3, seeks: 2, name: 30, tag: 30 },
  { blurb: 160, topics: 1, headline: 30, offers: 2, seeks: 1, name: 24, tag: 24 },
];

const tightest: Space = { blurb: 80, topics: 1, headline: 24, offers: 1, seeks: 1, name: 24, tag: 24 };

const draw = (texts: RoomTexts, about: Kickoff, space: Space): Message => {
  const { introduction, requester, target } = about;
  const title = each(texts, (one) => one.introductions.kickoffHeading);
  return message(
    `${title}: ${roomTitle(requester, target)}`,
    heading(title),
    line({ mention: requester.id }, ' · ', { mention: target.id }),
    ...texts.map((one) => line(...whyThese(one, about, space))),
    quote(about.blurb, space.blurb),
    about.broughtBy.length === 0 ? null : line(...broughtBy(texts, about.broughtBy)),
    about.event == null ? null : line(...meetThere(texts, about.event)),
    facts(...[requester, target].map((member) => bring(texts, about.labels, member, space))),
    ...(isUnderway(introduction) ? [] : texts.flatMap((one) => conversation(one, about))),
    ...meeting(texts, about, space),
    said(texts, about, space),
    introduction.status === 'closed' ? null : signRow(texts, introduction),
    note(each(texts, (one) => one.introductions.readBy(about.moderatorsRead))),
  );
};

const isUnderway = ({ signs: given, slots, meetingAt, status }: Introduction): boolean =>
  given.length > 0 ||
  meetingAt !== null ||
  status === 'closed' ||
  slots.some((slot) => slot.chosenBy.length > 0);

const whyThese = (text: Text, about: Kickoff, space: Space): readonly Inline[] => {
  const topics = tagList(text, about.labels, about.topics.slice(0, space.topics));
  const kind = text.kinds[about.kind];
  return text.introductions.whyThese(
    nameOf(text, about.requester, space.name),
    topics === '' ? kind : `${kind}: ${topics}`,
  );
};

const broughtBy = (texts: RoomTexts, members: readonly MemberId[]): Inline[] => [
  each(texts, (one) => one.connectors.broughtBy),
  ...members.flatMap((member, index): Inline[] => [index === 0 ? ' ' : ', ', { mention: member }]),
];

const meetThere = (
  texts: RoomTexts,
  { title, startsAt, isAllDay }: NonNullable<Kickoff['event']>,
): Inline[] => [
  `${each(texts, (one) => one.meetups.meetThere)}: ${excerpt(title, 60)}`,
  ...(isAllDay ? [] : [' · ', { at: startsAt }]),
];

const bring = (
  texts: RoomTexts,
  labels: TagLabels,
  member: Member,
  most: Space,
): readonly [string, readonly Inline[]] => {
  const [text] = texts;
  const short: TagLabels = (tag, language) => excerpt(labels(tag, language), most.tag);
  const offers = publicOffers(text, short, member.offers, most.offers);
  const seeks = publicSeeks(text, short, member.seeks, most.seeks);
  const parts = [
    excerpt(member.headline, most.headline),
    offers === '' ? '' : `${each(texts, (one) => one.expertise.offers)}: ${offers}`,
    seeks === '' ? '' : `${each(texts, (one) => one.expertise.seeks)}: ${seeks}`,
  ].filter((part) => part !== '');
  return [nameOf(text, member, most.name), [parts.join(' · ')]];
};

const conversation = (text: Text, about: Kickoff): Part[] => {
  const [first, second] = starters(text, about);
  return [
    line({ strong: text.introductions.startersTitle }, ` 1. ${first} 2. ${second}`),
    line(text.introductions.begins, ' ', { mention: about.requester.id }),
  ];
};

const meeting = (texts: RoomTexts, about: Kickoff, space: Space): (Part | null)[] => {
  const { introduction } = about;
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
  const slots = introduction.slots.slice(0, 3);
  return [
    line({ strong: each(texts, (one) => one.introductions.slotsTitle) }),
    facts(...slots.map((slot, index) => slotFact(texts, about, slot, index + 1, space))),
    buttons(
      ...slots.map(({ at }, index) =>
        button(slotLabel(texts, about, at, index + 1), to.slot, `${introduction.id}/${at.getTime()}`),
      ),
    ),
  ];
};

const slotFact = (
  texts: RoomTexts,
  about: Kickoff,
  slot: Slot,
  number: number,
  space: Space,
): readonly [string, readonly Inline[]] => {
  const suits = namesOf(texts, about, slot.chosenBy, space);
  const chosen = suits === '' ? [] : [` · ${each(texts, (one) => one.introductions.suits)} ${suits}`];
  return [`${number}`, [{ at: slot.at }, ...chosen]];
};

/** In one zone the button can say the time itself; across zones it says the number of the line. */
const slotLabel = (texts: RoomTexts, about: Kickoff, at: Date, number: number): string =>
  about.requester.zone === about.target.zone
    ? `${number}. ${texts[0].dateTime(at, about.requester.zone)}`
    : each(texts, (one) => one.introductions.slot(number));

const said = (texts: RoomTexts, about: Kickoff, space: Space): Part =>
  facts(
    ...signs.map((sign): readonly [string, readonly Inline[]] => {
      const by = about.introduction.signs.filter((given) => given.sign === sign).map(({ member }) => member);
      return [each(texts, (one) => one.introductions.signs[sign]), [namesOf(texts, about, by, space)]];
    }),
  );

/** Of the two, those who are among these, by name. */
const namesOf = (texts: RoomTexts, about: Kickoff, among: readonly MemberId[], space: Space): string =>
  [about.requester, about.target]
    .filter((member) => among.includes(member.id))
    .map((member) => nameOf(texts[0], member, space.name))
    .join(', ');
