import type { MyTie, TieQuestion } from '../../../src/core/tie.ts';
import { doYouKnow, howWell, knowForm, myTies, tieLeft, tieNoted } from '../../../src/views/ties.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

const tieOn = (on: Stage, change: Partial<MyTie> = {}): MyTie => ({
  person: on.target.id,
  strength: 'good',
  source: 'said',
  at: on.now,
  isMutual: false,
  ...change,
});

/** Whom one knows. */
export const tieExamples = (on: Stage): Example[] => {
  const { words, connector, target, now } = on;
  const questions: TieQuestion[] = [
    { about: connector.id, from: 'them', waits: now },
    { about: target.id, from: 'list', waits: now },
  ];
  const mine = [tieOn(on, { isMutual: true }), tieOn(on, { person: connector.id, strength: 'weak' })];
  const many = Array.from({ length: on.size === 'longest' ? 230 : 7 }, () => tieOn(on));
  const three = [...questions, ...questions].slice(0, 3);
  return [
    { view: 'ties.knowForm', when: 'whom', says: knowForm(words) },
    {
      view: 'ties.howWell',
      when: 'of one person',
      says: howWell(words, { person: target, said: null, question: null }),
    },
    {
      view: 'ties.howWell',
      when: 'where something stands already',
      says: howWell(words, { person: target, said: 'good', question: null }),
    },
    {
      view: 'ties.howWell',
      when: 'a question',
      says: howWell(words, { person: connector, said: null, question: questions[0] ?? null }),
    },
    { view: 'ties.tieNoted', when: "one's own word", says: tieNoted(words, { tie: tieOn(on) }) },
    {
      view: 'ties.tieNoted',
      when: 'both said so',
      says: tieNoted(words, { tie: tieOn(on, { isMutual: true }) }),
    },
    ...(['later', 'never', 'back'] as const).map((what) => ({
      view: 'ties.tieLeft',
      when: what,
      says: tieLeft(words, { what }),
    })),
    { view: 'ties.myTies', when: 'nobody yet', says: myTies(words, { questions: [], mine: [], page: 0 }) },
    {
      view: 'ties.myTies',
      when: 'with questions',
      says: myTies(
        words,
        on.size === 'longest' ? { questions: three, mine: many, page: 0 } : { questions, mine, page: 0 },
      ),
    },
    { view: 'ties.myTies', when: 'the next page', says: myTies(words, { questions, mine: many, page: 1 }) },
    {
      view: 'ties.doYouKnow',
      when: 'some people',
      says: doYouKnow(words, {
        people: Array.from({ length: on.size === 'shortest' ? 1 : 5 }, (_, index) =>
          index % 2 === 0 ? target.id : connector.id,
        ),
        page: 0,
        hasMore: true,
      }),
    },
    {
      view: 'ties.doYouKnow',
      when: 'nobody',
      says: doYouKnow(words, { people: [], page: 0, hasMore: false }),
    },
  ];
};
