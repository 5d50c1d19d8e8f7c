import * as expertise from '../../../src/views/expertise.ts';
import * as faults from '../../../src/views/faults.ts';
import { help } from '../../../src/views/help.ts';
import * as homes from '../../../src/views/home.ts';
import * as pauses from '../../../src/views/pauses.ts';
import * as reports from '../../../src/views/reports.ts';
import type { Example } from '../examples.ts';
import { asksOf } from './introRequests.ts';
import type { Stage } from './stage.ts';

/** Home, the directory, help, reports, faults. */
export const otherExamples = (on: Stage): Example[] => {
  const { words, community, requester, target, labels, text } = on;
  const people = on.size === 'longest' ? Array.from({ length: 9 }, () => target) : [requester, target];
  const report = {
    id: on.report,
    reporter: target.id,
    about: requester.id,
    request: null,
    reason: 'spam',
    note: on.why,
    at: on.now,
    dismissedAt: null,
  } as const;
  const reported = {
    member: target.id,
    name: target.name || '?',
    reports: Array.from({ length: on.size === 'longest' ? 40 : 2 }, () => report),
    state: 'open',
  } as const;
  const slash = words.language === 'pl' ? '/poznaj' : '/intro';
  return [
    {
      view: 'home.homeForVisitor',
      when: 'not joined',
      says: homes.homeForVisitor(words, { community, isBack: false, managed: null }),
    },
    ...homeExamples(on),
    { view: 'expertise.found', when: 'found', says: expertise.found(words, { query: text, labels, people }) },
    { view: 'expertise.nobodyFound', when: 'nobody found', says: expertise.nobodyFound(words) },
    { view: 'expertise.findForm', when: 'Find people', says: expertise.findForm(words) },
    {
      view: 'help.help',
      when: 'joined',
      says: help(words, { slash, commands, page: 0, isJoined: true }),
    },
    {
      view: 'help.help',
      when: 'the second page',
      says: help(words, { slash, commands, page: 1, isJoined: true }),
    },
    {
      view: 'help.help',
      when: 'not joined',
      says: help(words, { slash: '/intro', commands: [], page: 0, isJoined: false }),
    },
    {
      view: 'reports.reportForm',
      when: 'to report',
      says: reports.reportForm(words, { request: on.request }),
    },
    {
      view: 'reports.reportForm',
      when: 'to report, where somebody recommended',
      says: reports.reportForm(words, { request: on.request, writers: [on.connector] }),
    },
    { view: 'reports.reported', when: 'reported', says: reports.reported(words, { waits: false }) },
    {
      view: 'reports.reportArrived',
      when: 'to managers',
      says: reports.reportArrived(words, { report, aboutName: requester.name || '?' }),
    },
    {
      view: 'pauses.paused',
      when: 'reported by several',
      says: pauses.paused(words, { isByHand: false, waits: false }),
    },
    {
      view: 'pauses.paused',
      when: 'by a manager',
      says: pauses.paused(words, { isByHand: true, waits: true }),
    },
    { view: 'reports.reportQueue', when: 'nothing waits', says: reports.reportQueue(words, { people: [] }) },
    {
      view: 'reports.reportQueue',
      when: 'for managers',
      says: reports.reportQueue(words, {
        people: Array.from({ length: on.size === 'longest' ? 7 : 1 }, () => reported),
      }),
    },
    { view: 'reports.reportsAbout', when: 'one member', says: reports.reportsAbout(words, reported) },
    {
      view: 'reports.reportsAbout',
      when: 'who asks for a decision',
      says: reports.reportsAbout(words, { ...reported, state: 'appealed' }),
    },
    {
      view: 'reports.readForm',
      when: 'before the words are shown',
      says: reports.readForm(words, { member: target.id }),
    },
    {
      view: 'reports.reportWords',
      when: 'with a reason',
      says: reports.reportWords(words, {
        ...reported,
        notes: Array.from({ length: on.size === 'longest' ? 9 : 1 }, () => ({
          at: on.now,
          note: report.note,
          blurb: on.blurb,
        })),
      }),
    },
    {
      view: 'reports.reportWords',
      when: 'where nobody wrote anything',
      says: reports.reportWords(words, { ...reported, notes: [] }),
    },
    {
      view: 'reports.reportsDismissed',
      when: 'nothing in them',
      says: reports.reportsDismissed(words, reported),
    },
    { view: 'pauses.appealed', when: 'asked managers', says: pauses.appealed(words, { waits: false }) },
    {
      view: 'pauses.appealArrived',
      when: 'to managers',
      says: pauses.appealArrived(words, {
        member: target.id,
        name: target.name || '?',
        reports: 3,
        at: on.now,
      }),
    },
    ...(['lifted', 'kept'] as const).flatMap((decision): Example[] => [
      {
        view: 'pauses.decided',
        when: decision,
        says: pauses.decided(words, { decision, name: target.name || '?' }),
      },
      { view: 'pauses.pauseDecided', when: decision, says: pauses.pauseDecided(words, { decision }) },
    ]),
    {
      view: 'pauses.decided',
      when: 'paused by hand',
      says: pauses.decided(words, { decision: 'begun', name: target.name || '?' }),
    },
    { view: 'faults.fault', when: 'something broke', says: faults.fault(words, '7F3K') },
    { view: 'faults.nowhere', when: 'no place knows them', says: faults.nowhere(words) },
    { view: 'faults.notSetUp', when: 'nothing is set up here', says: faults.notSetUp(words) },
    { view: 'faults.membersOnly', when: 'a guest tries', says: faults.membersOnly(words) },
  ];
};

const homeExamples = (on: Stage): Example[] => {
  const { words, community, requester, target, labels, now, later, introduction, size } = on;
  const waiting = [
    {
      as: 'target' as const,
      request: on.request,
      kind: 'advice' as const,
      requester: target.id,
      dueAt: later,
    },
    { as: 'connector' as const, request: on.request, kind: 'peer' as const, requester: null, dueAt: later },
  ];
  const busy: homes.Home = {
    member: requester,
    community,
    now,
    waiting: size === 'longest' ? [...waiting, ...waiting] : waiting,
    asks: asksOf(on),
    introductions: Array.from({ length: size === 'longest' ? 5 : 1 }, () => ({
      introduction,
      partner: target.id,
    })),
    managed: { joined: 38, people: 214 },
    labels,
    networkWaits: 2,
  };
  const quiet = { ...busy, waiting: [], asks: [], introductions: [], managed: null, networkWaits: 0 };
  const paused = { ...busy, member: { ...requester, snoozedUntil: later } };
  return [
    { view: 'home.home', when: 'nothing going on', says: homes.home(words, quiet) },
    { view: 'home.home', when: 'a lot going on, for a manager', says: homes.home(words, busy) },
    { view: 'home.home', when: 'on a pause', says: homes.home(words, paused) },
  ];
};

const commands = [
  { name: 'home.open', words: { en: 'home', pl: 'start' } },
  { name: 'introRequests.ask', words: { en: 'ask', pl: 'zapytaj' } },
  { name: 'introRequests.meet', words: { en: 'meet', pl: 'osoba' } },
  { name: 'expertise.find', words: { en: 'find', pl: 'szukaj' } },
  { name: 'introRequests.mine', words: { en: 'mine', pl: 'moje' } },
  { name: 'members.profile', words: { en: 'profile', pl: 'profil' } },
  { name: 'members.snooze', words: { en: 'snooze', pl: 'pauza' } },
  { name: 'members.avoid', words: { en: 'avoid', pl: 'unikaj' } },
  { name: 'members.join', words: { en: 'join', pl: 'dolacz' } },
  { name: 'members.leave', words: { en: 'leave', pl: 'wypisz' } },
  { name: 'members.export', words: { en: 'export', pl: 'eksport' } },
  { name: 'members.erase', words: { en: 'erase', pl: 'kasuj' } },
  { name: 'help.show', words: { en: 'help', pl: 'pomoc' } },
];
