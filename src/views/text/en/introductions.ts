import type { MemberId } from '../../../core/ids.ts';
import type { Inline } from '../../message.ts';

/** Two people put together: the room, the check-ins. */
export const introductions = {
  mine: 'My introductions',
  none: 'No introductions yet. They start with an ask.',
  introducedSummary: (name: string) => `You have been introduced to ${name}`,
  introducedHeading: 'Both said yes',
  introduced: (partner: MemberId): Inline[] => ['You have been introduced to ', { mention: partner }, '.'],
  whereRoom:
    'A conversation for the two of you is open; you will find it among your conversations. Please write first.',
  reach: 'Reach them here',
  reachNow:
    'We could not open a conversation for the two of you, so please write directly. The other person has this message too.',
  noWay:
    'You two are on different platforms, so we cannot open a conversation for you. Say how you can be reached; the other person gets it at once.',
  contactButton: 'How to reach me',
  contactTitle: 'How to reach me',
  contactSubmit: 'Send',
  contactLabel: 'Email, phone, link or a good time',
  contactHint: 'Only the person you were introduced to sees it',
  contactSent: 'Sent. The other person now knows how to reach you.',
  contactSummary: (name: string) => `How to reach: ${name}`,
  contactFrom: (partner: MemberId): Inline[] => ['Here is how to reach ', { mention: partner }, ':'],
  kickoffHeading: 'Meet each other',
  whyThese: (requester: string, what: string): Inline[] => [
    `${requester} asked for an introduction (${what}), and you both said yes. From the ask:`,
  ],
  startersTitle: 'To start with:',
  begins: 'First message:',
  slotsTitle: 'Times in your working hours (30 min). When you both pick the same one, it is set:',
  suits: 'suits:',
  slot: (number: number) => `Time ${number}`,
  meetingAt: 'Meeting:',
  signs: { talking: 'We are talking', timeSet: 'Time is set', talked: 'We have talked' },
  readBy: (moderatorsRead: boolean): string =>
    moderatorsRead
      ? 'Moderators can read this conversation. Acquaint sees only the buttons.'
      : 'Acquaint does not read this conversation; it sees only the buttons.',
  silentSummary: 'A small nudge',
  silent: (requester: MemberId): Inline[] => [
    'It is quiet here so far. A short hello is enough to start: ',
    { mention: requester },
    '. If you are already talking elsewhere, one tap tells us.',
  ],
  fixedSummary: 'Your meeting is set',
  fixed: 'This time suits you both. The file adds it to your calendar.',
  fileName: 'meeting.ics',
  checkInSummary: 'How did it go?',
  checkIn: {
    7: (partner: MemberId): Inline[] => ['A week ago you were introduced to ', { mention: partner }, '.'],
    30: (partner: MemberId): Inline[] => ['A month ago you were introduced to ', { mention: partner }, '.'],
  },
  checkInQuestion: 'Did you talk?',
  checkInNote: 'One tap is enough. Your community sees only totals, never your answer.',
  outcomes: {
    met: 'Yes',
    scheduled: 'A time is set',
    notYet: 'Not yet',
    willNot: 'We will not',
  },
  answered: {
    met: 'Great, thank you for telling us.',
    scheduled: 'Thank you. Enjoy the conversation.',
    notYet: 'Thank you. There is no hurry.',
    willNot: 'Thank you for telling us. It happens; nobody is told.',
  },
  contact: 'Introduction:',
  changeNote: 'You can still change your answer.',
  partnerLeftSummary: 'An introduction is closed',
  partnerLeft: (name: string) =>
    `${name} is no longer in Acquaint. The introduction is closed; there is nothing you need to do.`,
  since: 'since',
  standsOpen: 'just introduced',
  standsTalking: 'talking',
  standsTimeSet: 'time is set',
  standsTalked: 'talked',
  standsClosed: 'closed',
};
