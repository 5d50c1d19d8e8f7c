import type { MemberId } from '../core/ids.ts';
import type { OneToOne } from '../core/oneToOne.ts';
import type { Referral } from '../core/referralSlip.ts';
import type { Thanks } from '../core/thanks.ts';
import type { Transaction } from './ports.ts';

/** What of a slip is a member's own: all of one they gave, of one they got that they got it and how it stands. */
export const referralData = (slip: Referral, me: MemberId): Record<string, unknown> => {
  const { giver, receiver, givenAt, status } = slip;
  const { description, third, warmth, origin } = slip;
  return giver === me
    ? { givenTo: receiver, givenAt, status, description, third, warmth, origin }
    : { receivedFrom: giver, givenAt, status };
};

/** The same of a thank-you: the words belong to whoever said them, the answer to whoever was thanked. */
export const thanksData = (thanks: Thanks, me: MemberId): Record<string, unknown> => {
  const { from, to, at, amount, kept, words, topic, mayBePublic } = thanks;
  return from === me
    ? { said: words, to, at, topic, amount, mayBePublic }
    : { thankedBy: from, at, topic, amount, kept };
};

/** The same of a talk; a no of the other side is not told here either. */
export const talkData = (talk: OneToOne, me: MemberId): Record<string, unknown> =>
  talk.by === me
    ? { loggedWith: talk.with, at: talk.at, isConfirmed: talk.answer === 'confirmed' }
    : { loggedBy: talk.by, at: talk.at, myAnswer: talk.answer };

/** Words somebody said or got with thanks are emptied; that there were thanks stays with the other. */
export const eraseThanks = async (tx: Transaction, member: MemberId): Promise<void> => {
  for (const { id } of await tx.thanks.of(member, new Date(0))) {
    const thanks = await tx.thanks.lock(id);
    if (thanks !== null) await tx.thanks.save({ ...thanks, words: '', amount: null, mayBePublic: false });
  }
};
