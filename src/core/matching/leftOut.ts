import type { Graph } from './graph.ts';
import {
  commonMinutes,
  type Hours,
  leastCommonMinutes,
  type RoundInput,
  type RoundMember,
  type Side,
} from './roundInput.ts';

/**
 * Why somebody could not be placed. `nobodyFits` covers avoided people and recent meetings alike, so that it gives
 * nothing away; `nobodyElse`: nobody else is in the round.
 */
export type LeftOutReason =
  | 'oddNumber'
  | 'othersFitBetter'
  | 'fewerOnOtherSide'
  | 'noCommonHours'
  | 'nobodyFits'
  | 'nobodyElse';

export type LeftOut = { readonly member: number; readonly reason: LeftOutReason };

/** Why each of these members was left out. O(members + members left out x different hours). */
export const whyLeftOut = (input: RoundInput, graph: Graph, leftOut: readonly number[]): LeftOut[] => {
  if (leftOut.length === 0) return [];
  const crowd = crowdOf(input.members);
  return leftOut.map((member) => ({
    member,
    reason: reasonFor(input, graph, crowd, member, leftOut.length),
  }));
};

/** What the members are like as a whole: how many on each side, and how many meet at the same hours. */
type Crowd = {
  readonly sides: ReadonlyMap<Side | null, number>;
  readonly hours: ReadonlyMap<string, { readonly hours: Hours; count: number }>;
};

const crowdOf = (members: readonly RoundMember[]): Crowd => {
  const sides = new Map<Side | null, number>();
  const hours = new Map<string, { readonly hours: Hours; count: number }>();
  for (const member of members) {
    sides.set(member.side, (sides.get(member.side) ?? 0) + 1);
    const known = hours.get(nameOf(member.hours));
    if (known === undefined) hours.set(nameOf(member.hours), { hours: member.hours, count: 1 });
    else known.count++;
  }
  return { sides, hours };
};

const nameOf = (hours: Hours): string => `${hours.from}+${hours.minutes}`;

const reasonFor = (
  { members, rules }: RoundInput,
  graph: Graph,
  crowd: Crowd,
  member: number,
  total: number,
): LeftOutReason => {
  if (members.length < 2) return 'nobodyElse';
  const own = members[member] as RoundMember;
  const ownSide = crowd.sides.get(own.side) ?? 0;
  const otherSide = crowd.sides.get(own.side === 'mentor' ? 'mentee' : 'mentor') ?? 0;
  const couldMeet = (graph.offset[member + 1] as number) > (graph.offset[member] as number);
  if (rules.isTwoSided && (couldMeet ? ownSide > otherSide : otherSide === 0)) return 'fewerOnOtherSide';
  if (couldMeet) return total === 1 && members.length % 2 === 1 ? 'oddNumber' : 'othersFitBetter';
  for (const [name, { hours, count }] of crowd.hours) {
    if (count === 1 && name === nameOf(own.hours)) continue;
    if (commonMinutes(own.hours, hours) >= leastCommonMinutes) return 'nobodyFits';
  }
  return 'noCommonHours';
};
