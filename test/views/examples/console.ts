import * as views from '../../../src/views/console.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

/** The way into the managers' console. */
export const consoleExamples = ({ words, later, target }: Stage): Example[] => [
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
  { view: 'console.consoleEnded', when: 'signed out everywhere', says: views.consoleEnded(words) },
];
