import { asId, type ReferralId } from '../../../src/core/ids.ts';
import type { Referral, ReferralStep } from '../../../src/core/referralSlip.ts';
import { correctForm, slipForm } from '../../../src/views/referralForms.ts';
import {
  givenSlip,
  myReferrals,
  receivedSlip,
  slipGiven,
  slipMoved,
  slipReminder,
} from '../../../src/views/referrals.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';
import { talkOn, thanksOn } from './thanks.ts';

const says = {
  usual: {
    en: ['A clinic in Kraków looks for an accountant from January.', 'Jan Lech, +48 600 100 200'],
    pl: ['Przychodnia w Krakowie szuka księgowości od stycznia.', 'Jan Lech, +48 600 100 200'],
  },
  shortest: { en: ['A lead', 'Jo'], pl: ['Biuro', 'Jo'] },
  longest: { en: ['An audit. '.repeat(50), 'J'.repeat(200)], pl: ['Przegląd. '.repeat(50), 'J'.repeat(200)] },
} as const;

/** A slip as the stage's requester gave it to the target. */
export const slipOn = (on: Stage, change: Partial<Referral> = {}): Referral => {
  const [description, words] = says[on.size][on.words.language];
  return {
    id: asId<ReferralId>('00000000-0000-4000-8000-000000000021'),
    giver: on.requester.id,
    receiver: on.target.id,
    description,
    third: { consent: 'recorded', words, recordedAt: on.now },
    warmth: 4,
    origin: { by: 'introduction', introduction: on.introduction.id, at: on.now },
    givenAt: on.now,
    toldAt: on.now,
    tellAt: on.now,
    remindAt: on.later,
    status: 'new',
    ...change,
  } as Referral;
};

/** Slips from the first form to what came of them. */
export const referralExamples = (on: Stage): Example[] => {
  const { words, now } = on;
  const slip = slipOn(on);
  const withoutConsent = slipOn(on, { third: { consent: 'none' }, origin: null });
  const moved = (step: ReferralStep) =>
    slipOn(on, { status: step, closedAt: now, movedAt: now } as Partial<Referral>);
  const gone = slipOn(on, {
    description: '',
    third: { consent: 'forgotten' },
    status: 'lost',
    closedAt: now,
  } as Partial<Referral>);
  const count = on.size === 'shortest' ? 1 : on.size === 'longest' ? 9 : 2;
  const slips = Array.from({ length: count }, () => slip);
  const returned = slips.map((one) => ({ ...one, giver: one.receiver, receiver: one.giver }));
  const me = on.requester.id;
  const nothing = { thanks: [], talks: [], isManager: false };
  return [
    { view: 'referralForms.slipForm', when: 'for whom is open', says: slipForm(words, { person: null }) },
    { view: 'referralForms.slipForm', when: 'for somebody', says: slipForm(words, { person: on.target }) },
    { view: 'referrals.slipGiven', when: 'passed on', says: slipGiven(words, { slip }) },
    {
      view: 'referrals.slipGiven',
      when: 'without consent',
      says: slipGiven(words, { slip: withoutConsent }),
    },
    { view: 'referrals.receivedSlip', when: 'it arrives', says: receivedSlip(words, { slip, now }) },
    {
      view: 'referrals.receivedSlip',
      when: 'without consent',
      says: receivedSlip(words, { slip: withoutConsent, now }),
    },
    { view: 'referrals.receivedSlip', when: 'won', says: receivedSlip(words, { slip: moved('won'), now }) },
    {
      view: 'referrals.receivedSlip',
      when: 'won, after an introduction through somebody',
      says: receivedSlip(words, { slip: moved('won'), now, mayCredit: true }),
    },
    { view: 'referrals.receivedSlip', when: 'forgotten', says: receivedSlip(words, { slip: gone, now }) },
    { view: 'referrals.slipReminder', when: 'nothing was pressed', says: slipReminder(words, { slip }) },
    ...(['contacted', 'meeting', 'won', 'lost'] as const).map((step) => ({
      view: 'referrals.slipMoved',
      when: step,
      says: slipMoved(words, { slip: moved(step), step }),
    })),
    { view: 'referrals.givenSlip', when: 'the giver looks', says: givenSlip(words, { slip }) },
    { view: 'referrals.givenSlip', when: 'forgotten', says: givenSlip(words, { slip: gone }) },
    { view: 'referralForms.correctForm', when: 'the giver corrects', says: correctForm(words, { slip }) },
    {
      view: 'referrals.myReferrals',
      when: 'nothing yet',
      says: myReferrals(words, { me, slips: [], ...nothing }),
    },
    {
      view: 'referrals.myReferrals',
      when: 'both sides',
      says: myReferrals(words, {
        me,
        slips: [...slips, ...returned],
        thanks: slips.map(() => thanksOn(on)),
        talks: [talkOn(on)],
        isManager: true,
      }),
    },
  ];
};
