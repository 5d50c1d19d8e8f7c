import type { Arrival } from '../../src/actions/ports/inbox.ts';
import type { BoardPost } from '../../src/core/boardPost.ts';
import type { Connector } from '../../src/core/connector.ts';
import type { Consent } from '../../src/core/consent.ts';
import type { Draft } from '../../src/core/draft.ts';
import { asId, type MemberId, type PostId, type ShareId, type TagSlug } from '../../src/core/ids.ts';
import type { Introduction } from '../../src/core/introduction.ts';
import type { Ask, Candidate, IntroRequest } from '../../src/core/introRequest.ts';
import type { Keep } from '../../src/core/keepInTouch.ts';
import { type Member, memberDefaults } from '../../src/core/member.ts';
import type { Intent } from '../../src/core/notices.ts';
import type { OneToOne } from '../../src/core/oneToOne.ts';
import type { Referral } from '../../src/core/referralSlip.ts';
import type { Report } from '../../src/core/report.ts';
import type { Share } from '../../src/core/share.ts';
import type { Thanks } from '../../src/core/thanks.ts';
import { claimTie, noTie, type Tie } from '../../src/core/tie.ts';
import type { Totals } from '../../src/core/totals.ts';
import type { Vouch } from '../../src/core/vouch.ts';
import { dice } from '../../src/dice.ts';
import { start } from '../actions/stage.ts';

/** An instant some minutes after the start. */
export const minutes = (count: number): Date => new Date(start.getTime() + count * 60_000);

export const tag = (slug: string): TagSlug => asId<TagSlug>(slug);

/** Texts that broke somebody's store once. */
export const hostileTexts: readonly string[] = [
  'Zażółć gęślą jaźń, ŁÓDŹ',
  '👩🏽‍🚀 🇵🇱 👨‍👩‍👧‍👦 \u{1F9D1}\u{200D}\u{1F91D}',
  '\u202Eשלום עולם\u202C مرحبا بالعالم',
  '\'; drop table members; -- " \\ \\u0000 \\x00 $1 {a,b} NULL',
  '<!channel> <@U1> @everyone [x](javascript:alert(1)) `*_~',
  '=cmd|"/c calc"!A1\t,;\r\n\u0001\u007f\u0085\u2028',
  'Z\u0336\u0330\u034Da\u0301 \uFEFF\u200B\u00AD \uFFFD \uFFFF',
  'ź😀 "long" \n'.repeat(1_000).slice(0, 10_000),
];

export const person = (name: string, change: Partial<Member> = {}): Member => ({
  ...memberDefaults,
  id: dice.id<MemberId>(),
  status: 'joined',
  name,
  headline: `${name}, who builds`,
  bio: '',
  company: 'Looms',
  country: 'PL',
  zone: 'Europe/Warsaw',
  languages: ['en', 'pl'],
  language: 'pl',
  links: ['https://example.org/?q=1&r=ż'],
  offers: [
    { tag: tag('react'), level: 3, isPublic: true },
    { tag: tag('fundraising'), level: 1, isPublic: false },
  ],
  seeks: [{ tag: tag('sales'), isPublic: true }],
  isHidden: false,
  openTo: [tag('react')],
  muted: ['rounds'],
  snoozedUntil: minutes(60),
  joinedAt: start,
  firstSeenAt: start,
  ...change,
});

/** What a requester said; a test adds the status. */
export const ask = (requester: MemberId, change: Partial<Ask> = {}): Ask => ({
  id: dice.id(),
  requester,
  route: 'topic',
  kind: 'advice',
  topics: [tag('react')],
  why: '',
  blurb: 'How did you move to TypeScript?',
  showsName: true,
  publish: 'no',
  askedAt: start,
  settlesAt: minutes(60 * 24 * 14),
  doNotAsk: { company: false, people: [] },
  candidates: [],
  connectors: [],
  ...change,
});

export const request = (requester: MemberId, change: Partial<Ask> = {}): IntroRequest => ({
  ...ask(requester, change),
  status: 'asking',
  retryAt: null,
});

/** Somebody who passed a request on, in these words. */
export const forwardedBy = (member: MemberId, to: MemberId | null, words: string): Connector => ({
  member,
  to,
  from: null,
  askedAt: start,
  state: 'forwarded',
  closedAt: minutes(5),
  forward: {
    recommends: true,
    how: 'client',
    when: 'thisYear',
    words,
    shows: 'acquaintance',
    mayName: false,
  },
});

/** One connector in every other state there is. */
export const connectorsOf = ([one, two, three, four]: readonly [
  MemberId,
  MemberId,
  MemberId,
  MemberId,
]): Connector[] => {
  const common = { to: null, from: null, askedAt: start };
  return [
    { ...common, member: one, state: 'asked', dueAt: minutes(90), nudgeAt: minutes(60) },
    { ...common, member: two, from: one, state: 'passed', closedAt: minutes(5), suggested: three },
    { ...common, member: three, to: one, state: 'silent', closedAt: minutes(90) },
    { ...common, member: four, state: 'closed', closedAt: minutes(7) },
  ];
};

/** One candidate in every state there is. */
export const candidatesOf = (members: readonly MemberId[]): Candidate[] => {
  const asked = { askedAt: start, dueAt: minutes(90), nudgeAt: minutes(30), remindAt: null };
  const over = { askedAt: start, closedAt: minutes(5) };
  const states = [
    { state: 'passed', ...over },
    { state: 'silent', ...over },
    { state: 'closed', ...over },
    { state: 'accepted', ...over },
    { state: 'asked', ...asked },
    { state: 'asked', ...asked, nudgeAt: null, remindAt: minutes(45) },
    { state: 'waiting' },
  ] as const;
  return members.flatMap((member, index) => {
    const state = states[index];
    return state === undefined ? [] : [{ member, ...state }];
  });
};

/** What every introduction holds; a test adds the status. */
export const made = (of: IntroRequest, target: MemberId): Omit<Opening, 'status'> => ({
  id: dice.id(),
  request: of.id,
  requester: of.requester,
  target,
  madeAt: start,
  slots: [
    { at: minutes(120), chosenBy: [of.requester, target] },
    { at: minutes(240), chosenBy: [] },
  ],
  meetingAt: minutes(120),
  signs: [{ member: target, sign: 'talking', at: minutes(3) }],
  silentNudgeAt: minutes(90),
  checkIns: [
    {
      day: 7,
      dueAt: minutes(60 * 24 * 7),
      sentAt: minutes(60 * 24 * 7),
      answers: [{ member: target, outcome: 'met', at: minutes(60 * 24 * 8) }],
    },
    { day: 30, dueAt: minutes(60 * 24 * 30), sentAt: null, answers: [] },
  ],
});

type Opening = Extract<Introduction, { readonly status: 'opening' }>;

export const draft = (member: MemberId, change: Partial<Draft> = {}): Draft => ({
  id: dice.id(),
  member,
  text: 'someone who knows React',
  topics: [tag('react')],
  shown: [dice.id<MemberId>()],
  first: null,
  correcting: 'looms',
  createdAt: start,
  ...change,
});

export const consent = (member: MemberId, change: Partial<Consent> = {}): Consent => ({
  member,
  purpose: 'introduce',
  counterpart: dice.id<MemberId>(),
  fields: ['name', 'profile'],
  subject: dice.id(),
  source: 'press',
  textVersion: '2026-11',
  at: start,
  revokedAt: null,
  ...change,
});

export const report = (reporter: MemberId, about: MemberId, change: Partial<Report> = {}): Report => ({
  id: dice.id(),
  reporter,
  about,
  request: null,
  reason: 'rude',
  note: 'They shouted.',
  at: start,
  dismissedAt: null,
  ...change,
});

export const slip = (giver: MemberId, receiver: MemberId, words: string): Referral => ({
  id: dice.id(),
  giver,
  receiver,
  description: words,
  third: { consent: 'recorded', words, recordedAt: start },
  warmth: 3,
  origin: { by: 'introduction', introduction: dice.id(), at: start },
  givenAt: start,
  toldAt: null,
  tellAt: start,
  remindAt: null,
  status: 'contacted',
  movedAt: start,
});

export const thankYou = (from: MemberId, to: MemberId, words: string): Thanks => ({
  id: dice.id(),
  from,
  to,
  words,
  topic: tag('react'),
  amount: { shows: 'exact', money: { minor: 100_00, currency: 'PLN' } },
  referral: null,
  mayBePublic: true,
  at: start,
  kept: 'shown',
  keptAt: start,
});

export const talk = (by: MemberId, other: MemberId): OneToOne => ({
  id: dice.id(),
  by,
  with: other,
  at: start,
  answer: 'waiting',
  toldAt: null,
});

/** A tie both confirmed. */
export const confirmed = (one: MemberId, other: MemberId): Tie => {
  const said = { strength: 'good', source: 'said' } as const;
  return claimTie(claimTie(noTie(one, other), one, said, start), other, said, start);
};

export const vouchFor = (by: MemberId, about: MemberId, words: string): Vouch => ({
  id: dice.id(),
  by,
  about,
  tag: tag('react'),
  from: 'workedTogether',
  when: 'thisYear',
  words,
  givenAt: start,
  saidAt: start,
  withdrawnAt: null,
  isShown: true,
  answeredAt: start,
  renewalAskedAt: null,
});

export const totals = (): Totals => ({
  from: start,
  until: minutes(60),
  thanks: 7,
  slips: null,
  won: 5,
  amounts: [{ minor: 100_00, currency: 'PLN' }],
});

/** Something to be said, from this minute on. */
export const intent = (key: string, atMinute = 0): Intent => ({
  key,
  effect: { effect: 'tell', to: asId<MemberId>('somebody'), notice: { notice: 'welcome' } },
  notBefore: minutes(atMinute),
});

export const arrival = (key: string, change: Partial<Arrival> = {}): Arrival => ({
  key,
  platform: 'slack',
  place: 'T1',
  who: { externalId: 'U1', name: 'Ada', language: 'pl', zone: null },
  at: minutes(-1),
  what: { kind: 'command', words: 'ask <@U2> about React' },
  ...change,
});

/** A post on the board, open, with somebody told and somebody who helps. */
export const post = (
  author: MemberId,
  helper: MemberId,
  text: string,
): Extract<BoardPost, { readonly status: 'open' }> => ({
  id: dice.id<PostId>(),
  author,
  kind: 'ask',
  text,
  name: 'named',
  weeks: 4,
  mayPublish: true,
  topics: [tag('react')],
  draftedAt: start,
  told: [{ member: helper, at: start, state: 'helping' }],
  suggested: [],
  helpers: [{ member: helper, at: minutes(2), state: 'offered' }],
  nextAt: minutes(60),
  unansweredAt: null,
  renewedAt: null,
  status: 'open',
  postedAt: start,
  expiresAt: minutes(60 * 24 * 28),
});

/** Somebody wants to hear of another every quarter. */
export const kept = (member: MemberId, person: MemberId): Keep => ({
  member,
  person,
  cadence: 'quarterly',
  setAt: start,
  touchedAt: null,
  snoozedUntil: null,
  suggestedAt: null,
});

/** A link somebody shared. */
export const share = (sharer: MemberId, note: string): Share => ({
  id: dice.id<ShareId>(),
  sharer,
  address: 'https://example.org/looms',
  topic: tag('react'),
  note,
  at: start,
  usefulTo: [],
  isGone: false,
});
