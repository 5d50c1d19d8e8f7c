import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Pauses after reports, appeals. */
export const pauses = {
  paused: 'Your account here is paused',
  why: 'Several members reported a message that came from you. A pause begins by itself then; nobody has judged it yet.',
  whyByHand: 'Community managers paused it after a report about a message that came from you.',
  means:
    'Until it is decided you cannot ask, and nobody is introduced to you. Your data, leaving and erasing stay yours.',
  mistake: 'If this is a mistake, ask the community managers to look at it.',
  waits:
    'There is no other manager here, and nobody decides about themselves: the pause stands until whoever runs this Acquaint names one more manager, who decides.',
  appealWaits: 'Noted: you ask for a decision.',
  appeal: 'Ask managers to decide',
  appealed: 'Managers have been asked to decide.',
  appealedNext: 'The answer comes here.',
  appealArrived: 'Somebody who is paused asks you to decide',
  reports: (count: number) => plural(count, { one: '# report', other: '# reports' }),
  appealNote: 'The pause began by itself after reports of several members. Please look at both sides.',
  lift: 'End the pause',
  keep: 'Let it stand',
  decided: { lifted: 'The pause is over:', kept: 'The pause stands:', begun: 'Paused until it is decided:' },
  told: {
    lifted: 'Community managers looked at it: the pause is over. Everything works again.',
    kept: 'Community managers looked at it: the pause stands.',
  },
};
