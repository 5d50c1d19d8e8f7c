import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Thank-yous. */
export const thanks = {
  say: 'Say thanks',
  formTitle: 'Say thanks',
  formIntro: 'Who helped you? They are told at once.',
  formIntroFor: (name: string) => `For: ${name}`,
  person: 'Who helped?',
  submit: 'Say thanks',
  words: 'What for?',
  wordsHint: 'E.g. KSeF, a first customer, a good question.',
  amount: 'What it was worth (optional)',
  amountHint: 'E.g. 12 tys. zł, 1,500.50 EUR.',
  shows: 'How much of the amount may they see?',
  showsOptions: {
    exact: 'The exact amount',
    band: 'A range, e.g. 10,000–50,000',
    hidden: 'Nothing: the amount is not kept at all',
  },
  public: 'May others read your thanks?',
  publicOptions: {
    yes: 'Yes, if the other person agrees too',
    no: 'No, only count it',
  },
  problems: {
    unreadable: 'We could not read this amount. Try: 12000, 12 tys. zł, 1.2 mln, 500 EUR.',
    ambiguous:
      'This can mean two things. Please write it without a separator, or with decimals: 1234 or 1.23.',
    tooLarge: 'This amount is too large to be kept.',
    unknownCurrency: 'We do not know this currency. Try: zł, EUR, USD.',
  },
  said: 'Your thanks are on their way',
  hiddenNote: 'The amount was not kept: nobody can see it, not even later.',
  arrived: 'Somebody thanked you',
  to: 'For',
  from: 'From',
  for: 'What for',
  amountFact: 'Amount',
  hidden: 'not disclosed',
  forReferral: 'It is about a referral from you.',
  question: 'May your profile say what you were thanked for?',
  show: 'Show on my profile',
  count: 'Only count it',
  theyAgree: 'Names are public only where both sides agree; amounts never are.',
  theyDoNot: 'The person thanking you prefers not to be named: your profile shows only what for.',
  kept: {
    shown: 'Your profile shows what for, never the amount.',
    counted: 'It counts and is shown nowhere.',
  },
  thankedFor: 'Thanked for',
  otherHelp: 'other help',
  waiting: (count: number) =>
    plural(count, {
      one: '# thank-you is waiting for your answer',
      other: '# thank-yous are waiting for your answer',
    }),
  read: (number: number) => `Read ${number}`,
};

/** Talks of two that somebody logged. */
export const oneToOnes = {
  log: 'Note a one-to-one…',
  formTitle: 'Note a one-to-one',
  formIntro: 'We ask the other person once whether it took place.',
  person: 'With whom?',
  submit: 'Save',
  logged: 'Noted: a one-to-one with',
  loggedNext: 'It counts once the other person confirms it; one with the same person in 28 days.',
  says: 'Somebody noted a one-to-one with you:',
  question: 'Did it take place?',
  yes: 'Yes',
  no: 'No',
  questionNote: 'Nobody is told about a no. We ask once.',
  waiting: (count: number) =>
    plural(count, {
      one: '# one-to-one is waiting for your yes or no',
      other: '# one-to-ones are waiting for your yes or no',
    }),
  thanks: { confirmed: 'Thank you: it counts for both of you.', denied: 'Thank you: it does not count.' },
};

/** My scorecard; everybody's totals. */
export const scorecard = {
  heading: 'My scorecard',
  given: 'Referrals passed on',
  received: 'Referrals received',
  won: (count: number) => plural(count, { one: '# won', other: '# won' }),
  thanked: 'Thanks received',
  thanksSaid: 'Thanks said',
  meetings: 'Conversations',
  visitors: 'Newcomers you brought',
  worth: 'Worth at least',
  note: 'Only you see this. It counts what the other person confirmed; mutual thanks within 30 days count once.',
  later: 'Your scorecard begins on',
  totals: 'Community totals',
  noTotals: 'Nothing yet: a week is shown once at least five different people are behind each number.',
  totalsNote:
    'Fixed once a week, amounts rounded down. Hidden amounts are not kept, so they are in no total. At least five people are behind each number.',
  until: 'Until',
  totalSlips: (count: number) => plural(count, { one: '# referral', other: '# referrals' }),
  totalThanks: (count: number) => plural(count, { one: '# thank-you', other: '# thank-yous' }),
};

/** Who brought a newcomer. */
export const visitors = {
  say: 'Somebody brought me…',
  formTitle: 'Who brought you here?',
  formIntro: 'It counts on their own scorecard, which only they see. We write to nobody.',
  person: 'Who?',
  submit: 'Save',
  said: 'Thank you, noted.',
};
