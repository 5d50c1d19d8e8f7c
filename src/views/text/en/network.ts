import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Whom one met, through what, what came of it. */
export const network = {
  heading: 'My network',
  button: (waiting: number) => (waiting === 0 ? 'My network' : `My network (${waiting})`),
  summary: (count: number) =>
    plural(count, { one: 'Your network: # person', other: 'Your network: # people' }),
  none: 'There is nobody in your network yet.',
  help: 'Managers may help',
  helpNoMore: 'No help needed',
  helpNote:
    'Managers do not see whose network is empty. If you press “Managers may help”, they see your name among people who would like a hand, until you have met somebody.',
  helpedOn: 'Community managers see that your network is empty and that you would like a hand.',
  helpedOff: 'Community managers no longer see this.',
  howItBegins: 'It grows by itself: with every introduction and every round.',
  people: 'People',
  throughIntroductions: 'Through introductions',
  throughRounds: 'Through rounds',
  knownBefore: 'Confirmed by both sides',
  talked: 'Talked with',
  through: {
    myAsk: 'you asked',
    theirAsk: 'they asked',
    tie: 'you know each other',
    earlier: 'met before Acquaint',
    talk: 'a one-to-one',
  },
  via: 'through:',
  nameVia: (name: string, via: string) => `${name} (through: ${via})`,
  overTalks: 'Through one-to-ones',
  throughRound: (program: string) => (program === '' ? 'a round' : `round: ${program}`),
  results: {
    talked: 'talked',
    timeSet: 'a time is set',
    introduced: 'introduced',
    known: 'nothing through Acquaint yet',
    nothing: 'nothing came of it',
  },
  last: 'last contact:',
  came: {
    slips: (count: number) => plural(count, { one: '# referral', other: '# referrals' }),
    won: (count: number) => plural(count, { one: '# won', other: '# won' }),
    thanks: (count: number) => plural(count, { one: '# thank-you', other: '# thank-yous' }),
    vouches: (count: number) => plural(count, { one: '# recommendation', other: '# recommendations' }),
  },
  fading: 'Quiet for half a year or longer',
  fadingNote: 'A short hello is often enough.',
  further: (count: number) => plural(count, { one: '# more', other: '# more' }),
  first: 'From the beginning',
  picture: 'Send me a picture of it',
  list: 'As a list',
  onlyYou: 'Only you see this. We never show who others know.',
  onItsWay: 'The picture comes to you as a direct message.',
  communityHeading: 'The community as a network',
  communityFile: 'community-network.png',
  communityPeople: (count: number) =>
    plural(count, { one: 'At least # member.', other: 'At least # members.' }),
  communityAlone: (count: number) =>
    plural(count, {
      one: 'At least # of them is connected to nobody yet.',
      other: 'At least # of them are connected to nobody yet.',
    }),
  communityNote: 'Rounded down to fives; fewer than five are not shown.',
  communityOthers: 'other topics',
  communityBridges: 'Most connected:',
  fileName: 'my-network.png',
  me: 'me',
  links: {
    introduction: 'through an introduction',
    round: 'through a round',
    tie: 'confirmed by both sides',
  },
  dashed: 'Dashed: quiet for half a year or longer. Thicker: more contact.',
  alt: (count: number) =>
    plural(count, {
      one: 'Picture: you in the middle, # person around you.',
      other: 'Picture: you in the middle, # people around you.',
    }),
  warmest: 'Closest:',
  altFading: (count: number) =>
    plural(count, {
      one: 'With # of them it has been quiet for half a year or longer.',
      other: 'With # of them it has been quiet for half a year or longer.',
    }),
};
