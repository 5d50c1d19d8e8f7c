import { whomToAsk } from './checkIn.ts';
import type { MemberId, PairingId, ProgramId, RoundId } from './ids.ts';
import type { Outcome, RoomRef, Sign, Slot } from './introduction.ts';
import type { PairingEvent } from './pairingEvents.ts';
import type { Refusal } from './refusal.ts';
import type { PairReason } from './round.ts';

/**
 * People put together by a round. `planned` until its turn comes, `opening` until the platform gave them a room;
 * `roomless` where none could be had: each was told who the others are.
 */
export type Pairing = {
  readonly id: PairingId;
  readonly round: RoundId;
  readonly program: ProgramId;
  /** Those who are in it now; two at least while it is open. */
  readonly members: readonly MemberId[];
  /** Who is asked to write first. */
  readonly starter: MemberId;
  readonly reasons: readonly PairReason[];
  readonly madeAt: Date;
  readonly slots: readonly Slot[];
  /** The instant all chose, if they did. */
  readonly meetingAt: Date | null;
  readonly signs: readonly { readonly member: MemberId; readonly sign: Sign; readonly at: Date }[];
  /** null once nudged or once someone gave a sign. */
  readonly silentNudgeAt: Date | null;
  /** When all are asked whether they talked. */
  readonly checkInAt: Date;
  readonly checkInSentAt: Date | null;
  readonly answers: readonly { readonly member: MemberId; readonly outcome: Outcome; readonly at: Date }[];
  readonly closesAt: Date;
} & (
  | { readonly status: 'planned' }
  | { readonly status: 'opening' }
  | { readonly status: 'open'; readonly room: RoomRef; readonly openedAt: Date }
  | { readonly status: 'roomless'; readonly openedAt: Date }
  | { readonly status: 'closed'; readonly closedAt: Date; readonly reason: 'done' | 'left' }
);

/** What is fixed when a round is planned. */
export type NewPairing = Pick<
  Pairing,
  'id' | 'round' | 'program' | 'members' | 'starter' | 'reasons' | 'madeAt' | 'checkInAt' | 'closesAt'
>;

/** A pairing as the plan makes it; nothing is told yet. */
export const planPairing = (made: NewPairing): Pairing => ({
  ...made,
  slots: [],
  meetingAt: null,
  signs: [],
  silentNudgeAt: null,
  checkInSentAt: null,
  answers: [],
  status: 'planned',
});

/** The others of a member; none for somebody who is not in it. */
export const othersOf = ({ members }: Pairing, member: MemberId): readonly MemberId[] =>
  members.includes(member) ? members.filter((other) => other !== member) : [];

/** Its turn came: a room is to be opened. Nothing happens a second time. */
export const beginPairing = (pairing: Pairing, slots: readonly Slot[], at: Date): PairingEvent[] =>
  pairing.status === 'planned' ? [{ type: 'pairingBegun', slots, at }] : [];

/** The platform gave them a room. */
export const openPairingRoom = (
  pairing: Pairing,
  room: RoomRef,
  silentNudgeAt: Date,
  at: Date,
): PairingEvent[] =>
  pairing.status === 'opening' ? [{ type: 'pairingRoomOpened', room, silentNudgeAt, at }] : [];

/** No room can be had. */
export const failPairingRoom = (pairing: Pairing, at: Date): PairingEvent[] =>
  pairing.status === 'opening' ? [{ type: 'pairingRoomFailed', at }] : [];

/** Somebody says how it goes. Saying the same again changes nothing. */
export const signPairing = (
  pairing: Pairing,
  by: MemberId,
  sign: Sign,
  at: Date,
): PairingEvent[] | Refusal => {
  const no = refusalFor(pairing, by);
  if (no !== null) return no;
  if (pairing.signs.some((given) => given.member === by && given.sign === sign)) return [];
  return [{ type: 'pairingSigned', member: by, sign, at }];
};

/** A time suits somebody; the last of them to choose it fixes the meeting. */
export const choosePairingSlot = (
  pairing: Pairing,
  by: MemberId,
  slotAt: Date,
  at: Date,
): PairingEvent[] | Refusal => {
  const no = refusalFor(pairing, by);
  if (no !== null) return no;
  const slot = pairing.slots.find((offered) => offered.at.getTime() === slotAt.getTime());
  if (pairing.meetingAt !== null || slot === undefined || slotAt <= at) {
    return { refused: 'alreadyAnswered' };
  }
  if (slot.chosenBy.includes(by)) return [];
  const chosen: PairingEvent = { type: 'pairingSlotChosen', member: by, slot: slot.at, at };
  const suitsAll = pairing.members.every((member) => member === by || slot.chosenBy.includes(member));
  return suitsAll ? [chosen, { type: 'pairingMeetingFixed', slot: slot.at, at }] : [chosen];
};

/** "Did you talk?"; a later answer replaces an earlier one. */
export const answerPairing = (
  pairing: Pairing,
  by: MemberId,
  outcome: Outcome,
  at: Date,
): PairingEvent[] | Refusal => {
  if (pairing.checkInSentAt === null) return { refused: 'alreadyAnswered' };
  const no = refusalFor(pairing, by);
  return no ?? [{ type: 'pairingAnswered', member: by, outcome, at }];
};

/** Somebody left: those who remain go on if they are two, else it is over. */
export const leavePairing = (pairing: Pairing, member: MemberId, at: Date): PairingEvent[] => {
  if (pairing.status === 'closed' || !pairing.members.includes(member)) return [];
  const left: PairingEvent = { type: 'pairingLeft', member, at };
  return pairing.members.length > 2 ? [left] : [left, { type: 'pairingClosed', reason: 'left', at }];
};

/** Whether all are to be asked now whether they talked. */
export const isCheckInDue = (pairing: Pairing, now: Date): boolean =>
  (pairing.status === 'open' || pairing.status === 'roomless') &&
  pairing.checkInSentAt === null &&
  pairing.checkInAt <= now &&
  pairing.closesAt > now;

/** Whatever the clock brings to a pairing that began. `askable`: whom a question may be sent to now. */
export const tickPairing = (
  pairing: Pairing,
  now: Date,
  askable: readonly MemberId[] = pairing.members,
): PairingEvent[] => {
  if (pairing.status !== 'open' && pairing.status !== 'roomless') return [];
  if (pairing.closesAt <= now) return [{ type: 'pairingClosed', reason: 'done', at: now }];
  const events: PairingEvent[] = [];
  if (pairing.silentNudgeAt !== null && pairing.silentNudgeAt <= now) {
    events.push({ type: 'pairingNudged', at: now });
  }
  const to = isCheckInDue(pairing, now) ? whomToAsk(pairing.members, askable, pairing.checkInAt, now) : null;
  if (to !== null) events.push({ type: 'pairingCheckInSent', to, at: now });
  return events;
};

/** When the clock has to look again; null when nothing more will come of itself. */
export const pairingDueAt = (pairing: Pairing): Date | null => {
  switch (pairing.status) {
    case 'planned':
      return pairing.madeAt;
    case 'opening':
    case 'closed':
      return null;
    case 'open':
    case 'roomless': {
      const times = [pairing.silentNudgeAt, pairing.checkInSentAt === null ? pairing.checkInAt : null];
      const known = [...times, pairing.closesAt].filter((time) => time !== null);
      return new Date(Math.min(...known.map((time) => time.getTime())));
    }
  }
};

/** What came of it: `notMet` only if somebody said so and nobody said the opposite. */
export const outcomeOf = ({ signs, answers }: Pairing): 'met' | 'notMet' | 'unknown' => {
  const hasTalked =
    signs.some(({ sign }) => sign === 'talked') || answers.some(({ outcome }) => outcome === 'met');
  if (hasTalked) return 'met';
  return answers.some(({ outcome }) => outcome === 'willNot' || outcome === 'notYet') ? 'notMet' : 'unknown';
};

/** The pairing after one more fact. */
export const evolvePairing = (pairing: Pairing, event: PairingEvent): Pairing => {
  switch (event.type) {
    case 'pairingBegun':
      return { ...pairing, status: 'opening', slots: event.slots };
    case 'pairingRoomOpened': {
      const { room, silentNudgeAt, at } = event;
      return { ...pairing, status: 'open', room, openedAt: at, silentNudgeAt };
    }
    case 'pairingRoomFailed':
      return { ...pairing, status: 'roomless', openedAt: event.at };
    case 'pairingSigned': {
      const { member, sign, at } = event;
      return { ...pairing, silentNudgeAt: null, signs: [...pairing.signs, { member, sign, at }] };
    }
    case 'pairingNudged':
      return { ...pairing, silentNudgeAt: null };
    case 'pairingSlotChosen':
      return { ...pairing, silentNudgeAt: null, slots: chosen(pairing.slots, event.slot, event.member) };
    case 'pairingMeetingFixed':
      return { ...pairing, meetingAt: event.slot };
    case 'pairingCheckInSent':
      return { ...pairing, checkInSentAt: event.at };
    case 'pairingAnswered': {
      const others = pairing.answers.filter((answer) => answer.member !== event.member);
      const { member, outcome, at } = event;
      return { ...pairing, answers: [...others, { member, outcome, at }] };
    }
    case 'pairingLeft': {
      const members = pairing.members.filter((member) => member !== event.member);
      const starter = pairing.starter === event.member ? (members[0] ?? event.member) : pairing.starter;
      return { ...pairing, members, starter };
    }
    case 'pairingClosed':
      return { ...pairing, status: 'closed', closedAt: event.at, reason: event.reason };
  }
};

const refusalFor = (pairing: Pairing, by: MemberId): Refusal | null => {
  if (!pairing.members.includes(by)) return { refused: 'notYours' };
  return pairing.status === 'open' || pairing.status === 'roomless' ? null : { refused: 'alreadyAnswered' };
};

const chosen = (slots: readonly Slot[], at: Date, by: MemberId): Slot[] =>
  slots.map((slot) =>
    slot.at.getTime() === at.getTime() ? { ...slot, chosenBy: [...slot.chosenBy, by] } : slot,
  );
