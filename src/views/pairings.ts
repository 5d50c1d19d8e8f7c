import type { MemberId } from '../core/ids.ts';
import { type Outcome, outcomes } from '../core/introduction.ts';
import type { Member } from '../core/member.ts';
import type { Pairing } from '../core/pairing.ts';
import type { Program } from '../core/program.ts';
import { addresses } from './addresses.ts';
import type { TagLabels } from './expertise.ts';
import type { Inline, Message, Part } from './message.ts';
import { bring, mentions, namedFirst, signRow, spaces, why } from './pairingParts.ts';
import { button, buttons, excerpt, facts, heading, line, message, note } from './parts.ts';
import { nameOf } from './people.ts';
import { links } from './profile.ts';
import { each, type RoomTexts } from './rooms.ts';
import { programName } from './rounds.ts';
import type { Text } from './text.ts';
import { metParts } from './ties.ts';

const to = addresses.pairings;

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

const outcomeRow = (text: Text, pairing: Pairing): Part =>
  buttons(
    ...outcomes.map((outcome) =>
      button(text.introductions.outcomes[outcome], to.checkIn, `${pairing.id}/${outcome}`),
    ),
  );
