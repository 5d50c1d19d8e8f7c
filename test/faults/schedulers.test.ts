import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { freshProgram } from '../../src/actions/programs.ts';
import type { CommunityId, ProgramId } from '../../src/core/ids.ts';
import { startProgram } from '../../src/core/program.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { dice } from '../../src/dice.ts';
import { createHeartbeat } from '../../src/heartbeat.ts';
import { MIGRATING, migrate } from '../../src/store/migrate.ts';
import { postgresSessions } from '../../src/store/postgres.ts';
import { DatabaseUnavailable } from '../../src/store/session.ts';
import { routingTables } from '../../src/store/store.ts';
import { openStage, type Stage } from '../actions/stage.ts';
import { createDatabase } from '../services.ts';
import { MIGRATIONS } from '../template.ts';

/** Occurrences that are due at one instant; `OCCURRENCES=500` for a night. */
const occurrences = Number(process.env['OCCURRENCES'] ?? 60);
const schedulers = 8;
const communities = 6;
const roundAt = new Date('2027-01-13T09:00:00Z');
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

let stages: Stage[] = [];
let drop: () => Promise<void>;
beforeAll(async () => {
  const own = await createDatabase(inject('postgresUrl'));
  const migrating = postgresSessions(own.url, MIGRATING);
  await migrate(migrating, MIGRATIONS, routingTables);
  await migrating.close();
  // Each has connections of its own, as a process would.
  stages = await Promise.all(
    Array.from({ length: schedulers }, () => openStage(postgresSessions(own.url, { max: 4 }))),
  );
  drop = own.drop;
});
afterAll(async () => {
  for (const { database } of stages) await database.close();
  await drop();
});

test('eight schedulers that begin at one barrier run every occurrence once', async () => {
  const [stage] = stages;
  if (stage === undefined) throw new Error('no stage');
  const programs: { readonly community: CommunityId; readonly id: ProgramId }[] = [];
  for (let at = 0; at < communities; at++) {
    const { id: community } = await stage.openCommunity();
    await stage.store.transaction(community, async (tx) => {
      for (let one = at; one < occurrences; one += communities) {
        const fresh = freshProgram(dice.id<ProgramId>(), 'Europe/Warsaw', tx.now);
        const program = startProgram({ ...fresh, name: `Coffee ${one}`, weekday: 3 }, tx.now);
        if (isRefusal(program)) throw new Error(program.refused);
        await tx.programs.save({ ...program, announced: '2027-01-13' });
        await tx.due.set('program', program.id, roundAt);
        programs.push({ community, id: program.id });
      }
    });
  }
  await stage.setTime(roundAt);
  await Promise.all(stages.map(beatOnceWhole));
  let became = await becomeOf(stage, programs);
  // What the database refused on a busy machine stays due and is run when its claim has lapsed.
  for (let minute = 1; minute <= mostMinutes && became.has('waits'); minute++) {
    await stage.setTime(new Date(roundAt.getTime() + minute * 60_000));
    await beatOnceWhole(stage);
    became = await becomeOf(stage, programs);
  }
  expect(became).toEqual(new Map([['2027-01-13 run 1', occurrences]]));
}, 600_000);

type Programs = readonly { readonly community: CommunityId; readonly id: ProgramId }[];

const mostMinutes = 10;
const mostTries = 50;

/** As the worker does: where no connection was free it looks again. */
const beatOnceWhole = async ({ store }: Stage): Promise<void> => {
  const { beat } = createHeartbeat({ store, waking: store, platforms: new Map(), dice, log });
  for (let tried = 1; ; tried++) {
    try {
      await beat();
      return;
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable) || tried === mostTries) throw error;
    }
  }
};

/** How many programs came to what; one whose round has not begun, or is being planned, `waits`. */
const becomeOf = async ({ store }: Stage, programs: Programs): Promise<Map<string, number>> => {
  const counts = new Map<string, number>();
  for (const { community, id } of programs) {
    const what = await store.transaction(community, async (tx) => {
      const rounds = await tx.rounds.latest(id, 9);
      if (rounds.length === 0 || rounds.some(({ status }) => status === 'planning')) return 'waits';
      const program = await tx.programs.get(id);
      return `${rounds.map(({ date }) => `${date} run`).join()} ${program?.rounds}`;
    });
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return counts;
};
