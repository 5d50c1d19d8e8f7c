import type { MemberId } from '../../../core/ids.ts';
import type { Inline } from '../../message.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Programs of rounds: what managers set and members choose. */
export const rounds = {
  summary: 'Rounds',
  about:
    'In each round, Acquaint brings people together for a conversation and says why. You choose whether and how often you take part.',
  none: 'There are no programs here yet.',
  noneForManager: 'Add the first one: nothing is sent before you start it.',
  create: 'New program',
  everyWeeks: (count: number) => plural(count, { one: 'every week', other: 'every # weeks' }),
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  size: (count: number) => (count === 2 ? 'in pairs' : `in groups of ${count}`),
  places: { everyone: 'everybody here; you can opt out', optIn: 'members who join it' },
  status: { draft: 'not started', running: 'running', paused: 'paused' },
  rhythm: 'Schedule',
  whom: 'For',
  state: 'State',
  next: 'Next round',
  takingPart: 'Taking part',
  people: (count: number) => plural(count, { one: '# person', other: '# people' }),
  topics: 'Topics',
  you: 'You',
  youAre: {
    in: 'taking part',
    out: 'not taking part',
    skipping: 'skipping the next round',
    benched: 'on a break after three quiet rounds',
    snoozed: 'paused',
    noSide: 'choose a side to take part',
  },
  ownCadence: (count: number) => plural(count, { one: 'at most every week', other: 'at most every # weeks' }),
  thisTime: 'Your latest round:',
  lastRound: 'Latest round',
  outcome: (people: number, pairings: number) =>
    `${plural(people, { one: '# person', other: '# people' })}, ${plural(pairings, { one: '# conversation', other: '# conversations' })}`,
  join: 'Join',
  joinAs: { mentor: 'Join as a mentor', mentee: 'Join to find a mentor' },
  leave: 'Leave the program',
  cadence: 'How often…',
  skip: 'Skip this one',
  unskip: 'Take part after all',
  back: 'I am back',
  joined: (name: string) =>
    `You are taking part: ${name}. We tell you before each round, and you can skip it.`,
  left: (name: string) => `You are no longer taking part: ${name}. Open conversations go on; nobody is told.`,
  skipped: 'You are skipping this round. The next one comes as usual.',
  unskipped: 'You are taking part in this round.',
  tooLate: 'This round has already begun. Nothing was changed.',
  isBack: (name: string) => `Good to have you back: ${name}. The next round comes as usual.`,
  cadenceTitle: 'How often?',
  cadenceLabel: 'One conversation at most',
  cadenceSet: (rhythm: string) => `Noted: at most ${rhythm}.`,
  announcedSummary: (name: string) => `A round is coming up: ${name}`,
  announced: (name: string, at: Date): Inline[] => [`The next round, ${name}: `, { at }, '.'],
  announcedNote:
    'If you want to take part, there is nothing to do. You can skip it without giving a reason, and nobody sees it.',
  notPlacedSummary: (name: string) => `No conversation this time: ${name}`,
  notPlaced: {
    oddNumber: 'There was an odd number of people this time, and nobody could be added to a pair.',
    othersFitBetter: 'There was nobody suitable for you this time.',
    fewerOnOtherSide: 'There were fewer people on the other side than on yours this time.',
    noCommonHours: 'Nobody in this round has working hours in common with you.',
    nobodyFits: 'There was nobody suitable for you this time.',
    nobodyElse: 'Nobody else took part this time.',
    elsewhere: 'You have a conversation from another program on the same day.',
  },
  firstNextTime: 'You come first in the next round.',
  benchedSummary: (name: string) => `A break: ${name}`,
  benched: (name: string) =>
    `Three rounds went by without a sign from you (${name}), so we have stopped asking. One tap brings you back.`,
  missedSummary: (name: string) => `A round did not take place: ${name}`,
  missed: (name: string, dates: string) =>
    `Acquaint was not running when a round was due (${name}: ${dates}), and it was too late to make up for it. The next one comes as planned.`,
};

/** What managers do with programs. */
export const programs = {
  settings: 'Change…',
  rules: 'Rules…',
  preview: 'Preview',
  start: 'Start',
  pause: 'Pause',
  run: 'Round now…',
  settingsTitle: 'A program of rounds',
  save: 'Save',
  name: 'Name',
  nameHint: 'Short, e.g. Coffee',
  weeks: 'How often',
  moment: 'Day and time',
  momentHint: (zone: string) => `E.g. Monday 10:00 (${zone})`,
  badMoment: 'Please write a day and a time, e.g. Monday 10:00.',
  sizeLabel: 'Conversations',
  onlyPairs: 'Mentoring takes place in pairs. Change the rules first.',
  pairsOnly: 'Mentoring takes place in pairs. Choose pairs in the settings first.',
  nameTaken: 'There is already a program with this name.',
  place: 'For whom',
  saved: (name: string) => `Saved: ${name}`,
  outStayOut:
    'Everybody takes part from now on, except those who left, or were to press once more and have not: only a press of their own brings them back.',
  rulesTitle: 'Rules',
  across: 'Bring together people',
  acrossOf: {
    different: 'from different companies',
    any: 'whatever their company',
    same: 'from the same company',
  },
  options: 'Also',
  newcomers: 'newcomers with people who have been here longer',
  twoSided: 'only mentors with people looking for one',
  gap: 'Weeks before the same people meet again',
  gapHint: 'A number; it gives way before anybody is left out',
  badGap: 'Please write a number from 0 to 104.',
  topics: 'Only people with these topics',
  topicsHint: 'Separated by commas; empty: for everybody',
  pauses: 'Days without rounds',
  pausesHint: 'E.g. 2026-12-21–2027-01-03, separated by commas',
  badPauses: 'Days look like 2026-12-21 or 2026-12-21–2027-01-03.',
  previewTitle: 'If the round were held now',
  previewPeople: (count: number) => plural(count, { one: '# person', other: '# people' }),
  withReason: (count: number) =>
    plural(count, { one: '# with a reason to talk', other: '# with a reason to talk' }),
  pairs: (count: number) => plural(count, { one: '# conversation', other: '# conversations' }),
  larger: (count: number) => plural(count, { one: '# of them larger', other: '# of them larger' }),
  leftOut: (count: number) =>
    plural(count, { one: '# without a conversation', other: '# without a conversation' }),
  repeats: (count: number) =>
    plural(count, { one: '# pair has met before', other: '# pairs have met before' }),
  noRepeats: 'no repeated pairs',
  away: (count: number) =>
    plural(count, { one: '# person is sitting this one out', other: '# people are sitting this one out' }),
  certified: (percent: string) => `${percent} of the best possible result, proven`,
  bestPossible: 'no better plan exists, proven',
  previewNobody: 'Nobody takes part in this program yet, so there is nobody to put together.',
  previewNote: 'Nothing was sent. The real round takes account of who skips it and is worked out afresh.',
  tooLargeToPreview:
    'There are too many people for an instant preview; the round itself takes the time it needs.',
  started: (name: string) => `Running: ${name}`,
  invite:
    'People take part once they join it: on the page of rounds, or from the invitation, which names it from now on. Write /intro invite in a channel to post it.',
  paused: (name: string) => `Paused: ${name}. Open conversations go on.`,
  runConfirm: (name: string) =>
    `A round now (${name})? Everybody taking part gets a conversation and a message at once. It replaces this week’s round.`,
  runYes: 'Yes, now',
  running: (name: string) => `The round is starting: ${name}. Conversations open one after another.`,
  ranToday: 'This program has already had its round today, or has not been started.',
};

/** A conversation that a round brought about. */
export const pairings = {
  heading: 'Meet each other',
  headingAgain: 'Time to talk again',
  why: 'Why you?',
  helps: (giver: MemberId, receiver: MemberId, topic: string): Inline[] => [
    `${topic}: `,
    { mention: receiver },
    ' is looking, ',
    { mention: giver },
    ' can help.',
  ],
  shares: (_count: number, topics: string) => `In common: ${topics}.`,
  sharesSome: (topics: string, names: string) => `In common: ${topics} (${names}).`,
  firstMeeting: 'Simply somebody new this time: this is your first conversation through Acquaint.',
  metBefore: (weeks: number) =>
    plural(weeks, {
      one: 'Your last conversation was about a week ago.',
      other: 'Your last conversation was about # weeks ago.',
    }),
  someMetBefore: 'Some of you have talked before.',
  differentGroups: 'You work at different companies.',
  sameGroup: 'You work at the same company.',
  newcomer: (newcomer: MemberId): Inline[] => ['New here: ', { mention: newcomer }, '.'],
  commonTime: (hours: string) => `Working hours in common: ${hours} h a day.`,
  silent: (starter: MemberId): Inline[] => [
    'It is quiet here so far. A short hello is enough to start: ',
    { mention: starter },
    '. If you are already talking elsewhere, one tap tells us.',
  ],
  slotsTitle: 'Times in your working hours (30 min). When all of you pick the same one, it is set:',
  fixed: 'This time suits all of you. The file adds it to your calendar.',
  smaller: 'One person has left this round. The conversation goes on with those who are here.',
  roomlessSummary: (name: string) => `A conversation for you: ${name}`,
  roomless: 'We could not open a conversation for you, so please write directly:',
  checkIn: (name: string): Inline[] => [`Your conversation from the round (${name}):`],
  answered: {
    met: 'Great, thank you for telling us.',
    scheduled: 'Thank you. Enjoy the conversation.',
    notYet: 'Thank you. There is no hurry; another round may bring you together again.',
    willNot: 'Thank you for telling us. It happens; nobody is told.',
  },
  endedSummary: 'A conversation from the round is off',
  ended: (name: string) =>
    `The other person is no longer taking part, so this conversation is off (${name}). You come first in the next round.`,
  endedReplaced: (name: string) =>
    `The other person is no longer taking part (${name}). Somebody else was waiting: your new conversation opens in a moment.`,
};
