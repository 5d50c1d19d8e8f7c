import { asId, type MemberId, type ShareId, type TagSlug } from '../../../src/core/ids.ts';
import type { Share } from '../../../src/core/share.ts';
import {
  foundUseful,
  linkShared,
  linkTakenBack,
  myLinks,
  shareForm,
  sharesSection,
} from '../../../src/views/share.ts';
import type { Example } from '../examples.ts';
import { drawn } from './keepInTouch.ts';
import type { Stage } from './stage.ts';

/** A link of the stage's requester. */
export const shareOn = (on: Stage): Share => {
  const { words, now } = on;
  const notes = {
    usual: words.language === 'pl' ? 'Najlepsza strona o terminach.' : 'The best page on the dates.',
    shortest: '',
    longest: 'Note. '.repeat(33),
  };
  return {
    id: asId<ShareId>('00000000-0000-4000-8000-000000000051'),
    sharer: on.requester.id,
    address: 'https://example.org/ksef?page=1',
    topic: on.target.offers[0]?.tag ?? asId<TagSlug>('react'),
    note: notes[on.size],
    at: now,
    usefulTo: Array.from({ length: on.size === 'shortest' ? 4 : 12 }, (_, index) =>
      asId<MemberId>(String(index)),
    ),
    isGone: false,
  };
};

/** Links, from the form to the digest. */
export const shareExamples = (on: Stage): Example[] => {
  const { words, labels } = on;
  const share = shareOn(on);
  const shares = Array.from({ length: on.size === 'longest' ? 9 : 1 }, () => share);
  return [
    {
      view: 'share.shareForm',
      when: 'after the command',
      says: shareForm(words, { link: share.address, topic: 'KSeF' }),
    },
    { view: 'share.shareForm', when: 'empty', says: shareForm(words, { link: '', topic: '' }) },
    { view: 'share.linkShared', when: 'shared', says: linkShared(words, { share, labels }) },
    { view: 'share.myLinks', when: 'some', says: myLinks(words, { shares, labels }) },
    { view: 'share.myLinks', when: 'none yet', says: myLinks(words, { shares: [], labels }) },
    { view: 'share.linkTakenBack', when: 'taken back', says: linkTakenBack(words) },
    { view: 'share.foundUseful', when: 'one tap', says: foundUseful(words) },
    {
      view: 'share.sharesSection',
      when: 'in the digest',
      says: drawn(sharesSection(words, { shares, labels })),
    },
  ];
};
