import { asId, type MeetupFeedId, type MeetupId } from '../../../src/core/ids.ts';
import type { Meetup } from '../../../src/core/meetupDetails.ts';
import type { MeetupFeed } from '../../../src/core/meetupFeed.ts';
import {
  meetupCancelConfirm,
  meetupFeedFails,
  meetupFeedForm,
  meetupFeedList,
  meetupForm,
} from '../../../src/views/meetupDesk.ts';
import { meetAskForm, meetPeople, meetupMet, metDone, metForm } from '../../../src/views/meetupPeople.ts';
import { meetupCancelled, meetupList, meetupMoved, meetupPage } from '../../../src/views/meetups.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

const says = {
  usual: {
    en: ['Founders’ breakfast', 'Café Szafé, Kraków', 'Coffee and one question each.'],
    pl: ['Śniadanie założycieli', 'Café Szafé, Kraków', 'Kawa i po jednym pytaniu od każdego.'],
  },
  shortest: { en: ['A', '', ''], pl: ['A', '', ''] },
  longest: {
    en: ['Long word '.repeat(10), 'Long street '.repeat(10), 'About this. '.repeat(41)],
    pl: ['Żółć słowo '.repeat(9), 'Długa ulica '.repeat(10), 'O tym właśnie. '.repeat(33)],
  },
} as const;

const zone = 'Europe/Warsaw';

/** An event on the stage's Thursday evening. */
export const meetupOn = (on: Stage, change: Partial<Meetup> = {}): Meetup => {
  const [title, place, description] = says[on.size][on.words.language];
  return {
    id: asId<MeetupId>('00000000-0000-4000-8000-000000000061'),
    title: title.slice(0, 100),
    place: place.slice(0, 120),
    link: on.size === 'shortest' ? null : 'https://meet.example/breakfast',
    startsAt: new Date('2026-11-26T17:00:00Z'),
    endsAt: new Date('2026-11-26T19:00:00Z'),
    isAllDay: false,
    description: description.slice(0, 500),
    topics: on.topics.slice(0, 5),
    source: { by: 'manager' },
    seed: 1,
    createdAt: on.now,
    suggestAt: null,
    askAt: new Date('2026-11-27T08:00:00Z'),
    status: 'planned',
    ...change,
  } as Meetup;
};

const feedOn = (on: Stage, change: Partial<MeetupFeed> = {}): MeetupFeed => ({
  id: asId<MeetupFeedId>('00000000-0000-4000-8000-000000000062'),
  url:
    on.size === 'longest' ? `https://${'long.'.repeat(30)}example/x.ics` : 'https://cal.example/secret.ics',
  etag: null,
  lastModified: null,
  readAt: on.now,
  failures: 0,
  why: null,
  isTold: false,
  addedAt: on.now,
  ...change,
});

/** Events from the first form to whom one met there. */
export const meetupExamples = (on: Stage): Example[] => [...seen(on), ...met(on), ...managed(on)];

const seen = (on: Stage): Example[] => {
  const { words, labels } = on;
  const meetup = meetupOn(on);
  const count = on.size === 'shortest' ? 1 : on.size === 'longest' ? 9 : 2;
  const mine = {
    meetup: meetup.id,
    member: on.requester.id,
    via: 'press',
    showsMe: false,
    at: on.now,
  } as const;
  const lines = Array.from({ length: count }, (_, index) => ({
    meetup: index === 1 ? days(on) : meetup,
    going: index === 0 ? 3 : 12,
    isGoing: index === 0,
  }));
  const page = { meetup, zone, going: 12, mine: null, isOpen: true, isManager: false, labels };
  const list = { zone, isManager: false };
  return [
    { view: 'meetups.meetupList', when: 'none', says: meetupList(words, { ...list, meetups: [] }) },
    {
      view: 'meetups.meetupList',
      when: 'a manager looks, none',
      says: meetupList(words, { ...list, meetups: [], isManager: true }),
    },
    { view: 'meetups.meetupList', when: 'some', says: meetupList(words, { ...list, meetups: lines }) },
    { view: 'meetups.meetupPage', when: 'not going yet', says: meetupPage(words, { ...page, going: 3 }) },
    { view: 'meetups.meetupPage', when: 'going', says: meetupPage(words, { ...page, mine }) },
    {
      view: 'meetups.meetupPage',
      when: 'going, with the name',
      says: meetupPage(words, { ...page, mine: { ...mine, showsMe: true } }),
    },
    {
      view: 'meetups.meetupPage',
      when: 'a manager looks',
      says: meetupPage(words, { ...page, isManager: true, mine }),
    },
    {
      view: 'meetups.meetupPage',
      when: 'whole days, from elsewhere',
      says: meetupPage(words, { ...page, meetup: days(on), isManager: true }),
    },
    {
      view: 'meetups.meetupPage',
      when: 'over',
      says: meetupPage(words, { ...page, isOpen: false }),
    },
    {
      view: 'meetups.meetupCancelled',
      when: 'those going hear of it',
      says: meetupCancelled(words, { meetup: { ...meetup, status: 'cancelled', by: 'manager' }, zone }),
    },
    { view: 'meetups.meetupMoved', when: 'another time', says: meetupMoved(words, { meetup, zone }) },
  ];
};

const days = (on: Stage): Meetup =>
  meetupOn(on, {
    isAllDay: true,
    startsAt: new Date('2026-11-25T23:00:00Z'),
    endsAt: new Date('2026-11-27T23:00:00Z'),
    source: { by: 'platform', platform: 'playground', event: '1' },
  });

const met = (on: Stage): Example[] => {
  const { words, labels, topics } = on;
  const meetup = meetupOn(on);
  const people = on.size === 'longest' ? 12 : on.size === 'shortest' ? 0 : 2;
  const page = { meetup, zone, known: [], others: [], suggestAt: null, labels };
  const some = topics.slice(0, 1);
  const lines = [
    { position: 0, person: null, why: [{ kind: 'helpsYou', topics: some }], isAsked: false },
    { position: 2, person: null, why: [], isAsked: true },
    {
      position: 3,
      person: on.target.id,
      why: [
        { kind: 'youHelp', topics: some },
        { kind: 'shares', topics: topics.slice(1) },
      ],
      isAsked: false,
    },
  ] as const;
  return [
    {
      view: 'meetupPeople.meetPeople',
      when: 'two working days before',
      says: meetPeople(words, { ...page, lines }),
    },
    {
      view: 'meetupPeople.meetPeople',
      when: 'one looks, with acquaintances there',
      says: meetPeople(words, { ...page, lines, known: [on.connector.id], others: [on.target.id] }),
    },
    {
      view: 'meetupPeople.meetPeople',
      when: 'too early',
      says: meetPeople(words, { ...page, lines: [], suggestAt: on.later }),
    },
    { view: 'meetupPeople.meetPeople', when: 'nobody fits', says: meetPeople(words, { ...page, lines: [] }) },
    {
      view: 'meetupPeople.meetAskForm',
      when: 'one wants to meet somebody',
      says: meetAskForm(words, { meetup, position: 0 }),
    },
    {
      view: 'meetupPeople.meetupMet',
      when: 'the next working day',
      says: meetupMet(words, {
        meetup,
        people: Array.from({ length: people }, (_, index) => ({
          member: index === 0 ? on.target : on.connector,
          isMet: index === 0,
        })),
      }),
    },
    { view: 'meetupPeople.metForm', when: 'somebody else', says: metForm(words, { meetup }) },
    { view: 'meetupPeople.metDone', when: 'some', says: metDone(words, { met: 2 }) },
    { view: 'meetupPeople.metDone', when: 'nobody', says: metDone(words, { met: 0 }) },
  ];
};

const managed = (on: Stage): Example[] => {
  const { words, labels } = on;
  const meetup = meetupOn(on);
  const about = { zone, labels };
  const count = on.size === 'longest' ? 5 : 2;
  const feeds = Array.from({ length: count }, (_, index) =>
    feedOn(on, index === 0 ? {} : { why: 'unreachable', failures: 3 }),
  );
  const hosts =
    on.size === 'longest' ? Array.from({ length: 40 }, () => 'long.example.org') : ['cal.example'];
  return [
    {
      view: 'meetupDesk.meetupForm',
      when: 'new',
      says: meetupForm(words, { ...about, meetup: null, subject: '' }),
    },
    {
      view: 'meetupDesk.meetupForm',
      when: 'one that is there',
      says: meetupForm(words, { ...about, meetup, subject: meetup.id }),
    },
    {
      view: 'meetupDesk.meetupCancelConfirm',
      when: 'once more',
      says: meetupCancelConfirm(words, { meetup }),
    },
    {
      view: 'meetupDesk.meetupFeedList',
      when: 'no host is allowed',
      says: meetupFeedList(words, { feeds: [], hosts: [] }),
    },
    {
      view: 'meetupDesk.meetupFeedList',
      when: 'some, one of them fails',
      says: meetupFeedList(words, { feeds, hosts, said: words.meetups.feedAdded }),
    },
    { view: 'meetupDesk.meetupFeedForm', when: 'one more', says: meetupFeedForm(words) },
    {
      view: 'meetupDesk.meetupFeedFails',
      when: 'it fails, once',
      says: meetupFeedFails(words, { url: feedOn(on).url, why: 'unreachable' }),
    },
  ];
};
