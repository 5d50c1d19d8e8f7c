import type { Inline } from '../../message.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Rules that stand in the way, said kindly. */
export const refusals = {
  notJoined: 'This needs you to join first. It takes a minute, and you can leave with one tap.',
  alreadyJoined: 'You have already joined.',
  unknownPerson: 'We do not find this person here. Please choose somebody from this community.',
  yourself: 'That is you. Please choose somebody else.',
  takesNoRequests: 'This person does not take requests through Acquaint.',
  tooManyOpen: (most: number) =>
    plural(most, {
      one: 'You can have # open ask at a time. When it has its answer, there is room for the next.',
      other: 'You can have # open asks at a time. When one has its answer, there is room for the next.',
    }),
  tooManyThisMonth: (most: number) =>
    plural(most, {
      one: 'You can send # ask in 30 days. Please try again a little later.',
      other: 'You can send # asks in 30 days. Please try again a little later.',
    }),
  newcomerLimit: (most: number) =>
    plural(most, {
      one: 'To begin with, # ask at a time: there is room for more after two weeks here and with a filled-in profile.',
      other:
        'To begin with, # asks at a time: there is room for more after two weeks here and with a filled-in profile.',
    }),
  tooManyPreviews: (most: number) =>
    plural(most, {
      one: 'You can look at # suggestion a day. Please come back tomorrow.',
      other: 'You can look at # suggestions a day. Please come back tomorrow.',
    }),
  askedRecently: (until: Date): Inline[] => [
    'You asked for this person not long ago. You can ask again from ',
    { at: until },
    '.',
  ],
  noTopic: 'We did not recognise a topic. Please name one or two, e.g. React or fundraising.',
  emptyText: 'Please write what you need help with, in your own words.',
  tooLong: (most: number, length: number) => `This text has ${length} characters; there is room for ${most}.`,
  contactInBlurb:
    'Without your name, please leave out links, addresses and phone numbers: they would give you away.',
  alreadyAnswered: 'This is already settled. There is nothing left to do.',
  notYours: 'This belongs to somebody else.',
  draftGone: 'This draft is gone: drafts are kept for 24 hours. Please ask again.',
  tooManyTags: (most: number) =>
    plural(most, { one: 'There is room for # topic here.', other: 'There is room for # topics here.' }),
  badDate: 'We could not read this date. Try: 2 weeks, tomorrow, 24.12 or 2026-12-24.',
  linkUnknown:
    'This code does not work: it may be mistyped, used or too old. A new one is made with /intro link.',
  alreadyLinked: 'These are linked already.',
  linkBothJoined:
    'You have joined with both accounts, so there are two histories. Erase one of them first (/intro erase), then link.',
  linkHasMembers: 'People here have already joined Acquaint, so this place keeps its own community.',
  managersOnly: 'This is for community managers.',
  notStarted:
    'Acquaint is still being set up here. Nothing to do yet: the people who run this community will say when it begins.',
  startFirst: 'Before this goes out to others, press Start on the page of settings.',
  paused: 'Your account here is paused after reports. Community managers can look at it.',
  notFromThem: 'You can only report somebody who sent you something.',
  tooManySlips: (most: number) =>
    plural(most, {
      one: 'You can pass on # referral a week. Please try again a little later.',
      other: 'You can pass on # referrals a week. Please try again a little later.',
    }),
  slipForgotten: 'Its words are deleted by now. Give a new referral instead.',
  slipThisWeek: 'One referral a week to the same person. Please try again a little later.',
  contactWithoutConsent:
    'Without their consent, please leave out links, addresses and phone numbers: you will connect the two yourself.',
  thirdMissing: 'Please write who it is and how to reach them, or choose to connect them yourself.',
  tooManyThanks: (most: number) =>
    plural(most, {
      one: 'You can say thanks # time a week. Please try again a little later.',
      other: 'You can say thanks # times a week. Please try again a little later.',
    }),
  notBrought: 'This is said once, in the first 30 days, of somebody who was here before you.',
  thankedThisWeek: 'You thanked this person less than a week ago. They have not forgotten.',
  talkLogged: (days: number) =>
    plural(days, {
      one: 'A talk with this person is logged already; one in # day counts.',
      other: 'A talk with this person is logged already; one in # days counts.',
    }),
  tooManyTalks: (most: number) =>
    plural(most, {
      one: 'You can log # talk a week. Please try again a little later.',
      other: 'You can log # talks a week. Please try again a little later.',
    }),
  badMoment: 'This time makes no sense: it ends before it begins, has passed, or is more than a year away.',
  meetupOver: 'This event is over, or does not take place.',
  postThisWeek: 'One post on the board a week. Please try again a little later.',
  newcomerPost: 'In the first two weeks here one post on the board is possible.',
  postTold: 'Somebody has read it already, so it stays as it is. You can close it and write a new one later.',
  tooManyKept: (most: number) =>
    plural(most, {
      one: 'You can keep in touch with # person here.',
      other: 'You can keep in touch with # people here. Stop one of them first.',
    }),
  sharedThisWeek: 'One link a week. Please try again a little later.',
  newcomerShare: (days: number) =>
    plural(days, {
      one: 'Links can be shared after # day here.',
      other: 'Links can be shared after # days here.',
    }),
  badLink: 'Please write an address that begins with https://, with nothing before the site’s name.',
  tooManyTies: (most: number) =>
    plural(most, {
      one: 'You can name # person a day. Please go on tomorrow.',
      other: 'You can name # people a day. Please go on tomorrow.',
    }),
  tooManyVouches: (most: number) =>
    plural(most, {
      one: 'You can recommend # person a week. Please try again a little later.',
      other: 'You can recommend # people a week. Please try again a little later.',
    }),
  unknownCommand: (word: string, nearest: string | null) =>
    nearest === null
      ? `We do not know the word "${word}".`
      : `We do not know the word "${word}". Did you mean "${nearest}"?`,
};
