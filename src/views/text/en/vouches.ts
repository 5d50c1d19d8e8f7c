import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** "I recommend": one member's word about another. */
export const vouches = {
  heading: 'Recommendations',
  give: 'Recommend',
  formTitle: 'I recommend',
  formIntro:
    'They see it at once and decide whether to show it on their profile, with your name. It is valid for a year.',
  formIntroFor: (name: string) => `For: ${name}.`,
  person: 'Who do you recommend?',
  topic: 'What for? (optional)',
  topicHint: 'One topic, e.g. KSeF. Empty: in general.',
  oneTopic: 'One topic at a time, please.',
  from: 'How do you know each other?',
  froms: {
    workedTogether: 'We worked together',
    client: 'Client or supplier',
    community: 'From this or another community',
    privately: 'Privately',
  },
  when: 'When were you last in touch?',
  whens: { thisMonth: 'In the last month', thisYear: 'In the last year', earlier: 'Longer ago' },
  words: 'One sentence (optional)',
  wordsHint: 'E.g. Explains KSeF so that you remember it.',
  submit: 'Recommend',
  given: 'Your recommendation is saved.',
  givenNext: 'They will see it and decide whether to show it. You can take it back at any time.',
  aboutMe: 'About me',
  byMe: 'By me',
  noneAbout: 'Nobody has recommended you yet.',
  noneBy: 'You have not recommended anybody yet.',
  recommends: 'recommends you',
  youRecommend: 'You recommend',
  forTopic: 'For',
  fromFact: 'How you know each other',
  whenFact: 'Last contact',
  said: 'Given',
  until: 'Valid until',
  known: (from: string, when: string, month: string) => `${from}. Last contact, as of ${month}: ${when}.`,
  quoted: (words: string) => `“${words}”`,
  asSuch: 'in general',
  show: 'Show on my profile',
  keep: 'Only for me',
  answered: {
    shown: 'Your profile shows it, with the name of the person who recommends you.',
    kept: 'Only you see it. Nobody is told.',
  },
  states: { waiting: 'new', shown: 'shown on your profile', kept: 'only for you' },
  note: 'Only you decide what your profile shows. The person who recommends you is not told what you chose, but can look at your profile.',
  renew: 'It still holds',
  withdraw: 'Take it back',
  renewed: 'It is valid for another year.',
  lately: 'We have been in touch recently',
  withdrawn: 'Taken back. Nobody is told.',
  endsSoon: 'ends soon',
  read: (number: number) => `See ${number}`,
  more: 'More',
  waiting: (count: number) =>
    plural(count, { one: '# new recommendation for you', other: '# new recommendations for you' }),
  renewals: (count: number) =>
    plural(count, {
      one: '# recommendation of yours ends soon. Does it still hold?',
      other: '# recommendations of yours end soon. Do they still hold?',
    }),
  recommendedBy: 'Recommended by',
};
