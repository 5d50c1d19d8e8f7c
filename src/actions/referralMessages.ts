import type { Member } from '../core/member.ts';
import type { Notice } from '../core/notices.ts';
import { isOver } from '../core/oneToOne.ts';
import type { Message } from '../views/message.ts';
import { talkQuestion } from '../views/oneToOnes.ts';
import { receivedSlip, slipMoved, slipReminder } from '../views/referrals.ts';
import { text } from '../views/text.ts';
import { thanked } from '../views/thanks.ts';
import { isClosedTo } from './me.ts';
import type { Transaction } from './ports.ts';

/** A thank-you, or a talk that somebody logged; null when it was answered already, or one is closed to the other. */
export const composeGiven = async (
  tx: Transaction,
  reader: Member,
  notice: Extract<Notice, { notice: 'thanked' | 'talkLogged' }>,
): Promise<Message | null> => {
  const words = text(reader.language);
  if (notice.notice === 'thanked') {
    const thanks = await tx.thanks.get(notice.thanks);
    if (thanks === null || (await isClosedTo(tx, thanks.from, thanks.to))) return null;
    return thanks.kept === null ? thanked(words, { thanks }) : null;
  }
  const talk = await tx.oneToOnes.lock(notice.talk);
  if (talk === null || isOver(talk, tx.now) || (await isClosedTo(tx, talk.by, talk.with))) return null;
  return talkQuestion(words, { talk });
};

/** Notices about a slip. */
type ReferralNotice = Extract<Notice, { notice: 'slip' | 'slipReminder' | 'slipMoved' }>;

/** A notice about a slip in the reader's words; null when it is no longer true, or the two are kept apart. */
export const composeAboutReferral = async (
  tx: Transaction,
  reader: Member,
  notice: ReferralNotice,
): Promise<Message | null> => {
  const slip = await tx.referrals.get(notice.referral);
  if (slip === null) return null;
  const words = text(reader.language);
  const isApart = await tx.limits.avoids(slip.giver, slip.receiver);
  if (notice.notice === 'slipMoved') {
    return slip.status === notice.step && !isApart ? slipMoved(words, { slip, step: notice.step }) : null;
  }
  // Two who keep apart by now hear nothing more of each other, but a card that lost its contact is still redrawn.
  if (isApart && (notice.notice !== 'slip' || slip.third.consent === 'recorded')) return null;
  if (notice.notice === 'slip') return receivedSlip(words, { slip, now: tx.now });
  return slip.status === notice.step ? slipReminder(words, { slip }) : null;
};
