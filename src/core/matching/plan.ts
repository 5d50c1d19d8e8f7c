import { candidateEdges } from './candidates.ts';
import { type Certificate, certify } from './certificate.ts';
import { maximumWeightMatching } from './exact.ts';
import { withForesight } from './foresight.ts';
import { buildGraph, type Edges, type Graph } from './graph.ts';
import { groupsOf } from './groups.ts';
import { type LeftOut, whyLeftOut } from './leftOut.ts';
import { never, type Past, pastOf, pastWith } from './past.ts';
import { packProfiles } from './profiles.ts';
import { explainer, type Reason } from './reasons.ts';
import type { RoundInput } from './roundInput.ts';
import { pairsOf, withTrios } from './trios.ts';
import { points, type Weigher, weigherOf } from './weights.ts';

/** People put together, by position in the input, and why. `repeats`: how many pairs among them have met before. */
export type Pairing = {
  readonly members: readonly number[];
  readonly reasons: readonly Reason[];
  readonly repeats: number;
};

/** One round, planned. The same input gives the same plan. */
export type RoundPlan = {
  readonly pairings: readonly Pairing[];
  readonly leftOut: readonly LeftOut[];
  /** Pairs of people in it that have met before. */
  readonly repeats: number;
  /** The proof of the pairs, checked; null for groups of three and more, which have none. */
  readonly certificate: Certificate | null;
};

/** Above this many people a search may be cut short at `searchCap`; the certificate then says how much that costs. */
const exactUpTo = 200_000;
const searchCap = 5_000;

/**
 * Put the members of a round together: candidates, weights, one exact matching over all of them, trios for who is left
 * or groups, explanations. Everyone is in at most one pairing, and who is in none is told why.
 */
export const planRound = (input: RoundInput): RoundPlan => {
  const size = input.members.length;
  const past = pastOf(size, input.meetings, input.avoided);
  const profiles = packProfiles(input.members);
  const weigher = weigherOf(input, profiles, past);
  const edges = candidateEdges(profiles, weigher, input.seed);
  const graph = buildGraph(edges);
  const { groups, certificate } = placed(input, edges, graph, weigher, past);
  const explain = explainer(input, profiles, past);
  const pairings = groups.map((members) => ({
    members,
    reasons: explain(members),
    repeats: repeatsIn(members, past),
  }));
  const isPlaced = new Uint8Array(size);
  for (const group of groups) for (const v of group) isPlaced[v] = 1;
  const leftOut: number[] = [];
  for (let v = 0; v < size; v++) if (isPlaced[v] === 0) leftOut.push(v);
  return {
    pairings,
    leftOut: whyLeftOut(input, graph, leftOut),
    repeats: pairings.reduce((sum, { repeats }) => sum + repeats, 0),
    certificate,
  };
};

type Placed = { readonly groups: number[][]; readonly certificate: Certificate | null };

const placed = (
  { rules, seed }: RoundInput,
  edges: Edges,
  graph: Graph,
  weigher: Weigher,
  past: Past,
): Placed => {
  const options = graph.size > exactUpTo ? { searchCap } : {};
  const matching = maximumWeightMatching(graph, points.pairBonus, options);
  if (rules.groupSize > 2) {
    return {
      groups: groupsOf(graph, matching.mate, weigher, { seed, wanted: rules.groupSize }),
      certificate: null,
    };
  }
  const mate = withForesight(edges, matching, past, seed);
  const certificate = certify(edges, points.pairBonus, { ...matching, mate });
  if ('broken' in certificate) throw new Error(`the matching's proof does not hold: ${certificate.broken}`);
  const groups = rules.allowsTrios ? withTrios(graph, mate, weigher) : pairsOf(mate).groups;
  return { groups, certificate };
};

const repeatsIn = (members: readonly number[], past: Past): number => {
  let count = 0;
  for (const u of members) {
    for (const v of members) {
      if (v <= u) continue;
      const at = pastWith(past, u, v);
      if (at >= 0 && past.lastRound[at] !== never) count++;
    }
  }
  return count;
};
