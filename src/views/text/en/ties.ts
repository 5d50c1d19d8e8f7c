import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Whom one knows, and how well. */
export const ties = {
  heading: 'People I know',
  strengths: { weak: 'A little', good: 'Well', strong: 'Very well' },
  howWell: 'How well do you know each other?',
  know: 'I know this person',
  add: 'Somebody I know…',
  formTitle: 'Somebody I know',
  person: 'Who?',
  strength: 'How well?',
  submit: 'Note it',
  purpose:
    'When somebody asks to be introduced, whoever knows both sides may be asked to pass it on, and may always say no.',
  onlyYou: 'Nobody can see whom you know. It counts once the other says so too.',
  noted: 'Noted:',
  bothSay: 'You both say so: now it counts.',
  onlyYouSay:
    'The other finds a question about it and answers, or not. Until they say so too, it counts for nothing. No answer is passed on.',
  waiting: (count: number) =>
    plural(count, {
      one: '# question waits: do you know this person?',
      other: '# questions wait: do you know these people?',
    }),
  questions: 'See the questions',
  theySay: 'says that you know each other. How well?',
  listSays: 'and you know each other, says a list of this community. How well?',
  later: 'Not now',
  answer: (number: number) => `Answer ${number}`,
  never: 'Do not ask about them',
  answerNote: 'Whatever you press, nobody is told; a no and no answer look the same.',
  done: {
    later: 'All right: not for the next three months.',
    never: 'All right: we will not ask about this person again. Nobody is told.',
    back: 'Taken back. Nobody is told.',
  },
  takeBack: 'Take it back',
  none: 'You have not named anybody yet.',
  count: (count: number) => plural(count, { one: 'You named # person.', other: 'You named # people.' }),
  mutual: 'you both say so',
  mine: 'your word so far',
  change: (number: number) => `Change ${number}`,
  further: (count: number) => plural(count, { one: '# more', other: '# more' }),
  suggest: 'Do you know…?',
  suggestIntro:
    'Members you may know: from the same company, the same rounds, with the same topics. One tap each; leave out the others.',
  suggestNone: 'Nobody else comes to mind for now. You can name anybody yourself.',
  others: 'Show others',
  enough: 'Enough for now',
  metQuestion: 'And how well do you know each other by now?',
  metNote: 'Your own word, changed or taken back at any time. It counts once the other says so too.',
};
