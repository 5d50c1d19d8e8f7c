import type { MemberId, TagSlug, VouchId } from './ids.ts';
import { checkWords } from './introRequest.ts';
import type { Refusal } from './refusal.ts';

const dayMs = 86_400_000;

/** How long the sentence may be, how many may be given, how long one stands. */
export const vouchLimits = {
  words: 300,
  perWeek: 5,
  standsDays: 365,
  renewDaysBefore: 30,
  renewDaysAfter: 30,
  mutualDays: 30,
} as const;

/** How the one who vouches knows the other. */
export const knownFroms = ['workedTogether', 'client', 'community', 'privately'] as const;
export type KnownFrom = (typeof knownFroms)[number];

/** When they last had to do with each other. */
export const knownWhens = ['thisMonth', 'thisYear', 'earlier'] as const;
export type KnownWhen = (typeof knownWhens)[number];

/** "I recommend": one member's own, dated word about another; an end is a date. */
export type Vouch = {
  readonly id: VouchId;
  readonly by: MemberId;
  readonly about: MemberId;
  /** What for; null where it is about the person as such. */
  readonly tag: TagSlug | null;
  readonly from: KnownFrom;
  readonly when: KnownWhen;
  /** One sentence of theirs; may be empty. */
  readonly words: string;
  readonly givenAt: Date;
  /** When it was last said: a year from then it ends. */
  readonly saidAt: Date;
  readonly withdrawnAt: Date | null;
  /** Whoever it is about lets others see it. */
  readonly isShown: boolean;
  /** When they last said whether; null: they did not answer yet. */
  readonly answeredAt: Date | null;
  /** When the one who vouches was asked whether it still holds; asked once a year. */
  readonly renewalAskedAt: Date | null;
};

/** What is filled in. */
export type NewVouch = Pick<Vouch, 'id' | 'by' | 'about' | 'tag' | 'from' | 'when' | 'words'>;

/**
 * Vouch for somebody; `mine` are all the same member ever gave. Saying it again about the same thing replaces what
 * was said; whoever it is about chooses anew whether new words are shown.
 */
export const giveVouch = (said: NewVouch, mine: readonly Vouch[], now: Date): Vouch | Refusal => {
  if (said.by === said.about) return { refused: 'yourself' };
  const before = mine.find(
    ({ about, tag, withdrawnAt }) => about === said.about && tag === said.tag && withdrawnAt === null,
  );
  const week = mine.filter((one) => one !== before && now.getTime() - one.saidAt.getTime() < 7 * dayMs);
  if (week.length >= vouchLimits.perWeek) return { refused: 'tooManyVouches', most: vouchLimits.perWeek };
  const words = said.words.trim();
  const wrong = words === '' ? null : checkWords(words, vouchLimits.words);
  if (wrong !== null) return wrong;
  const isSame = before !== undefined && before.words === words;
  return {
    ...said,
    words,
    id: before?.id ?? said.id,
    givenAt: before?.givenAt ?? now,
    saidAt: now,
    withdrawnAt: null,
    isShown: isSame && before.isShown,
    answeredAt: isSame ? before.answeredAt : null,
    renewalAskedAt: null,
  };
};

/** It still holds: another year. That they had to do with each other lately was said a year ago, and is not said again. */
export const renewVouch = (vouch: Vouch, by: MemberId, now: Date): Vouch | Refusal =>
  by !== vouch.by
    ? { refused: 'notYours' }
    : isRenewable(vouch, now)
      ? { ...vouch, when: 'earlier', saidAt: now, renewalAskedAt: null }
      : isStanding(vouch, now)
        ? vouch
        : { refused: 'alreadyAnswered' };

/** It holds no longer, without a reason, and nobody is told. */
export const withdrawVouch = (vouch: Vouch, by: MemberId, now: Date): Vouch | Refusal =>
  by === vouch.by
    ? { ...vouch, withdrawnAt: vouch.withdrawnAt ?? now, isShown: false }
    : { refused: 'notYours' };

/** Whoever it is about shows it on their profile, or not. */
export const showVouch = (vouch: Vouch, by: MemberId, isShown: boolean, now: Date): Vouch | Refusal =>
  by !== vouch.about
    ? { refused: 'notYours' }
    : isStanding(vouch, now)
      ? { ...vouch, isShown, answeredAt: now }
      : { refused: 'alreadyAnswered' };

/** When it ends by itself. */
export const vouchEndsAt = ({ saidAt }: Pick<Vouch, 'saidAt'>): Date =>
  new Date(saidAt.getTime() + vouchLimits.standsDays * dayMs);

/** Whether a digest may ask, once, whether it still holds; one that is made twice is one. */
export const isRenewalForDigest = (vouch: Vouch, now: Date): boolean =>
  isRenewable(vouch, now) &&
  (vouch.renewalAskedAt === null || now.getTime() - vouch.renewalAskedAt.getTime() < 3 * dayMs);

/** Neither withdrawn nor older than a year. */
export const isStanding = (vouch: Vouch, now: Date): boolean =>
  vouch.withdrawnAt === null && now < vouchEndsAt(vouch);

/** Within the month before it ends and the month after. */
export const isRenewable = (vouch: Vouch, now: Date): boolean => {
  const days = (vouchEndsAt(vouch).getTime() - now.getTime()) / dayMs;
  return (
    vouch.withdrawnAt === null && days <= vouchLimits.renewDaysBefore && days > -vouchLimits.renewDaysAfter
  );
};

/**
 * Those that may count for anybody's rank: standing, and not given in return. Two who vouch for each other within 30
 * days recommend nobody, whatever they vouch for.
 */
export const countedVouches = (vouches: readonly Vouch[], now: Date): Vouch[] => {
  const standing = vouches.filter((vouch) => isStanding(vouch, now));
  const given = new Map<string, number[]>();
  for (const { by, about, givenAt } of standing) {
    const key = `${by}/${about}`;
    given.set(key, [...(given.get(key) ?? []), givenAt.getTime()]);
  }
  return standing.filter(({ by, about, givenAt }) => {
    const back = given.get(`${about}/${by}`) ?? [];
    return !back.some((at) => Math.abs(at - givenAt.getTime()) < vouchLimits.mutualDays * dayMs);
  });
};
