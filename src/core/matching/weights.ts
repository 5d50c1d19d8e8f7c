import { never, type Past } from './past.ts';
import { column, flag, furtherPlaces, type Kind, type Profiles, places, rowWords } from './profiles.ts';
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
  /** Keep, in place, those of the first `count` who have a common hour and the right side; returns how many. */
  readonly keepPossible: (others: Int32Array, count: number) => number;
  /** The weights with the first `count` of these: whole numbers from 1; 0 if the two may not be put together this round. */
  readonly weighAll: (others: Int32Array, count: number, weights: Int32Array) => void;
  /** The weight with one. */
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
  const { round, rules, seed } = input;
  const { size, rows, hours, worth } = profiles;
  const closed = closedRounds(size);
  const sought = new Uint16Array(worth.length);
  const offered = new Uint16Array(worth.length);
  const liked = new Uint16Array(worth.length);
  /** How new a meeting with each member would be: 1 never met, falling to 0; -1 if they may not meet. */
  const freshness = new Float32Array(size).fill(1);
  /** Bits of the flags in which two people have to differ. */
  const mustDiffer = rules.isTwoSided ? flag.mentor | flag.mentee : 0;
  const noveltyAgo = noveltyTable(rules.gapRounds);
  let aimed = -1;
  let row = 0;
  let fromHour = 0;
  let forMinutes = 0;
  const single = new Int32Array(1);
  const singleWeight = new Int32Array(1);

  const fillTable = (table: Uint16Array, kind: Kind, isOn: boolean): void => {
    for (const place of places[kind]) {
      const topic = rows[row + place] as number;
      table[topic] = isOn ? (worth[topic] as number) : 0;
    }
  };

  const setTables = (isOn: boolean): void => {
    fillTable(sought, 'seeks', isOn);
    fillTable(offered, 'offers', isOn);
    fillTable(liked, 'interests', isOn);
    const end = past.offset[aimed + 1] as number;
    for (let i = past.offset[aimed] as number; i < end; i++) {
      freshness[past.partner[i] as number] = isOn
        ? noveltyAfter(past.lastRound[i] as number, past.times[i] as number)
        : 1;
    }
  };

  const noveltyAfter = (last: number, times: number): number => {
    const ago = Math.max(0, round - last);
    if (last === never || ago <= closed) return -1;
    return (noveltyAgo[Math.min(ago, noveltyAgo.length - 1)] as number) / Math.max(1, times);
  };

  const aim = (member: number): void => {
    if (aimed === member) return;
    if (aimed >= 0) setTables(false);
    aimed = member;
    row = member * rowWords;
    fromHour = hours[2 * member] as number;
    forMinutes = hours[2 * member + 1] as number;
    setTables(true);
  };

  const keepPossible = (others: Int32Array, count: number): number => {
    const from = fromHour;
    const minutes = forMinutes;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const other = others[i] as number;
      const at = 2 * other;
      const common = overlap(from, minutes, hours[at] as number, hours[at + 1] as number);
      others[kept] = other;
      if (common >= leastCommonMinutes) kept++;
    }
    return keepSides(others, kept);
  };

  /**
   * A loop of its own, also where there are no sides: so short that the processor fetches many profiles at once, which
   * are then near when `weighAll` wants all of them. It halves the time for 100,000 members.
   */
  const keepSides = (others: Int32Array, count: number): number => {
    const own = rows[row + column.flags] as number;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const other = others[i] as number;
      const flags = own ^ (rows[other * rowWords + column.flags] as number);
      others[kept] = other;
      if ((flags & mustDiffer) === mustDiffer) kept++;
    }
    return kept;
  };

  const weighAll = (others: Int32Array, count: number, weights: Int32Array): void => {
    // One loop over local names: as a function called per pair this takes half as long again.
    const own = aimed;
    const at0 = row;
    const from = fromHour;
    const minutes = forMinutes;
    const flags0 = rows[at0 + column.flags] as number;
    const lowWords = rows[at0 + column.languagesLow] as number;
    const highWords = rows[at0 + column.languagesHigh] as number;
    const groupLow = rows[at0 + column.groupLow] as number;
    const groupHigh = rows[at0 + column.groupHigh] as number;
    const waited0 = rows[at0 + column.waited] as number;
    const newcomerBit = rules.isNewcomerWithRegular ? flag.newcomer : 0;
    const sameGroupPoints = rules.across === 'same' ? points.groupRule : 0;
    const otherGroupPoints = rules.across === 'different' ? points.groupRule : 0;
    for (let i = 0; i < count; i++) {
      const other = others[i] as number;
      const at = other * rowWords;
      weights[i] = 0;
      const common = overlap(from, minutes, hours[2 * other] as number, hours[2 * other + 1] as number);
      const flags = flags0 ^ (rows[at + column.flags] as number);
      if (common < leastCommonMinutes || (flags & mustDiffer) !== mustDiffer || other === own) continue;
      const fresh = freshness[other] as number;
      if (fresh < 0) continue;
      const gets = heldIn(rows, at + column.offers, sought);
      const gives = heldIn(rows, at + column.seeks, offered);
      const likes = heldIn(rows, at + column.interests, liked);
      const spoken =
        (lowWords & (rows[at + column.languagesLow] as number)) |
        (highWords & (rows[at + column.languagesHigh] as number));
      const isSameGroup =
        groupLow === rows[at + column.groupLow] && groupHigh === rows[at + column.groupHigh];
      const score =
        (points.mutualHelp / 1000) * reciprocal(gives, gets) +
        (points.sharedInterest / 1000) * Math.min(1000, likes) +
        (points.commonDay / 480) * Math.min(480, common) +
        (spoken !== 0 ? points.language : 0) +
        (isSameGroup ? sameGroupPoints : otherGroupPoints) +
        ((flags & newcomerBit) !== 0 ? points.newcomerRule : 0) +
        pairHash(own, other, seed) * (points.chance / 2 ** 32);
      const due = points.waitedRound * (waited0 + (rows[at + column.waited] as number));
      weights[i] = 1 + Math.floor(points.novelty * fresh + 0.8 * score * (0.5 + 0.5 * fresh)) + due;
    }
  };

  const weigh = (other: number): number => {
    single[0] = other;
    weighAll(single, 1, singleWeight);
    return singleWeight[0] as number;
  };

  const weighPair = (member: number, other: number): number => {
    aim(member);
    return weigh(other);
  };

  return { aim, keepPossible, weighAll, weigh, weighPair };
};

/**
 * Sum of a table over one list of a row. Most lists are short and unused places hold topic 0, whose entry is 0: four
 * reads without a branch are faster than a loop that stops at a place the processor cannot foresee.
 */
const heldIn = (rows: Uint16Array, from: number, table: Uint16Array): number => {
  let sum =
    (table[rows[from] as number] as number) +
    (table[rows[from + 1] as number] as number) +
    (table[rows[from + 2] as number] as number) +
    (table[rows[from + 3] as number] as number);
  const further = from + furtherPlaces;
  if (rows[from + 3] !== 0) {
    for (let i = further; i < further + 4; i++) sum += table[rows[i] as number] as number;
  }
  return sum;
};

/**
 * How well two needs fit, each counted from 0 to 1,000: the arithmetic plus the harmonic mean, at most 1,000. One-sided
 * help counts, mutual help wins (the harmonic mean is RECON's: Pizzato et al., RecSys 2010).
 */
const reciprocal = (first: number, second: number): number => {
  const a = Math.min(1000, first);
  const b = Math.min(1000, second);
  return a + b === 0 ? 0 : Math.min(1000, (a + b) / 2 + (a * b) / (a + b));
};

/** Novelty by rounds since the last meeting: it comes back by half in 13 rounds, never above 0.6; a quarter inside the gap. */
const noveltyTable = (gapRounds: number): Float64Array =>
  Float64Array.from({ length: 260 }, (_, ago) => 0.6 * (1 - 2 ** (-ago / 13)) * (ago < gapRounds ? 0.25 : 1));
