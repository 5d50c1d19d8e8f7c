import { givesContact } from './blurb.ts';
import { type Connector, openConnector } from './connector.ts';
import type { IntroRequestEvent } from './events.ts';
import type { IntroductionId, IntroRequestId, MemberId, TagSlug } from './ids.ts';
import type { Refusal } from './refusal.ts';

/** What an introduction is wanted for. `customer`, `investor` and `job` are off until a member accepts them. */
export const introKinds = ['advice', 'customer', 'partner', 'investor', 'job', 'mentor', 'peer'] as const;
export type IntroKind = (typeof introKinds)[number];

/**
 * How a request finds its target: a named person, the same through somebody who knows both, anyone who fits a topic,
 * or a post on the board.
 */
export type Route = 'person' | 'connector' | 'topic' | 'board';

/** Whom the requester does not want to be asked to connect. */
export type DoNotAsk = { readonly company: boolean; readonly people: readonly MemberId[] };

/** What happens to an ask nobody could answer. Always `no` for job and investor. */
export type Publish = 'no' | 'withoutName' | 'withName';

/** An open card: when it was sent or last brought back, when it is nudged or comes back, when it stops waiting for an answer. */
export type Card = {
  readonly askedAt: Date;
  readonly dueAt: Date;
  /** null once nudged. */
  readonly nudgeAt: Date | null;
  /** Set by "remind me tomorrow": the card is shown again then, in place of the nudge. */
  readonly remindAt: Date | null;
};

/** Someone who may be asked, in the order they are asked. */
export type Candidate = { readonly member: MemberId } & (
  | { readonly state: 'waiting' }
  | ({ readonly state: 'asked' } & Card)
  | {
      readonly state: 'accepted' | 'passed' | 'silent' | 'closed';
      readonly askedAt: Date;
      readonly closedAt: Date;
    }
);

/** Whether the requester said whom they want to meet, and why. */
export const namesPerson = ({ route }: { readonly route: Route }): boolean =>
  route === 'person' || route === 'connector';

/** What the requester said, fixed at sending. */
export type Ask = {
  readonly id: IntroRequestId;
  readonly requester: MemberId;
  readonly route: Route;
  readonly kind: IntroKind;
  readonly topics: readonly TagSlug[];
  /** Why this person; empty for `topic`. */
  readonly why: string;
  /** The requester's forwardable words, at most 600 characters. */
  readonly blurb: string;
  readonly showsName: boolean;
  readonly publish: Publish;
  readonly askedAt: Date;
  /** The one clock of the request: without contact it is answered then, not before and not later. */
  readonly settlesAt: Date;
  readonly doNotAsk: DoNotAsk;
  readonly candidates: readonly Candidate[];
  /** Everybody asked to pass it on, in the order they were asked. */
  readonly connectors: readonly Connector[];
};

/** A request for an introduction. Every status but `asking` is final. */
export type IntroRequest = Ask &
  (
    | { readonly status: 'asking'; readonly retryAt: Date | null }
    | { readonly status: 'introduced'; readonly introduction: IntroductionId; readonly closedAt: Date }
    | { readonly status: 'settled'; readonly closedAt: Date }
    | { readonly status: 'withdrawn'; readonly closedAt: Date }
  );

export const introRequestLimits = {
  blurb: 600,
  why: 300,
  /** Cards one request sends at most. */
  cards: 6,
  open: 3,
  in30Days: 6,
  newcomerOpen: 1,
  newcomerDays: 14,
  previewsPerDay: 10,
  coolDownDays: 90,
} as const;

/** What the requester sends. `candidates` in the order they are asked; for a person, that one. */
export type NewAsk = Omit<Ask, 'candidates' | 'connectors' | 'publish'> & {
  readonly candidates: readonly MemberId[];
  readonly publish: Publish;
};

const hourMs = 3_600_000;

/**
 * Send a request. Limits on how often are in askBudget.ts; this checks what was written. Without candidates nobody
 * is asked and the request rests until its clock, like one that everybody passes on.
 */
export const ask = (made: NewAsk): IntroRequestEvent[] | Refusal => {
  const no = whyNotWritten(made);
  if (no !== null) return no;
  if (made.candidates.includes(made.requester)) return { refused: 'yourself' };
  const isNeverPublished = made.kind === 'job' || made.kind === 'investor';
  const candidates = made.candidates.map((member) => ({ member, state: 'waiting' as const }));
  const publish = isNeverPublished ? 'no' : made.publish;
  return [{ type: 'introRequested', ask: { ...made, publish, candidates, connectors: [] } }];
};

/** What is wrong with required words, in characters as people count them. */
export const checkWords = (words: string, most: number): Refusal | null => {
  if (words === '') return { refused: 'emptyText' };
  const length = [...words].length;
  return length > most ? { refused: 'tooLong', most, length } : null;
};

/**
 * The target says yes: at once, an introduction. The first answer counts. Two who are kept apart since the card was
 * sent (`isApart`) are not introduced, whoever of them said so.
 */
export const accept = (
  request: IntroRequest,
  by: MemberId,
  { introduction, isApart }: { readonly introduction: IntroductionId; readonly isApart: boolean },
  at: Date,
): IntroRequestEvent[] | Refusal => {
  const no = whyNotAnswerable(request, by, at) ?? (isApart ? { refused: 'alreadyAnswered' } : null);
  return no ?? [{ type: 'introAccepted', member: by, introduction, at, standing: false }];
};

/** The target passes, in any of the ways there are. */
export const decline = (request: IntroRequest, by: MemberId, at: Date): IntroRequestEvent[] | Refusal =>
  whyNotAnswerable(request, by, at) ?? [{ type: 'introDeclined', member: by, at }];

/**
 * "Remind me tomorrow": the card comes back then, at the latest an hour before it stops waiting. Nothing happens
 * when that hour has begun: the card is then still there to be answered.
 */
export const remindTomorrow = (
  request: IntroRequest,
  by: MemberId,
  tomorrow: Date,
  at: Date,
): IntroRequestEvent[] | Refusal => {
  const no = whyNotAnswerable(request, by, at);
  const card = cardOf(request, by);
  if (no !== null || card === null) return no ?? { refused: 'notYours' };
  const end = Math.min(card.dueAt.getTime(), request.settlesAt.getTime());
  const remindAt = new Date(Math.min(tomorrow.getTime(), end - hourMs));
  return remindAt > at ? [{ type: 'cardSnoozed', member: by, remindAt }] : [];
};

/** The requester takes it back. An open card closes; what the requester is told is always the same. */
export const withdraw = (request: IntroRequest, by: MemberId, at: Date): IntroRequestEvent[] | Refusal => {
  if (by !== request.requester) return { refused: 'notYours' };
  if (request.status !== 'asking') return [];
  return [...closeOpenCard(request, at), { type: 'introRequestWithdrawn', at }];
};

/** Someone with an open card is no longer a member: like silence. */
export const loseCandidate = (request: IntroRequest, member: MemberId, at: Date): IntroRequestEvent[] =>
  request.status === 'asking' && cardOf(request, member) !== null
    ? [{ type: 'candidateSilent', member, at }]
    : [];

/** The candidate with an open card; there is never more than one. */
export const openCandidate = (request: IntroRequest): (Card & { readonly member: MemberId }) | null => {
  for (const candidate of request.candidates) if (candidate.state === 'asked') return candidate;
  return null;
};

const whyNotWritten = ({ route, why, blurb, showsName }: NewAsk): Refusal | null => {
  const wrongWhy = namesPerson({ route }) ? checkWords(why, introRequestLimits.why) : null;
  const wrong = wrongWhy ?? checkWords(blurb, introRequestLimits.blurb);
  return wrong ?? (!showsName && givesContact(`${why} ${blurb}`) ? { refused: 'contactInBlurb' } : null);
};

const whyNotAnswerable = (request: IntroRequest, by: MemberId, at: Date): Refusal | null => {
  const candidate = request.candidates.find(({ member }) => member === by);
  if (candidate === undefined || candidate.state === 'waiting') return { refused: 'notYours' };
  const isOpen = candidate.state === 'asked' && at < request.settlesAt;
  return isOpen ? null : { refused: 'alreadyAnswered' };
};

const cardOf = (request: IntroRequest, member: MemberId): Card | null => {
  const open = openCandidate(request);
  return open?.member === member ? open : null;
};

/** What closes with a request: the one open card, whoever holds it. */
export const closeOpenCard = (request: IntroRequest, at: Date): IntroRequestEvent[] => {
  const open = openCandidate(request);
  const connector = openConnector(request);
  if (connector !== null) return [{ type: 'connectorCardClosed', connector: connector.member, at }];
  return open === null ? [] : [{ type: 'cardClosed', member: open.member, at }];
};
