import { parseArgs } from 'node:util';
import { readGraphFile } from './graphFile.ts';
import { measure } from './measure.ts';

/** Match one graph: `run.ts --input NAME.bin [--bonus B] [--runs 7] [--json]`. One run is a cold one. */
const { values } = parseArgs({
  options: {
    input: { type: 'string' },
    bonus: { type: 'string', default: '0' },
    runs: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
if (values.input === undefined) {
  console.error('run --input NAME.bin [--bonus B] [--runs N] [--json]');
  process.exit(2);
}
const edges = readGraphFile(values.input);
const runs = Number(values.runs ?? (edges.size > 200_000 ? 1 : edges.size > 20_000 ? 7 : 30));
const measured = measure(edges, Number(values.bonus), runs);
console.log(values.json ? JSON.stringify(measured) : measured);
