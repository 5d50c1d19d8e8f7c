import type { EffectKey, Intent, Notice } from './notices.ts';
import { isClosed } from './referral.ts';
import type { ReferralEvent } from './referralEvents.ts';
import type { Referral } from './referralSlip.ts';

/** The effect that showed a slip to its receiver. */
export const slipKey = (slip: Pick<Referral, 'id'>): EffectKey => `${slip.id}/slip`;

/** Who is told what when something happens to a slip. `slip` is as it is after the event. */
export const referralIntents = (slip: Referral, event: ReferralEvent): Intent[] => {
  const { id, giver, receiver } = slip;
  const tell = (key: string, to: Referral['giver'], notice: Notice, notBefore: Date): Intent => ({
    key,
    effect: { effect: 'tell', to, notice },
    notBefore,
  });
  /** The receiver's card says what is true now, and never what was taken back or is forgotten. */
  const redraw = (why: string, at: Date): Intent => ({
    key: `${id}/${why}/${at.getTime()}`,
    effect: {
      effect: 'replace',
      earlier: slipKey(slip),
      to: receiver,
      notice: { notice: 'slip', referral: id },
    },
    notBefore: at,
  });
  switch (event.type) {
    case 'referralTold':
      return [tell(slipKey(slip), receiver, { notice: 'slip', referral: id }, event.at)];
    case 'referralReminded': {
      if (isClosed(slip)) return [];
      // One for each step, however often somebody goes back and forth.
      const notice = { notice: 'slipReminder', referral: id, step: slip.status } as const;
      return [tell(`${id}/remind/${slip.status}`, receiver, notice, event.at)];
    }
    case 'referralMoved': {
      const { step, at } = event;
      const notice = { notice: 'slipMoved', referral: id, step } as const;
      // On the way once for each step, however often somebody goes back and forth; how it ended each time it changes.
      const key = `${id}/moved/${step}`;
      return [tell(isClosed(slip) ? `${key}/${at.getTime()}` : key, giver, notice, at)];
    }
    case 'referralCorrected':
      return [redraw('corrected', event.at)];
    case 'referralForgotten':
      return [redraw('forgotten', event.at)];
    case 'referralEnded':
      return [redraw('ended', event.at)];
    // Whether and when the receiver could be told is not for the giver to know.
    case 'referralGiven':
    case 'referralRested':
    case 'reminderSkipped':
    case 'referralUnlinked':
      return [];
  }
};
