import type { BoardPost } from '../../../src/core/boardPost.ts';
import { asId, type MemberId, type PostId } from '../../../src/core/ids.ts';
import {
  boardList,
  notOwnMessage,
  ownPost,
  postClosed,
  postDraft,
  postOver,
  postPublished,
} from '../../../src/views/board.ts';
import {
  boardCard,
  boardCardClosed,
  boardOffer,
  helpGiven,
  offerAnswered,
  offersSection,
  personSuggested,
  postPassed,
  shownPost,
} from '../../../src/views/boardCards.ts';
import { postForm, postTopicForm, suggestForm } from '../../../src/views/boardForms.ts';
import type { Example } from '../examples.ts';
import { drawn } from './keepInTouch.ts';
import type { Stage } from './stage.ts';

const says = {
  usual: {
    en: 'Who has moved a warehouse to another ERP and can tell me what to expect?',
    pl: 'Kto przenosił magazyn do innego ERP i powie, czego się spodziewać?',
  },
  shortest: { en: 'KSeF?', pl: 'KSeF?' },
  longest: { en: 'A warehouse. '.repeat(23), pl: 'Magazyn i ERP. '.repeat(20) },
} as const;

type Open = Extract<BoardPost, { readonly status: 'open' }>;

/** A post of the stage's requester. */
export const postOn = (on: Stage, change: Partial<Open> = {}): Open => ({
  id: asId<PostId>('00000000-0000-4000-8000-000000000041'),
  author: on.requester.id,
  kind: 'ask',
  text: says[on.size][on.words.language],
  name: 'meet',
  weeks: 4,
  mayPublish: true,
  topics: on.target.offers.map(({ tag }) => tag).slice(0, on.size === 'longest' ? 5 : 1),
  draftedAt: on.now,
  told: [],
  suggested: [],
  helpers: [],
  nextAt: null,
  unansweredAt: null,
  renewedAt: null,
  status: 'open',
  postedAt: on.now,
  expiresAt: on.later,
  ...change,
});

/** Posts from the form to the thanks. */
export const boardExamples = (on: Stage): Example[] => [...written(on), ...answered(on), ...listedOn(on)];

const written = (on: Stage): Example[] => {
  const { words, labels } = on;
  const post = postOn(on);
  const draft: BoardPost = { ...post, status: 'draft' };
  return [
    { view: 'boardForms.postForm', when: 'a new post', says: postForm(words, { post: null, words: {} }) },
    {
      view: 'boardForms.postForm',
      when: 'written anew',
      says: postForm(words, { post: post.id, words: post }),
    },
    { view: 'board.postDraft', when: 'before it is posted', says: postDraft(words, { post: draft, labels }) },
    {
      view: 'board.postDraft',
      when: 'no topic in it',
      says: postDraft(words, { post: { ...draft, topics: [] }, labels }),
    },
    {
      view: 'boardForms.postTopicForm',
      when: 'one more topic',
      says: postTopicForm(words, { post: post.id }),
    },
    { view: 'board.postPublished', when: 'posted', says: postPublished(words, { post, labels }) },
    { view: 'board.notOwnMessage', when: 'a shortcut on another’s message', says: notOwnMessage(words) },
    { view: 'board.postClosed', when: 'its author closed it', says: postClosed(words, { wasDraft: false }) },
    { view: 'board.postClosed', when: 'a draft is discarded', says: postClosed(words, { wasDraft: true }) },
  ];
};

const answered = (on: Stage): Example[] => {
  const { words, labels, now } = on;
  const post = postOn(on);
  const offer = postOn(on, { kind: 'offer', name: 'unnamed' });
  const helper = on.target.id;
  const topic = post.topics[0] ?? null;
  const met = { member: helper, at: now, state: 'met', introduction: on.introduction.id } as const;
  const many = Array.from({ length: on.size === 'longest' ? 6 : 1 }, (_, index) => ({
    member: index === 0 ? helper : asId<MemberId>(`${helper.slice(0, -1)}${index}`),
    at: now,
    state: 'offered' as const,
  }));
  const over = postOn(on, { helpers: [] });
  const closed = { status: 'closed', closedAt: now, reason: 'expired' } as const;
  const preview =
    topic === null ? null : { position: 0, topic, level: 3 as const, language: 'pl', zone: null };
  return [
    {
      view: 'boardCards.boardCard',
      when: 'an ask, with a name',
      says: boardCard(words, { post, labels, why: topic }),
    },
    {
      view: 'boardCards.boardCard',
      when: 'an offer, without a name',
      says: boardCard(words, { post: offer, labels, why: topic }),
    },
    {
      view: 'boardCards.boardCard',
      when: 'no public topic of theirs',
      says: boardCard(words, { post, labels, why: null }),
    },
    { view: 'boardCards.boardCardClosed', when: 'it is over', says: boardCardClosed(words) },
    { view: 'boardCards.helpGiven', when: 'at once', says: helpGiven(words, { post, isMet: true }) },
    {
      view: 'boardCards.helpGiven',
      when: 'the author is asked',
      says: helpGiven(words, { post, isMet: false }),
    },
    {
      view: 'boardCards.boardOffer',
      when: 'described',
      says: boardOffer(words, { post, labels, helper, preview }),
    },
    {
      view: 'boardCards.boardOffer',
      when: 'an offer is taken up, not described',
      says: boardOffer(words, { post: offer, labels, helper, preview: null }),
    },
    { view: 'boardCards.offerAnswered', when: 'yes', says: offerAnswered(words, { post, isYes: true }) },
    { view: 'boardCards.offerAnswered', when: 'no', says: offerAnswered(words, { post, isYes: false }) },
    { view: 'boardCards.postPassed', when: 'not their topic', says: postPassed(words, { topic, labels }) },
    { view: 'boardForms.suggestForm', when: 'I might know somebody', says: suggestForm(words, { post }) },
    { view: 'boardCards.personSuggested', when: 'whatever becomes of it', says: personSuggested(words) },
    {
      view: 'boardCards.offersSection',
      when: 'in the digest',
      says: drawn(offersSection(words, { waiting: many.map(({ member }) => ({ post, helper: member })) })),
    },
    {
      view: 'board.ownPost',
      when: 'offers wait',
      says: ownPost(words, { post: postOn(on, { helpers: many, name: 'unnamed' }), labels }),
    },
    {
      view: 'board.ownPost',
      when: 'somebody helps',
      says: ownPost(words, { post: postOn(on, { helpers: [met] }), labels }),
    },
    {
      view: 'board.postOver',
      when: 'nobody helped',
      says: postOver(words, { post: { ...over, ...closed }, labels }),
    },
    {
      view: 'board.postOver',
      when: 'somebody helped',
      says: postOver(words, { post: { ...over, ...closed, helpers: [met] }, labels }),
    },
  ];
};

const listedOn = (on: Stage): Example[] => {
  const { words, labels } = on;
  const post = postOn(on);
  const offer = postOn(on, { kind: 'offer', name: 'unnamed' });
  const posts = Array.from({ length: on.size === 'longest' ? 14 : 1 }, () => [post, offer]).flat();
  const topics = post.topics;
  const page = { posts, page: 0, topic: null, topics, isMine: false, labels };
  return [
    { view: 'board.boardList', when: 'the newest', says: boardList(words, page) },
    {
      view: 'board.boardList',
      when: 'of one topic, older ones',
      says: boardList(words, { ...page, page: on.size === 'longest' ? 1 : 0, topic: topics[0] ?? null }),
    },
    {
      view: 'board.boardList',
      when: 'nothing yet',
      says: boardList(words, { ...page, posts: [], topics: [] }),
    },
    {
      view: 'board.boardList',
      when: 'my own',
      says: boardList(words, { ...page, topics: [], isMine: true }),
    },
    {
      view: 'board.boardList',
      when: 'none of my own',
      says: boardList(words, { ...page, posts: [], topics: [], isMine: true }),
    },
    {
      view: 'boardCards.shownPost',
      when: 'another reads it',
      says: shownPost(words, { post: offer, labels }),
    },
  ];
};
