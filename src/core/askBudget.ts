import type { ContactKind } from './contact.ts';
import type { IntroKind, IntroRequest, Route } from './introRequest.ts';
import { introRequestLimits as limits } from './introRequest.ts';
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
  const recent = asks.filter((ask) => now.getTime() - ask.askedAt.getTime() < 30 * dayMs).length;
  return recent >= limits.in30Days ? { refused: 'tooManyThisMonth', most: limits.in30Days } : null;
};

/** Until when the requester cannot ask for this person again, after an ask without contact; null if they can. */
export const coolDownAfter = (asks: readonly IntroRequest[], target: string, now: Date): Date | null => {
  const ends = asks
    .filter(
      (ask) => ask.route === 'person' && ask.candidates[0]?.member === target && ask.status !== 'introduced',
    )
    .map((ask) => ask.settlesAt.getTime() + limits.coolDownDays * dayMs);
  const last = Math.max(...ends);
  return last > now.getTime() ? new Date(last) : null;
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
export const hasRoomFor = ({ member, contacts, introductions }: Reach, now: Date): boolean => {
  const since = (days: number) => contacts.filter(({ at }) => now.getTime() - at.getTime() < days * dayMs);
  const week = since(7);
  return (
    introductions < member.capacityPerMonth &&
    since(1).length < contactBudget.perDay &&
    week.length < contactBudget.perWeek &&
    week.filter(({ kind }) => kind === 'askCard').length < contactBudget.askCardsPerWeek
  );
};

const holdsPlace = (ask: IntroRequest, now: Date): boolean =>
  ask.status !== 'introduced' && ask.settlesAt > now;
