import type { MemberId } from './ids.ts';
import type { Acquaintance } from './network/mine.ts';
import type { Refusal } from './refusal.ts';

const dayMs = 86_400_000;

/** How often a member wants to be in touch with somebody. */
export const touchCadences = ['monthly', 'quarterly', 'halfYearly', 'yearly'] as const;
export type TouchCadence = (typeof touchCadences)[number];

/** Days after which somebody is due, by cadence. */
export const cadenceDays: Readonly<Record<TouchCadence, number>> = {
  monthly: 30,
  quarterly: 91,
  halfYearly: 183,
  yearly: 365,
};

/** What reminders keep to. */
export const keepLimits = {
  /** People with a cadence at the most. */
  people: 100,
  /** Due people in one digest. */
  dueInDigest: 3,
  snoozeDays: 14,
  reconnectWeeks: 26,
  reconnectEveryDays: 7,
  /** One digest is written and sent within so many days: it says the same every time it is looked at. */
  sameDigestDays: 2,
} as const;

/**
 * What a member wants with another person; the other never learns of it. Without a cadence it only remembers when that
 * person was suggested.
 */
export type Keep = {
  readonly member: MemberId;
  readonly person: MemberId;
  readonly cadence: TouchCadence | null;
  readonly setAt: Date;
  /** When the member said that they were in touch; null where they never did. */
  readonly touchedAt: Date | null;
  readonly snoozedUntil: Date | null;
  /** When the digest last suggested to get in touch again. */
  readonly suggestedAt: Date | null;
};

/** Somebody who is due: since when, and when the two last had to do with each other (null: not known). */
export type DuePerson = { readonly keep: Keep; readonly dueAt: Date; readonly lastAt: Date | null };

/** Choose how often. `mine` are the member's others. */
export const keepInTouch = (
  before: Keep | null,
  set: Pick<Keep, 'member' | 'person'> & { readonly cadence: TouchCadence },
  mine: readonly Keep[],
  now: Date,
): Keep | Refusal => {
  if (set.member === set.person) return { refused: 'yourself' };
  const others = mine.filter(({ cadence, person }) => cadence !== null && person !== set.person);
  if (others.length >= keepLimits.people) return { refused: 'tooManyKept', most: keepLimits.people };
  return {
    touchedAt: null,
    suggestedAt: null,
    ...before,
    ...set,
    setAt: before?.cadence == null ? now : before.setAt,
    snoozedUntil: null,
  };
};

/** I did talk: the clock begins anew. */
export const noteTouch = (keep: Keep, now: Date): Keep => ({ ...keep, touchedAt: now, snoozedUntil: null });

/** Not now: come back in two weeks. */
export const snoozeKeep = (keep: Keep, now: Date): Keep => ({
  ...keep,
  snoozedUntil: new Date(now.getTime() + keepLimits.snoozeDays * dayMs),
});

/** No more reminders about this person. */
export const stopKeeping = (keep: Keep): Keep => ({ ...keep, cadence: null, snoozedUntil: null });

/** When somebody is due; null without a cadence. `lastContact` is what Acquaint knows of the two. */
export const keepDueAt = (keep: Keep, lastContact: Date | null): Date | null => {
  if (keep.cadence === null) return null;
  const from = lastTouch(keep, lastContact) ?? keep.setAt;
  const due = from.getTime() + cadenceDays[keep.cadence] * dayMs;
  return new Date(Math.max(due, keep.snoozedUntil?.getTime() ?? due));
};

/** When the two last had to do with each other, by what is known or what the member said. */
export const lastTouch = (keep: Keep, lastContact: Date | null): Date | null => {
  const times = [keep.touchedAt, lastContact].flatMap((at) => (at === null ? [] : [at.getTime()]));
  return times.length === 0 ? null : new Date(Math.max(...times));
};

/** Who is due now, most overdue first. */
export const duePeople = (
  keeps: readonly Keep[],
  lastContacts: ReadonlyMap<MemberId, Date>,
  now: Date,
): DuePerson[] =>
  keeps
    .flatMap((keep): DuePerson[] => {
      const lastAt = lastTouch(keep, lastContacts.get(keep.person) ?? null);
      const dueAt = keepDueAt(keep, lastContacts.get(keep.person) ?? null);
      return dueAt === null || dueAt > now ? [] : [{ keep, dueAt, lastAt }];
    })
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.keep.person < b.keep.person ? -1 : 1));

/**
 * Whom to suggest getting in touch with again: fading, without a cadence, not suggested in the last half year; nobody
 * where somebody was suggested in the last week, unless it was in this very digest. The one with whom most happened
 * comes first.
 */
export const reconnectWith = (
  network: readonly Acquaintance[],
  keeps: readonly Keep[],
  now: Date,
): Acquaintance | null => {
  const ago = (at: Date) => (now.getTime() - at.getTime()) / dayMs;
  const current = keeps.find(
    ({ suggestedAt, cadence }) =>
      suggestedAt !== null && cadence === null && ago(suggestedAt) < keepLimits.sameDigestDays,
  );
  if (current !== undefined) {
    const isDone = current.touchedAt !== null && ago(current.touchedAt) < keepLimits.sameDigestDays;
    return (isDone ? null : network.find(({ person }) => person === current.person)) ?? null;
  }
  const suggested = keeps.flatMap(({ suggestedAt }) => (suggestedAt === null ? [] : [suggestedAt]));
  if (suggested.some((at) => ago(at) < keepLimits.reconnectEveryDays)) return null;
  const isOut = (person: MemberId) =>
    keeps.some(
      (keep) =>
        keep.person === person &&
        (keep.cadence !== null ||
          (keep.suggestedAt !== null && ago(keep.suggestedAt) < keepLimits.reconnectWeeks * 7) ||
          (keep.touchedAt !== null && ago(keep.touchedAt) < keepLimits.reconnectWeeks * 7)),
    );
  return network.find(({ person, isFading }) => isFading && !isOut(person)) ?? null;
};

/** Somebody was suggested. */
export const noteSuggested = (before: Keep | null, member: MemberId, person: MemberId, now: Date): Keep => ({
  member,
  person,
  cadence: null,
  setAt: now,
  touchedAt: null,
  snoozedUntil: null,
  ...before,
  suggestedAt: now,
});
