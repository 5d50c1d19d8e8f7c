import type { ContactKind } from './contact.ts';
import type { MemberId } from './ids.ts';
import type { IntroKind, IntroRequest, Route } from './introRequest.ts';
import { introRequestLimits as limits, namesPerson } from './introRequest.ts';
import { isProfileEmpty, isSnoozed, type Member } from './member.ts';
import type { Refusal } from './refusal.ts';

const dayMs = 86_400_000;

/** Messages nobody asked for: the most in a day, in a week, and how many of a week's may be ask cards. */
export const contactBudget = { perDay: 1, perWeek: 4, askCardsPerWeek: 2 } as const;

/**
 * Whether the requester may ask once more. Every ask without contact holds its place until its clock, withdrawn or
 * not: the places tell nothing about answers.
 */
export const mayAskMore = (requester: Member, asks: readonly IntroRequest[], now: Date): Refusal | null => {
  const open = asks.filter((ask) => holdsPlace(ask, now)).length;
  const isNew =
    requester.joinedAt === null || now.getTime() - requester.joinedAt.getTime() < limits.newcomerDays * dayMs;
  if (isNew || isProfileEmpty(requester)) {
    if (open >= limits.newcomerOpen) return { refused: 'newcomerLimit', most: limits.newcomerOpen };
  }
  if (open >= limits.open) return { refused: 'tooManyOpen', most: limits.open };
  // What came of a post on the board was no ask: the board has limits of its own.
  const recent = asks.filter(
    (ask) => ask.route !== 'board' && now.getTime() - ask.askedAt.getTime() < 30 * dayMs,
  ).length;
  return recent >= limits.in30Days ? { refused: 'tooManyThisMonth', most: limits.in30Days } : null;
};

/** Until when the requester cannot ask for this person again, after an ask without contact; null if they can. */
export const coolDownAfter = (asks: readonly IntroRequest[], target: string, now: Date): Date | null => {
  const ends = asks
    .filter((ask) => namesPerson(ask) && ask.candidates[0]?.member === target && ask.status !== 'introduced')
    .map((ask) => ask.settlesAt.getTime() + limits.coolDownDays * dayMs);
  const last = Math.max(...ends);
  return last > now.getTime() ? new Date(last) : null;
};

/**
 * Whom previews leave out on account of the requester's own asks: everybody an ask showed on one of these topics,
 * asked or not, for 90 days after its clock; and until its clock, on any topic, so that nothing can be read from who
 * is missing.
 */
export const leftOut = (
  asks: readonly IntroRequest[],
  topics: readonly string[],
  now: Date,
): ReadonlySet<MemberId> => {
  const isOpen = (ask: IntroRequest) => ask.settlesAt > now;
  const isAlike = (ask: IntroRequest) =>
    ask.topics.some((topic) => topics.includes(topic)) &&
    ask.settlesAt.getTime() + limits.coolDownDays * dayMs > now.getTime();
  const hiding = asks.filter((ask) => isOpen(ask) || isAlike(ask));
  return new Set(hiding.flatMap((ask) => ask.candidates.map(({ member }) => member)));
};

/**
 * Those of the people found who may be shown today: whom the requester saw today already, and so many new ones that
 * no more than 10 are seen in a day.
 */
export const showable = (
  found: readonly MemberId[],
  seenToday: ReadonlySet<MemberId>,
  countToday: number,
): MemberId[] => {
  let left = limits.previewsPerDay - countToday;
  return found.filter((id) => seenToday.has(id) || left-- > 0);
};

/** What is known about someone who might be asked. None of it is ever shown to the requester. */
export type Reach = {
  readonly member: Member;
  readonly contacts: readonly { readonly kind: ContactKind; readonly at: Date }[];
  /** Introductions made in the last 30 days. */
  readonly introductions: number;
  readonly isApart: boolean;
  readonly isCoolingDown: boolean;
  readonly closedTopics: readonly string[];
};

/** Whether a member may be sent an ask card now. */
export const mayBeAsked = (
  reach: Reach,
  ask: { readonly kind: IntroKind; readonly topics: readonly string[]; readonly route: Route },
  now: Date,
): boolean => isOpenTo(reach, ask, now) && hasRoomFor(reach, now);

/** Whether somebody is the kind of person who may be asked this at all, busy or not. */
export const isOpenTo = (
  { member, isApart, isCoolingDown, closedTopics }: Reach,
  ask: { readonly kind: IntroKind; readonly topics: readonly string[] },
  now: Date,
): boolean =>
  member.status === 'joined' &&
  !member.isHidden &&
  !isApart &&
  !isCoolingDown &&
  !isSnoozed(member, now) &&
  member.accepts.includes(ask.kind) &&
  !ask.topics.some((topic) => closedTopics.includes(topic));

/** Whether the budget of messages and the month's capacity leave room for one more card. */
export const hasRoomFor = (reach: Reach, now: Date): boolean =>
  reach.introductions < reach.member.capacityPerMonth &&
  mayBeWrittenTo(reach.member, reach.contacts, now) &&
  within(reach.contacts, 7, now).filter(({ kind }) => kind === 'askCard').length <
    contactBudget.askCardsPerWeek;

/**
 * Whether one more message nobody asked for fits a member's day and week. One of a week's places is kept for the digest
 * of whoever wants it: everything that waits is in there.
 */
export const mayBeWrittenTo = (to: Pick<Member, 'muted'>, contacts: Reach['contacts'], now: Date): boolean =>
  mayBeWrittenToAt(to, contacts) <= now;

/** From when on it does, if nothing else is written to them; the past where it does already. */
export const mayBeWrittenToAt = ({ muted }: Pick<Member, 'muted'>, contacts: Reach['contacts']): Date => {
  const { perDay, perWeek } = contactBudget;
  const all = timesOf(contacts);
  const others = timesOf(contacts.filter(({ kind }) => kind !== 'digest'));
  const kept = muted.includes('digest') ? 0 : 1;
  const rooms = [hasRoomAt(all, perDay, 1), hasRoomAt(all, perWeek, 7), hasRoomAt(others, perWeek - kept, 7)];
  return new Date(Math.max(...rooms));
};

/**
 * From when on a digest fits that is due now. Questions about talks ride in this very message: they take no day from it;
 * nor does the place that it holds itself.
 */
export const mayHaveDigestAt = (contacts: Reach['contacts'], now: Date): Date => {
  const { perDay, perWeek } = contactBudget;
  const before = contacts.filter(({ kind, at }) => kind !== 'digest' || at < now);
  const messages = timesOf(before.filter(({ kind }) => kind !== 'checkIn'));
  return new Date(Math.max(hasRoomAt(messages, perDay, 1), hasRoomAt(timesOf(before), perWeek, 7)));
};

/** When fewer than `most` of these lie within so many days, in milliseconds; 0 where they always do. */
export const hasRoomAt = (times: readonly Date[], most: number, days: number): number => {
  const latestFirst = times.map((at) => at.getTime()).sort((a, b) => b - a);
  const last = latestFirst[most - 1];
  return last === undefined ? 0 : last + days * dayMs;
};

const timesOf = (contacts: Reach['contacts']): Date[] => contacts.map(({ at }) => at);

const within = (contacts: Reach['contacts'], days: number, now: Date): Reach['contacts'] =>
  contacts.filter(({ at }) => now.getTime() - at.getTime() < days * dayMs);

const holdsPlace = (ask: IntroRequest, now: Date): boolean =>
  ask.status !== 'introduced' && ask.settlesAt > now;
