import * as introRequests from '../../../src/views/introRequests.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

/** The requester's side: the forms, what was sent, how it stands, the answer. */
export const introRequestExamples = (on: Stage): Example[] => {
  const { words, draft, blurb, labels, later, now, topics, requester, target } = on;
  const asks = asksOf(on);
  const request = { kind: 'advice', topics, askedAt: now } as const;
  return [
    { view: 'introRequests.askForm', when: 'Ask for help', says: introRequests.askForm(words) },
    {
      view: 'introRequests.sendForm',
      when: 'Continue',
      says: introRequests.sendForm(words, { draft, blurb, kind: 'advice', company: requester.company }),
    },
    {
      view: 'introRequests.meetForm',
      when: 'Meet a person',
      says: introRequests.meetForm(words, { person: null, blurb: '' }),
    },
    {
      view: 'introRequests.meetForm',
      when: 'the person is known already',
      says: introRequests.meetForm(words, { person: target, blurb }),
    },
    { view: 'introRequests.sent', when: 'sent', says: introRequests.sent(words, { settlesAt: later }) },
    { view: 'introRequests.mine', when: 'my asks', says: introRequests.mine(words, { asks, labels }) },
    {
      view: 'introRequests.mine',
      when: 'my asks, none',
      says: introRequests.mine(words, { asks: [], labels }),
    },
    { view: 'introRequests.withdrawn', when: 'withdrawn', says: introRequests.withdrawn(words) },
    {
      view: 'introRequests.notThisTime',
      when: 'at the clock',
      says: introRequests.notThisTime(words, { request, labels }),
    },
  ];
};

/** Asks in every status. */
export const asksOf = ({ request, topics, later, target, size }: Stage): introRequests.AskLine[] => {
  const ask = { id: request, kind: 'advice', topics, settlesAt: later, person: null } as const;
  const all: introRequests.AskLine[] = [
    { ...ask, status: 'asking' },
    { ...ask, kind: 'peer', topics: [], person: target.id, status: 'asking' },
    { ...ask, person: target.id, status: 'introduced' },
    { ...ask, status: 'settled' },
    { ...ask, status: 'withdrawn' },
  ];
  return size === 'longest'
    ? [...all, ...all.map((one): introRequests.AskLine => ({ ...one, status: 'asking' }))]
    : all;
};
