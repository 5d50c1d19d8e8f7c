import type { Community } from '../../../src/core/community.ts';
import type { RoundSummary } from '../../../src/core/round.ts';
import * as communities from '../../../src/views/communities.ts';
import * as homes from '../../../src/views/home.ts';
import * as tours from '../../../src/views/tour.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

/** A community's settings, and what managers find at home before they join. */
export const communityExamples = (on: Stage): Example[] => {
  const { words, community: name, size } = on;
  const daysOff = size === 'longest' ? Array.from({ length: 50 }, () => '2026-12-28') : ['2026-12-28'];
  const community = {
    id: 'c' as never,
    name,
    zone: size === 'longest' ? 'America/Argentina/ComodRivadavia' : 'Europe/Warsaw',
    language: 'pl',
    holidays: 'PL',
    daysOff,
    letsGuestsIn: false,
    roomChannel: '',
    startedAt: null,
  } as const;
  return [
    {
      view: 'communities.setupForm',
      when: 'Community settings',
      says: communities.setupForm(words, { community }),
    },
    {
      view: 'communities.setupDone',
      when: 'settings saved',
      says: communities.setupDone(words, { community }),
    },
    {
      view: 'communities.accessForm',
      when: 'who may join, rooms',
      says: communities.accessForm(words, { community }),
    },
    {
      view: 'communities.setupDone',
      when: 'guests let in, a channel chosen',
      says: communities.setupDone(words, {
        community: { ...community, letsGuestsIn: true, roomChannel: 'introductions' },
      }),
    },
    ...beforeStart(on, community),
    {
      view: 'home.homeForVisitor',
      when: 'a manager who has not joined',
      says: homes.homeForVisitor(words, {
        community: name,
        isBack: false,
        managed: { joined: 0, people: 214 },
      }),
    },
  ];
};

/** A manager looks around before anything begins. */
const beforeStart = (on: Stage, community: Community): Example[] => {
  const { words, now, labels, target, community: name } = on;
  const summary: RoundSummary = {
    ...{ people: 214, pairings: 105, withReason: 206, larger: 2, leftOut: 0, repeats: 0 },
    certified: 1,
  };
  const started = { ...community, startedAt: now };
  const view = (says: Example['says'], called: string, when: string): Example => ({
    view: called,
    when,
    says,
  });
  return [
    view(
      communities.desk(words, { community, people: 214, joined: 0 }),
      'communities.desk',
      'before the start',
    ),
    view(
      communities.desk(words, { community: started, people: 214, joined: 58 }),
      'communities.desk',
      'started',
    ),
    view(communities.begun(words), 'communities.begun', 'Start was pressed'),
    view(
      communities.dryRun(words, { people: 214, summary, isStarted: false }),
      'communities.dryRun',
      'of 214 people',
    ),
    view(
      communities.dryRun(words, { people: 1, summary: null, isStarted: true }),
      'communities.dryRun',
      'of nobody',
    ),
    ...[0, 1, 2, 3, 4].map((page) =>
      view(
        tours.tour(words, { community, like: target, now, labels }, page),
        'tour.tour',
        `page ${page + 1}`,
      ),
    ),
    view(tours.sampleDone(words), 'tour.sampleDone', 'a button of an example'),
    view(
      homes.homeBeforeStart(words, { community: name }),
      'home.homeBeforeStart',
      'a member before the start',
    ),
  ];
};
