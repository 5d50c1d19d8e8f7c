import * as communities from '../../../src/views/communities.ts';
import * as homes from '../../../src/views/home.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

/** A community's settings, and what managers find at home before they join. */
export const communityExamples = ({ words, community: name, size }: Stage): Example[] => {
  const daysOff = size === 'longest' ? Array.from({ length: 50 }, () => '2026-12-28') : ['2026-12-28'];
  const community = {
    id: 'c' as never,
    name,
    zone: size === 'longest' ? 'America/Argentina/ComodRivadavia' : 'Europe/Warsaw',
    language: 'pl',
    holidays: 'PL',
    daysOff,
  } as const;
  return [
    {
      view: 'communities.setupForm',
      when: 'Settings of the community',
      says: communities.setupForm(words, { community }),
    },
    {
      view: 'communities.setupDone',
      when: 'settings saved',
      says: communities.setupDone(words, { community }),
    },
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
