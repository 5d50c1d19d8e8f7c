import { asId, type TagSlug, type VouchId } from '../../../src/core/ids.ts';
import type { Vouch } from '../../../src/core/vouch.ts';
import { metParts } from '../../../src/views/ties.ts';
import { myVouches, vouchAnswered, vouchCard, vouchForm, vouchGiven } from '../../../src/views/vouches.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

const sentences = {
  en: 'Explains hard things so that they stay explained.',
  pl: 'Tłumaczy trudne rzeczy tak, że zostają w głowie.',
} as const;

/** From the stage's target, about the requester. */
export const vouchOn = (on: Stage, change: Partial<Vouch> = {}): Vouch => ({
  id: asId<VouchId>('00000000-0000-4000-8000-000000000031'),
  by: on.target.id,
  about: on.requester.id,
  tag: asId<TagSlug>('fundraising'),
  from: 'workedTogether',
  when: 'thisYear',
  words:
    on.size === 'longest'
      ? 'słowo '.repeat(50).trim()
      : on.size === 'shortest'
        ? ''
        : sentences[on.words.language],
  givenAt: on.now,
  saidAt: on.now,
  withdrawnAt: null,
  isShown: false,
  answeredAt: null,
  renewalAskedAt: null,
  ...change,
});

/** Recommendations. */
export const vouchExamples = (on: Stage): Example[] => {
  const { words, labels, now, target, requester, connector } = on;
  const vouch = vouchOn(on);
  const old = vouchOn(on, {
    by: requester.id,
    about: connector.id,
    tag: null,
    words: '',
    saidAt: new Date(now.getTime() - 350 * 86_400_000),
  });
  const shown = vouchOn(on, { by: connector.id, tag: null, isShown: true, answeredAt: now });
  const many = (one: Vouch) => (on.size === 'longest' ? Array.from({ length: 12 }, () => one) : [one]);
  const page = { page: 0, labels, now };
  return [
    {
      view: 'vouches.vouchForm',
      when: 'open',
      says: vouchForm(words, { person: null, before: null, labels }),
    },
    {
      view: 'vouches.vouchForm',
      when: 'for somebody, said before',
      says: vouchForm(words, { person: target, before: vouch, labels }),
    },
    { view: 'vouches.vouchGiven', when: 'noted', says: vouchGiven(words, { vouch, labels, ties: [] }) },
    {
      view: 'vouches.vouchGiven',
      when: 'of somebody not named yet',
      says: vouchGiven(words, { vouch, labels, ties: metParts(words, [vouch.about]) }),
    },
    {
      view: 'vouches.myVouches',
      when: 'nothing yet',
      says: myVouches(words, { ...page, side: 'about', vouches: [] }),
    },
    {
      view: 'vouches.myVouches',
      when: 'about me',
      says: myVouches(words, { ...page, side: 'about', vouches: [...many(vouch), shown] }),
    },
    {
      view: 'vouches.myVouches',
      when: 'by me',
      says: myVouches(words, { ...page, side: 'by', vouches: many(old) }),
    },
    {
      view: 'vouches.vouchCard',
      when: 'to the one it is about',
      says: vouchCard(words, { vouch, reader: requester.id, labels, now }),
    },
    {
      view: 'vouches.vouchCard',
      when: 'to the one who gave it, near its end',
      says: vouchCard(words, { vouch: old, reader: requester.id, labels, now }),
    },
    ...(
      [
        { what: 'shown' },
        { what: 'kept' },
        { what: 'renewed', whom: target.id },
        { what: 'withdrawn' },
      ] as const
    ).map((about) => ({
      view: 'vouches.vouchAnswered',
      when: about.what,
      says: vouchAnswered(words, about),
    })),
  ];
};
