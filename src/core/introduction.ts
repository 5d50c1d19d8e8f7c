import { whomToAsk } from './checkIn.ts';
import { allowsIntroduction, type Consent } from './consent.ts';
import type { IntroductionEvent } from './events.ts';
import type { IntroductionId, IntroRequestId, MemberId } from './ids.ts';
import type { Refusal } from './refusal.ts';

/** What people press to say how it goes; silence in a room cannot be seen otherwise. */
export const signs = ['talking', 'timeSet', 'talked'] as const;
export type Sign = (typeof signs)[number];

/** Answers to "did you meet?". */
export const outcomes = ['met', 'scheduled', 'notYet', 'willNot'] as const;
export type Outcome = (typeof outcomes)[number];

/** Days after the introduction on which both are asked how it went. */
export const checkInDays = [7, 30] as const;
export type CheckInDay = (typeof checkInDays)[number];

/** A suggested meeting: 30 minutes from this instant, and who said it suits them. */
export type Slot = { readonly at: Date; readonly chosenBy: readonly MemberId[] };

/** Where the people meet: a group DM, a private thread. Opaque to everyone but its platform. */
export type RoomRef = { readonly platform: string; readonly id: string };

export type CheckIn = {
  readonly day: CheckInDay;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
  readonly answers: readonly { readonly member: MemberId; readonly outcome: Outcome; readonly at: Date }[];
};

/** Two people who both said yes. `opening` until the platform gave them a room. */
export type Introduction = {
  readonly id: IntroductionId;
  readonly request: IntroRequestId;
  readonly requester: MemberId;
  readonly target: MemberId;
  readonly madeAt: Date;
  readonly slots: readonly Slot[];
  /** The instant both chose, if they did. */
  readonly meetingAt: Date | null;
  readonly signs: readonly { readonly member: MemberId; readonly sign: Sign; readonly at: Date }[];
  /** null once nudged or once someone gave a sign. */
  readonly silentNudgeAt: Date | null;
  readonly checkIns: readonly CheckIn[];
} & (
  | { readonly status: 'opening' }
  | { readonly status: 'open'; readonly room: RoomRef; readonly openedAt: Date }
  /** No room could be opened; each was told how to reach the other. */
  | { readonly status: 'roomless'; readonly openedAt: Date }
  | { readonly status: 'closed'; readonly closedAt: Date; readonly reason: 'done' | 'left' }
);

/** Days after the last check-in after which the introduction is history. */
const closingDays = 7;

/** The two people. */
export const peopleOf = (introduction: Introduction): readonly [MemberId, MemberId] => [
  introduction.requester,
  introduction.target,
];

/** The one `member` was introduced to; null for anybody else. */
export const partnerOf = (introduction: Introduction, member: MemberId): MemberId | null => {
  if (member === introduction.requester) return introduction.target;
  return member === introduction.target ? introduction.requester : null;
};

/** What is needed to put two people together; times were worked out before. */
export type NewIntroduction = {
  readonly id: IntroductionId;
  readonly request: IntroRequestId;
  readonly requester: MemberId;
  readonly target: MemberId;
  readonly at: Date;
  readonly slots: readonly Slot[];
  readonly checkIns: readonly { readonly day: CheckInDay; readonly dueAt: Date }[];
};

/** Put two people together. Refused unless each consents, still, to be shown to the other. */
export const introduce = (
  made: NewIntroduction,
  consents: readonly Consent[],
): IntroductionEvent[] | Refusal => {
  const agrees = (member: MemberId, counterpart: MemberId) =>
    consents.some((consent) => consent.member === member && allowsIntroduction(consent, counterpart));
  if (!agrees(made.requester, made.target) || !agrees(made.target, made.requester)) {
    return { refused: 'alreadyAnswered' };
  }
  const { id, ...rest } = made;
  return [{ type: 'introductionMade', introduction: id, ...rest }];
};

/** The platform gave them a room. Nothing happens a second time. */
export const openRoom = (
  introduction: Introduction,
  room: RoomRef,
  silentNudgeAt: Date,
  at: Date,
): IntroductionEvent[] =>
  introduction.status === 'opening' ? [{ type: 'roomOpened', room, silentNudgeAt, at }] : [];

/** No room can be had: each will be told how to reach the other. */
export const failRoom = (introduction: Introduction, at: Date): IntroductionEvent[] =>
  introduction.status === 'opening' ? [{ type: 'roomFailed', at }] : [];

/** One of the two says how it goes. Saying the same again changes nothing. */
export const giveSign = (
  introduction: Introduction,
  by: MemberId,
  sign: Sign,
  at: Date,
): IntroductionEvent[] | Refusal => {
  if (partnerOf(introduction, by) === null) return { refused: 'notYours' };
  if (introduction.status === 'closed') return { refused: 'alreadyAnswered' };
  if (introduction.signs.some((given) => given.member === by && given.sign === sign)) return [];
  return [{ type: 'signGiven', member: by, sign, at }];
};

/** A time suits one of the two; the second choice of the same time fixes the meeting. */
export const chooseSlot = (
  introduction: Introduction,
  by: MemberId,
  slotAt: Date,
  at: Date,
): IntroductionEvent[] | Refusal => {
  if (partnerOf(introduction, by) === null) return { refused: 'notYours' };
  if (introduction.status === 'closed' || introduction.meetingAt !== null) {
    return { refused: 'alreadyAnswered' };
  }
  const slot = introduction.slots.find((offered) => offered.at.getTime() === slotAt.getTime());
  if (slot === undefined || slotAt <= at) return { refused: 'alreadyAnswered' };
  if (slot.chosenBy.includes(by)) return [];
  const chosen: IntroductionEvent = { type: 'slotChosen', member: by, slot: slot.at, at };
  return slot.chosenBy.length === 0 ? [chosen] : [chosen, { type: 'meetingFixed', slot: slot.at, at }];
};

/** One of the two answers "did you meet?"; a later answer replaces an earlier one. */
export const answerCheckIn = (
  introduction: Introduction,
  by: MemberId,
  day: CheckInDay,
  outcome: Outcome,
  at: Date,
): IntroductionEvent[] | Refusal => {
  if (partnerOf(introduction, by) === null) return { refused: 'notYours' };
  const asked = introduction.checkIns.find((checkIn) => checkIn.day === day && checkIn.sentAt !== null);
  if (introduction.status === 'closed' || asked === undefined) return { refused: 'alreadyAnswered' };
  return [{ type: 'checkInAnswered', day, member: by, outcome, at }];
};

/** One of the two left the community: nothing more is asked of either. */
export const closeBecauseLeft = (
  introduction: Introduction,
  member: MemberId,
  at: Date,
): IntroductionEvent[] =>
  introduction.status === 'closed' || partnerOf(introduction, member) === null
    ? []
    : [{ type: 'introductionClosed', reason: 'left', member, at }];

/** The check-in to be asked now; null if none is. After a long absence only the latest, not one after the other. */
export const dueCheckIn = (introduction: Introduction, now: Date): CheckIn | null =>
  introduction.status === 'closed' || introduction.status === 'opening'
    ? null
    : (openCheckIns(introduction).findLast(({ dueAt }) => dueAt <= now) ?? null);

/** Whatever the clock brings at this instant, in order. `askable`: whom a question may be sent to now. */
export const tickIntroduction = (
  introduction: Introduction,
  now: Date,
  askable: readonly MemberId[] = peopleOf(introduction),
): IntroductionEvent[] => {
  if (introduction.status === 'closed' || introduction.status === 'opening') return [];
  const closesAt = closingAt(introduction);
  if (closesAt !== null && closesAt <= now) {
    return [{ type: 'introductionClosed', reason: 'done', member: null, at: now }];
  }
  const events: IntroductionEvent[] = [];
  if (introduction.silentNudgeAt !== null && introduction.silentNudgeAt <= now) {
    events.push({ type: 'silentNudged', at: now });
  }
  const checkIn = dueCheckIn(introduction, now);
  const to = checkIn === null ? null : whomToAsk(peopleOf(introduction), askable, checkIn.dueAt, now);
  if (checkIn !== null && to !== null) events.push({ type: 'checkInSent', day: checkIn.day, to, at: now });
  return events;
};

/** When the clock has to look again; null when nothing more will come of itself. */
export const introductionDueAt = (introduction: Introduction): Date | null => {
  if (introduction.status === 'closed' || introduction.status === 'opening') return null;
  const times = [
    introduction.silentNudgeAt,
    ...openCheckIns(introduction).map((checkIn) => checkIn.dueAt),
    closingAt(introduction),
  ].filter((time) => time !== null);
  return times.length === 0 ? null : new Date(Math.min(...times.map((time) => time.getTime())));
};

/** The introduction after one more fact; `null` only before `introductionMade`. */
export const evolveIntroduction = (
  introduction: Introduction | null,
  event: IntroductionEvent,
): Introduction => {
  if (event.type === 'introductionMade') return begun(event);
  if (introduction === null) throw new Error(`${event.type} before introductionMade`);
  switch (event.type) {
    case 'roomOpened':
      return {
        ...introduction,
        status: 'open',
        room: event.room,
        openedAt: event.at,
        silentNudgeAt: event.silentNudgeAt,
      };
    case 'roomFailed':
      return { ...introduction, status: 'roomless', openedAt: event.at };
    case 'signGiven':
      return {
        ...introduction,
        silentNudgeAt: null,
        signs: [...introduction.signs, { member: event.member, sign: event.sign, at: event.at }],
      };
    case 'silentNudged':
      return { ...introduction, silentNudgeAt: null };
    case 'slotChosen':
      return { ...introduction, silentNudgeAt: null, slots: choose(introduction.slots, event) };
    case 'meetingFixed':
      return { ...introduction, meetingAt: event.slot };
    case 'checkInSent':
      return { ...introduction, checkIns: sent(introduction.checkIns, event) };
    case 'checkInAnswered':
      return { ...introduction, checkIns: answered(introduction.checkIns, event) };
    case 'introductionClosed':
      return { ...introduction, status: 'closed', closedAt: event.at, reason: event.reason };
  }
};

type Fact<Type extends IntroductionEvent['type']> = Extract<IntroductionEvent, { type: Type }>;

const begun = (event: Fact<'introductionMade'>): Introduction => ({
  id: event.introduction,
  request: event.request,
  requester: event.requester,
  target: event.target,
  madeAt: event.at,
  slots: event.slots,
  meetingAt: null,
  signs: [],
  silentNudgeAt: null,
  checkIns: event.checkIns.map((checkIn) => ({ ...checkIn, sentAt: null, answers: [] })),
  status: 'opening',
});

const choose = (slots: readonly Slot[], event: Fact<'slotChosen'>): Slot[] =>
  slots.map((slot) =>
    slot.at.getTime() === event.slot.getTime()
      ? { ...slot, chosenBy: [...slot.chosenBy, event.member] }
      : slot,
  );

/** An earlier check-in that was never sent is overtaken by a later one. */
const sent = (checkIns: readonly CheckIn[], event: Fact<'checkInSent'>): CheckIn[] =>
  checkIns
    .filter((checkIn) => checkIn.sentAt !== null || checkIn.day >= event.day)
    .map((checkIn) => (checkIn.day === event.day ? { ...checkIn, sentAt: event.at } : checkIn));

const answered = (checkIns: readonly CheckIn[], event: Fact<'checkInAnswered'>): CheckIn[] =>
  checkIns.map((checkIn) => {
    if (checkIn.day !== event.day) return checkIn;
    const others = checkIn.answers.filter((answer) => answer.member !== event.member);
    return {
      ...checkIn,
      answers: [...others, { member: event.member, outcome: event.outcome, at: event.at }],
    };
  });

const openCheckIns = (introduction: Introduction): CheckIn[] =>
  introduction.checkIns.filter((checkIn) => checkIn.sentAt === null);

const closingAt = (introduction: Introduction): Date | null => {
  if (openCheckIns(introduction).length > 0) return null;
  const sentAt = introduction.checkIns.at(-1)?.sentAt ?? null;
  return sentAt === null ? null : new Date(sentAt.getTime() + closingDays * 86_400_000);
};
