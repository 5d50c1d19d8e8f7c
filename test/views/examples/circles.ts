import type { Belonging, Circle } from '../../../src/core/circle.ts';
import { asId, type CircleId, type ProgramId } from '../../../src/core/ids.ts';
import { type Program, programDefaults } from '../../../src/core/program.ts';
import {
  circleForm,
  circleList,
  circlePage,
  circleRemoval,
  circleSaid,
  limitForm,
  myCirclesForm,
} from '../../../src/views/circles.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Circles of the stage: two, or as many as there may be with names as long as they may be. */
export const circlesOn = ({ words, size, now }: Stage): Circle[] => {
  const isPolish = words.language === 'pl';
  const usual = isPolish ? ['Oddział Kraków', 'Księgowi'] : ['Accountants', 'Kraków chapter'];
  const names = size === 'longest' ? Array.from({ length: 20 }, () => 'Circle '.repeat(6).trim()) : usual;
  return names.map((name, index) => ({ id: asId<CircleId>(uuid(70 + index)), name, madeAt: now }));
};

/** The requester belongs to all of them, and shows every other. */
export const belongingsOn = (on: Stage): Belonging[] =>
  circlesOn(on).map(({ id }, index) => ({ circle: id, member: on.requester.id, isShown: index % 2 === 0 }));

/** Circles, from the first name to rounds that are only for one. */
export const circleExamples = (on: Stage): Example[] => {
  const { words, labels, requester, target, connector } = on;
  const circles = circlesOn(on);
  const mine = belongingsOn(on);
  const [circle] = circles;
  if (circle === undefined) return [];
  const program: Program = {
    ...{ ...programDefaults, id: asId<ProgramId>(uuid(90)), name: 'Coffee', zone: 'Europe/Warsaw' },
    ...{ anchor: '2026-11-02', status: 'running', lastDone: null, announced: null, rounds: 3 },
    ...{ circle: circle.id, createdAt: on.now },
  };
  const view = (name: string, when: string, says: Example['says']): Example => ({
    view: `circles.${name}`,
    when,
    says,
  });
  const people = Array.from({ length: 2 }, () => [target, connector, requester, target]).flat();
  const page = { circle, people, page: 0, count: null, labels };
  const none = { circles: [], mine: [], isManager: true };
  return [
    view('circleList', 'for a manager, before the first', circleList(words, none)),
    view('circleList', 'some', circleList(words, { circles, mine, isManager: false })),
    view('myCirclesForm', 'My circles', myCirclesForm(words, { circles, mine })),
    view('circlePage', 'for a member', circlePage(words, page)),
    view('circlePage', 'for a manager, the next page', circlePage(words, { ...page, page: 1, count: 12 })),
    view('circlePage', 'nobody yet', circlePage(words, { ...page, people: [], count: 3 })),
    view('circleForm', 'New circle', circleForm(words, { circle: null })),
    view('circleForm', 'Rename', circleForm(words, { circle })),
    view('circleRemoval', 'Remove', circleRemoval(words, { circle })),
    view('circleSaid', 'removed', circleSaid(words, 'removed')),
    view('circleSaid', 'rounds are for it', circleSaid(words, 'hasProgram')),
    view('limitForm', 'whom a program is for', limitForm(words, { program, circles })),
  ];
};
