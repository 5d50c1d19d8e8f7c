import type { MemberId, TagSlug } from '../core/ids.ts';
import { type Outcome, outcomes, signs } from '../core/introduction.ts';
import type { Member } from '../core/member.ts';
import type { Pairing } from '../core/pairing.ts';
import type { Program } from '../core/program.ts';
import { addresses } from './addresses.ts';
import { publicOffers, publicSeeks, type TagLabels } from './expertise.ts';
import { lengthOf } from './measure.ts';
import { type Inline, type Message, messageLimits, type Part } from './message.ts';
import { button, buttons, excerpt, facts, heading, line, message, note } from './parts.ts';
import { nameOf } from './people.ts';
import { links } from './profile.ts';
import { namedTopics, reasonLines } from './reasons.ts';
import { each, type RoomTexts } from './rooms.ts';
import { programName } from './rounds.ts';
import { starters } from './starters.ts';
import type { Text } from './text.ts';
import { metParts } from './ties.ts';

const to = addresses.pairings;

/** Everything the kickoff tells; drawn again after every press. `members` in the order of the pairing. */
export type PairingKickoff = {
  readonly pairing: Pairing;
  readonly program: Program;
  readonly members: readonly Member[];
  /** Any whole number; the same number makes the same conversation starters. */
  readonly seed: number;
  /** Said where moderators can read rooms. */
  readonly moderatorsRead: boolean;
  readonly labels: TagLabels;
};

/** The first message in a pairing's room: why these people, what each brings, how to begin, when to meet. */
export const pairingKickoff = (texts: RoomTexts, about: PairingKickoff): Message => {
  const [first, ...rest] = spaces;
  return rest.reduce(
    (drawn, space) => (lengthOf(drawn) <= messageLimits.text ? drawn : draw(texts, about, space)),
    draw(texts, about, first),
  );
};

/** How the room is called. */
export const pairingTitle = (program: Program, members: readonly Member[]): string =>
  excerpt(`${programName(program)}: ${members.map(({ name }) => excerpt(name, 24)).join(' · ')}`, 90);

/** In the room, once, after two working days without a press. */
export const pairingSilent = (texts: RoomTexts, about: { readonly pairing: Pairing }): Message =>
  message(
    each(texts, (one) => one.introductions.silentSummary),
    ...texts.map((one) => line(...one.pairings.silent(about.pairing.starter))),
    signRow(texts, about.pairing),
  );

/** In the room: all chose the same time. */
export const pairingMeetingFixed = (
  texts: RoomTexts,
  about: { readonly pairing: Pairing; readonly meetingAt: Date },
): Message =>
  message(
    each(texts, (one) => one.introductions.fixedSummary),
    heading(each(texts, (one) => one.introductions.fixedSummary)),
    line({ at: about.meetingAt }),
    ...texts.map((one) => line(one.pairings.fixed)),
    {
      kind: 'file',
      file: { file: 'pairing', pairing: about.pairing.id },
      name: texts[0].introductions.fileName,
    },
  );

/** In the room: one of several is no longer there. */
export const pairingSmaller = (texts: RoomTexts): Message =>
  message(
    each(texts, (one) => one.pairings.smaller),
    ...texts.map((one) => line(one.pairings.smaller)),
  );

/** By DM, where no room can be had: who the others are and how to reach them. */
export const pairingRoomless = (
  text: Text,
  about: {
    readonly pairing: Pairing;
    readonly program: Program;
    readonly others: readonly Member[];
    readonly labels: TagLabels;
  },
): Message =>
  message(
    text.pairings.roomlessSummary(programName(about.program)),
    heading(text.pairings.heading),
    line(text.pairings.roomless, ' ', ...mentions(about.others)),
    ...why([text], about.pairing, about.program, about.others, about.labels, 3),
    facts(
      ...about.others.map((member): readonly [string, readonly Inline[]] => {
        const ways = links(member.links);
        const said = bring([text], about.labels, namedFirst(member, about.pairing), spaces[1]);
        const rest = ways.length === 0 ? [] : [' · ', ...ways];
        return [nameOf(text, member, 40), said === '' ? rest.slice(1) : [said, ...rest]];
      }),
    ),
    signRow([text], about.pairing),
  );

/** By DM, days after: did the conversation take place? */
export const pairingCheckIn = (
  text: Text,
  about: { readonly pairing: Pairing; readonly program: Program; readonly others: readonly Member[] },
): Message =>
  message(
    text.introductions.checkInSummary,
    line(...text.pairings.checkIn(programName(about.program)), ' ', ...mentions(about.others)),
    line(text.introductions.checkInQuestion),
    outcomeRow(text, about.pairing),
    note(text.introductions.checkInNote),
  );

/** Thanks for the answer; it can still be changed. */
export const pairingAnswered = (
  text: Text,
  about: {
    readonly pairing: Pairing;
    readonly outcome: Outcome;
    /** Whom the reader may say they know by now. */
    readonly mayName: readonly MemberId[];
  },
): Message =>
  message(
    text.pairings.answered[about.outcome],
    line(text.pairings.answered[about.outcome]),
    outcomeRow(text, about.pairing),
    note(text.introductions.changeNote),
    ...metParts(text, about.mayName),
  );

/** By DM to whoever is left alone. */
export const pairingEnded = (
  text: Text,
  about: { readonly program: Program; readonly isReplaced: boolean },
): Message => {
  const said = about.isReplaced ? text.pairings.endedReplaced : text.pairings.ended;
  return message(text.pairings.endedSummary, line(said(programName(about.program))));
};

/** How much of each thing is said: characters of headlines and names, numbers of tags and reasons. */
type Space = Readonly<Record<'headline' | 'offers' | 'seeks' | 'name' | 'tag' | 'reasons', number>>;

const spaces: readonly [Space, Space, Space, Space] = [
  { headline: 120, offers: 4, seeks: 3, name: 40, tag: 40, reasons: 5 },
  { headline: 60, offers: 3, seeks: 2, name: 30, tag: 30, reasons: 3 },
  { headline: 30, offers: 2, seeks: 1, name: 24, tag: 24, reasons: 2 },
  { headline: 0, offers: 1, seeks: 0, name: 20, tag: 20, reasons: 1 },
];

const draw = (texts: RoomTexts, about: PairingKickoff, space: Space): Message => {
  const { pairing, program, members, labels } = about;
  const isAgain = members.length === 2 && pairing.reasons.some(({ kind }) => kind === 'metBefore');
  const title = `${programName(program)}: ${each(texts, ({ pairings: words }) => (isAgain ? words.headingAgain : words.heading))}`;
  const brings = members.map((member): readonly [string, readonly Inline[]] => [
    nameOf(texts[0], member, space.name),
    [bring(texts, labels, namedFirst(member, pairing), space)],
  ]);
  return message(
    title,
    heading(excerpt(title, 150)),
    line(...mentions(members)),
    ...why(texts, pairing, program, members, labels, space.reasons),
    facts(...brings),
    ...(isUnderway(pairing) ? [] : texts.flatMap((one) => conversation(one, about))),
    ...meeting(texts, about, space),
    said(texts, about, space),
    pairing.status === 'closed' ? null : signRow(texts, pairing),
    note(each(texts, (one) => one.introductions.readBy(about.moderatorsRead))),
  );
};

const mentions = (members: readonly Member[]): Inline[] =>
  members.flatMap((member, index): Inline[] =>
    index === 0 ? [{ mention: member.id }] : [' · ', { mention: member.id }],
  );

const why = (
  texts: RoomTexts,
  pairing: Pairing,
  program: Program,
  members: readonly Member[],
  labels: TagLabels,
  most: number,
): Part[] =>
  texts.flatMap((one) => {
    const lines = reasonLines(one, { pairing, program, members, labels }).slice(0, most);
    return lines.length === 0
      ? []
      : [line({ strong: one.pairings.why }, ...lines.flatMap((inlines) => [' ', ...inlines]))];
  });

const isUnderway = ({ signs: given, slots, meetingAt, status }: Pairing): boolean =>
  given.length > 0 ||
  meetingAt !== null ||
  status === 'closed' ||
  slots.some((slot) => slot.chosenBy.length > 0);

/** What the reasons name comes first: they must not speak of something that the list below leaves out. */
const namedFirst = (member: Member, { reasons }: Pairing): Member => {
  const named = new Set(reasons.flatMap((reason) => ('topic' in reason ? [reason.topic] : [])));
  const sorted = <T extends { readonly tag: TagSlug }>(all: readonly T[]): T[] => [
    ...all.filter(({ tag }) => named.has(tag)),
    ...all.filter(({ tag }) => !named.has(tag)),
  ];
  return { ...member, offers: sorted(member.offers), seeks: sorted(member.seeks) };
};

const bring = (texts: RoomTexts, labels: TagLabels, member: Member, most: Space): string => {
  const [text] = texts;
  const short: TagLabels = (tag, language) => excerpt(labels(tag, language), most.tag);
  const offers = publicOffers(text, short, member.offers, most.offers);
  const seeks = publicSeeks(text, short, member.seeks, most.seeks);
  return [
    excerpt(member.headline, most.headline),
    offers === '' ? '' : `${each(texts, (one) => one.expertise.offers)}: ${offers}`,
    seeks === '' ? '' : `${each(texts, (one) => one.expertise.seeks)}: ${seeks}`,
  ]
    .filter((part) => part !== '' && part !== '…')
    .join(' · ');
};

/** Starters about what two share are for two; larger groups begin with open questions. */
const conversation = (text: Text, about: PairingKickoff): Part[] => {
  const { pairing, members, seed, labels } = about;
  const [one, other] = members;
  if (one === undefined || other === undefined) return [];
  const [requester, target] =
    members.length === 2
      ? [one, other]
      : [one, other].map((member) => ({ ...member, offers: [], seeks: [] }));
  if (requester === undefined || target === undefined) return [];
  const named = namedTopics(pairing);
  const [first, second] = starters(text, { requester, target, topics: [], named, seed, labels });
  return [
    line({ strong: text.introductions.startersTitle }, ` 1. ${first} 2. ${second}`),
    line(text.introductions.begins, ' ', { mention: pairing.starter }),
  ];
};

const meeting = (texts: RoomTexts, { pairing, members }: PairingKickoff, space: Space): (Part | null)[] => {
  if (pairing.meetingAt !== null) {
    return [
      line(
        each(texts, (one) => one.introductions.meetingAt),
        ' ',
        { at: pairing.meetingAt },
      ),
    ];
  }
  if (pairing.slots.length === 0 || pairing.status === 'closed') return [];
  const slots = pairing.slots.slice(0, 3);
  const isOneZone = new Set(members.map(({ zone }) => zone)).size === 1;
  return [
    line({
      strong: each(texts, (one) =>
        members.length === 2 ? one.introductions.slotsTitle : one.pairings.slotsTitle,
      ),
    }),
    facts(
      ...slots.map((slot, index): readonly [string, readonly Inline[]] => {
        const suits = namesOf(texts, members, slot.chosenBy, space);
        const chosen = suits === '' ? [] : [` · ${each(texts, (one) => one.introductions.suits)} ${suits}`];
        return [`${index + 1}`, [{ at: slot.at }, ...chosen]];
      }),
    ),
    buttons(
      ...slots.map(({ at }, index) => {
        // In one zone the button can say the time itself; across zones it says the number of the line.
        const label = isOneZone
          ? `${index + 1}. ${texts[0].dateTime(at, members[0]?.zone ?? 'UTC')}`
          : each(texts, (one) => one.introductions.slot(index + 1));
        return button(label, to.slot, `${pairing.id}/${at.getTime()}`);
      }),
    ),
  ];
};

const said = (texts: RoomTexts, { pairing, members }: PairingKickoff, space: Space): Part =>
  facts(
    ...signs.map((sign): readonly [string, readonly Inline[]] => {
      const by = pairing.signs.filter((given) => given.sign === sign).map(({ member }) => member);
      return [each(texts, (one) => one.introductions.signs[sign]), [namesOf(texts, members, by, space)]];
    }),
  );

const namesOf = (
  texts: RoomTexts,
  members: readonly Member[],
  among: readonly MemberId[],
  space: Space,
): string =>
  members
    .filter((member) => among.includes(member.id))
    .map((member) => nameOf(texts[0], member, space.name))
    .join(', ');

const signRow = (texts: RoomTexts, pairing: Pairing): Part =>
  buttons(
    ...signs.map((sign) =>
      button(
        each(texts, (one) => one.introductions.signs[sign]),
        to.sign,
        `${pairing.id}/${sign}`,
      ),
    ),
  );

const outcomeRow = (text: Text, pairing: Pairing): Part =>
  buttons(
    ...outcomes.map((outcome) =>
      button(text.introductions.outcomes[outcome], to.checkIn, `${pairing.id}/${outcome}`),
    ),
  );
