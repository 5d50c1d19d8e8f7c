import * as views from '../../../src/views/console.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

/** The way into the managers' console. */
export const consoleExamples = ({ words, later, target, community }: Stage): Example[] => [
  {
    view: 'console.consoleLink',
    when: 'a manager opens the console',
    says: views.consoleLink(words, {
      link: `https://acquaint.example/console/enter?key=${'0123456789abcdef'.repeat(6)}`,
      until: later,
    }),
  },
  {
    view: 'console.consoleAway',
    when: 'no browser could reach this installation',
    says: views.consoleAway(words),
  },
  ...(['make', 'unmake'] as const).flatMap((how) =>
    [false, true].map((runsPlace) => ({
      view: 'console.managerChanged',
      when: `${how === 'make' ? 'somebody manages from now on' : 'somebody manages no longer'}${runsPlace ? ', who runs the server' : ''}`,
      says: views.managerChanged(words, { member: target, how, runsPlace }),
    })),
  ),
  ...(['manages', 'managesNoMore'] as const).flatMap((how) =>
    (['manager', 'operator', 'platform'] as const).map((by) => ({
      view: 'console.managing',
      when: `${how === 'manages' ? 'somebody is told that they manage' : 'somebody is told that they manage no longer'}, by the ${by}`,
      says: views.managing(words, { community, how, by }),
    })),
  ),
  { view: 'console.consoleEnded', when: 'signed out everywhere', says: views.consoleEnded(words) },
];
