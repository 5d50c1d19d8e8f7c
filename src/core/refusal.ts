/**
 * A kind "no": a rule of the product that stands in the way, never a fault.
 * Each has one sentence in every language (views/refusals.ts).
 */
export type Refusal =
  | { readonly refused: 'notYourWords' }
  | { readonly refused: 'notJoined' }
  | { readonly refused: 'alreadyJoined' }
  | { readonly refused: 'unknownPerson' }
  | { readonly refused: 'yourself' }
  /** The person is known or hidden: one answer for both. */
  | { readonly refused: 'takesNoRequests' }
  | { readonly refused: 'tooManyOpen'; readonly most: number }
  | { readonly refused: 'tooManyThisMonth'; readonly most: number }
  | { readonly refused: 'newcomerLimit'; readonly most: number }
  | { readonly refused: 'tooManyPreviews'; readonly most: number }
  | { readonly refused: 'askedRecently'; readonly until: Date }
  | { readonly refused: 'noTopic' }
  | { readonly refused: 'emptyText' }
  | { readonly refused: 'tooLong'; readonly most: number; readonly length: number }
  /** A blurb without a name must not give the person away. */
  | { readonly refused: 'contactInBlurb' }
  | { readonly refused: 'alreadyAnswered' }
  | { readonly refused: 'notYours' }
  | { readonly refused: 'draftGone' }
  | { readonly refused: 'tooManyTags'; readonly most: number }
  | { readonly refused: 'badDate' }
  | { readonly refused: 'managersOnly' }
  /** The community's managers have not started yet: for members, and for what managers would send. */
  | { readonly refused: 'notStarted' }
  | { readonly refused: 'startFirst' }
  /** A code that is wrong, used or too old. */
  | { readonly refused: 'linkUnknown' }
  | { readonly refused: 'alreadyLinked' }
  /** Both accounts have a history here: neither is thrown away. */
  | { readonly refused: 'linkBothJoined' }
  /** A place whose people already joined keeps its own community. */
  | { readonly refused: 'linkHasMembers' }
  /** It was linked to another community a moment ago. */
  | { readonly refused: 'placeMoved' }
  | { readonly refused: 'notFromThem' }
  /** Several members reported them; nobody decided yet, or it stands. */
  | { readonly refused: 'paused' }
  | { readonly refused: 'tooManySlips'; readonly most: number }
  /** One slip a week to the same person. */
  | { readonly refused: 'slipThisWeek' }
  /** Its words are deleted: nothing is left to correct. */
  | { readonly refused: 'slipForgotten' }
  /** Words that reach a third party who did not agree. */
  | { readonly refused: 'contactWithoutConsent' }
  | { readonly refused: 'thirdMissing' }
  | { readonly refused: 'tooManyThanks'; readonly most: number }
  | { readonly refused: 'thankedThisWeek' }
  | { readonly refused: 'talkLogged'; readonly days: number }
  /** Who brought somebody is said once, by newcomers, of those who were here before. */
  | { readonly refused: 'notBrought' }
  | { readonly refused: 'tooManyTalks'; readonly most: number }
  /** When an event is makes no sense. */
  | { readonly refused: 'badMoment' }
  /** An event that is over, cancelled or gone. */
  | { readonly refused: 'meetupOver' }
  /** One post on the board a week. */
  | { readonly refused: 'postThisWeek' }
  /** One in the first two weeks. */
  | { readonly refused: 'newcomerPost' }
  /** Somebody was told of it already: it can be closed, not changed. */
  | { readonly refused: 'postTold' }
  | { readonly refused: 'tooManyKept'; readonly most: number }
  | { readonly refused: 'sharedThisWeek' }
  | { readonly refused: 'newcomerShare'; readonly days: number }
  /** No address that starts with https. */
  | { readonly refused: 'badLink' }
  | { readonly refused: 'tooManyTies'; readonly most: number }
  | { readonly refused: 'tooManyVouches'; readonly most: number }
  | { readonly refused: 'unknownCommand'; readonly word: string; readonly nearest: string | null };

/** Whether a decision came out as a "no". */
export const isRefusal = (decision: unknown): decision is Refusal =>
  typeof decision === 'object' && decision !== null && 'refused' in decision;
