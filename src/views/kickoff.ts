import type { MemberId, TagSlug } from '../core/ids.ts';
import { type Introduction, peopleOf, signs } from '../core/introduction.ts';
import type { IntroKind } from '../core/introRequest.ts';
import type { Member } from '../core/member.ts';
import { addresses } from './addresses.ts';
import { publicOffers, publicSeeks, type TagLabels, tagList } from './expertise.ts';
import type { Inline, Message, Part } from './message.ts';
import { button, buttons, excerpt, facts, heading, line, message, note, quote } from './parts.ts';
import { nameOf } from './people.ts';
import { each, type RoomTexts, signRow } from './rooms.ts';
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

const whyThese = (text: Text, about: Kickoff): Inline[] => {
  const topics = tagList(text, about.labels, about.topics.slice(0, 3));
  const kind = text.kinds[about.kind];
  return [
    ...text.introductions.whyThese(
      nameOf(text, about.requester, 40),
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
  return [nameOf(text, member, 40), [said.join(' · ')]];
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
  const named = (member: MemberId) => nameOf(texts[0], member === requester.id ? requester : target, 40);
  const slots = introduction.slots.slice(0, 5);
  return [
    line({ strong: each(texts, (one) => one.introductions.slotsTitle) }),
    facts(
      ...slots.map((slot, index): readonly [string, readonly Inline[]] => {
        const suits = slot.chosenBy.map(named).join(', ');
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
  const people = new Map([requester, target].map((member) => [member.id, nameOf(texts[0], member, 40)]));
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
