import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Home. */
export const home = {
  button: 'Home',
  summary: 'Your home in Acquaint',
  heading: (community: string) => `Acquaint in ${community}`,
  waiting: (count: number) =>
    plural(count, {
      one: '# person is waiting for your answer',
      other: '# people are waiting for your answer',
    }),
  answerBy: 'answer by',
  read: (number: number) => `Read: ${number}`,
  asks: (count: number) => plural(count, { one: 'You have # open ask', other: 'You have # open asks' }),
  noAsks: 'You have no open ask. What do you need help with?',
  managed: (joined: number, people: number) => `For managers: ${joined} of ${people} people have joined.`,
};
