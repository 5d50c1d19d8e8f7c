import type { MemberId, TagSlug } from './ids.ts';
import { candidateEdges } from './matching/candidates.ts';
import { maximumWeightMatching } from './matching/exact.ts';
import { buildGraph } from './matching/graph.ts';
import { pastOf } from './matching/past.ts';
import { packProfiles } from './matching/profiles.ts';
import { randomFrom } from './matching/random.ts';
import { explainer } from './matching/reasons.ts';
import type { RoundInput, RoundMember } from './matching/roundInput.ts';
import { points, type Weigher, weigherOf } from './matching/weights.ts';
import type { MeetReason } from './meetupGoing.ts';
import { isPersonal, named } from './round.ts';

/** How many people are suggested to one member, and to how many one member is suggested at most. */
export const meetCaps = { toOne: 3, ofOne: 5 } as const;

/** Somebody who goes, as far as suggesting needs to know them. */
export type MeetPerson = {
  readonly id: MemberId;
  /** Hidden, paused or quiet people, and those who take no such asks, get suggestions and are in none. */
  readonly mayBeSuggested: boolean;
  readonly profile: Omit<RoundMember, 'hours' | 'side' | 'waited'>;
};

/** Somebody to meet, for one member. */
export type Suggested = { readonly member: MemberId; readonly person: MemberId };

/** What suggesting depends on. The same input gives the same suggestions. */
export type MeetInput = {
  readonly seed: number;
  readonly people: readonly MeetPerson[];
  /** Never suggested to each other: kept apart, acquainted, asked before. */
  readonly apart: readonly { readonly a: MemberId; readonly b: MemberId }[];
  /** What was suggested before; it stays, and counts. */
  readonly given: readonly Suggested[];
  /** Only these get more; everybody where it is null. */
  readonly only: ReadonlySet<MemberId> | null;
};

/**
 * Up to three people for everybody: three exact matchings one after the other, whoever was left out before first, each
 * without the pairs of those before; then who still has too few gets somebody who is not suggested five times yet, those
 * with the fewest first. Nobody stays without anybody where somebody could be found for them. O(n²) for n people.
 */
export const suggestPeople = (
  input: MeetInput,
): { readonly member: MemberId; readonly person: MemberId; readonly reasons: readonly MeetReason[] }[] => {
  const board = boardOf(input);
  if (input.only === null) for (let turn = 0; turn < meetCaps.toOne; turn++) matchOnce(board);
  for (let most = 1; most <= meetCaps.toOne; most++) fillUpTo(board, most);
  const explain = explainer(
    board.round,
    packProfiles(board.round.members),
    pastOf(board.size, nobody(), nobody()),
  );
  const idAt = (position: number) => (input.people[position] as MeetPerson).id;
  return board.made.map(({ to, of }) => ({
    member: idAt(to),
    person: idAt(of),
    reasons: explain([to, of])
      .filter(isPersonal)
      .slice(0, reasonsKept)
      .map((reason) => named(reason, idAt, (topic) => topic as TagSlug) as MeetReason),
  }));
};

const reasonsKept = 4;

/** Where things stand while suggestions are made; people by position. */
type Board = {
  readonly size: number;
  readonly seed: number;
  readonly round: RoundInput;
  readonly weigher: Weigher;
  readonly mayBeSuggested: readonly boolean[];
  readonly isWanting: readonly boolean[];
  /** Pairs that must not be made, as `low * size + high`; directed ones as `size² + to * size + of`. */
  readonly closed: Set<number>;
  readonly has: Int32Array;
  readonly times: Int32Array;
  made: { readonly to: number; readonly of: number; readonly isMutual: boolean }[];
};

const boardOf = ({ seed, people, apart, given, only }: MeetInput): Board => {
  const size = people.length;
  const at = new Map(people.map(({ id }, position) => [id, position]));
  const closed = new Set<number>();
  const has = new Int32Array(size);
  const times = new Int32Array(size);
  for (const { a, b } of apart) {
    const [one, other] = [at.get(a), at.get(b)];
    if (one !== undefined && other !== undefined) closed.add(pairKey(size, one, other));
  }
  for (const { member, person } of given) {
    const [to, of] = [at.get(member), at.get(person)];
    if (to !== undefined) has[to] = (has[to] as number) + 1;
    if (of !== undefined) times[of] = (times[of] as number) + 1;
    if (to !== undefined && of !== undefined) closed.add(wayKey(size, to, of));
  }
  const round = roundOf(
    seed,
    people.map(({ profile }) => profile),
  );
  const isWanting = people.map(({ id }) => only === null || only.has(id));
  const mayBeSuggested = people.map((person) => person.mayBeSuggested);
  const weigher = weigherOf(round, packProfiles(round.members), pastOf(size, nobody(), nobody()));
  return { size, seed, round, weigher, mayBeSuggested, isWanting, closed, has, times, made: [] };
};

/** At an event everybody is there at the same time: hours say nothing. */
const roundOf = (seed: number, profiles: readonly MeetPerson['profile'][]): RoundInput => ({
  seed,
  round: 1,
  rules: {
    groupSize: 2,
    across: 'different',
    isNewcomerWithRegular: true,
    isTwoSided: false,
    allowsTrios: false,
    gapRounds: 0,
  },
  members: profiles.map((profile) => ({ ...profile, hours: wholeDay, side: null, waited: 0 })),
  meetings: { ...nobody(), round: new Int32Array(0) },
  avoided: nobody(),
});

const wholeDay = { from: 0, minutes: 1440 } as const;

const nobody = () => ({ a: new Int32Array(0), b: new Int32Array(0), round: new Int32Array(0) });

/** One matching among those who want somebody and may be suggested; a pair is suggested to each other. */
const matchOnce = (board: Board): void => {
  const { size, seed, round } = board;
  const inIt: number[] = [];
  for (let v = 0; v < size; v++) if (isFreeBothWays(board, v)) inIt.push(v);
  if (inIt.length < 2) return;
  const most = Math.max(...inIt.map((v) => board.has[v] as number));
  const members = inIt.map((v) => ({
    ...(round.members[v] as RoundMember),
    waited: most - (board.has[v] as number),
  }));
  const avoided = closedAmong(board, inIt);
  const part: RoundInput = { ...round, seed: seed + most + 1, members, avoided };
  const profiles = packProfiles(members);
  const weigher = weigherOf(part, profiles, pastOf(members.length, part.meetings, avoided));
  const graph = buildGraph(candidateEdges(profiles, weigher, part.seed));
  const { mate } = maximumWeightMatching(graph, points.pairBonus);
  for (let i = 0; i < inIt.length; i++) {
    const j = mate[i] as number;
    if (j < i) continue;
    give(board, inIt[i] as number, inIt[j] as number, true);
    give(board, inIt[j] as number, inIt[i] as number, true);
  }
};

const isFreeBothWays = (board: Board, v: number): boolean =>
  board.isWanting[v] === true &&
  board.mayBeSuggested[v] === true &&
  (board.has[v] as number) < meetCaps.toOne &&
  (board.times[v] as number) < meetCaps.ofOne;

const closedAmong = (board: Board, inIt: readonly number[]) => {
  const a: number[] = [];
  const b: number[] = [];
  for (let i = 0; i < inIt.length; i++) {
    for (let j = i + 1; j < inIt.length; j++) {
      const [u, v] = [inIt[i] as number, inIt[j] as number];
      if (isClosed(board, u, v) || isClosed(board, v, u)) {
        a.push(i);
        b.push(j);
      }
    }
  }
  return { a: Int32Array.from(a), b: Int32Array.from(b) };
};

/** Everybody with fewer than so many gets somebody, where there is anybody. */
const fillUpTo = (board: Board, most: number): void => {
  const random = randomFrom(board.seed ^ most);
  const order = Array.from({ length: board.size }, (_, v) => ({ v, by: random.fraction() }))
    .filter(({ v }) => board.isWanting[v] === true && (board.has[v] as number) < most)
    .toSorted((x, y) => (board.has[x.v] as number) - (board.has[y.v] as number) || x.by - y.by);
  for (const { v } of order) {
    const best = bestFor(board, v);
    if (best !== -1) give(board, v, best, false);
    else if (board.has[v] === 0) makeRoom(board, v, new Set());
  }
};

/** The heaviest of those who may still be suggested to somebody, the least suggested first among equals; -1 for none. */
const bestFor = (board: Board, to: number): number => {
  board.weigher.aim(to);
  let best = -1;
  let worth = -1;
  for (let of = 0; of < board.size; of++) {
    if ((board.times[of] as number) >= meetCaps.ofOne || !isPossible(board, to, of)) continue;
    // Somebody who is suggested often is worth less: everybody is met by about as many.
    const weight = board.weigher.weigh(of) / (1 + (board.times[of] as number));
    if (weight > worth) [best, worth] = [of, weight];
  }
  return best;
};

const isPossible = (board: Board, to: number, of: number): boolean =>
  to !== of && board.mayBeSuggested[of] === true && !isClosed(board, to, of);

/**
 * Everybody who could be suggested is so five times: somebody who has others, or can have others, gives one up. An
 * augmenting path (Kuhn 1955); `seen` are people whose suggestions were looked at.
 */
const makeRoom = (board: Board, to: number, seen: Set<number>): boolean => {
  for (let of = 0; of < board.size; of++) {
    if (seen.has(of) || !isPossible(board, to, of)) continue;
    seen.add(of);
    for (const one of board.made.filter((each) => each.of === of && !each.isMutual)) {
      const hasOthers = (board.has[one.to] as number) > 1;
      const instead = hasOthers ? -1 : bestFor(board, one.to);
      if (!hasOthers && instead === -1 && !makeRoom(board, one.to, seen)) continue;
      take(board, one);
      if (instead !== -1) give(board, one.to, instead, false);
      give(board, to, of, false);
      return true;
    }
  }
  return false;
};

const give = (board: Board, to: number, of: number, isMutual: boolean): void => {
  board.made.push({ to, of, isMutual });
  board.closed.add(wayKey(board.size, to, of));
  board.has[to] = (board.has[to] as number) + 1;
  board.times[of] = (board.times[of] as number) + 1;
};

const take = (board: Board, one: Board['made'][number]): void => {
  board.made = board.made.filter((each) => each !== one);
  board.closed.delete(wayKey(board.size, one.to, one.of));
  board.has[one.to] = (board.has[one.to] as number) - 1;
  board.times[one.of] = (board.times[one.of] as number) - 1;
};

const isClosed = ({ size, closed }: Board, to: number, of: number): boolean =>
  closed.has(pairKey(size, to, of)) || closed.has(wayKey(size, to, of));

const pairKey = (size: number, a: number, b: number): number => Math.min(a, b) * size + Math.max(a, b);
const wayKey = (size: number, to: number, of: number): number => size * size + to * size + of;
