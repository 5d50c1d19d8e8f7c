import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** What managers hear every four weeks. */
export const review = {
  summary: 'How the last four weeks went',
  heading: (community: string) => `Four weeks in ${community}`,
  joined: 'Joined',
  asked: 'Asks sent',
  talked: 'Conversations',
  answer: 'Time to answer (median)',
  alone: 'Not brought together with anybody yet',
  few: 'too few people to tell',
  hours: (count: number) => plural(count, { one: '# hour', other: '# hours' }),
  next: 'One step for each number: invite more people, show open asks in the channel, hold a round, tidy up topics so that asks reach the right people, start a program for members who have not met anybody yet.',
  invite: 'Invite people',
  tellAsks: 'Asks in the channel',
  startRound: 'Hold a round',
  topics: 'Tidy up topics',
  placeAlone: 'New program',
  note: 'You get this every four weeks because you manage this community. Only totals, from five people up; nobody sees who answered what.',
};
