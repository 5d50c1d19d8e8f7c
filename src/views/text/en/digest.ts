import type { Inline } from '../../message.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** The weekly digest of one member. */
export const digest = {
  heading: (community: string) => `Your week in ${community}`,
  summary: (community: string, first: string) => `Your week in ${community}: ${first}`,
  more: (count: number) =>
    plural(count, { one: 'And # more thing, at home.', other: 'And # more things, at home.' }),
  how: 'Did you talk?',
  with: 'With',
  slips: (count: number) =>
    plural(count, {
      one: '# referral slip waits for your next step',
      other: '# referral slips wait for your next step',
    }),
  toAnswer: (count: number) =>
    plural(count, { one: '# thing waits for your word', other: '# things wait for your word' }),
  newPerson: 'Somebody new you could meet',
  newPersonWhy: (topic: string): Inline[] => [
    'You look for help with ',
    { strong: topic },
    '; this person offers it. They learn of it only if you ask.',
  ],
  askContact: 'Ask for contact',
  notTopic: 'Not this topic',
  notSuggest: 'Do not suggest',
  topicClosed: 'We suggest nobody on this topic any more.',
  neverAgain: 'We do not suggest this person any more.',
  suggestionOver: 'This suggestion is over.',
  name: 'May the weekly news name you?',
  nameWhat:
    'The community’s weekly digest tells who is new, who met, and who was thanked. It names only those who say yes.',
  nameYes: 'Yes, name me',
  nameNo: 'No, only count me',
  namedYes: 'The weekly digest may name you.',
  namedNo: 'The weekly digest does not name you.',
  profile: 'Your profile could say more',
  profileWhat: (missing: string) =>
    `It lacks: ${missing}. With that the right people find you far more often.`,
  missed: (date: string) =>
    `The digests of ${date} could not go out in time and were left out. The next ones come as planned.`,
  missedSummary: 'Digests were left out',
  page: 'Your weekly digest',
  nextAt: (at: Date): Inline[] => ['The next one comes about ', { at }, '.'],
  off: 'You switched it off.',
  on: 'Send it again',
  pageNote: 'One message with everything that waits for you, and only when something does.',
  seeNow: 'See it now',
  nothing: 'Nothing waits for you. If it stays like that, no digest comes.',
};
