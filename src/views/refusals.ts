import type { Refusal } from '../core/refusal.ts';
import { addresses } from './addresses.ts';
import type { Button, Inline, Message, Part } from './message.ts';
import { button, buttons, excerpt, line, message, note, primary, quote } from './parts.ts';
import type { Text } from './text.ts';

/** A rule's "no" as one kind sentence, with the way on where there is one. */
export const refusal = (text: Text, no: Refusal): Message => {
  const sentence = refusalLine(text, no);
  const summary = sentence.map((inline) => (typeof inline === 'string' ? inline : '…')).join('');
  return message(summary, line(...sentence), buttons(...wayOn(text, no)));
};

/** A message that ends a form, with what was typed into it: it would be gone with the form. */
export const wordsBack = (text: Text, ending: Message, typed: readonly string[]): Message => {
  const words = typed.filter((one) => one.trim() !== '');
  if (words.length === 0) return ending;
  const isWay = ({ kind }: Part) => kind === 'buttons';
  return message(
    ending.summary,
    ...ending.parts.filter((part) => !isWay(part)),
    note(text.refusals.wordsBack),
    ...words.map((one) => quote(one, one.length)),
    ...ending.parts.filter(isWay),
  );
};

/** The sentence alone: beside a form's field. An instant stands as its date in the zone given. */
export const refusalSentence = (text: Text, no: Refusal, zone: string): string =>
  refusalLine(text, no)
    .map((inline) => {
      if (typeof inline === 'string') return inline;
      return 'at' in inline ? text.dateTime(inline.at, zone) : '';
    })
    .join('');

const refusalLine = (text: Text, no: Refusal): readonly Inline[] => {
  const words = text.refusals;
  switch (no.refused) {
    case 'tooManyOpen':
      return [words.tooManyOpen(no.most)];
    case 'tooManyThisMonth':
      return [words.tooManyThisMonth(no.most)];
    case 'newcomerLimit':
      return [words.newcomerLimit(no.most)];
    case 'tooManyPreviews':
      return [words.tooManyPreviews(no.most)];
    case 'askedRecently':
      return words.askedRecently(no.until);
    case 'tooLong':
      return [words.tooLong(no.most, no.length)];
    case 'tooManyTags':
      return [words.tooManyTags(no.most)];
    case 'unknownCommand':
      return [words.unknownCommand(excerpt(no.word, 40), no.nearest)];
    case 'notYourWords':
      return [text.members.fromOther];
    case 'notJoined':
    case 'alreadyJoined':
    case 'unknownPerson':
    case 'yourself':
    case 'takesNoRequests':
    case 'noTopic':
    case 'emptyText':
    case 'contactInBlurb':
    case 'alreadyAnswered':
    case 'notYours':
    case 'draftGone':
    case 'badDate':
    case 'managersOnly':
    case 'notStarted':
    case 'startFirst':
    case 'linkUnknown':
    case 'alreadyLinked':
    case 'linkBothJoined':
    case 'linkHasMembers':
    case 'placeMoved':
    case 'notFromThem':
    case 'paused':
    case 'slipThisWeek':
    case 'slipForgotten':
    case 'contactWithoutConsent':
    case 'thirdMissing':
    case 'thankedThisWeek':
    case 'notBrought':
    case 'badMoment':
    case 'meetupOver':
    case 'postThisWeek':
    case 'newcomerPost':
    case 'postTold':
    case 'sharedThisWeek':
    case 'badLink':
      return [words[no.refused]];
    case 'tooManyKept':
      return [words.tooManyKept(no.most)];
    case 'newcomerShare':
      return [words.newcomerShare(no.days)];
    case 'tooManySlips':
      return [words.tooManySlips(no.most)];
    case 'tooManyThanks':
      return [words.tooManyThanks(no.most)];
    case 'tooManyTalks':
      return [words.tooManyTalks(no.most)];
    case 'talkLogged':
      return [words.talkLogged(no.days)];
    case 'tooManyTies':
      return [words.tooManyTies(no.most)];
    case 'tooManyVouches':
      return [words.tooManyVouches(no.most)];
  }
};

const wayOn = (text: Text, no: Refusal): Button[] => {
  const home = button(text.home.button, addresses.home.open);
  switch (no.refused) {
    case 'notYourWords':
      return [button(text.members.profile, addresses.members.profile), home];
    case 'notJoined':
      return [
        primary(text.members.join, addresses.members.join),
        button(text.help.button, addresses.help.show),
      ];
    case 'alreadyJoined':
      return [home];
    case 'draftGone':
    case 'noTopic':
    case 'emptyText':
      return [primary(text.introRequests.ask, addresses.introRequests.ask), home];
    case 'tooManyOpen':
    case 'tooManyThisMonth':
    case 'newcomerLimit':
    case 'askedRecently':
      return [button(text.introRequests.mine, addresses.introRequests.mine), home];
    case 'unknownCommand':
      return [button(text.help.button, addresses.help.show), home];
    case 'alreadyAnswered':
      return [home];
    case 'paused':
      return [
        primary(text.pauses.appeal, addresses.pauses.appeal),
        button(text.members.leave, addresses.members.leave),
      ];
    case 'startFirst':
      return [primary(text.communities.desk, addresses.communities.desk)];
    case 'unknownPerson':
    case 'yourself':
    case 'takesNoRequests':
    case 'tooManyPreviews':
    case 'contactInBlurb':
    case 'notYours':
    case 'badDate':
    case 'managersOnly':
    case 'notStarted':
    case 'linkUnknown':
    case 'alreadyLinked':
    case 'linkBothJoined':
    case 'linkHasMembers':
    case 'placeMoved':
    case 'notFromThem':
    case 'tooManySlips':
    case 'slipThisWeek':
    case 'slipForgotten':
    case 'contactWithoutConsent':
    case 'thirdMissing':
    case 'tooManyThanks':
    case 'thankedThisWeek':
    case 'notBrought':
    case 'talkLogged':
    case 'tooManyTalks':
    case 'badMoment':
    case 'meetupOver':
    case 'tooManyTies':
    case 'tooManyVouches':
    case 'tooLong':
    case 'tooManyTags':
    case 'postThisWeek':
    case 'newcomerPost':
    case 'postTold':
    case 'tooManyKept':
    case 'sharedThisWeek':
    case 'newcomerShare':
    case 'badLink':
      return [];
  }
};
