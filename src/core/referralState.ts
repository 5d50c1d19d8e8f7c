import type { ReferralEvent } from './referralEvents.ts';
import type { Referral, ReferralStep } from './referralSlip.ts';

/** A slip after an event; null only before it was given. */
export const evolveReferral = (slip: Referral | null, event: ReferralEvent): Referral => {
  if (event.type === 'referralGiven') {
    return { ...event.referral, givenAt: event.at, toldAt: null, remindAt: null, status: 'new' };
  }
  if (slip === null) throw new Error(`${event.type} before a slip was given`);
  switch (event.type) {
    case 'referralTold':
      return { ...slip, toldAt: event.at, remindAt: event.remindAt };
    case 'referralRested':
      return { ...slip, tellAt: event.tellAt };
    case 'referralMoved':
      return moved(slip, event.step, event.remindAt, event.at);
    case 'referralCorrected':
      return { ...slip, description: event.description, third: event.third, warmth: event.warmth };
    case 'referralUnlinked':
      return { ...slip, origin: null };
    case 'referralReminded':
    case 'reminderSkipped':
      return { ...slip, remindAt: null };
    case 'referralEnded':
      return { ...common(slip), status: 'ended', closedAt: event.at, remindAt: null };
    case 'referralForgotten':
      return { ...slip, description: '', third: { consent: 'forgotten' } };
  }
};

const moved = (slip: Referral, step: ReferralStep, remindAt: Date, at: Date): Referral =>
  step === 'won' || step === 'lost'
    ? { ...common(slip), status: step, closedAt: at, remindAt: null }
    : // Whoever pressed knows of it, told or not. A step taken starts the wait for the one reminder anew.
      { ...common(slip), status: step, movedAt: at, toldAt: slip.toldAt ?? at, remindAt };

type Common = Omit<Referral, 'status'>;

const common = (slip: Referral): Common => ({
  id: slip.id,
  giver: slip.giver,
  receiver: slip.receiver,
  description: slip.description,
  third: slip.third,
  warmth: slip.warmth,
  origin: slip.origin,
  givenAt: slip.givenAt,
  toldAt: slip.toldAt,
  tellAt: slip.tellAt,
  remindAt: slip.remindAt,
});
