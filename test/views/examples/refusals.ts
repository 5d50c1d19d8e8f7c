import type { Refusal } from '../../../src/core/refusal.ts';
import { refusal } from '../../../src/views/refusals.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

/** Every refusal; the record makes the compiler ask for a new one. */
export const refusalExamples = ({ words, later, size }: Stage): Example[] =>
  Object.entries(refusals(later, size === 'longest' ? 'x'.repeat(3000) : 'aks')).map(([when, no]) => ({
    view: 'refusals.refusal',
    when,
    says: refusal(words, no),
  }));

const refusals = (until: Date, word: string): Record<Refusal['refused'], Refusal> => ({
  notYourWords: { refused: 'notYourWords' },
  notJoined: { refused: 'notJoined' },
  alreadyJoined: { refused: 'alreadyJoined' },
  unknownPerson: { refused: 'unknownPerson' },
  yourself: { refused: 'yourself' },
  takesNoRequests: { refused: 'takesNoRequests' },
  tooManyOpen: { refused: 'tooManyOpen', most: 3 },
  tooManyThisMonth: { refused: 'tooManyThisMonth', most: 6 },
  newcomerLimit: { refused: 'newcomerLimit', most: 1 },
  tooManyPreviews: { refused: 'tooManyPreviews', most: 10 },
  askedRecently: { refused: 'askedRecently', until },
  nobodyFits: { refused: 'nobodyFits' },
  noTopic: { refused: 'noTopic' },
  emptyText: { refused: 'emptyText' },
  tooLong: { refused: 'tooLong', most: 600, length: 742 },
  contactInBlurb: { refused: 'contactInBlurb' },
  alreadyAnswered: { refused: 'alreadyAnswered' },
  notYours: { refused: 'notYours' },
  draftGone: { refused: 'draftGone' },
  tooManyTags: { refused: 'tooManyTags', most: 8 },
  badDate: { refused: 'badDate' },
  managersOnly: { refused: 'managersOnly' },
  notStarted: { refused: 'notStarted' },
  startFirst: { refused: 'startFirst' },
  linkUnknown: { refused: 'linkUnknown' },
  alreadyLinked: { refused: 'alreadyLinked' },
  linkBothJoined: { refused: 'linkBothJoined' },
  linkHasMembers: { refused: 'linkHasMembers' },
  notFromThem: { refused: 'notFromThem' },
  paused: { refused: 'paused' },
  tooManySlips: { refused: 'tooManySlips', most: 4 },
  slipThisWeek: { refused: 'slipThisWeek' },
  contactWithoutConsent: { refused: 'contactWithoutConsent' },
  thirdMissing: { refused: 'thirdMissing' },
  tooManyTies: { refused: 'tooManyTies', most: 20 },
  tooManyVouches: { refused: 'tooManyVouches', most: 5 },
  tooManyThanks: { refused: 'tooManyThanks', most: 5 },
  notBrought: { refused: 'notBrought' },
  thankedThisWeek: { refused: 'thankedThisWeek' },
  talkLogged: { refused: 'talkLogged', days: 28 },
  tooManyTalks: { refused: 'tooManyTalks', most: 5 },
  postThisWeek: { refused: 'postThisWeek' },
  newcomerPost: { refused: 'newcomerPost' },
  postTold: { refused: 'postTold' },
  tooManyKept: { refused: 'tooManyKept', most: 100 },
  sharedThisWeek: { refused: 'sharedThisWeek' },
  newcomerShare: { refused: 'newcomerShare', days: 14 },
  badLink: { refused: 'badLink' },
  unknownCommand: { refused: 'unknownCommand', word, nearest: 'ask' },
});
