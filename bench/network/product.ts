import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { asId, type CommunityId, type MemberId } from '../../src/core/ids.ts';
import { memberDefaults } from '../../src/core/member.ts';
import { personOf, strengthOf, type TieGraph } from '../../src/core/network/graph.ts';
import { graphOfLinks } from '../../src/core/network/links.ts';
import { createPathSearch, type PathQuery } from '../../src/core/network/paths.ts';
import { dice } from '../../src/dice.ts';
import { createCipher } from '../../src/store/cipher.ts';
import { openDatabase } from '../../src/store/database.ts';
import { MIGRATING, migrate } from '../../src/store/migrate.ts';
import { postgresSessions } from '../../src/store/postgres.ts';
import { createStore, type FullStore, routingTables } from '../../src/store/store.ts';
import { cpuOf } from './database.ts';

/** What Acquaint does for one request: the store's statement, and the part between two ranked. */
export type Product = {
  readonly ask: (query: PathQuery) => Promise<(readonly [number, number])[]>;
  /** Ties the statement gave since it was last asked. */
  readonly rows: () => number;
  /** What its backend used since it began. */
  readonly cpuMs: () => number;
  readonly close: () => Promise<void>;
};

/** The graph as confirmed ties of one community in an empty database, as strong as in the graph. */
export const openProduct = async (url: string, graph: TieGraph, willing: Uint8Array): Promise<Product> => {
  const sessions = postgresSessions(url, MIGRATING);
  await migrate(sessions, join(import.meta.dirname, '../../../migrations'), routingTables);
  const database = openDatabase(sessions);
  const store = createStore(database, createCipher([randomBytes(32).toString('hex')]));
  const raw = postgres(url, { max: 1, onnotice: () => undefined });
  const here = await settle(store, raw, graph.people);
  await copyTies(raw, here, graph);
  await raw.end();
  const [backend] = await database.transaction({ community: here }, ({ db }) =>
    db.execute(sql`select pg_backend_pid() as pid`),
  );
  let rows = 0;
  const ask = ({ requester, target, connectors, most }: PathQuery) =>
    store.transaction(here, async (tx) => {
      const ends = [idOf(requester), idOf(target)] as const;
      const links = await tx.ties.linksBetween(ends[0], ends[1], connectors === 1 ? 1 : 2);
      rows += links.length;
      const network = graphOfLinks(links, tx.now, ends);
      const will = Uint8Array.from(network.people, (id) => willing[numberOf(id)] ?? 0);
      const [from, to] = ends.map((id) => network.numberOf.get(id) ?? -1);
      const query = { requester: from ?? -1, target: to ?? -1, connectors, most };
      return createPathSearch(network.graph)(query, will).map(({ people, cost }) => {
        const first = network.people[people[1] ?? -1];
        return [first === undefined ? -1 : numberOf(first), cost] as const;
      });
    });
  return {
    ask,
    rows: () => {
      const given = rows;
      rows = 0;
      return given;
    },
    cpuMs: () => cpuOf(Number(backend?.['pid'])),
    close: database.close,
  };
};

/** Ids in the order of the numbers, so that equal ways come out alike. */
const prefix = '00000000-0000-4000-8000-';
const idOf = (person: number): MemberId => asId(`${prefix}${person.toString(16).padStart(12, '0')}`);
const numberOf = (id: MemberId): number => Number.parseInt(id.slice(prefix.length), 16);
const uuidOf = (column: string): string => `('${prefix}' || lpad(to_hex(${column}), 12, '0'))::uuid`;

/** As the community, without the time limit of the store's own statements. */
const within = (raw: postgres.Sql, here: CommunityId, statement: string): Promise<unknown> =>
  raw.begin(async (tx) => {
    await tx.unsafe(`set local role acquaint_app`);
    await tx`select set_config('acquaint.community', ${here}, true)`;
    await tx.unsafe(statement);
  });

/** A community and its members, all like the first. */
const settle = async (store: FullStore, raw: postgres.Sql, people: number): Promise<CommunityId> => {
  const here = dice.id<CommunityId>();
  await store.communities.create({
    ...{ id: here, name: `Bench ${here}`, zone: 'Europe/Warsaw', language: 'pl', holidays: 'none' },
    ...{ daysOff: [], letsGuestsIn: false, roomChannel: '', startedAt: new Date(0) },
  });
  await store.transaction(here, (tx) =>
    tx.members.save({
      ...memberDefaults,
      ...{ id: idOf(0), status: 'joined', name: 'Somebody', headline: '', bio: '', company: '' },
      ...{ country: 'PL', zone: 'Europe/Warsaw', languages: ['pl'], language: 'pl', links: [], offers: [] },
      ...{ seeks: [], isHidden: false, openTo: [], snoozedUntil: null },
      ...{ joinedAt: new Date(0), firstSeenAt: new Date(0) },
    }),
  );
  await within(
    raw,
    here,
    `insert into members select (r).* from (
      select jsonb_populate_record(m, jsonb_build_object('id', ${uuidOf('n')})) as r
      from members m, generate_series(1, ${people - 1}) n
      where m.community_id = '${here}' and m.id = '${idOf(0)}' offset 0) made`,
  );
  return here;
};

/** Keys and one index are put aside while millions of rows come in. */
const copyTies = async (raw: postgres.Sql, here: CommunityId, graph: TieGraph): Promise<void> => {
  await raw`drop table if exists bench_staged`;
  await raw`create unlogged table bench_staged (a int not null, b int not null, s int not null)`;
  await raw`grant select on bench_staged to acquaint_app`;
  await pipeline(
    Readable.from(pairLines(graph)),
    await raw`copy bench_staged (a, b, s) from stdin`.writable(),
  );
  const keys = ['ties_one', 'ties_other'];
  const kept =
    await raw`select conname, pg_get_constraintdef(oid) as def from pg_constraint where conname in ${raw(keys)}`;
  for (const { conname } of kept) await raw`alter table ties drop constraint ${raw(conname)}`;
  await raw`drop index ties_of_other`;
  // The clock stands a day ahead: as long as this runs nothing fades.
  await within(
    raw,
    here,
    `insert into ties (community_id, one_id, other_id, claim, heat, clock_at, state)
      select '${here}', ${uuidOf('a')}, ${uuidOf('b')}, (s + 0.5) / 255, 0, now() + interval '1 day', '{}'
      from bench_staged order by a, b`,
  );
  await raw`create index ties_of_other on ties (community_id, other_id, one_id)`;
  for (const { conname, def } of kept) {
    await raw.unsafe(`alter table ties add constraint ${conname} ${def} not valid`);
  }
  await raw`drop table bench_staged`;
  await raw`vacuum analyze ties`;
  await raw`vacuum analyze members`;
};

function* pairLines(graph: TieGraph): Generator<string> {
  let lines: string[] = [];
  for (let v = 0; v < graph.people; v++) {
    for (let p = graph.start[v] ?? 0; p < (graph.end[v] ?? 0); p++) {
      const arc = graph.arcs[p] ?? 0;
      if (personOf(arc) > v) lines.push(`${v}\t${personOf(arc)}\t${strengthOf(arc)}\n`);
    }
    if (lines.length < 50_000 && v < graph.people - 1) continue;
    yield lines.join('');
    lines = [];
  }
}
