import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Keeping in touch: reminders only their owner sees. */
export const keep = {
  heading: 'Keep in touch',
  none: 'Nobody yet. Choose somebody, and how often you would like to be in touch.',
  add: 'Add somebody',
  formTitle: 'Keep in touch',
  formIntro: 'Only you see this. They never learn of it.',
  formFor: (name: string) => `With: ${name}. Only you see this; they never learn of it.`,
  person: 'With whom?',
  cadence: 'How often?',
  cadences: {
    monthly: 'every month',
    quarterly: 'every 3 months',
    halfYearly: 'every 6 months',
    yearly: 'once a year',
  },
  submit: 'Save',
  set: 'Noted. When it is time, your weekly digest says so.',
  onlyYou: 'Only you see this. Whoever stands here never learns of it.',
  last: 'last contact',
  noLast: 'no contact known yet',
  show: (number: number) => `Open ${number}`,
  further: (count: number) => plural(count, { one: '# more person', other: '# more people' }),
  first: 'Back to the beginning',
  withWhom: 'With',
  howOften: 'How often',
  lastContact: 'Last contact',
  write: 'Propose a time',
  talked: 'I did talk',
  snooze: 'In 2 weeks',
  change: 'Change…',
  stop: 'Stop reminding',
  due: (count: number) =>
    plural(count, { one: 'It is time to write to # person', other: 'It is time to write to # people' }),
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
    'Or we ask for you: on a yes a room opens for you two, with times within working hours on both sides. Silence is a no.',
  words: 'Hi! It has been a while. Would you like to talk for half an hour?',
  slots: 'These times are within working hours on both sides:',
  noted: 'Noted. The count begins anew today.',
  snoozed: 'All right, in two weeks again.',
  stopped: 'You will not be reminded of this person any more.',
};
