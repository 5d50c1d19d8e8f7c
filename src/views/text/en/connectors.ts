import type { ConnectorResult } from '../../../core/connectorNotices.ts';
import type { KnownFrom, KnownWhen } from '../../../core/vouch.ts';
import type { Inline } from '../../message.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Being introduced by somebody who knows both, and passing requests on. */
export const connectors = {
  refer: 'Through people you know',
  referTitle: 'Ask to be introduced',
  referIntro:
    'We ask around, one person at a time, for somebody who can introduce you. It can take up to three weeks; if it does not work out, we give no reason.',
  referIntroFor: (name: string) =>
    `To: ${name}. We ask around, one person at a time, for somebody who can introduce you. If it does not work out, we give no reason.`,
  referTo: 'To:',
  write: 'Write the request',
  blurb: 'Your words to pass on',
  blurbHint: 'Who you are, what you need, how much time it takes. We pass it on exactly as you write it.',
  company: 'May we ask people from your company?',
  companyOptions: {
    usual: 'Yes, but not about jobs and investment',
    never: 'No, nobody from my company',
    may: 'Yes, always',
  },
  notPeople: 'Do not ask these people',
  notPeopleHint: 'Names, separated by commas. Nobody is told.',
  notFound: (name: string) => `Nobody here has this name, or several people do: ${name}`,
  askingAround: (until: Date): Inline[] => [
    'We will ask around until ',
    { at: until },
    '. If it works out, you hear from us at once; if not, at that time.',
  ],
  through: 'How would you like to ask?',
  throughOptions: {
    directly: 'Ask the person directly',
    connector: 'Through somebody we both know',
  },
  cardSummary: (name: string) => `${name} would like to be introduced`,
  cardHeading: 'Can you introduce two people?',
  cardNudge: 'Still waiting for you',
  scoutHeading: 'Do you know somebody who could help?',
  wantsToMeet: 'Would like to meet',
  why: 'Why this person:',
  knowBoth: (asker: Inline, met: Inline): Inline[] => [
    'We are asking you because you know both: ',
    asker,
    ' and ',
    met,
    '.',
  ],
  knowFirst: (asker: Inline, met: Inline): Inline[] => [
    'We are asking you because you know ',
    asker,
    ', and somebody you know may know ',
    met,
    '. If you pass it on, it goes to that person first, with your name.',
  ],
  knowSecond: (before: Inline, met: Inline): Inline[] => [
    'We are asking you because you know both ',
    before,
    ', who passed it on, and ',
    met,
    '.',
  ],
  mayKnow: (asker: Inline): Inline[] => [
    'We are asking you because you know ',
    asker,
    ' and many others here.',
  ],
  mayKnowUnnamed: 'We are asking you because you know many people here.',
  nobodyKnows: (until: Date): Inline[] => [
    'Nobody knows that we are asking you. If you pass, the person who asks does not find out either. Please answer by ',
    { at: until },
    '.',
  ],
  silenceIsPass: 'No answer works like “Pass”. Nobody will see what was pressed here.',
  recommend: 'I recommend…',
  forward: 'Pass it on without recommending',
  suggest: 'I know somebody…',
  recommendTitle: 'Your recommendation',
  recommendSubmit: 'Pass it on',
  recommendIntro: (name: string) =>
    `About: ${name}. The person they want to meet reads it as your words, with your name.`,
  how: 'How do you know each other?',
  when: 'When were you last in touch?',
  hows: {
    workedTogether: 'we worked together',
    client: 'client or supplier',
    community: 'from this community',
    privately: 'privately',
  } satisfies Record<KnownFrom, string> as Record<KnownFrom, string>,
  whens: {
    thisMonth: 'this month',
    thisYear: 'this year',
    earlier: 'earlier',
  } satisfies Record<KnownWhen, string> as Record<KnownWhen, string>,
  words: 'In one sentence',
  wordsHint: 'What would you say if you introduced them yourself?',
  mayName: 'May we name you in their conversation?',
  mayNameOptions: {
    no: 'No, only the person they want to meet sees my name',
    yes: 'Yes, say that I brought them together',
  },
  suggestTitle: 'Who could help?',
  suggestSubmit: 'Suggest',
  suggestIntro:
    'They get the request and decide in their own time. The person who asks never finds out who suggested whom.',
  suggestPerson: 'Who do you have in mind?',
  shows: 'What may they learn about you?',
  showsOptions: {
    nothing: 'Nothing',
    acquaintance: 'That somebody they know suggested them',
    name: 'My name and what I write below',
  },
  suggestWordsHint: 'Only shown with your name',
  moreOptions: {
    other: 'Somebody else could introduce them better',
    quiet: 'Not now: no such questions until a date',
    requester: 'Do not ask me about the person who asks',
    target: 'Do not ask me about the person they want to meet',
  },
  moreOther: 'Who could introduce them better?',
  moreUntil: 'No such questions until',
  said: {
    other: 'Thank you. We will keep it in mind; nobody finds out that it came from you.',
    quiet: (until: Date): Inline[] => ['All right: no such questions until ', { at: until }, '.'],
    topic: (topic: string) => `No more such questions on this topic: ${topic}.`,
    kind: (kind: string) => `No more such questions of this kind: ${kind}.`,
    person: 'All right: no more such questions about this person. They are not told.',
  },
  forwarded: 'Thank you! We have passed it on.',
  forwardedNote:
    'We will tell you how it went and nothing more: that they talked, that a time is set, or that there is no result yet.',
  recommends: 'recommends the person who asks',
  passesOn: 'passes this on, without a recommendation',
  known: (how: string, when: string) => ` (${how}; last in touch: ${when})`,
  byAcquaintance: 'Suggested by somebody you know.',
  broughtBy: 'Brought together by:',
  rules: 'Passing requests on',
  rulesTitle: 'Passing requests on',
  rulesIntro:
    'When somebody wants to meet a person you know, we may ask you to pass the request on. You can always say no, and nobody finds out.',
  rulesNote: 'Nobody sees these settings.',
  perMonth: 'At most',
  perMonthOption: (count: number) =>
    count === 0 ? 'none' : plural(count, { one: '# request in 30 days', other: '# requests in 30 days' }),
  quietUntil: 'Quiet weeks until',
  quietLabel: 'Quiet weeks until (empty: none)',
  notQuiet: 'none',
  kinds: 'Kinds of request',
  allKinds: 'all',
  noKinds: 'none',
  notTopics: 'Do not ask me about these topics',
  notTopicsHint: 'Separated by commas',
  notAbout: 'Do not ask me about these people',
  change: 'Change',
  addNoGo: 'Add a person',
  noGoTitle: 'Not about this person',
  noGoIntro: 'We will not ask you to pass on requests from or to this person. Nobody is told.',
  noGoPerson: 'Who should we not ask you about?',
  record: 'What I passed on',
  recordNone: 'Nothing yet. When somebody wants to meet a person you know, we may ask you.',
  recordNote: 'Only you see this page.',
  results: {
    talked: 'They talked',
    timeSet: 'A time is set',
    nothing: 'No result yet',
  } satisfies Record<ConnectorResult, string> as Record<ConnectorResult, string>,
  reportSummary: 'A request you passed on:',
  youPassedOn: (asker: Inline | null, met: Inline): Inline[] =>
    asker === null
      ? ['You suggested ', met, ' for a request.']
      : ['You passed on a request from ', asker, ' to ', met, '.'],
  lastReport: 'This is our last message about it.',
  reportNote: 'You get this because you passed the request on. We never say more than this.',
  credit: 'Business came of it',
  creditNote:
    'You get this because you passed the request on and they wanted you to know. Amounts stay with them.',
  creditButton: 'Tell the person who introduced you',
  credited: 'We tell them that business came of it, without amounts.',
};
