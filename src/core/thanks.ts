import type { MemberId, ReferralId, TagSlug, ThanksId } from './ids.ts';
import { checkWords } from './introRequest.ts';
import { type Band, bandOf, type Money } from './money.ts';
import type { Refusal } from './refusal.ts';

const dayMs = 86_400_000;

/** How long the words may be, how many may be said, and what counts once. */
export const thanksLimits = { words: 120, perWeek: 5, samePersonDays: 7, mutualDays: 30 } as const;

/** How much of an amount whoever says thanks lets others see. */
export const amountShows = ['exact', 'band', 'hidden'] as const;
export type AmountShows = (typeof amountShows)[number];

/**
 * What came of it in money, as far as it may be known. A hidden amount is not kept at all, and of a band only its
 * bounds: what nobody may see is in no row that a sum, an export or a mistake could read.
 */
export type Amount =
  | { readonly shows: 'exact'; readonly money: Money }
  | { readonly shows: 'band'; readonly band: Band }
  | { readonly shows: 'hidden' };

/** What the one who was thanked does with it: on the profile, or counted without being shown. */
export type Kept = 'shown' | 'counted';

/** A thank-you from one member to another. */
export type Thanks = {
  readonly id: ThanksId;
  readonly from: MemberId;
  readonly to: MemberId;
  /** In the words of whoever thanks. */
  readonly words: string;
  /** The topic the words mean, where they mean one. */
  readonly topic: TagSlug | null;
  /** Null where no amount was named. */
  readonly amount: Amount | null;
  /** The slip that led here. */
  readonly referral: ReferralId | null;
  /** Whoever thanks agrees that others read it. */
  readonly mayBePublic: boolean;
  readonly at: Date;
  /** Null until the one who was thanked answered; only then it counts anywhere. */
  readonly kept: Kept | null;
  readonly keptAt: Date | null;
};

/** What is filled in. */
export type NewThanks = Omit<Thanks, 'at' | 'kept' | 'keptAt' | 'amount'> & {
  readonly amount: { readonly money: Money; readonly shows: AmountShows } | null;
};

/** Say thanks; `recent` are those the same member said before. */
export const sayThanks = (said: NewThanks, recent: readonly Thanks[], now: Date): Thanks | Refusal => {
  if (said.from === said.to) return { refused: 'yourself' };
  const within = (days: number) => recent.filter(({ at }) => now.getTime() - at.getTime() < days * dayMs);
  if (said.referral !== null && recent.some(({ referral }) => referral === said.referral)) {
    return { refused: 'alreadyAnswered' };
  }
  if (within(7).length >= thanksLimits.perWeek)
    return { refused: 'tooManyThanks', most: thanksLimits.perWeek };
  const isTwice = within(thanksLimits.samePersonDays).some(
    ({ to, referral }) => to === said.to && referral === null,
  );
  if (said.referral === null && isTwice) return { refused: 'thankedThisWeek' };
  const wrong = checkWords(said.words, thanksLimits.words);
  if (wrong !== null) return wrong;
  return { ...said, amount: amountOf(said.amount), at: now, kept: null, keptAt: null };
};

/** The one who was thanked says what becomes of it; they may change their mind. */
export const keepThanks = (thanks: Thanks, by: MemberId, kept: Kept, now: Date): Thanks | Refusal =>
  by === thanks.to ? { ...thanks, kept, keptAt: thanks.keptAt ?? now } : { refused: 'notYours' };

/** Whether others may read who thanked whom: both said so. */
export const isPublic = (thanks: Thanks): boolean => thanks.mayBePublic && thanks.kept === 'shown';

/** What a member was thanked for, as far as they let it show; null stands for everything that is no known topic. */
export type ThankedFor = readonly { readonly topic: TagSlug | null; readonly times: number }[];

/** Topics, most often first; what is none comes last. */
export const thankedFor = (member: MemberId, thanks: readonly Thanks[]): ThankedFor => {
  const times = new Map<TagSlug | null, number>();
  for (const { to, topic, kept } of onceEach(thanks)) {
    if (to === member && kept === 'shown') times.set(topic, (times.get(topic) ?? 0) + 1);
  }
  return [...times]
    .map(([topic, count]) => ({ topic, times: count }))
    .sort((a, b) => Number(a.topic === null) - Number(b.topic === null) || b.times - a.times);
};

/**
 * Confirmed thanks without those that go to and fro: of two people who thank each other within 30 days only the first
 * counts, so that nobody gains by arrangement.
 */
export const onceEach = (thanks: readonly Thanks[]): Thanks[] => {
  const counted: Thanks[] = [];
  for (const one of thanks
    .filter(({ kept }) => kept !== null)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const isReturned = counted.some(
      (other) =>
        other.from === one.to &&
        other.to === one.from &&
        one.at.getTime() - other.at.getTime() < thanksLimits.mutualDays * dayMs,
    );
    if (!isReturned) counted.push(one);
  }
  return counted;
};

/** What an amount comes to at the least, as far as it is known; null where nothing is. */
export const leastOf = ({ amount }: Pick<Thanks, 'amount'>): Money | null => {
  if (amount === null || amount.shows === 'hidden') return null;
  return amount.shows === 'exact'
    ? amount.money
    : { minor: amount.band.from, currency: amount.band.currency };
};

const amountOf = (amount: NewThanks['amount']): Amount | null => {
  if (amount === null) return null;
  if (amount.shows === 'hidden') return { shows: 'hidden' };
  return amount.shows === 'band'
    ? { shows: 'band', band: bandOf(amount.money) }
    : { shows: 'exact', money: amount.money };
};
