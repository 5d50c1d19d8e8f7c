/** What is our fault. */
export const faults = {
  fault: (reference: string) => `Something went wrong on our side. Reference ${reference}`,
  whatNow:
    'Nothing was lost. Please try again in a minute; if it happens again, give the reference to your community manager.',
  notSetUp: 'Acquaint is not set up here yet. Please tell the person who looks after this place.',
  nowhere: 'We do not know yet which community you belong to. Please write /intro home there first.',
  tooSlow: 'That took too long, and the form is gone. Please press the button again.',
  membersOnly: 'Acquaint is for the members of this community. Guests cannot use it here.',
};
