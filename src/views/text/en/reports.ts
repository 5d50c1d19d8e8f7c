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
  submit: 'Send',
  whatHappened: 'What happened?',
  thanks: 'Thank you, the report has arrived.',
  next: 'Community managers look into it. The person is not told who reported, and nothing from them reaches you any more.',
  arrived: 'A report has arrived',
  about: 'About',
  when: 'When',
  arrivedNote: 'Please look at it with both sides in mind. Who reported is not shown.',
};
