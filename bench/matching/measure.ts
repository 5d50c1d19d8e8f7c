import { type Certificate, certify } from '../../src/core/matching/certificate.ts';
import { maximumWeightMatching } from '../../src/core/matching/exact.ts';
import { buildGraph, type Edges } from '../../src/core/matching/graph.ts';

/** What one graph's matching is worth, and the least CPU time of several runs in this process, adjacency lists included. */
export type Measured = {
  readonly weight: number;
  readonly pairs: number;
  readonly unmatched: number;
  readonly certified: number;
  readonly cpuMs: number;
};

/** Above this many vertices one search may reach only so many: the certificate tells what that costs. */
const exactUpTo = 200_000;
const searchCap = 5_000;

/** Match `runs` times, check the proof once against the edge list alone. Throws if the proof does not hold. */
export const measure = (edges: Edges, bonus: number, runs: number): Measured => {
  const options = edges.size > exactUpTo ? { searchCap } : {};
  const times: number[] = [];
  let proof: Certificate | null = null;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    const matching = maximumWeightMatching(buildGraph(edges), bonus, options);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    if (run > 0) continue;
    const checked = certify(edges, bonus, matching);
    if ('broken' in checked) throw new Error(`broken proof: ${checked.broken} at ${checked.at}`);
    proof = checked;
  }
  const { value, pairs, share } = proof ?? { value: 0, pairs: 0, share: 1 };
  return {
    weight: value - bonus * pairs,
    pairs,
    unmatched: edges.size - 2 * pairs,
    certified: share,
    cpuMs: Math.round(Math.min(...times) * 1000) / 1000,
  };
};
