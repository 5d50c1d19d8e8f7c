import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { asId, type CommunityId, type MemberId } from '../src/core/ids.ts';
import { type Member, memberDefaults } from '../src/core/member.ts';
import type { AskTerm, ProfileTerm } from '../src/core/search/terms.ts';
import { dice } from '../src/dice.ts';
import { createCipher } from '../src/store/cipher.ts';
import { openDatabase } from '../src/store/database.ts';
import { migrate } from '../src/store/migrate.ts';
import { postgresSessions } from '../src/store/postgres.ts';
import { createSearchIndexes } from '../src/store/searchIndexes.ts';
import { createStore, routingTables } from '../src/store/store.ts';

/**
 * Experts for an ask, from the table and from the index in memory, on PostgreSQL (DATABASE_URL, an empty database):
 * `found.ts [members]`. Made-up members with 18 terms each of 20,000, some far more common than others; asks of eight.
 * One JSON line: milliseconds an ask, of this process's CPU and by the clock.
 */
const size = Number(process.argv[2] ?? 20_000);
const url = process.env['DATABASE_URL'] ?? '';

let state = 7;
/** Seeded, from 0 to 1 (mulberry32). */
const roll = (): number => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};
const term = (): string => `t${Math.floor(20_000 ** roll())}`;
const termsOf = (): ProfileTerm[] =>
  [...new Set(Array.from({ length: 18 }, term))].map((one) => ({
    term: one,
    weight: 1 + Math.floor(roll() * 200),
    isPublic: true,
  }));
const memberAt = (at: number): Member => ({
  ...memberDefaults,
  ...{ id: asId<MemberId>(randomUUID()), status: 'joined', name: `Member ${at}` },
  ...{ headline: '', bio: '', company: '', country: 'PL', zone: 'Europe/Warsaw', languages: ['pl'] },
  ...{ language: 'pl', links: [], offers: [], seeks: [], isHidden: false, openTo: [], snoozedUntil: null },
  ...{ joinedAt: new Date(0), firstSeenAt: new Date(0) },
});

const migrating = postgresSessions(url);
await migrate(migrating, join(import.meta.dirname, '../../migrations'), routingTables);
await migrating.close();
const sessions = postgresSessions(url);
const database = openDatabase(sessions);
const cipher = createCipher([randomBytes(32).toString('hex')]);
const table = createStore(database, cipher);
const indexes = createSearchIndexes(database, {
  ...{ from: 1, most: 10_000_000, mostChanged: 1_000 },
  onFault: (fault) => {
    throw fault;
  },
});
const memory = createStore(database, cipher, indexes);
const here = dice.id<CommunityId>();
await table.communities.create({
  ...{ id: here, name: `Bench ${here}`, zone: 'Europe/Warsaw', language: 'pl', holidays: 'none' },
  ...{ daysOff: [], letsGuestsIn: false, roomChannel: '', startedAt: new Date(0) },
});
for (let at = 0; at < size; at += 2_000) {
  const people = Array.from({ length: Math.min(2_000, size - at) }, (_, more) => memberAt(at + more));
  await table.transaction(here, async (tx) => {
    await tx.members.saveMany(people);
    await tx.expertise.indexMany(people.map(({ id }) => ({ member: id, terms: termsOf() })));
  });
}
await database.transaction({ owner: true }, ({ db }) => db.execute('analyze'));

const asks = Array.from({ length: 50 }, () =>
  Array.from({ length: 8 }, term).map(
    (one): AskTerm => ({ kind: 'word', term: one, weight: 100, source: one }),
  ),
);
const measure = async (store: typeof table) => {
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  const answers = [];
  for (const ask of asks) answers.push(await store.transaction(here, (tx) => tx.expertise.search(ask, 40)));
  const { user, system } = process.cpuUsage(cpu);
  const each = (ms: number) => Math.round((ms / asks.length) * 100) / 100;
  return { ms: each(performance.now() - begun), cpuMs: each((user + system) / 1_000), answers };
};

const fromTable = await measure(table);
const begun = performance.now();
await measure(memory);
await indexes.settled();
const builtMs = Math.round(performance.now() - begun);
const changed = memberAt(0);
await table.transaction(here, async (tx) => {
  await tx.members.save(changed);
  await tx.members.save({ ...changed, isHidden: true });
});
const fromMemory = await measure(memory);
const isSame = JSON.stringify(fromTable.answers) === JSON.stringify(fromMemory.answers);
const { answers: _, ...slow } = fromTable;
const { answers: __, ...fast } = fromMemory;
const rssMb = Math.round(process.memoryUsage().rss / 1e6);
process.stdout.write(
  `${JSON.stringify({ members: size, table: slow, memory: fast, builtMs, isSame, rssMb })}\n`,
);
await sessions.close();
