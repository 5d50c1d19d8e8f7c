import type { Consent } from '../../../src/core/consent.ts';
import { suggestTopics } from '../../../src/core/suggestedTopics.ts';
import { traces } from '../../../src/core/traces.ts';
import { invitation } from '../../../src/views/communities.ts';
import * as members from '../../../src/views/members.ts';
import * as profile from '../../../src/views/profile.ts';
import * as quiet from '../../../src/views/quiet.ts';
import { standingForm } from '../../../src/views/standing.ts';
import type { Example } from '../examples.ts';
import { belongingsOn, circlesOn } from './circles.ts';
import { programOf } from './rounds.ts';
import type { Stage } from './stage.ts';
import { vouchOn } from './vouches.ts';

/** Joining, the profile, pauses, the private list, one's own data, leaving. */
export const memberExamples = (on: Stage): Example[] => {
  const { words, community, requester, target, labels, topics } = on;
  const offers = topics.map((topic) => ({ tag: topic, level: 2 as const, isPublic: true })).slice(0, 8);
  const suggested = suggestTopics(topics, new Map());
  const newcomer = { ...requester, status: 'known' as const, offers: [], seeks: [] };
  return [
    {
      view: 'communities.invitation',
      when: 'once, in the channel a manager chose',
      says: invitation(words, { community, programs: [] }),
    },
    {
      view: 'communities.invitation',
      when: 'with programs one can join',
      says: invitation(words, {
        community,
        programs: [programOf(on), { ...programOf(on), everyWeeks: 4, groupSize: 4 }],
      }),
    },
    {
      view: 'members.joinExplained',
      when: 'before joining',
      says: members.joinExplained(words, { community, isBack: false }),
    },
    {
      view: 'members.joinExplained',
      when: 'coming back',
      says: members.joinExplained(words, { community, isBack: true }),
    },
    {
      view: 'members.joinForm',
      when: 'Join',
      says: members.joinForm(words, { member: newcomer, labels, subject: '', suggested }),
    },
    {
      view: 'members.joinForm',
      when: 'Join again, with what was there',
      says: members.joinForm(words, {
        member: { ...requester, status: 'left' },
        labels,
        subject: '',
        suggested,
      }),
    },
    {
      view: 'members.joinForm',
      when: 'Join, with an introduction written earlier',
      says: members.joinForm(words, {
        member: { ...requester, status: 'known' },
        ...{ labels, subject: '', suggested, hasOwnWords: true },
      }),
    },
    {
      view: 'members.welcome',
      when: 'joined',
      says: members.welcome(words, { community, isProfileEmpty: false }),
    },
    {
      view: 'members.welcome',
      when: 'joined with a blank profile',
      says: members.welcome(words, { community, isProfileEmpty: true }),
    },
    { view: 'members.spokenTo', when: 'the language was changed', says: members.spokenTo(words) },
    {
      view: 'standing.standingForm',
      when: 'introduced without a question, topic by topic',
      says: standingForm(words, { member: { ...requester, offers }, labels }),
    },
    {
      view: 'profile.profileCard',
      when: "one's own",
      says: profile.profileCard(words, {
        member: requester,
        labels,
        reader: 'self',
        thanked: thankedFor(on),
        vouches: [],
        circles: circlesOn(on),
        belongings: belongingsOn(on),
      }),
    },
    {
      view: 'profile.profileCard',
      when: 'as others see it',
      says: profile.profileCard(words, {
        member: requester,
        labels,
        reader: 'other',
        thanked: thankedFor(on),
        vouches: [vouchOn(on, { isShown: true, answeredAt: on.now })],
        circles: circlesOn(on),
        belongings: belongingsOn(on).filter(({ isShown }) => isShown),
      }),
    },
    {
      view: 'profile.profileForm',
      when: 'Edit',
      says: profile.profileForm(words, { member: requester, labels }),
    },
    {
      view: 'profile.preferencesForm',
      when: 'Preferences',
      says: profile.preferencesForm(words, { member: requester }),
    },
    ...quietExamples(on),
    { view: 'members.knowAboutMe', when: 'asked what is known', says: members.knowAboutMe(words, known(on)) },
    { view: 'members.exportOnItsWay', when: 'export asked for', says: members.exportOnItsWay(words) },
    {
      view: 'members.exportReady',
      when: 'the file',
      says: members.exportReady(words, { member: requester }),
    },
    { view: 'members.leaveConfirm', when: 'leaving', says: members.leaveConfirm(words) },
    { view: 'members.left', when: 'left', says: members.left(words) },
    { view: 'members.eraseConfirm', when: 'erasing', says: members.eraseConfirm(words) },
    { view: 'members.erased', when: 'erased', says: members.erased(words) },
    {
      view: 'profile.profileCard',
      when: 'of somebody else, hardly filled in',
      says: profile.profileCard(words, {
        ...{ member: target, labels, reader: 'self', thanked: [], vouches: [] },
        ...{ circles: [], belongings: [] },
      }),
    },
  ];
};

const quietExamples = ({ words, later, target, connector, size }: Stage): Example[] => {
  const many = size === 'longest' ? 30 : 1;
  const list = [target, ...Array.from({ length: many }, () => connector)];
  return [
    { view: 'quiet.snoozeForm', when: 'Pause', says: quiet.snoozeForm(words) },
    { view: 'quiet.snoozed', when: 'paused', says: quiet.snoozed(words, { until: later }) },
    { view: 'quiet.resumed', when: 'the pause ended', says: quiet.resumed(words) },
    { view: 'quiet.avoidForm', when: 'whom to avoid', says: quiet.avoidForm(words) },
    { view: 'quiet.avoided', when: 'kept apart', says: quiet.avoided(words, { member: target }) },
    {
      view: 'quiet.unavoided',
      when: 'no longer kept apart',
      says: quiet.unavoided(words, { member: target }),
    },
    { view: 'quiet.avoidList', when: 'the private list', says: quiet.avoidList(words, { members: list }) },
    {
      view: 'quiet.avoidList',
      when: 'the private list, empty',
      says: quiet.avoidList(words, { members: [] }),
    },
  ];
};

const known = ({ requester, now, size }: Stage): members.Known => {
  const consent: Consent = {
    member: requester.id,
    purpose: 'join',
    counterpart: null,
    fields: ['membership'],
    subject: null,
    source: 'form',
    textVersion: '2026-11',
    at: now,
    revokedAt: null,
  };
  return {
    member: requester,
    platforms: ['playground', 'slack'],
    consents: size === 'shortest' ? [] : [consent],
    traces: new Map(
      traces.slice(size === 'longest' ? 0 : -5).map((one) => [one, size === 'longest' ? 1234 : 2]),
    ),
  };
};

/** Six times for one topic, once for another. */
const thankedFor = ({ topics }: Stage) =>
  topics.map((topic, index) => ({ topic, times: index === 0 ? 6 : 1 }));
