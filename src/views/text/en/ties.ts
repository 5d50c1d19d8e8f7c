import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Whom one knows, and how well. */
export const ties = {
  heading: 'People I know',
  strengths: { weak: 'A little', good: 'Well', strong: 'Very well' },
  howWell: 'How well do you know each other?',
  know: 'I know this person',
  add: 'Add somebody…',
  formTitle: 'Somebody I know',
  person: 'Who?',
  strength: 'How well?',
  submit: 'Save',
  purpose:
    'When somebody asks to be introduced, we may ask a person who knows both sides to pass it on. They can always say no.',
  onlyYou: 'Nobody can see who you know. It counts once the other person says so too.',
  noted: 'Noted:',
  bothSay: 'You both say so: now it counts.',
  onlyYouSay:
    'The other person finds a question about it and can answer or not. Until they confirm it, it does not count. We do not pass answers on.',
  waiting: (count: number) =>
    plural(count, {
      one: '# question waits: do you know this person?',
      other: '# questions wait: do you know these people?',
    }),
  questions: 'See the questions',
  theySay: 'says that you know each other. How well?',
  listSays: 'is somebody you know, according to a list of this community. How well?',
  later: 'Not now',
  answer: (number: number) => `Answer ${number}`,
  never: 'Do not ask about them',
  answerNote: 'Nobody is told what you press; a no and no answer look the same.',
  done: {
    later: 'All right: we will not ask again for three months.',
    never: 'All right: we will not ask about this person again. Nobody is told.',
    back: 'Taken back. Nobody is told.',
  },
  takeBack: 'Take it back',
  none: 'There is nobody here yet.',
  count: (count: number) => plural(count, { one: '# person on your list.', other: '# people on your list.' }),
  mutual: 'you both say so',
  mine: 'your word so far',
  change: (number: number) => `Change ${number}`,
  further: (count: number) => plural(count, { one: '# more', other: '# more' }),
  suggest: 'Do you know…?',
  suggestIntro:
    'Members you may know: from the same company, the same rounds, with the same topics. One tap each; skip the rest.',
  suggestNone: 'Nobody else comes to mind for now. You can also add somebody yourself.',
  others: 'Show others',
  enough: 'Enough for now',
  metQuestion: 'And how well do you know each other by now?',
  metNote:
    'This is your own word: you can change it or take it back at any time. It counts once the other person says so too.',
};
