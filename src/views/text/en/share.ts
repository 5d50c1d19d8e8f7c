import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Links members share. */
export const share = {
  heading: 'Share a link',
  formTitle: 'Share a link',
  intro: 'It reaches those who look for the topic, in their weekly digest. Your name stands beside it.',
  link: 'The address',
  linkHint: 'https://…',
  topic: 'Topic',
  topicHint: 'One topic, e.g. TypeScript',
  note: 'A word about it',
  noteHint: 'E.g. The best page I know on KSeF deadlines.',
  submit: 'Share',
  shared: 'Shared. Those who look for the topic find it in their weekly digest.',
  mine: 'Links you shared',
  none: 'You have not shared a link yet.',
  useful: (count: number) => plural(count, { one: 'useful to # person', other: 'useful to # people' }),
  takeBack: (number: number) => `Take back ${number}`,
  takenBack: 'Taken back. It is in no digest any more.',
  from: (count: number) =>
    plural(count, { one: '# link on what you look for', other: '# links on what you look for' }),
  quoted: (words: string) => `“${words}”`,
  foundUseful: 'Noted, without your name.',
  usefulButton: (number: number) => `Useful: ${number}`,
  reportButton: (number: number) => `Report ${number}…`,
};
