import { asId, type OneToOneId, type TagSlug, type ThanksId } from '../../../src/core/ids.ts';
import type { OneToOne } from '../../../src/core/oneToOne.ts';
import type { Amount, Thanks } from '../../../src/core/thanks.ts';
import type { Totals } from '../../../src/core/totals.ts';
import { broughtForm, broughtSaid } from '../../../src/views/broughtBy.ts';
import { talkAnswered, talkForm, talkLogged, talkQuestion } from '../../../src/views/oneToOnes.ts';
import { communityTotals, myScorecard, scorecardLater } from '../../../src/views/scorecard.ts';
import { thanked, thanksForm, thanksKept, thanksSaid } from '../../../src/views/thanks.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

const zl = (major: number) => ({ minor: major * 100, currency: 'PLN' });
const amounts = {
  none: null,
  exact: { shows: 'exact', money: zl(12_345.5) },
  band: { shows: 'band', band: { from: 1_000_000, to: 5_000_000, currency: 'PLN' } },
  hidden: { shows: 'hidden' },
} as const satisfies Readonly<Record<string, Amount | null>>;

/** A thank-you from the stage's target to the requester. */
export const thanksOn = (on: Stage, change: Partial<Thanks> = {}): Thanks => ({
  id: asId<ThanksId>('00000000-0000-4000-8000-000000000022'),
  from: on.target.id,
  to: on.requester.id,
  words: on.size === 'longest' ? 'KSeF i '.repeat(17) : 'KSeF',
  topic: asId<TagSlug>('ksef'),
  amount: null,
  referral: null,
  mayBePublic: true,
  at: on.now,
  kept: null,
  keptAt: null,
  ...change,
});

export const talkOn = (on: Stage): OneToOne => ({
  id: asId<OneToOneId>('00000000-0000-4000-8000-000000000023'),
  by: on.target.id,
  with: on.requester.id,
  at: on.now,
  answer: 'waiting',
  toldAt: on.now,
});

/** Thanks, talks of two, the scorecard, everybody's totals. */
export const thanksExamples = (on: Stage): Example[] => {
  const { words, now } = on;
  const talk = talkOn(on);
  const many = on.size === 'longest' ? 1_234_567 : on.size === 'shortest' ? 0 : 2;
  const card = {
    given: many,
    received: many,
    givenWon: on.size === 'shortest' ? 0 : 1,
    receivedWon: on.size === 'shortest' ? 0 : 1,
    thanked: many,
    thanksSaid: many,
    meetings: many,
    visitors: many,
    worth: on.size === 'shortest' ? [] : [zl(22_345), { minor: 150_000, currency: 'EUR' }],
  };
  const week: Totals = { from: now, until: now, thanks: 12, slips: 7, won: null, amounts: [zl(50_000)] };
  return [
    { view: 'thanks.thanksForm', when: 'open', says: thanksForm(words, { person: null, subject: '' }) },
    {
      view: 'thanks.thanksForm',
      when: 'for somebody',
      says: thanksForm(words, { person: on.target, subject: on.target.id }),
    },
    ...Object.entries(amounts).map(([when, amount]) => ({
      view: 'thanks.thanksSaid',
      when,
      says: thanksSaid(words, { thanks: thanksOn(on, { amount }) }),
    })),
    ...Object.entries(amounts).map(([when, amount]) => ({
      view: 'thanks.thanked',
      when,
      says: thanked(words, { thanks: thanksOn(on, { amount, mayBePublic: when !== 'hidden' }) }),
    })),
    {
      view: 'thanks.thanked',
      when: 'for a referral',
      says: thanked(words, { thanks: thanksOn(on, { referral: asId('slip') }) }),
    },
    ...(['shown', 'counted'] as const).map((kept) => ({
      view: 'thanks.thanksKept',
      when: kept,
      says: thanksKept(words, { thanks: thanksOn(on, { kept, keptAt: now }) }),
    })),
    { view: 'oneToOnes.talkForm', when: 'with whom', says: talkForm(words) },
    { view: 'oneToOnes.talkLogged', when: 'noted', says: talkLogged(words, { with: on.target.id }) },
    { view: 'oneToOnes.talkQuestion', when: 'to the other', says: talkQuestion(words, { talk }) },
    ...(['confirmed', 'denied'] as const).map((answer) => ({
      view: 'oneToOnes.talkAnswered',
      when: answer,
      says: talkAnswered(words, { talk: { ...talk, answer } }),
    })),
    { view: 'broughtBy.broughtForm', when: 'a newcomer', says: broughtForm(words) },
    { view: 'broughtBy.broughtSaid', when: 'noted', says: broughtSaid(words) },
    { view: 'scorecard.myScorecard', when: 'mine', says: myScorecard(words, { card }) },
    { view: 'scorecard.scorecardLater', when: 'a newcomer', says: scorecardLater(words, { from: on.later }) },
    { view: 'scorecard.communityTotals', when: 'nothing yet', says: communityTotals(words, { totals: [] }) },
    {
      view: 'scorecard.communityTotals',
      when: 'some weeks',
      says: communityTotals(words, {
        totals: on.size === 'longest' ? Array(8).fill(week) : [week, { ...week, thanks: null, amounts: [] }],
      }),
    },
  ];
};
