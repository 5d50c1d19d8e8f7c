import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Tags, the directory. */
export const expertise = {
  offers: 'Can help with',
  seeks: 'Looking for',
  /** In brackets after a tag; the middle level needs no word. */
  levels: { 1: 'basics', 2: '', 3: 'expert' },
  private: 'private',
  find: 'Find people',
  findTitle: 'Find people',
  findLabel: 'Who or what are you looking for?',
  findHint: 'A topic or a name, e.g. fundraising, Kubernetes',
  findSubmit: 'Search',
  found: (count: number) => plural(count, { one: '# person found', other: '# people found' }),
  foundNote: 'The directory shows members who chose to be listed, and only what they made public.',
  meet: (number: number) => `Ask to meet: ${number}`,
  nobody: 'Nobody in the directory matches these words.',
  askInstead: 'Ask without names',
  searchAgain: 'Search again',
  unknownTag: (typed: string) => `“${typed}” is new here. It will be added as you wrote it.`,
  didYouMean: (typed: string, near: string) =>
    `“${typed}” is not a known topic. Did you mean: ${near}? To keep your own word, put it in quotation marks.`,
};
