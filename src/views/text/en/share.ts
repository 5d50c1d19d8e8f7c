import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Links members share. */
export const share = {
  heading: 'Share a link',
  formTitle: 'Share a link',
  intro: 'It reaches people looking for this topic, in their weekly digest, with your name.',
  link: 'The address',
  linkHint: 'https://…',
  topic: 'Topic',
  topicHint: 'One topic, e.g. TypeScript',
  note: 'A word about it',
  noteHint: 'E.g. The best page I know on KSeF deadlines.',
  submit: 'Share',
  shared: 'Shared. People looking for this topic will find it in their weekly digest.',
  mine: 'Links you shared',
  none: 'You have not shared a link yet.',
  useful: (count: number) => plural(count, { one: 'useful to # person', other: 'useful to # people' }),
  takeBack: (number: number) => `Take back ${number}`,
  takenBack: 'Taken back. It is no longer in any digest.',
  from: (count: number) =>
    plural(count, {
      one: '# link on what you are looking for',
      other: '# links on what you are looking for',
    }),
  quoted: (words: string) => `“${words}”`,
  foundUseful: 'Noted, without your name.',
  usefulButton: (number: number) => `Useful: ${number}`,
  reportButton: (number: number) => `Report ${number}…`,
};
