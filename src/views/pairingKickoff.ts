import { signs } from '../core/introduction.ts';
import type { Member } from '../core/member.ts';
import type { Pairing } from '../core/pairing.ts';
import type { Program } from '../core/program.ts';
import { addresses } from './addresses.ts';
import type { TagLabels } from './expertise.ts';
import { lengthOf } from './measure.ts';
import { type Inline, type Message, messageLimits, type Part } from './message.ts';
import { bring, mentions, namedFirst, namesOf, type Space, signRow, spaces, why } from './pairingParts.ts';
import { button, buttons, excerpt, facts, heading, line, message, note } from './parts.ts';
import { nameOf } from './people.ts';
import { namedTopics } from './reasons.ts';
import { each, type RoomTexts } from './rooms.ts';
import { programName } from './rounds.ts';
import { starters } from './starters.ts';
import type { Text } from './text.ts';

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

const isUnderway = ({ signs: given, slots, meetingAt, status }: Pairing): boolean =>
  given.length > 0 ||
  meetingAt !== null ||
  status === 'closed' ||
  slots.some((slot) => slot.chosenBy.length > 0);

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
