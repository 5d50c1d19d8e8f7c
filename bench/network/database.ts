import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import postgres from 'postgres';
import { hopCost, never, stepCosts } from '../../src/core/network/costs.ts';
import { personOf, strengthOf, type TieGraph } from '../../src/core/network/graph.ts';
import type { PathQuery } from '../../src/core/network/paths.ts';

/** First connectors with costs, asked of PostgreSQL; `cpuMs` is what its backend used since it began. */
export type DatabaseRival = {
  readonly meetInTheMiddle: (query: PathQuery) => Promise<(readonly [number, number])[]>;
  readonly recursive: (query: PathQuery) => Promise<(readonly [number, number])[]>;
  readonly cpuMs: () => number;
  readonly close: () => Promise<void>;
};

/** The graph in two tables of an empty database: ties with their costs, both ways, and people with theirs. */
export const openRival = async (
  url: string,
  graph: TieGraph,
  willing: Uint8Array,
): Promise<DatabaseRival> => {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await sql`drop table if exists bench_ties, bench_people`;
  await sql`create unlogged table bench_ties (a int not null, b int not null, cost int not null)`;
  await sql`create unlogged table bench_people (id int primary key, cost int not null)`;
  await pipeline(
    Readable.from(tieLines(graph)),
    await sql`copy bench_ties (a, b, cost) from stdin`.writable(),
  );
  const people = [...willing].map((will, id) => `${id}\t${(stepCosts[will] ?? never) + hopCost}\n`);
  await pipeline(
    Readable.from([people.join('')]),
    await sql`copy bench_people (id, cost) from stdin`.writable(),
  );
  await sql`create index on bench_ties (a) include (b, cost)`;
  await sql`vacuum analyze bench_ties`;
  await sql`vacuum analyze bench_people`;
  await sql`set jit = off`;
  await sql`set max_parallel_workers_per_gather = 0`;
  const [backend] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const ask = async (text: string, { requester, target, connectors, most }: PathQuery) => {
    const rows = await sql.unsafe<{ a: number; cost: number }[]>(
      text,
      [requester, target, connectors, most],
      { prepare: true },
    );
    return rows.map(({ a, cost }) => [a, Number(cost)] as const);
  };
  return {
    meetInTheMiddle: (query) => ask(meetInTheMiddle(query.connectors), query),
    recursive: (query) => ask(recursive, query),
    cpuMs: () => cpuOf(backend?.pid ?? 0),
    close: async () => {
      await sql`drop table bench_ties, bench_people`;
      await sql.end();
    },
  };
};

/** Requester's ties from one side, one or two steps back from the target on the other. */
const meetInTheMiddle = (connectors: 1 | 2 | 3): string => `
  with near as (
    select b as x, cost from bench_ties where a = $2 and b <> $1
  )${connectors < 3 ? '' : far}, first as (
    select t.b as a, t.cost + p.cost as cost
    from bench_ties t join bench_people p on p.id = t.b
    where t.a = $1 and t.b <> $2 and p.cost < ${never}
  ), ways as (
    select f.a, f.cost + n.cost as cost from first f join near n on n.x = f.a
    ${connectors < 2 ? '' : `union all ${over('near')}`}
    ${connectors < 3 ? '' : `union all ${over('far')}`}
  )
  select a, min(cost) as cost from ways where $3::int > 0 group by a order by 2, 1 limit $4`;

const far = `, far as (
    select t.b as x, min(t.cost + p.cost + n.cost) as cost
    from near n join bench_people p on p.id = n.x join bench_ties t on t.a = n.x
    where p.cost < ${never}
    group by t.b
  )`;

const over = (label: 'near' | 'far'): string => `
    select f.a, f.cost + t.cost + p.cost + l.cost
    from first f join bench_ties t on t.a = f.a join ${label} l on l.x = t.b join bench_people p on p.id = t.b
    where t.b <> $1 and t.b <> $2 and p.cost < ${never}`;

const recursive = `
  with recursive walk (a, at, path, cost) as (
    select t.b, t.b, array[$1::int, t.b], t.cost from bench_ties t where t.a = $1 and t.b <> $2
    union all
    select w.a, t.b, w.path || t.b, w.cost + p.cost + t.cost
    from walk w join bench_people p on p.id = w.at join bench_ties t on t.a = w.at
    where w.at <> $2 and p.cost < ${never} and t.b <> all (w.path) and cardinality(w.path) < $3::int + 2
  )
  select a, min(cost) as cost from walk where at = $2 group by a order by 2, 1 limit $4`;

function* tieLines(graph: TieGraph): Generator<string> {
  let lines: string[] = [];
  for (let v = 0; v < graph.people; v++) {
    for (let p = graph.start[v] ?? 0; p < (graph.end[v] ?? 0); p++) {
      const arc = graph.arcs[p] ?? 0;
      lines.push(`${v}\t${personOf(arc)}\t${stepCosts[strengthOf(arc)]}\n`);
    }
    if (lines.length < 50_000 && v < graph.people - 1) continue;
    yield lines.join('');
    lines = [];
  }
}

/** CPU time of a process on this machine in ms; 0 where it is elsewhere. */
export const cpuOf = (pid: number): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return 0;
  }
};
