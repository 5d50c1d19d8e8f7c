import type { Introduction } from '../../../src/core/introduction.ts';
import * as introductions from '../../../src/views/introductions.ts';
import * as kickoffs from '../../../src/views/kickoff.ts';
import { roomTexts, text } from '../../../src/views/text.ts';
import type { Example } from '../examples.ts';
import { meetupOn } from './meetups.ts';
import type { Stage } from './stage.ts';

/** Two people put together: the messages, the room, the check-ins. */
export const introductionExamples = (on: Stage): Example[] => {
  const { words, introduction, requester, target, labels, later, blurb } = on;
  const texts = roomTexts(words.language, words.language);
  const both = roomTexts(words.language, words.language === 'en' ? 'pl' : 'en');
  const partner = target.id;
  const lines = Array.from({ length: on.size === 'longest' ? 12 : 1 }, () => ({ introduction, partner }));
  return [
    {
      view: 'introductions.introduced',
      when: 'both said yes',
      says: introductions.introduced(words, { partner: target }),
    },
    {
      view: 'introductions.introducedRoomless',
      when: 'no room can be had',
      says: introductions.introducedRoomless(words, {
        introduction,
        partner: requester,
        contact: requester.links,
        labels,
      }),
    },
    {
      view: 'introductions.introducedRoomless',
      when: 'no room, no contact',
      says: introductions.introducedRoomless(words, { introduction, partner: target, contact: [], labels }),
    },
    ...kickoffExamples(on),
    {
      view: 'introductions.roomSilent',
      when: 'two working days without a press',
      says: introductions.roomSilent(texts, { introduction }),
    },
    {
      view: 'introductions.roomSilent',
      when: 'the same in two languages',
      says: introductions.roomSilent(both, { introduction }),
    },
    {
      view: 'introductions.meetingFixed',
      when: 'both chose a time',
      says: introductions.meetingFixed(texts, { introduction, meetingAt: later }),
    },
    {
      view: 'introductions.meetingFixed',
      when: 'the same in two languages',
      says: introductions.meetingFixed(both, { introduction, meetingAt: later }),
    },
    {
      view: 'introductions.checkIn',
      when: 'after 7 days',
      says: introductions.checkIn(words, { introduction, partner, day: 7 }),
    },
    {
      view: 'introductions.checkIn',
      when: 'after 30 days',
      says: introductions.checkIn(words, { introduction, partner, day: 30 }),
    },
    ...(['met', 'scheduled', 'notYet', 'willNot'] as const).map((outcome) => ({
      view: 'introductions.checkInAnswered',
      when: `answered: ${text('en').introductions.outcomes[outcome]}`,
      says: introductions.checkInAnswered(words, {
        introduction,
        partner,
        day: 30,
        outcome,
        mayName: outcome === 'met' ? [partner] : [],
      }),
    })),
    {
      view: 'introductions.partnerLeft',
      when: 'the other left',
      says: introductions.partnerLeft(words, { partner: target }),
    },
    {
      view: 'introductions.contactForm',
      when: 'How to reach me',
      says: introductions.contactForm(words, { introduction }),
    },
    { view: 'introductions.contactSent', when: 'contact passed on', says: introductions.contactSent(words) },
    {
      view: 'introductions.contactShared',
      when: 'how to reach the other',
      says: introductions.contactShared(words, { introduction, partner: target, contact: blurb }),
    },
    {
      view: 'introductions.mine',
      when: 'my introductions',
      says: introductions.mine(words, { introductions: lines }),
    },
    {
      view: 'introductions.mine',
      when: 'my introductions, none',
      says: introductions.mine(words, { introductions: [] }),
    },
  ];
};

const kickoffExamples = (on: Stage): Example[] => {
  const { words, introduction, requester, target, labels, topics, blurb, later } = on;
  const texts = roomTexts(words.language, words.language);
  const both = roomTexts(words.language, words.language === 'en' ? 'pl' : 'en');
  const facts: kickoffs.Kickoff = {
    introduction,
    requester,
    target,
    kind: 'advice',
    topics,
    blurb,
    broughtBy: [],
    seed: 3,
    moderatorsRead: true,
    labels,
  };
  const answered: Introduction = {
    ...introduction,
    slots: introduction.slots.map((slot, index) =>
      index === 1 ? { ...slot, chosenBy: [target.id, requester.id] } : slot,
    ),
    signs: (['talking', 'timeSet', 'talked'] as const).flatMap((sign) => [
      { member: requester.id, sign, at: on.now },
      { member: target.id, sign, at: on.now },
    ]),
  };
  const say = (when: string, introduced: Introduction, languages = texts) => ({
    view: 'kickoff.kickoff',
    when,
    says: kickoffs.kickoff(languages, { ...facts, introduction: introduced }),
  });
  return [
    say('the room is open', introduction),
    {
      view: 'kickoff.kickoff',
      when: 'brought together by somebody who lets it be said',
      says: kickoffs.kickoff(both, { ...facts, broughtBy: [on.connector.id] }),
    },
    {
      view: 'kickoff.kickoff',
      when: 'both go to an event, two languages',
      says: kickoffs.kickoff(both, { ...facts, event: meetupOn(on) }),
    },
    say('after presses', answered),
    say('a time is fixed', { ...answered, meetingAt: later }),
    say('closed', { ...answered, status: 'closed', closedAt: later, reason: 'done' }),
    say('two languages', introduction, both),
    say('two languages, after presses', answered, both),
  ];
};
