import type { MemberId } from '../core/ids.ts';
import { questionFor, sideOf, type Tie, tieAs } from '../core/tie.ts';
import type { Vouch } from '../core/vouch.ts';

/**
 * What of a tie is a member's own: their word, their no, and that somebody (or a list) says they know them. What the
 * other answered is not theirs.
 */
export const tieData = (tie: Tie, me: MemberId): Record<string, unknown> | null => {
  const { refusedAt } = sideOf(tie, me);
  const [said, question] = [tieAs(tie, me), questionFor(tie, me)];
  if (said !== null)
    return { iKnow: said.person, strength: said.strength, at: said.at, isMutual: said.isMutual };
  const person = me === tie.one ? tie.other : tie.one;
  if (refusedAt !== null) return { notToBeAskedAbout: person, at: refusedAt };
  return question === null ? null : { waitingQuestionAbout: person, saidBy: question.from };
};

/** The same of a vouch: the words belong to whoever wrote them, what is shown to whoever it is about. */
export const vouchData = (vouch: Vouch, me: MemberId): Record<string, unknown> => {
  const { by, about, tag, from, when, words, givenAt, saidAt, withdrawnAt, isShown } = vouch;
  return by === me
    ? { vouchedFor: about, tag, from, when, words, givenAt, saidAt, withdrawnAt }
    : { vouchedBy: by, tag, saidAt, isShown };
};
