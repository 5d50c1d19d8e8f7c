import { type Family, families, familyGraph } from './families.ts';
import { writeGraphFile } from './graphFile.ts';

/** Write a benchmark graph: `generate.ts FAMILY SIZE SEED FILE.bin`. */
const [name, size, seed, file] = process.argv.slice(2);
const family = families.find((known): known is Family => known === name);
if (family === undefined || file === undefined) {
  console.error(`generate FAMILY SIZE SEED FILE.bin, with FAMILY one of ${families.join(', ')}`);
  process.exit(2);
}
const graph = familyGraph(family, Number(size), Number(seed));
writeGraphFile(file, graph);
console.log(JSON.stringify({ family, size: graph.size, edges: graph.count }));
