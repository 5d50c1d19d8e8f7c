import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Pauses after reports, appeals. */
export const pauses = {
  paused: 'Your account here is paused',
  why: 'Several members reported a message from you. That starts a pause automatically; nobody has judged it yet.',
  whyByHand: 'Community managers paused it after a report about a message from you.',
  means:
    'Until they decide, you cannot ask for introductions, and you get no requests. You can still see your data, erase it and leave.',
  mistake: 'If this is a mistake, ask the community managers to look at it.',
  waits:
    'There is no other manager here, and nobody decides about themselves: the pause stays until the person who runs this installation names another manager, who decides.',
  appealWaits: 'Noted: you asked for a decision.',
  appeal: 'Ask managers to decide',
  appealed: 'We have asked the managers to decide.',
  appealedNext: 'You will get the answer here.',
  appealArrived: 'A paused member asks you to decide',
  reports: (count: number) => plural(count, { one: '# report', other: '# reports' }),
  appealNote: 'The pause began automatically after reports from several members. Please look at both sides.',
  lift: 'End the pause',
  keep: 'Keep the pause',
  decided: { lifted: 'The pause is over:', kept: 'The pause stays:', begun: 'Paused until it is decided:' },
  told: {
    lifted: 'Community managers looked at it: the pause is over. Everything works again.',
    kept: 'Community managers looked at it: the pause stays.',
  },
};
