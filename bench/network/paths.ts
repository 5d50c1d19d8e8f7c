import { buildTieGraph, type TieGraph } from '../../src/core/network/graph.ts';
import { createPathSearch, type PathQuery } from '../../src/core/network/paths.ts';
import { openRival } from './database.ts';
import { makePairs, makeTies, makeWilling } from './generate.ts';
import { layeredConnectors } from './layered.ts';
import { openProduct } from './product.ts';

/**
 * Warm paths beside the alternatives, one JSON line each: `paths.ts [people] [ties] [seed]`; without arguments a
 * community of 1,000 with 25,000 ties and one of 1,000,000 with 10,000,000. With DATABASE_URL (an empty database) also
 * what Acquaint itself does, from the store's statement to the ranked ways, in its own tables, and two other ways in
 * SQL on a table made for them alone. Answers are compared before times count.
 */
const sizes =
  process.argv.length > 2
    ? [process.argv.slice(2, 4).map(Number)]
    : [
        [1_000, 25_000],
        [1_000_000, 10_000_000],
      ];
const seed = Number(process.argv[4] ?? 7);
const url = process.env['DATABASE_URL'];
const most = 5;
const asked = {
  ours: 2_000,
  product: 500,
  layered: { 1: 500, 2: 500, 3: 20 },
  joins: { 1: 300, 2: 300, 3: 300 },
} as const;
const recursed = { 1: 50, 2: 10, 3: 2 } as const;

type Answer = readonly (readonly [connector: number, cost: number])[];
type Engine = (query: PathQuery) => Answer | Promise<Answer>;
type Timed = { readonly answers: Answer[]; readonly times: number[]; readonly cpuMs: number };

const run = async (people: number, ties: number): Promise<void> => {
  const began = performance.now();
  const list = makeTies(people, ties, seed);
  const made = performance.now();
  const graph = buildTieGraph(list);
  const built = performance.now();
  const willing = makeWilling(people, seed);
  print({
    people,
    ties: graph.used / 2,
    made: Math.round(made - began),
    buildMs: Math.round(built - made),
    graphMb: megabytes(graph),
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
  });
  const pairs = makePairs((v) => (graph.end[v] ?? 0) - (graph.start[v] ?? 0), people, asked.ours, seed);
  const rival = url === undefined ? null : await openRival(url, graph, willing);
  const product = url === undefined ? null : await openProduct(url, graph, willing);
  const find = createPathSearch(graph);
  for (const connectors of [1, 2, 3] as const) {
    const queries = pairs.map(([requester, target]): PathQuery => ({ requester, target, connectors, most }));
    const ours: Engine = (query) =>
      find(query, willing).map((path) => [path.people[1] ?? -1, path.cost] as const);
    for (let warm = 0; warm < 2; warm++) await time(queries, ours);
    const reference = await time(queries, ours);
    const about = { people, connectors };
    print({ ...about, engine: 'typed arrays', ...summary(reference) });
    const beside = async (engine: string, count: number, ask: Engine) => {
      const backendCpu = () => (rival?.cpuMs() ?? 0) + (product?.cpuMs() ?? 0);
      const before = backendCpu();
      const timed = await time(queries.slice(0, count), ask);
      const backend = backendCpu() - before;
      const same = timed.answers.filter((answer, at) => isSame(answer, reference.answers[at] ?? [])).length;
      print({
        ...about,
        engine,
        ...summary(timed),
        ...(backend > 0 ? { backendCpuMs: backend / count } : {}),
        same: `${same} of ${count}`,
      });
      if (same !== timed.answers.length) process.exitCode = 1;
    };
    await beside('layered maps', asked.layered[connectors], (query) =>
      layeredConnectors(graph, query, willing),
    );
    if (rival === null || product === null) continue;
    if (connectors < 3) {
      for (const query of queries.slice(0, 20)) await product.ask(query);
      product.rows();
      await beside('Acquaint', asked.product, product.ask);
      print({ ...about, engine: 'Acquaint', tiesRead: Math.round(product.rows() / asked.product) });
    }
    await beside('SQL, met in the middle', asked.joins[connectors], rival.meetInTheMiddle);
    await beside('SQL, recursive', recursed[connectors], rival.recursive);
  }
  await rival?.close();
  await product?.close();
};

const time = async (queries: readonly PathQuery[], ask: Engine): Promise<Timed> => {
  const answers: Answer[] = [];
  const times: number[] = [];
  const cpu = process.cpuUsage();
  for (const query of queries) {
    const before = performance.now();
    const answer = ask(query);
    answers.push(answer instanceof Promise ? await answer : answer);
    times.push(performance.now() - before);
  }
  const { user, system } = process.cpuUsage(cpu);
  return { answers, times, cpuMs: (user + system) / 1_000 };
};

const summary = ({ times, cpuMs }: Timed) => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  const mean = rounded(times.reduce((sum, one) => sum + one, 0) / times.length);
  const cpu = rounded(cpuMs / times.length);
  return {
    queries: times.length,
    cpuMs: cpu,
    meanMs: mean,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
  };
};

const isSame = (one: Answer, other: Answer): boolean => JSON.stringify(one) === JSON.stringify(other);

const rounded = (ms: number): number => Math.round(ms * 1_000) / 1_000;

const megabytes = ({ start, end, arcs }: TieGraph): number =>
  Math.round((start.byteLength + end.byteLength + arcs.byteLength) / 1e6);

const print = (line: Readonly<Record<string, unknown>>): void => console.log(JSON.stringify(line));

for (const [people = 1_000, ties = 25_000] of sizes) await run(people, ties);
