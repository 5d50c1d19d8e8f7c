import type { MemberId, ProgramId } from '../ids.ts';
import { type Introduction, type Outcome, partnerOf, type Sign } from '../introduction.ts';
import type { OneToOne } from '../oneToOne.ts';
import { othersOf, type Pairing } from '../pairing.ts';
import type { EarlierMeeting } from '../round.ts';
import type { MyTie } from '../tie.ts';

/** How somebody came into one's network. */
export type Through =
  /** `via`: who brought the two together and lets them be told so. */
  | { readonly by: 'myAsk' | 'theirAsk'; readonly via: readonly MemberId[] }
  | { readonly by: 'round'; readonly program: ProgramId }
  /** One of the two logged a talk, and the other confirmed it. */
  | { readonly by: 'talk' }
  /** A list says that they met before there was Acquaint here. */
  | { readonly by: 'earlier' }
  /** Both said that they know each other. */
  | { readonly by: 'tie' };

/** What came of it, the best first; `known`: nothing through Acquaint yet, but both say that they know each other. */
export const results = ['talked', 'timeSet', 'introduced', 'known', 'nothing'] as const;
export type Result = (typeof results)[number];

/** One time two people had to do with each other, as the one who looks knows it. */
export type Contact = {
  readonly person: MemberId;
  readonly through: Through;
  readonly result: Result;
  readonly at: Date;
};

/** Somebody in one's network: how it began, the best that came of it, when they last had to do with each other. */
export type Acquaintance = {
  readonly person: MemberId;
  readonly through: Through;
  readonly result: Result;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly times: number;
  /** 0..1: halves in a year without contact. */
  readonly warmth: number;
  readonly isFading: boolean;
};

/** Half a year without contact: a hello would do. */
const fadingDays = 183;
const halfLifeDays = 365;

/**
 * Everybody one had to do with, the warmest first; somebody of whom nothing came is no acquaintance. `touchedAt`: what
 * makes no acquaintance and keeps one warm, such as a referral.
 */
export const networkOf = (
  contacts: readonly Contact[],
  now: Date,
  touchedAt: ReadonlyMap<MemberId, Date> = new Map(),
): Acquaintance[] => {
  const byPerson = new Map<MemberId, [Contact, ...Contact[]]>();
  for (const contact of contacts.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    if (contact.at > now || contact.result === 'nothing') continue;
    const known = byPerson.get(contact.person);
    if (known === undefined) byPerson.set(contact.person, [contact]);
    else known.push(contact);
  }
  return [...byPerson.values()]
    .map((all) => acquaintanceOf(all, touchedAt.get(all[0].person), now))
    .sort((a, b) => b.warmth - a.warmth || (a.person < b.person ? -1 : 1));
};

/** An introduction as one of the two knows it: their own signs and answers, and what both fixed. Null for others. */
export const contactIn = (
  introduction: Introduction,
  me: MemberId,
  via: readonly MemberId[] = [],
): Contact | null => {
  const person = partnerOf(introduction, me);
  if (person === null) return null;
  const answers = introduction.checkIns.flatMap((checkIn) => checkIn.answers);
  const by = introduction.requester === me ? ('myAsk' as const) : ('theirAsk' as const);
  return { person, through: { by, via }, ...came(introduction, answers, me) };
};

/** A pairing in the same way, with each of the others. */
export const contactsIn = (pairing: Pairing, me: MemberId): Contact[] => {
  if (pairing.status === 'planned' || pairing.status === 'opening') return [];
  const result = came(pairing, pairing.answers, me);
  return othersOf(pairing, me).map((person) => ({
    person,
    through: { by: 'round', program: pairing.program },
    ...result,
  }));
};

/** A meeting before there was Acquaint here, as one of the two sees it. */
export const contactBefore = ({ one, other, day }: EarlierMeeting, me: MemberId): Contact => ({
  person: one === me ? other : one,
  through: { by: 'earlier' },
  result: 'talked',
  at: new Date(`${day}T12:00:00Z`),
});

/** A talk of two as one of them sees it; unanswered and denied look the same, and neither counts. */
export const contactOver = ({ by, with: other, at, answer }: OneToOne, me: MemberId): Contact | null =>
  answer === 'confirmed'
    ? { person: by === me ? other : by, through: { by: 'talk' }, result: 'talked', at }
    : null;

/** A tie that both confirmed, as one of the two sees it; null where only one gave their word. */
export const contactOf = ({ person, isMutual, at }: MyTie): Contact | null =>
  isMutual ? { person, through: { by: 'tie' }, result: 'known', at } : null;

type Met = {
  readonly madeAt: Date;
  readonly meetingAt: Date | null;
  readonly signs: readonly { readonly member: MemberId; readonly sign: Sign; readonly at: Date }[];
};
type Answers = readonly { readonly member: MemberId; readonly outcome: Outcome; readonly at: Date }[];

const came = (met: Met, answers: Answers, me: MemberId): Pick<Contact, 'result' | 'at'> => {
  const mine = answers.filter(({ member }) => member === me);
  const signs = met.signs.filter(({ member }) => member === me);
  const times = [met.madeAt, ...signs.map(({ at }) => at)];
  const last = (more: readonly Date[]) =>
    new Date(Math.max(...[...times, ...more].map((at) => at.getTime())));
  const talked = mine.filter(({ outcome }) => outcome === 'met');
  if (talked.length > 0 || signs.some(({ sign }) => sign === 'talked')) {
    return { result: 'talked', at: last(talked.map(({ at }) => at)) };
  }
  const latest = mine.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
  if (latest?.outcome === 'willNot') return { result: 'nothing', at: met.madeAt };
  if (met.meetingAt !== null || signs.some(({ sign }) => sign === 'timeSet')) {
    return { result: 'timeSet', at: last([]) };
  }
  return { result: 'introduced', at: last([]) };
};

/** `contacts` in their order. */
const acquaintanceOf = (
  contacts: readonly [Contact, ...Contact[]],
  touchedAt: Date | undefined,
  now: Date,
): Acquaintance => {
  const [first] = contacts;
  const metAt = (contacts.at(-1) ?? first).at;
  const lastAt = touchedAt !== undefined && touchedAt > metAt && touchedAt <= now ? touchedAt : metAt;
  const sum = contacts.reduce((all, { at, result }) => all + weights[result] * halved(at, now), 0);
  return {
    person: first.person,
    through: first.through,
    result: results.find((result) => contacts.some((contact) => contact.result === result)) ?? first.result,
    firstAt: first.at,
    lastAt,
    times: contacts.length,
    warmth: 1 - Math.exp(-sum),
    isFading: daysBetween(lastAt, now) >= fadingDays,
  };
};

const weights: Readonly<Record<Result, number>> = {
  talked: 1,
  timeSet: 0.6,
  known: 0.6,
  introduced: 0.3,
  nothing: 0,
};

const halved = (at: Date, now: Date): number => 0.5 ** (daysBetween(at, now) / halfLifeDays);

const daysBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 86_400_000;
