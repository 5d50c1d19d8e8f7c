import { never, type Past } from './past.ts';
import { column, flag, listRoom, type Profiles, rowWords } from './profiles.ts';
import { pairHash } from './random.ts';
import { leastCommonMinutes, overlap, type RoundInput } from './roundInput.ts';

/**
 * What counts, in points. A pair that never met weighs more than any that did, whatever the rest says; somebody who
 * waited weighs more than several repeats; one more pair (`pairBonus`) more than all of that.
 */
export const points = {
  novelty: 30_000,
  waitedRound: 100_000,
  pairBonus: 2_000_000,
  mutualHelp: 5_000,
  sharedInterest: 2_000,
  commonDay: 1_500,
  groupRule: 4_000,
  language: 3_000,
  newcomerRule: 2_000,
  chance: 500,
} as const;

/** Weights of pairs for one round. `aim` chooses one member, `weigh` then gives the weight with another. */
export type Weigher = {
  readonly aim: (member: number) => void;
  /** A whole number from 1; 0 if the two may not be put together this round. */
  readonly weigh: (other: number) => number;
  /** Both at once. */
  readonly weighPair: (member: number, other: number) => number;
};

/** Rounds back in which a meeting rules the same two out: the last three, fewer among few people. */
export const closedRounds = (members: number): number =>
  Math.max(0, Math.min(3, Math.floor(members / 2) - 1));

/**
 * The weigher of a round. Only avoided pairs, pairs without a common hour, pairs of the same side in two-sided programs
 * and pairs of the last rounds are impossible; everything else is a matter of points. About 0.1 µs per pair: the
 * chosen member's topics and past lie in tables addressed by topic and member, the other's profile in one row.
 */
export const weigherOf = (input: RoundInput, profiles: Profiles, past: Past): Weigher => {
  const { round, rules, seed, members } = input;
  const { size, rows, worth } = profiles;
  const closed = closedRounds(size);
  const waited = Int32Array.from(members, (m) => points.waitedRound * Math.max(0, Math.min(3, m.waited)));
  const sought = new Int32Array(worth.length);
  const offered = new Int32Array(worth.length);
  const liked = new Int32Array(worth.length);
  const lastRound = new Int32Array(size).fill(-1);
  const times = new Int32Array(size);
  const noveltyAgo = noveltyTable(rules.gapRounds);
  let aimed = -1;
  let row = 0;

  const fillTable = (table: Int32Array, first: number, isOn: boolean): void => {
    for (let i = row + first, end = i + listRoom; i < end; i++) {
      const topic = rows[i] as number;
      table[topic] = isOn ? (worth[topic] as number) : 0;
    }
  };

  const setTables = (isOn: boolean): void => {
    fillTable(sought, column.seeks, isOn);
    fillTable(offered, column.offers, isOn);
    fillTable(liked, column.interests, isOn);
    const end = past.offset[aimed + 1] as number;
    for (let i = past.offset[aimed] as number; i < end; i++) {
      const v = past.partner[i] as number;
      lastRound[v] = isOn ? (past.lastRound[i] as number) : -1;
      times[v] = isOn ? (past.times[i] as number) : 0;
    }
  };

  const aim = (member: number): void => {
    if (aimed === member) return;
    if (aimed >= 0) setTables(false);
    aimed = member;
    row = member * rowWords;
    setTables(true);
  };

  /** How new a meeting with `other` would be: 1 never met, falling to 0; -1 if they may not meet. */
  const novelty = (other: number): number => {
    const last = lastRound[other] as number;
    if (last < 0) return 1;
    if (last === never) return -1;
    const ago = Math.max(0, round - last);
    if (ago <= closed) return -1;
    return (noveltyAgo[Math.min(ago, noveltyAgo.length - 1)] as number) / Math.max(1, times[other] as number);
  };

  const weigh = (other: number): number => {
    const at = other * rowWords;
    const common = overlap(
      rows[row] as number,
      rows[row + 1] as number,
      rows[at] as number,
      rows[at + 1] as number,
    );
    if (common < leastCommonMinutes || other === aimed) return 0;
    const flags = (rows[row + column.flags] as number) ^ (rows[at + column.flags] as number);
    if (rules.isTwoSided && (flags & (flag.mentor | flag.mentee)) !== (flag.mentor | flag.mentee)) return 0;
    const fresh = novelty(other);
    if (fresh < 0) return 0;
    const score = topicPoints(at) + (points.commonDay * Math.min(480, common)) / 480 + rulePoints(at, flags);
    const chance = pairHash(aimed, other, seed) % points.chance;
    const due = (waited[aimed] as number) + (waited[other] as number);
    return 1 + Math.floor(points.novelty * fresh + 0.8 * (score + chance) * (0.5 + 0.5 * fresh)) + due;
  };

  const topicPoints = (at: number): number => {
    let gives = 0;
    let gets = 0;
    let likes = 0;
    for (let i = at + column.offers, end = i + listRoom; i < end; i++) {
      const topic = rows[i] as number;
      if (topic === 0) break;
      gets += sought[topic] as number;
    }
    for (let i = at + column.seeks, end = i + listRoom; i < end; i++) {
      const topic = rows[i] as number;
      if (topic === 0) break;
      gives += offered[topic] as number;
    }
    for (let i = at + column.interests, end = i + listRoom; i < end; i++) {
      const topic = rows[i] as number;
      if (topic === 0) break;
      likes += liked[topic] as number;
    }
    const shared = Math.min(1000, likes) / 1000;
    return points.mutualHelp * reciprocal(gives / 1000, gets / 1000) + points.sharedInterest * shared;
  };

  const rulePoints = (at: number, flags: number): number => {
    const isSameGroup =
      rows[row + column.groupLow] === rows[at + column.groupLow] &&
      rows[row + column.groupHigh] === rows[at + column.groupHigh];
    const spoken =
      ((rows[row + column.languagesLow] as number) & (rows[at + column.languagesLow] as number)) |
      ((rows[row + column.languagesHigh] as number) & (rows[at + column.languagesHigh] as number));
    let sum = spoken !== 0 ? points.language : 0;
    if (rules.across === 'different' ? !isSameGroup : rules.across === 'same' && isSameGroup) {
      sum += points.groupRule;
    }
    if (rules.isNewcomerWithRegular && (flags & flag.newcomer) !== 0) sum += points.newcomerRule;
    return sum;
  };

  const weighPair = (member: number, other: number): number => {
    aim(member);
    return weigh(other);
  };

  return { aim, weigh, weighPair };
};

/**
 * How well two needs fit, each from 0 up, counted to 1: the arithmetic plus the harmonic mean, at most 1. One-sided
 * help counts, mutual help wins (the harmonic mean is RECON's: Pizzato et al., RecSys 2010).
 */
const reciprocal = (first: number, second: number): number => {
  const a = Math.min(1, first);
  const b = Math.min(1, second);
  if (a + b === 0) return 0;
  return Math.min(1, (a + b) / 2 + (a * b) / (a + b));
};

/** Novelty by rounds since the last meeting: it comes back by half in 13 rounds, never above 0.6; a quarter inside the gap. */
const noveltyTable = (gapRounds: number): Float64Array =>
  Float64Array.from({ length: 260 }, (_, ago) => 0.6 * (1 - 2 ** (-ago / 13)) * (ago < gapRounds ? 0.25 : 1));
