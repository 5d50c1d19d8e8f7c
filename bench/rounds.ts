import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { freshProgram } from '../src/actions/programs.ts';
import type { Planner } from '../src/actions/roundPlan.ts';
import { advanceRound } from '../src/actions/roundPlan.ts';
import { commitProgram } from '../src/actions/roundsClock.ts';
import { asId, type CommunityId, type MemberId, type ProgramId, type TagSlug } from '../src/core/ids.ts';
import { type Member, memberDefaults } from '../src/core/member.ts';
import { runNow, startProgram } from '../src/core/program.ts';
import { isRefusal } from '../src/core/refusal.ts';
import { dice } from '../src/dice.ts';
import { createCipher } from '../src/store/cipher.ts';
import { openDatabase } from '../src/store/database.ts';
import { migrate } from '../src/store/migrate.ts';
import { postgresSessions } from '../src/store/postgres.ts';
import { createStore, routingTables } from '../src/store/store.ts';
import { createPlanner } from '../src/worker/planner.ts';

/**
 * A whole round in the product, on PostgreSQL (DATABASE_URL, an empty database): snapshot, plan in its thread, plan
 * fixed with everybody's place. `rounds.ts [members]`, twice, so that the second knows the first. One JSON line each.
 */
const size = Number(process.argv[2] ?? 3_000);
const url = process.env['DATABASE_URL'] ?? '';
const topics = [
  'typescript',
  'react',
  'fundraising',
  'tax',
  'export',
  'logistics',
  'recruitment',
  'seo',
  'law',
  'hr',
];
const tagAt = (at: number): TagSlug => asId<TagSlug>(topics[at % topics.length] ?? 'react');

const memberAt = (at: number): Member => ({
  ...memberDefaults,
  id: asId<MemberId>(randomUUID()),
  status: 'joined',
  name: `Member ${at}`,
  headline: '',
  bio: '',
  company: `Company ${at % 300}`,
  country: 'PL',
  zone: ['Europe/Warsaw', 'Europe/London', 'America/New_York'][at % 3] ?? 'UTC',
  languages: ['pl', 'en'],
  language: 'pl',
  links: [],
  offers: [
    { tag: tagAt(at), level: 2, isPublic: true },
    { tag: tagAt(at * 7 + 3), level: 1, isPublic: true },
  ],
  seeks: [{ tag: tagAt(at * 3 + 1), isPublic: true }],
  isHidden: false,
  openTo: [],
  snoozedUntil: null,
  joinedAt: new Date(0),
  firstSeenAt: new Date(0),
});

const migrations = join(import.meta.dirname, '../../migrations');
const migrating = postgresSessions(url);
await migrate(migrating, migrations, routingTables);
await migrating.close();
const sessions = postgresSessions(url);
const store = createStore(openDatabase(sessions), createCipher([randomBytes(32).toString('hex')]));
const community = dice.id<CommunityId>();
const place = {
  name: `Bench ${community}`,
  zone: 'Europe/Warsaw',
  language: 'pl',
  holidays: 'none',
} as const;
await store.communities.create({
  id: community,
  ...place,
  daysOff: [],
  letsGuestsIn: false,
  roomChannel: '',
  startedAt: new Date(0),
});
await store.transaction(community, (tx) =>
  tx.members.saveMany(Array.from({ length: size }, (_, at) => memberAt(at))),
);

let planMs = 0;
const planner = createPlanner();
const plan: Planner = async (input) => {
  const begun = performance.now();
  const made = await planner(input);
  planMs = performance.now() - begun;
  return made;
};
for (let turn = 0; turn < 2; turn++) {
  const id = dice.id<ProgramId>();
  const round = await store.transaction(community, async (tx) => {
    const now = new Date(tx.now.getTime() + turn * 7 * 86_400_000);
    const fresh = { ...freshProgram(id, 'Europe/Warsaw', now), name: 'Coffee', place: 'everyone' as const };
    const program = startProgram(fresh, now);
    const events = isRefusal(program) ? program : runNow(program, now);
    if (isRefusal(events) || isRefusal(program)) throw new Error('refused');
    await tx.programs.save(program);
    await commitProgram(tx, dice, program, events);
    return (await tx.rounds.latest(id, 1))[0];
  });
  if (round === undefined) throw new Error('no round');
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  await advanceRound({ store, dice, plan }, community, round.id);
  const { user, system } = process.cpuUsage(cpu);
  const done = await store.transaction(community, (tx) => tx.rounds.get(round.id));
  const figures = {
    members: size,
    ...done?.summary,
    wholeMs: Math.round(performance.now() - begun),
    planMs: Math.round(planMs),
    cpuMs: Math.round((user + system) / 1000),
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
await sessions.close();
