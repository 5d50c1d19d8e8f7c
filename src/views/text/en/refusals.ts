import type { Inline } from '../../message.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Rules that stand in the way, said kindly. */
export const refusals = {
  /** Above the words of a form that nothing came of. */
  wordsBack: 'What you wrote, to copy:',
  notJoined: 'Please join first. It takes a minute, and you can leave with one tap.',
  alreadyJoined: 'You have already joined.',
  unknownPerson: 'We cannot find this person here. Please choose somebody from this community.',
  yourself: 'That is you. Please choose somebody else.',
  takesNoRequests: 'This person does not take requests through Acquaint.',
  tooManyOpen: (most: number) =>
    plural(most, {
      one: 'You can have # open ask at a time. When it is settled, there is room for the next.',
      other: 'You can have # open asks at a time. When one is settled, there is room for the next.',
    }),
  tooManyThisMonth: (most: number) =>
    plural(most, {
      one: 'You can send # ask in 30 days. Please try again a little later.',
      other: 'You can send # asks in 30 days. Please try again a little later.',
    }),
  newcomerLimit: (most: number) =>
    plural(most, {
      one: 'To start with, # ask at a time: there is room for more after two weeks and with a filled-in profile.',
      other:
        'To start with, # asks at a time: there is room for more after two weeks and with a filled-in profile.',
    }),
  tooManyPreviews: (most: number) =>
    plural(most, {
      one: 'You can see # suggestion a day. Please come back tomorrow.',
      other: 'You can see # suggestions a day. Please come back tomorrow.',
    }),
  askedRecently: (until: Date): Inline[] => [
    'You asked to meet this person not long ago. You can ask again from ',
    { at: until },
    '.',
  ],
  noTopic: 'We could not find a topic. Please name one or two, e.g. React or fundraising.',
  emptyText: 'Please write what you need help with, in your own words.',
  tooLong: (most: number, length: number) => `This text has ${length} characters; there is room for ${most}.`,
  contactInBlurb:
    'Without your name, please leave out links, addresses and phone numbers: they would give away who you are.',
  alreadyAnswered: 'This is already settled. There is nothing left to do.',
  notYours: 'This belongs to somebody else.',
  draftGone: 'This draft is gone: drafts are kept for 24 hours. Please ask again.',
  tooManyTags: (most: number) =>
    plural(most, { one: 'There is room for # topic here.', other: 'There is room for # topics here.' }),
  badDate: 'We could not read this date. Try: 2 weeks, tomorrow, 24.12 or 2026-12-24.',
  linkUnknown:
    'This code does not work: it may be mistyped, used or expired. Get a new one with /intro link.',
  alreadyLinked: 'These are linked already.',
  linkBothJoined:
    'Both accounts have a history here. Erase one of them first (/intro erase), then link them.',
  linkHasMembers: 'People here have already joined Acquaint, so this place keeps its own community.',
  placeMoved: 'This place has just become part of another community. Please try again.',
  managersOnly: 'This is for community managers.',
  notStarted:
    'Acquaint is still being set up here. There is nothing to do yet: the people who run this community will tell you when it starts.',
  startFirst: 'Before this goes out to others, press Start on the settings page.',
  paused: 'Your account here is paused after reports. Community managers can look at it.',
  notFromThem: 'You can only report somebody who sent you something.',
  tooManySlips: (most: number) =>
    plural(most, {
      one: 'You can pass on # referral a week. Please try again a little later.',
      other: 'You can pass on # referrals a week. Please try again a little later.',
    }),
  slipForgotten: 'What this referral said has been deleted. You can pass on a new one.',
  slipThisWeek: 'You can pass on one referral a week to the same person. Please try again a little later.',
  contactWithoutConsent:
    'Without their consent, please leave out links, addresses and phone numbers: you will connect them yourself.',
  thirdMissing: 'Please write who it is and how to reach them, or choose to connect them yourself.',
  tooManyThanks: (most: number) =>
    plural(most, {
      one: 'You can say thanks # time a week. Please try again a little later.',
      other: 'You can say thanks # times a week. Please try again a little later.',
    }),
  notBrought: 'You can say this once, in your first 30 days, about somebody who was here before you.',
  thankedThisWeek: 'You thanked this person less than a week ago. They have not forgotten.',
  talkLogged: (days: number) =>
    plural(days, {
      one: 'A one-to-one with this person is already noted; one in # day counts.',
      other: 'A one-to-one with this person is already noted; one in # days counts.',
    }),
  tooManyTalks: (most: number) =>
    plural(most, {
      one: 'You can note # one-to-one a week. Please try again a little later.',
      other: 'You can note # one-to-ones a week. Please try again a little later.',
    }),
  badMoment: 'This time does not work: it ends before it begins, has passed, or is more than a year away.',
  meetupOver: 'This event is over or has been cancelled.',
  postThisWeek: 'You can post on the board once a week. Please try again a little later.',
  newcomerPost: 'In your first two weeks you can post on the board once.',
  postTold:
    'Somebody has already read it, so it cannot be changed. You can close it and write a new one later.',
  tooManyKept: (most: number) =>
    plural(most, {
      one: 'This list has room for # person.',
      other: 'This list has room for # people. Stop the reminders for one of them first.',
    }),
  sharedThisWeek: 'You can share one link a week. Please try again a little later.',
  newcomerShare: (days: number) =>
    plural(days, {
      one: 'You can share links after # day here.',
      other: 'You can share links after # days here.',
    }),
  badLink: 'Please write an address that begins with https:// followed directly by the site’s name.',
  tooManyTies: (most: number) =>
    plural(most, {
      one: 'You can add # person a day. Please continue tomorrow.',
      other: 'You can add # people a day. Please continue tomorrow.',
    }),
  tooManyVouches: (most: number) =>
    plural(most, {
      one: 'You can recommend # person a week. Please try again a little later.',
      other: 'You can recommend # people a week. Please try again a little later.',
    }),
  unknownCommand: (word: string, nearest: string | null) =>
    nearest === null
      ? `We do not know the word “${word}”.`
      : `We do not know the word “${word}”. Did you mean “${nearest}”?`,
};
