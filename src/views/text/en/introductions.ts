import type { MemberId } from '../../../core/ids.ts';
import type { Inline } from '../../message.ts';

/** Two people put together: the room, the check-ins. */
export const introductions = {
  mine: 'My introductions',
  none: 'No introductions yet. They begin with an ask.',
  introducedSummary: (name: string) => `You are introduced: ${name}`,
  introducedHeading: 'Both said yes',
  introduced: (partner: MemberId): Inline[] => ['You are introduced: ', { mention: partner }, '.'],
  whereRoom:
    'A conversation for the two of you is open; you find it among your conversations. Please write first.',
  reach: 'Reach them here',
  reachNow:
    'We could not open a conversation for the two of you, so please write directly. The other side has the same message.',
  noWay:
    'You two are on different platforms, so there is no common conversation. Say how you can be reached; the other side gets it at once.',
  contactButton: 'How to reach me',
  contactTitle: 'How to reach me',
  contactSubmit: 'Send',
  contactLabel: 'E-mail, phone, link or time',
  contactHint: 'Only the person you were introduced to sees it',
  contactSent: 'Sent. The other side knows now how to reach you.',
  contactSummary: (name: string) => `How to reach: ${name}`,
  contactFrom: (partner: MemberId): Inline[] => ['You can reach ', { mention: partner }, ' like this:'],
  kickoffHeading: 'Meet each other',
  whyThese: (requester: string, what: string): Inline[] => [
    `${requester} asked for an introduction (${what}), and both of you said yes. In the words of the ask:`,
  ],
  startersTitle: 'To begin with:',
  begins: 'First message:',
  slotsTitle: 'Times in your working hours (30 min). When both tap the same one, it is fixed:',
  suits: 'suits',
  slot: (number: number) => `Time ${number}`,
  meetingAt: 'Meeting:',
  signs: { talking: 'We are talking', timeSet: 'Time is set', talked: 'We have talked' },
  readBy: (moderatorsRead: boolean): string =>
    moderatorsRead
      ? 'Moderators can read this conversation. Acquaint reads only the buttons.'
      : 'Acquaint does not read this conversation, only the buttons.',
  silentSummary: 'A small nudge',
  silent: (requester: MemberId): Inline[] => [
    'It is quiet here so far. A short hello is enough to begin: ',
    { mention: requester },
    '. One tap tells us if you already talk elsewhere.',
  ],
  fixedSummary: 'Your meeting is set',
  fixed: 'The time suits both of you. The file puts it into your calendar.',
  fileName: 'meeting.ics',
  checkInSummary: 'How did it go?',
  checkIn: {
    7: (partner: MemberId): Inline[] => ['A week ago you were introduced: ', { mention: partner }, '.'],
    30: (partner: MemberId): Inline[] => ['A month ago you were introduced: ', { mention: partner }, '.'],
  },
  checkInQuestion: 'Did the conversation take place?',
  checkInNote: 'One tap is enough. Your community sees only totals, never your answer.',
  outcomes: {
    met: 'Yes',
    scheduled: 'A time is set',
    notYet: 'Not yet',
    willNot: 'It will not',
  },
  answered: {
    met: 'Great, thank you for telling us.',
    scheduled: 'Thank you. Enjoy the conversation.',
    notYet: 'Thank you. There is no hurry.',
    willNot: 'Thank you for telling us. That happens; nobody is told.',
  },
  contact: 'Introduction:',
  changeNote: 'You can still change your answer.',
  partnerLeftSummary: 'An introduction is closed',
  partnerLeft: (name: string) =>
    `${name} is no longer in Acquaint. The introduction is closed; you need not do anything.`,
  since: 'since',
  standsOpen: 'just introduced',
  standsTalking: 'talking',
  standsTimeSet: 'time is set',
  standsTalked: 'talked',
  standsClosed: 'closed',
};
