import type { MemberId } from './ids.ts';

const dayMs = 86_400_000;

/** How well somebody says they know somebody else. */
export const tieStrengths = ['weak', 'good', 'strong'] as const;
export type TieStrength = (typeof tieStrengths)[number];

/** How somebody came to say it: by themselves, when asked, after a meeting. */
export type TieSource = 'said' | 'answered' | 'met';

/** How many may be declared in a day, how often and how late a question comes again, how fast a tie fades. */
export const tieLimits = {
  claimsPerDay: 20,
  digestsPerQuestion: 2,
  notNowDays: 90,
  halfLifeDays: 365,
  evidence: 24,
} as const;

/** One member's own word. */
export type TieClaim = { readonly strength: TieStrength; readonly source: TieSource; readonly at: Date };

/** What one of the two said and was asked. */
export type TieSide = {
  readonly claim: TieClaim | null;
  /** They do not want to be asked about the other, or took back what both had confirmed. */
  readonly refusedAt: Date | null;
  /** How many digests brought them the question, and when the last one did. */
  readonly asked: number;
  readonly askedAt: Date | null;
  /** They said "not now": the question waits until then. */
  readonly askAfter: Date | null;
  /** They have seen it confirmed once: for them it stays so, whatever the other does later. */
  readonly hasSeenBoth: boolean;
};

/** What two members had to do with each other. */
export const evidenceKinds = ['met', 'round', 'talk', 'vouch', 'slip', 'room'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** One such time; `about` names what it was, so that it counts once. */
export type TieEvidence = { readonly kind: EvidenceKind; readonly about: string; readonly at: Date };

/** How well two members know each other: the word of each, and what speaks for it. */
export type Tie = {
  /** The lower of the two ids. */
  readonly one: MemberId;
  readonly other: MemberId;
  readonly sides: readonly [one: TieSide, other: TieSide];
  /** A list that managers brought says so: nobody's word, a reason to ask both. */
  readonly listed: { readonly strength: TieStrength; readonly at: Date } | null;
  readonly evidence: readonly TieEvidence[];
};

/** Two ids in the order ties keep them. */
export const pairOf = (a: MemberId, b: MemberId): readonly [one: MemberId, other: MemberId] =>
  a < b ? [a, b] : [b, a];

/** Nothing said yet. */
export const noTie = (a: MemberId, b: MemberId): Tie => {
  const [one, other] = pairOf(a, b);
  return { one, other, sides: [silent, silent], listed: null, evidence: [] };
};

/** One of the two says how well they know the other; also in answer to the question, and after a refusal. */
export const claimTie = (
  tie: Tie,
  by: MemberId,
  { strength, source }: Pick<TieClaim, 'strength' | 'source'>,
  now: Date,
): Tie => {
  const claimed = withSide(tie, by, {
    claim: { strength, source, at: now },
    refusedAt: null,
    askAfter: null,
  });
  return isConfirmed(claimed)
    ? { ...claimed, sides: [seenBoth(claimed.sides[0]), seenBoth(claimed.sides[1])] }
    : claimed;
};

/** One of the two takes their word back. Of a confirmed tie that is a no: they are not asked about it again. */
export const takeBackTie = (tie: Tie, by: MemberId, now: Date): Tie =>
  withSide(tie, by, {
    claim: null,
    refusedAt: isConfirmed(tie) ? now : sideOf(tie, by).refusedAt,
  });

/** "Do not ask me about this person." Whoever claimed it cannot tell this from silence. */
export const refuseTie = (tie: Tie, by: MemberId, now: Date): Tie =>
  withSide(tie, by, { claim: null, refusedAt: now });

/** "Not now." */
export const postponeTie = (tie: Tie, by: MemberId, now: Date): Tie =>
  withSide(tie, by, { askAfter: new Date(now.getTime() + tieLimits.notNowDays * dayMs) });

/** A digest brought one of the two the question; one that is made twice is one. */
export const askedInDigest = (tie: Tie, whom: MemberId, now: Date): Tie =>
  isInDigest(sideOf(tie, whom), now)
    ? tie
    : withSide(tie, whom, { asked: sideOf(tie, whom).asked + 1, askedAt: now });

/** A list says that the two know each other; the latest list counts. */
export const listTie = (tie: Tie, strength: TieStrength, now: Date): Tie => ({
  ...tie,
  listed: { strength, at: now },
});

/** They had to do with each other: the same thing counts once, as the most it became. */
export const addEvidence = (tie: Tie, found: TieEvidence): Tie => {
  const known = tie.evidence.find(({ about }) => about === found.about);
  if (known !== undefined && evidenceWeights[known.kind] >= evidenceWeights[found.kind]) return tie;
  const all = [...tie.evidence.filter((one) => one !== known), found];
  if (all.length <= tieLimits.evidence) return { ...tie, evidence: all };
  const latest = latestOf(all.map(({ at }) => at));
  const least = all.reduce((a, b) => (warmthOf(b, latest) < warmthOf(a, latest) ? b : a));
  return { ...tie, evidence: all.filter((one) => one !== least) };
};

/** What turned out not to count, such as a vouch withdrawn. */
export const dropEvidence = (tie: Tie, about: string): Tie => ({
  ...tie,
  evidence: tie.evidence.filter((one) => one.about !== about),
});

/** Both gave their word. Only such a tie carries an ask. */
export const isConfirmed = ({ sides: [one, other] }: Pick<Tie, 'sides'>): boolean =>
  one.claim !== null && other.claim !== null;

/** Who stands at the other end. */
export const otherOf = (tie: Pick<Tie, 'one' | 'other'>, me: MemberId): MemberId =>
  me === tie.one ? tie.other : tie.one;

/** One member's side; of somebody else the second one's. */
export const sideOf = (tie: Pick<Tie, 'one' | 'sides'>, me: MemberId): TieSide =>
  me === tie.one ? tie.sides[0] : tie.sides[1];

/** What a member sees of their own word. `isMutual` stays once it was true: nobody learns of a change of mind. */
export type MyTie = TieClaim & { readonly person: MemberId; readonly isMutual: boolean };

/** A tie as one of the two sees it: their own word and whether the other gave theirs; null without a word of theirs. */
export const tieAs = (tie: Tie, me: MemberId): MyTie | null => {
  const { claim, hasSeenBoth } = sideOf(tie, me);
  return claim === null ? null : { ...claim, person: otherOf(tie, me), isMutual: hasSeenBoth };
};

/** A question that waits for a member: does what this person (or a list) says hold? */
export type TieQuestion = { readonly about: MemberId; readonly from: 'them' | 'list'; readonly waits: Date };

/** The question of a tie to one of the two, and from when on it may be put; null where there is none. */
export const questionFor = (tie: Tie, me: MemberId): TieQuestion | null => {
  const side = sideOf(tie, me);
  if (side.claim !== null || side.refusedAt !== null) return null;
  const theirs = sideOf(tie, otherOf(tie, me)).claim;
  const since = theirs?.at ?? tie.listed?.at;
  if (since === undefined) return null;
  const waits = side.askAfter !== null && side.askAfter > since ? side.askAfter : since;
  return { about: otherOf(tie, me), from: theirs === null ? 'list' : 'them', waits };
};

/** Whether a digest may still bring the question; on one's own pages it stands until it is answered. */
export const isForDigest = (tie: Tie, me: MemberId, now: Date): boolean => {
  const question = questionFor(tie, me);
  return (
    question !== null &&
    question.waits <= now &&
    (sideOf(tie, me).asked < tieLimits.digestsPerQuestion || isInDigest(sideOf(tie, me), now))
  );
};

/** All that a tie's strength hangs on, so that it can be worked out for any day. */
export type TieWeight = {
  /** What both said, 0..1. */
  readonly claim: number;
  /** How much contact there was, as of `clockAt`. */
  readonly heat: number;
  /** The last word or contact: from here on it fades. */
  readonly clockAt: Date;
};

/** Null for a tie that is not confirmed: whatever happened between the two, it carries nothing. */
export const weightOf = ({ sides: [one, other], evidence }: Tie): TieWeight | null => {
  if (one.claim === null || other.claim === null) return null;
  const clockAt = latestOf([one.claim.at, other.claim.at, ...evidence.map(({ at }) => at)]);
  const heat = evidence.reduce((sum, found) => sum + warmthOf(found, clockAt), 0);
  const claim = Math.sqrt(claimWeights[one.claim.strength] * claimWeights[other.claim.strength]);
  return { claim, heat, clockAt };
};

/**
 * How strong a confirmed tie is on a day, 0..255 as core/network/graph.ts wants it; 0 leads nowhere. Without contact
 * it halves in a year. It is the same all day (in UTC), so that whoever keeps a graph need not count hours.
 */
export const strengthOn = ({ claim, heat, clockAt }: TieWeight, now: Date): number => {
  const midnight = Math.floor(now.getTime() / dayMs) * dayMs;
  const days = Math.max(0, (midnight - clockAt.getTime()) / dayMs);
  const left = 0.5 ** (days / tieLimits.halfLifeDays);
  const contact = mostFromContact * (1 - Math.exp(-heat * left));
  return Math.floor(255 * (1 - (1 - claim * left) * (1 - contact)));
};

const silent: TieSide = {
  claim: null,
  refusedAt: null,
  asked: 0,
  askedAt: null,
  askAfter: null,
  hasSeenBoth: false,
};

/** The digest of these days is still the one that brought it. */
const isInDigest = ({ askedAt }: TieSide, now: Date): boolean =>
  askedAt !== null && now.getTime() - askedAt.getTime() < 3 * dayMs;

const claimWeights: Readonly<Record<TieStrength, number>> = { weak: 0.25, good: 0.55, strong: 0.85 };

const evidenceWeights: Readonly<Record<EvidenceKind, number>> = {
  vouch: 0.6,
  met: 0.5,
  round: 0.5,
  talk: 0.5,
  slip: 0.3,
  room: 0.1,
};

/** Contact without end does not make a stronger tie than this alone. */
const mostFromContact = 0.6;

const seenBoth = (side: TieSide): TieSide => ({ ...side, hasSeenBoth: true });

const withSide = (tie: Tie, who: MemberId, change: Partial<TieSide>): Tie =>
  who === tie.one
    ? { ...tie, sides: [{ ...tie.sides[0], ...change }, tie.sides[1]] }
    : { ...tie, sides: [tie.sides[0], { ...tie.sides[1], ...change }] };

const warmthOf = ({ kind, at }: TieEvidence, now: Date): number =>
  evidenceWeights[kind] * 0.5 ** ((now.getTime() - at.getTime()) / (tieLimits.halfLifeDays * dayMs));

const latestOf = (times: readonly Date[]): Date => new Date(Math.max(...times.map((at) => at.getTime())));
