import type { Inline } from '../../message.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** The weekly digest of one member. */
export const digest = {
  heading: (community: string) => `Your week in ${community}`,
  summary: (community: string, first: string) => `Your week in ${community}: ${first}`,
  more: (count: number) =>
    plural(count, { one: '# more thing is waiting at Home.', other: '# more things are waiting at Home.' }),
  how: 'Did you talk?',
  with: 'With',
  slips: (count: number) =>
    plural(count, {
      one: '# referral is waiting for your next step',
      other: '# referrals are waiting for your next step',
    }),
  toAnswer: (count: number) =>
    plural(count, {
      one: '# thing is waiting for you',
      other: '# things are waiting for you',
    }),
  newPerson: 'Somebody new you could meet',
  newPersonWhy: (topic: string): Inline[] => [
    'You are looking for help with ',
    { strong: topic },
    ', and this person offers it. They find out only if you ask.',
  ],
  askContact: 'Ask to meet',
  notTopic: 'Not this topic',
  notSuggest: 'Do not suggest them',
  topicClosed: 'We will not suggest anybody on this topic again.',
  neverAgain: 'We will not suggest this person again.',
  suggestionOver: 'This suggestion is no longer open.',
  name: 'May the weekly digest name you?',
  nameWhat:
    'The community’s weekly digest says who is new, who met and who was thanked. It names only people who say yes.',
  nameYes: 'Yes, name me',
  nameNo: 'No, only count me',
  namedYes: 'The weekly digest may name you.',
  namedNo: 'The weekly digest does not name you.',
  profile: 'Your profile could say more',
  profileWhat: (missing: string) =>
    `Still missing: ${missing}. With that, the right people find you far more often.`,
  missed: (date: string) =>
    `The digests of ${date} could not be sent in time and were skipped. The next ones come as planned.`,
  missedSummary: 'Digests were skipped',
  page: 'Your weekly digest',
  nextAt: (at: Date): Inline[] => ['The next one comes around ', { at }, '.'],
  off: 'It is switched off.',
  on: 'Send it again',
  pageNote: 'One message with everything that is waiting for you, and only when something is.',
  seeNow: 'See it now',
  nothing: 'Nothing is waiting for you. If it stays that way, no digest comes.',
};
