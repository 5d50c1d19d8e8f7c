import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Words that many views share. */
export const common = {
  save: 'Save',
  undo: 'Undo',
  back: 'Back',
  badChoice: 'Please choose one of these.',
  noName: 'Please give it a name.',
  /** All that a place others can read may say; the message itself is for one reader. */
  youHaveMessage: 'You have a message',
  openDirect: 'To get it here at once, allow direct messages from members of this server.',
  formerMember: 'a former member',
  andMore: (count: number) => plural(count, { one: 'and # more', other: 'and # more' }),
  /** Each language calls itself by its own name, whoever reads. */
  ownNames: { en: 'English', pl: 'Polski' },
  kinds: {
    advice: 'Advice',
    customer: 'Sales',
    partner: 'Partnership',
    investor: 'Investment',
    job: 'Job',
    mentor: 'Mentoring',
    peer: 'Peer exchange',
  },
  kindsExplained: {
    advice: 'a question that needs your experience',
    customer: 'somebody would like to sell you something',
    partner: 'doing something together',
    investor: 'a project looking for money, or money for a project',
    job: 'looking for work or for people',
    mentor: 'regular conversations over a longer time',
    peer: 'talking shop with somebody in the same trade',
  },
};
