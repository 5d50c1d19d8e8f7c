import type { MemberId } from './ids.ts';
import type { Money } from './money.ts';
import { oneToOneLimits } from './oneToOne.ts';
import type { Referral } from './referralSlip.ts';
import { leastOf, onceEach, type Thanks } from './thanks.ts';

const dayMs = 86_400_000;

/** Nothing is counted for newcomers in so many days: they have just come. */
export const scorecardAfterDays = 14;

/** One conversation that the other side confirmed. */
export type Meeting = { readonly with: MemberId; readonly at: Date };

/** What one member gave and got, seen by that member alone. No ranking, no comparison. */
export type Scorecard = {
  readonly given: number;
  readonly received: number;
  /** Slips given, and received, that were won. */
  readonly givenWon: number;
  readonly receivedWon: number;
  readonly thanked: number;
  readonly thanksSaid: number;
  readonly meetings: number;
  /** Newcomers who say that this member brought them. */
  readonly visitors: number;
  /** What thanks said of money, at least, by currency; hidden amounts are in no sum. */
  readonly worth: readonly Money[];
};

/** From when on a member has a scorecard; null where they never joined. */
export const scorecardFrom = (joinedAt: Date | null): Date | null =>
  joinedAt === null ? null : new Date(joinedAt.getTime() + scorecardAfterDays * dayMs);

/**
 * Count only what the other side confirmed: a slip once its receiver did something about it, thanks once they were
 * answered, a conversation once the other said so. Both sides count a slip and thanks alike, so their cards agree.
 */
export const scorecardOf = (
  me: MemberId,
  about: {
    readonly slips: readonly Referral[];
    readonly thanks: readonly Thanks[];
    readonly meetings: readonly Meeting[];
    readonly visitors: number;
  },
): Scorecard => {
  const confirmed = about.slips.filter(({ status }) => status !== 'new' && status !== 'ended');
  const [given, received] = [
    confirmed.filter(({ giver }) => giver === me),
    confirmed.filter(({ receiver }) => receiver === me),
  ];
  const thanks = onceEach(about.thanks);
  const thanked = thanks.filter(({ to }) => to === me);
  const won = (slips: readonly Referral[]) => slips.filter(({ status }) => status === 'won').length;
  return {
    given: given.length,
    received: received.length,
    givenWon: won(given),
    receivedWon: won(received),
    thanked: thanked.length,
    thanksSaid: thanks.filter(({ from }) => from === me).length,
    meetings: countedMeetings(about.meetings).length,
    visitors: about.visitors,
    worth: worthOf(thanked),
  };
};

/** Conversations, with the same person at most one in 28 days. */
export const countedMeetings = (meetings: readonly Meeting[]): Meeting[] => {
  const counted: Meeting[] = [];
  for (const one of meetings.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const isNear = (other: Meeting) =>
      other.with === one.with && one.at.getTime() - other.at.getTime() < oneToOneLimits.pairDays * dayMs;
    if (!counted.some(isNear)) counted.push(one);
  }
  return counted;
};

const worthOf = (thanks: readonly Thanks[]): Money[] => {
  const sums = new Map<string, number>();
  for (const one of thanks) {
    const least = leastOf(one);
    if (least !== null) sums.set(least.currency, (sums.get(least.currency) ?? 0) + least.minor);
  }
  return [...sums]
    .filter(([, minor]) => minor > 0)
    .map(([currency, minor]) => ({ minor, currency }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
};
