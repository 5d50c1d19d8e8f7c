import type { MemberId, OneToOneId } from './ids.ts';
import type { Refusal } from './refusal.ts';

const dayMs = 86_400_000;

/** How often one pair counts, and how long an answer is waited for. */
export const oneToOneLimits = { pairDays: 28, waitDays: 21, perWeek: 5 } as const;

/** A talk of two, logged by one of them; it counts once the other confirmed it. */
export type OneToOne = {
  readonly id: OneToOneId;
  readonly by: MemberId;
  readonly with: MemberId;
  readonly at: Date;
  readonly answer: 'waiting' | 'confirmed' | 'denied';
  /** Since when the other knows; null while they want quiet or heard enough. */
  readonly toldAt: Date | null;
};

/** Log a talk. `recent` are those of the same member, logged by whomever. */
export const logOneToOne = (
  talk: Pick<OneToOne, 'id' | 'by' | 'with'>,
  recent: readonly OneToOne[],
  now: Date,
): OneToOne | Refusal => {
  if (talk.by === talk.with) return { refused: 'yourself' };
  const isPair = (one: OneToOne) => one.by === talk.with || one.with === talk.with;
  // A denied one stands like any other: whoever logged it must not learn of the no by trying again.
  const stands = recent.filter((one) => now.getTime() - one.at.getTime() < oneToOneLimits.pairDays * dayMs);
  if (stands.some(isPair)) return { refused: 'talkLogged', days: oneToOneLimits.pairDays };
  const week = recent.filter((one) => one.by === talk.by && now.getTime() - one.at.getTime() < 7 * dayMs);
  if (week.length >= oneToOneLimits.perWeek) return { refused: 'tooManyTalks', most: oneToOneLimits.perWeek };
  return { ...talk, at: now, answer: 'waiting', toldAt: null };
};

/** The other says whether it took place; the first answer counts. */
export const answerOneToOne = (
  talk: OneToOne,
  by: MemberId,
  answer: 'confirmed' | 'denied',
): OneToOne | Refusal => {
  if (by !== talk.with) return { refused: 'notYours' };
  if (talk.answer !== 'waiting') return talk.answer === answer ? talk : { refused: 'alreadyAnswered' };
  return { ...talk, answer };
};

/** Whether nobody waits for the answer any more. */
export const isOver = (talk: OneToOne, now: Date): boolean =>
  talk.answer !== 'waiting' || now.getTime() - talk.at.getTime() >= oneToOneLimits.waitDays * dayMs;
