import * as askCards from '../../../src/views/askCards.ts';
import type { Example } from '../examples.ts';
import { forwardedOn } from './connectors.ts';
import { meetupOn } from './meetups.ts';
import type { Stage } from './stage.ts';

/** The target's side: the card, every answer, and the card once it is closed. */
export const askCardExamples = (on: Stage): Example[] => {
  const { words, labels, topics, later } = on;
  const card = cardOf(on);
  const byPerson = {
    ...card,
    matched: [],
    request: { ...card.request, route: 'person', why: on.why },
  } as const;
  const unnamed = { ...card, request: { ...card.request, showsName: false } };
  const [topic] = topics;
  return [
    { view: 'askCards.askCard', when: 'by topic', says: askCards.askCard(words, card) },
    {
      view: 'askCards.askCard',
      when: 'from an event',
      says: askCards.askCard(words, { ...card, event: { ...meetupOn(on), standing: 'ahead' } }),
    },
    ...(['over', 'cancelled'] as const).map((standing) => ({
      view: 'askCards.askCard',
      when: `from an event that is ${standing}`,
      says: askCards.askCard(words, { ...card, event: { ...meetupOn(on), standing } }),
    })),
    { view: 'askCards.askCard', when: 'for this person', says: askCards.askCard(words, byPerson) },
    {
      view: 'askCards.askCard',
      when: 'recommended by somebody who knows both',
      says: askCards.askCard(words, { ...byPerson, chain: [forwardedOn(on)] }),
    },
    {
      view: 'askCards.askCard',
      when: 'passed on by two, one of them without a recommendation',
      says: askCards.askCard(words, {
        ...byPerson,
        chain: [forwardedOn(on), forwardedOn(on, { recommends: false, how: null, when: null, words: '' })],
      }),
    },
    {
      view: 'askCards.askCard',
      when: 'recommended by two',
      says: askCards.askCard(words, { ...byPerson, chain: [forwardedOn(on), forwardedOn(on)] }),
    },
    {
      view: 'askCards.askCard',
      when: 'suggested by an acquaintance',
      says: askCards.askCard(words, { ...card, chain: [forwardedOn(on, { shows: 'acquaintance' })] }),
    },
    {
      view: 'askCards.askCard',
      when: 'suggested by somebody of whom nothing is said',
      says: askCards.askCard(words, { ...card, matched: [], chain: [forwardedOn(on, { shows: 'nothing' })] }),
    },
    {
      view: 'askCards.askCard',
      when: "without the requester's name",
      says: askCards.askCard(words, unnamed),
    },
    {
      view: 'askCards.askCard',
      when: 'nudged halfway',
      says: askCards.askCard(words, { ...card, again: 'nudge' }),
    },
    {
      view: 'askCards.askCard',
      when: 'on the day after "remind me tomorrow"',
      says: askCards.askCard(words, { ...card, again: 'reminder' }),
    },
    {
      view: 'askCards.moreForm',
      when: 'More…',
      says: askCards.moreForm(words, { request: card.request, writers: [], labels }),
    },
    {
      view: 'askCards.moreForm',
      when: 'More…, where two recommended',
      says: askCards.moreForm(words, {
        request: card.request,
        writers: [on.connector, on.requester],
        labels,
      }),
    },
    { view: 'askCards.accepted', when: 'yes', says: askCards.accepted(words) },
    { view: 'askCards.passed', when: 'pass', says: askCards.passed(words, { request: card.request.id }) },
    { view: 'askCards.reminded', when: 'remind me tomorrow', says: askCards.reminded(words, { at: later }) },
    {
      view: 'askCards.moreDone',
      when: 'pause',
      says: askCards.moreDone(words, { what: 'pause', until: later }, { request: card.request.id }),
    },
    ...(topic === undefined
      ? []
      : [
          {
            view: 'askCards.moreDone',
            when: 'not this topic',
            says: askCards.moreDone(words, { what: 'topic', topic, labels }, { request: card.request.id }),
          },
        ]),
    {
      view: 'askCards.moreDone',
      when: 'not this kind',
      says: askCards.moreDone(words, { what: 'kind', kind: 'customer' }, { request: card.request.id }),
    },
    {
      view: 'askCards.moreDone',
      when: 'not from this person',
      says: askCards.moreDone(words, { what: 'person' }, { request: card.request.id }),
    },
    {
      view: 'askCards.moreDone',
      when: 'reported',
      says: askCards.moreDone(words, { what: 'report' }, { request: card.request.id }),
    },
    {
      view: 'askCards.askCardClosed',
      when: 'no longer open',
      says: askCards.askCardClosed(words, { request: card.request.id }),
    },
  ];
};

const cardOf = ({
  request,
  requester,
  target,
  topics,
  why,
  blurb,
  later,
  labels,
  size,
}: Stage): askCards.AskCardFacts => ({
  request: {
    id: request,
    route: 'topic',
    kind: 'advice',
    topics,
    why: size === 'longest' ? why : '',
    blurb,
    showsName: true,
  },
  requester,
  matched: target.offers.map((offer) => offer.tag),
  chain: [],
  dueAt: later,
  again: 'first',
  labels,
});
