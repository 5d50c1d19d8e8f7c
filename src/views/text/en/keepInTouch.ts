import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Keeping in touch: reminders only their owner sees. */
export const keep = {
  heading: 'Keep in touch',
  none: 'Nobody yet. Choose somebody, and how often you would like to be in touch.',
  add: 'Add somebody',
  formTitle: 'Keep in touch',
  formIntro: 'Only you see this. They never find out.',
  formFor: (name: string) => `With: ${name}. Only you see this; they never find out.`,
  person: 'With whom?',
  cadence: 'How often?',
  cadences: {
    monthly: 'every month',
    quarterly: 'every 3 months',
    halfYearly: 'every 6 months',
    yearly: 'once a year',
  },
  submit: 'Save',
  set: 'Saved. Your weekly digest will tell you when it is time.',
  onlyYou: 'Only you see this. The people on this list never find out.',
  last: 'last contact',
  noLast: 'no contact known yet',
  show: (number: number) => `Open ${number}`,
  further: (count: number) => plural(count, { one: '# more person', other: '# more people' }),
  first: 'Back to the beginning',
  withWhom: 'With',
  howOften: 'How often',
  lastContact: 'Last contact',
  write: 'Propose a time',
  talked: 'We talked',
  snooze: 'Remind me in 2 weeks',
  change: 'Change…',
  stop: 'Stop reminding me',
  due: (count: number) =>
    plural(count, { one: 'Time to get in touch with # person', other: 'Time to get in touch with # people' }),
  suggestion: 'You have not heard from each other for a while',
  metBy: {
    myAsk: 'you asked for an introduction',
    theirAsk: 'they asked for an introduction to you',
    round: 'a round brought you together',
    tie: 'you know each other',
    earlier: 'you met before Acquaint',
    talk: 'you talked',
  },
  both: (topics: string) => `you both know: ${topics}`,
  proposal: 'Propose a time',
  proposalHow: 'Copy these words into a message of your own.',
  ask: 'Let Acquaint ask',
  askHow:
    'Or we can ask for you: if they say yes, we open a conversation with times in working hours on both sides. No answer is a no.',
  words: 'Hi! It has been a while. Would you like to talk for half an hour?',
  slots: 'These times are within working hours on both sides:',
  noted: 'Noted. We count again from today.',
  snoozed: 'All right, we will remind you in two weeks.',
  stopped: 'We will not remind you of this person again.',
};
