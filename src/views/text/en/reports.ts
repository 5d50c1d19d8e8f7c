import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Reports. */
export const reports = {
  reason: 'Reason (for a report)',
  reasonLabel: 'Reason',
  reasons: {
    spam: 'Advertising or a mass message',
    rude: 'Rude or hurtful',
    notWhoTheySay: 'Not who they say they are',
    other: 'Something else',
  },
  note: 'What happened? (for a report)',
  noteHint: 'Only community managers read this.',
  button: 'Report…',
  title: 'Report',
  whom: 'What is it about?',
  wordsOf: (name: string) => `Report what was written by: ${name}`,
  submit: 'Send',
  whatHappened: 'What happened?',
  thanks: 'Thank you, the report has arrived.',
  next: 'Community managers look into it. The person is not told who reported, and nothing from them reaches you any more.',
  nextWaits: 'The person is not told who reported, and nothing from them reaches you any more.',
  waits:
    'Nobody here can decide about it yet: it waits until whoever runs this Acquaint names one more manager. You can ask them to.',
  arrived: 'A report has arrived',
  when: 'When',
  look: 'Look at it',
  queue: 'Reports',
  queueEmpty: 'Nothing waits: nobody is reported.',
  queueNote: 'What was written is read only with a reason, which is kept in the audit.',
  reasonsOf: (count: number) => plural(count, { one: '# report', other: '# reports' }),
  state: { open: 'not decided', paused: 'paused', appealed: 'asks for a decision' },
  open: (number: number) => `Look: ${number}`,
  read: 'Read what was written…',
  readTitle: 'Read what was written',
  readIntro: 'Members wrote this for managers to decide. That you read it, and why, is kept in the audit.',
  readWhy: 'Why do you read it?',
  whys: {
    decide: 'To decide about these reports',
    appeal: 'To decide about an appeal',
    asked: 'Somebody concerned asked me to',
  },
  readSubmit: 'Read',
  theirWords: 'What was reported',
  noWords: 'Nobody wrote anything with the report.',
  pause: 'Pause',
  dismiss: 'Nothing in it',
  dismissed: 'These reports count no more:',
  about: 'About',
  arrivedNote: 'Please look at it with both sides in mind. Who reported is not shown.',
};
