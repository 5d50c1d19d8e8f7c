import { simulateYear } from './connectorYear.ts';

/**
 * A year of warm referrals, one JSON line for each way to choose who is asked: as the product does, beside "strongest
 * tie first" under the same rules. `connectors.ts [people] [ties] [asks a week] [seed]`.
 */
const [people = 1_000, ties = 25_000, asksPerWeek = 40, seed = 7] = process.argv.slice(2).map(Number);

for (const choose of ['fair', 'strongest'] as const) {
  const began = performance.now();
  const { busiestTenth, meanWarmth, ...rest } = simulateYear({
    ...{ people, ties, seed, asksPerWeek, choose, weeks: 52 },
  });
  const rounded = (share: number) => Math.round(share * 1_000) / 1_000;
  const line = {
    choose,
    people,
    ties,
    busiestTenth: rounded(busiestTenth),
    meanWarmth: rounded(meanWarmth),
    ...rest,
    ms: Math.round(performance.now() - began),
  };
  console.log(JSON.stringify(line));
}
