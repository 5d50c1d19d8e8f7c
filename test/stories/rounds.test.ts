import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dice, Transaction } from '../../src/actions/ports.ts';
import { freshProgram } from '../../src/actions/programs.ts';
import { commitProgram } from '../../src/actions/roundsClock.ts';
import { asId, type CommunityId, type ProgramId } from '../../src/core/ids.ts';
import { startProgram } from '../../src/core/program.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { dice } from '../../src/dice.ts';
import type { Post } from '../../src/playground/ports.ts';
import { roomChannel } from '../../src/playground/send.ts';
import { addresses } from '../../src/views/addresses.ts';
import { directOf, openWorld, read, type World } from '../world.ts';

/** One running weekly program that everybody in the playground is in: there is a round on the next Wednesday. */
const startWeeklyProgram = async (tx: Transaction, dice: Dice): Promise<void> => {
  const fresh = freshProgram(dice.id<ProgramId>(), tx.community.zone, tx.now);
  const name = tx.community.language === 'pl' ? 'Kawa' : 'Coffee';
  const started = startProgram({ ...fresh, name, place: 'everyone', weekday: 3 }, tx.now);
  if (!isRefusal(started)) await commitProgram(tx, dice, started, []);
};

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.store.transaction(asId<CommunityId>(world.place), (tx) => startWeeklyProgram(tx, dice));
}, 60_000);
afterAll(() => world.close());

const buttonsOf = (post: Post | undefined) => {
  if (post?.content.kind !== 'acquaint') return [];
  return post.content.message.parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
};
const press = (who: string, action: string, subject: string) =>
  world.does(who, { kind: 'press', action, subject });

test('sixty people: told the day before, one skips, everybody else meets somebody, two fix a time', async () => {
  const ada = 'ada-nowak';
  const next = async () => {
    const page = await world.does(ada, { kind: 'command', words: 'round' });
    expect(page.text).toContain('60 people');
    return world.store.transaction(asId<CommunityId>(world.place), async (tx) => {
      const [program] = await tx.programs.list();
      return {
        id: program?.id ?? '',
        rounds: program === undefined ? [] : await tx.rounds.latest(program.id, 1),
      };
    });
  };
  await next();
  for (let day = 0; day < 8 && (await directOf(world, ada)).length === 0; day++) {
    await world.clock.moveTo(new Date((await world.clock.now()).getTime() + 86_400_000));
  }
  const notice = (await directOf(world, ada)).at(-1);
  expect(read(notice)).toContain('Skip this one');
  const skip = buttonsOf(notice).find(({ action }) => action === addresses.rounds.skip);
  await press('sam-okafor', addresses.rounds.skip, skip?.subject ?? '');
  await world.clock.moveTo(new Date((await world.clock.now()).getTime() + 86_400_000));
  await world.beat();
  const [round] = (await next()).rounds;
  expect(round).toMatchObject({
    status: 'open',
    summary: { people: 59, pairings: 29, larger: 1, leftOut: 0 },
  });

  const rooms = await world.workspace.roomsOf(world.place, ada);
  expect(rooms).toHaveLength(1);
  expect(await world.workspace.roomsOf(world.place, 'sam-okafor')).toEqual([]);
  const channel = roomChannel(rooms[0]?.id ?? '');
  const [kickoff] = await world.workspace.posts(world.place, channel);
  expect(read(kickoff)).toContain('Why you?');
  const slot = buttonsOf(kickoff).find(({ action }) => action === addresses.pairings.slot);
  for (const who of rooms[0]?.people ?? []) await press(who, addresses.pairings.slot, slot?.subject ?? '');
  const fixed = (await world.workspace.posts(world.place, channel)).at(-1);
  const files = fixed?.content.kind === 'acquaint' ? fixed.content.attachments : [];
  expect(files.map(({ type }) => type)).toEqual(['text/calendar']);
  expect(Buffer.from(files[0]?.bytes ?? []).toString()).toContain('BEGIN:VEVENT');
  expect(world.faults).toEqual([]);
}, 180_000);
