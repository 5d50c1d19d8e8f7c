import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Family, familyGraph } from './families.ts';
import { writeGraphFile } from './graphFile.ts';
import { measure } from './measure.ts';

/**
 * Every family at several sizes: `suite.ts [--large] [--rival PROGRAM]`. A rival is a program that takes a graph file
 * and a bonus and prints JSON with `weight` and `cpuMs`, such as LEMON's MaxWeightedMatching behind a few lines of C++.
 */
const { values } = parseArgs({
  options: { large: { type: 'boolean', default: false }, rival: { type: 'string' } },
});

const small: readonly (readonly [Family, number, number])[] = [
  ['community', 100, 1],
  ['community', 300, 2],
  ['community', 1_000, 3],
  ['community', 3_000, 4],
  ['community', 10_000, 5],
  ...(['sparse', 'clus', 'mentor', 'unit', 'tri', 'geo'] as const).map((f) => [f, 10_000, 11] as const),
  ['complete', 1_000, 13],
];
const large: readonly (readonly [Family, number, number])[] = [
  ['community', 30_000, 6],
  ...(['sparse', 'clus', 'mentor', 'unit', 'tri', 'geo'] as const).map((f) => [f, 100_000, 12] as const),
  ['community', 100_000, 7],
];

const folder = mkdtempSync(join(tmpdir(), 'graphs-'));
const rows: Record<string, object> = {};
for (const [family, size, seed] of values.large ? [...small, ...large] : small) {
  const edges = familyGraph(family, size, seed);
  const file = join(folder, 'graph.bin');
  if (values.rival !== undefined) writeGraphFile(file, edges);
  for (const bonus of [0, 20_000]) {
    const ours = measure(edges, bonus, size > 20_000 ? 7 : 30);
    const times = size >= 100_000 && family === 'community' ? 1 : 3;
    const rival = values.rival === undefined ? [] : askRival(values.rival, file, bonus, times);
    const cpuMs = Math.min(...rival.map((r) => r.cpuMs));
    rows[`${family} ${size} +${bonus}`] = {
      ...ours,
      ...(rival.length === 0
        ? {}
        : {
            'rival CPU ms': cpuMs,
            'rival / ours': Number((cpuMs / ours.cpuMs).toFixed(2)),
            'same value': rival.every((r) => r.weight + bonus * r.pairs === ours.weight + bonus * ours.pairs),
          }),
    };
  }
}
rmSync(folder, { recursive: true });
console.table(rows);

function askRival(program: string, file: string, bonus: number, times: number) {
  return Array.from({ length: times }, () => {
    const answer: { readonly weight: number; readonly pairs: number; readonly cpuMs: number } = JSON.parse(
      execFileSync(program, [file, String(bonus)], { encoding: 'utf8' }),
    );
    return answer;
  });
}
