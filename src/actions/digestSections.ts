import type { MemberId } from '../core/ids.ts';
import { type CheckInDay, partnerOf } from '../core/introduction.ts';
import type { Member } from '../core/member.ts';
import { isOver } from '../core/oneToOne.ts';
import { othersOf } from '../core/pairing.ts';
import { isClosed } from '../core/referral.ts';
import {
  asksSection,
  cardsSection,
  type HowLine,
  howSection,
  nameSection,
  newPersonSection,
  profileSection,
  slipsSection,
  thanksSection,
} from '../views/digestSections.ts';
import { missingIn } from '../views/profile.ts';
import { text } from '../views/text.ts';
import { askLinesOf, waitingLinesOf } from './askLines.ts';
import type { DigestSource } from './digestSource.ts';
import { labelsOf } from './expertise.ts';
import type { Transaction } from './ports.ts';
import { received } from './referralReaders.ts';

const dayMs = 86_400_000;
/** Talks are asked about for so long after the first time. */
const askedDays = 21;
/** Slips and thanks older than this wait for nobody any more. */
const slipDays = 90;
/** What one's network is made of is asked for in these words too: both have one answer from the database. */
const ever = new Date(0);

/** What this file has to say: cards, talks, slips, thanks, asks, one new person, two things said once. */
export const ownDigestSources: readonly DigestSource[] = [
  {
    kind: null,
    section: async (tx, me) => {
      const waiting = await waitingLinesOf(tx, me.id);
      return waiting.length === 0 ? null : cardsSection(text(me.language), { waiting });
    },
  },
  {
    kind: 'checkIns',
    section: async (tx, me) => {
      const [how] = await talksToAsk(tx, me.id);
      return how === undefined ? null : howSection(text(me.language), { how });
    },
  },
  { kind: 'slips', section: (tx, me) => slips(tx, me) },
  { kind: 'thanks', section: (tx, me) => toAnswer(tx, me) },
  {
    kind: null,
    section: async (tx, me) => {
      const asks = (await askLinesOf(tx, me.id)).filter(({ status }) => status === 'asking');
      return asks.length === 0 ? null : asksSection(text(me.language), { asks, labels: await labelsOf(tx) });
    },
  },
  { kind: 'newPerson', section: (tx, me) => newPerson(tx, me) },
  { kind: 'profile', section: (tx, me) => profileLacks(tx, me) },
  {
    kind: null,
    section: async (tx, me) =>
      (await isMarkedNow(tx, me.id, 'name')) ? nameSection(text(me.language)) : null,
  },
];

/** Talks that both were asked about and this member said nothing of, the latest first. */
export const talksToAsk = async (tx: Transaction, me: MemberId): Promise<HowLine[]> => {
  const recent = (at: Date | null): at is Date =>
    at !== null && tx.now.getTime() - at.getTime() < askedDays * dayMs;
  const [introductions, pairings, apart] = await Promise.all([
    tx.introductions.of(me, ever),
    tx.pairings.of(me, ever),
    tx.limits.apartFrom(me),
  ]);
  const met = introductions.flatMap((introduction) => {
    const partner = partnerOf(introduction, me);
    const sent = introduction.checkIns.filter(({ sentAt }) => sentAt !== null).at(-1);
    const isOpen = introduction.status !== 'closed' && partner !== null && sent !== undefined;
    if (!isOpen || !recent(sent.sentAt) || sent.answers.some(({ member }) => member === me)) return [];
    const day: CheckInDay = sent.day;
    return [{ at: sent.sentAt, how: { introduction, day, with: [partner] } as HowLine }];
  });
  const paired = pairings.flatMap((pairing) => {
    const others = othersOf(pairing, me);
    const isOpen = pairing.status !== 'closed' && others.length > 0 && pairing.members.includes(me);
    if (!isOpen || !recent(pairing.checkInSentAt)) return [];
    if (pairing.answers.some(({ member }) => member === me)) return [];
    return [{ at: pairing.checkInSentAt, how: { pairing, with: others } as HowLine }];
  });
  return [...met, ...paired]
    .filter(({ how }) => !how.with.some((other) => apart.has(other)))
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .map(({ how }) => how);
};

const slips = async (tx: Transaction, me: Member) => {
  const open = (await tx.referrals.of(me.id, ever)).filter(
    (slip) => !isClosed(slip) && isFresh(slip.givenAt, tx.now),
  );
  const waiting = await received(tx, me.id, open);
  return waiting.length === 0 ? null : slipsSection(text(me.language), { slips: waiting });
};

const toAnswer = async (tx: Transaction, me: Member) => {
  const apart = await tx.limits.apartFrom(me.id);
  const paused = await tx.pauses.standing();
  const speaks = (id: MemberId) => !apart.has(id) && !paused.has(id);
  const thanks = (await tx.thanks.of(me.id, ever)).filter(
    ({ to, from, kept, at }) => to === me.id && kept === null && speaks(from) && isFresh(at, tx.now),
  );
  const talks = (await tx.oneToOnes.of(me.id, ever)).filter(
    (talk) => talk.with === me.id && !isOver(talk, tx.now) && speaks(talk.by),
  );
  return thanks.length + talks.length === 0 ? null : thanksSection(text(me.language), { thanks, talks });
};

const isFresh = (at: Date, now: Date): boolean => now.getTime() - at.getTime() <= slipDays * dayMs;

/** The suggestion of the digest that is being written, unless it was answered. */
const newPerson = async (tx: Transaction, me: Member) => {
  const last = await tx.digests.lastOf(me.id);
  const [suggestion] = await tx.digests.suggestionsTo(me.id);
  if (suggestion === undefined || suggestion.answer !== null || suggestion.date !== last?.date) return null;
  const person = await tx.members.get(suggestion.person);
  const isThere = person?.status === 'joined' && !person.isHidden;
  if (!isThere || (await tx.limits.avoids(me.id, suggestion.person))) return null;
  return newPersonSection(text(me.language), { suggestion, labels: await labelsOf(tx) });
};

const profileLacks = async (tx: Transaction, me: Member) => {
  const words = text(me.language);
  const missing = missingIn(words, me);
  if (missing === '' || !(await isMarkedNow(tx, me.id, 'profile'))) return null;
  return profileSection(words, { missing: words.digest.profileWhat(missing) });
};

/** Said in the digest in which it was marked, and in no other. */
const isMarkedNow = async (tx: Transaction, me: MemberId, what: 'name' | 'profile'): Promise<boolean> => {
  const on = await tx.digests.markedOn(me, what);
  return on !== null && on === (await tx.digests.lastOf(me))?.date;
};
