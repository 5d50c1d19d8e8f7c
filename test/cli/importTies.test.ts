import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importTies } from '../../src/cli/importTies.ts';
import { openTableFile } from '../../src/cli/tableFile.ts';
import { claimTie, noTie } from '../../src/core/tie.ts';
import { addresses } from '../../src/views/addresses.ts';
import { embeddedStage } from '../actions/embeddedStage.ts';
import { messageOf, type Town } from '../actions/stage.ts';

const stage = embeddedStage();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acquaint-ties-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const takeIn = async (town: Town, ...lines: readonly string[]) => {
  const path = join(folder, 'ties.csv');
  await writeFile(path, lines.join('\r\n'));
  return importTies(stage.store, town.id, await openTableFile(path, ['person_a', 'person_b']));
};
const shown = async (town: Town, who: string) =>
  JSON.stringify(messageOf(await town.press(who, addresses.ties.open)));

test('a list is a reason to ask both, and confirms nothing', async () => {
  const town = await stage.openCommunity();
  for (const name of ['Ada', 'Sam', 'Grace']) await town.add(name);
  const report = await takeIn(
    town,
    '\ufeffperson_a;person_b;strength',
    'Ada;Sam;strong',
    'Sam;Ada;weak',
    'Ada;Grace;',
    'Ada;Ada;good',
    'Ada;Nobody;good',
    'Ada;Sam;huge',
    ';Sam;good',
  );
  expect(report).toEqual({
    listed: 2,
    skipped: [
      { line: 5, reason: 'both are the same person' },
      { line: 6, reason: 'nobody is called "Nobody"' },
      { line: 7, reason: '"huge" is not a strength: weak, good or strong' },
      { line: 8, reason: 'a name is empty' },
    ],
  });
  const links = () => stage.store.transaction(town.id, (tx) => tx.ties.links());
  expect(await links()).toEqual([]);
  expect(await shown(town, 'Ada')).toContain('2 questions wait');
  expect(await shown(town, 'Sam')).toContain('according to a list of this community');
  const say = (who: string, whom: string, word: string) =>
    town.press(who, addresses.ties.say, { subject: `${town.idOf(whom)}/${word}/page` });
  await say('Sam', 'Ada', 'good');
  expect(await links()).toEqual([]);
  await say('Ada', 'Sam', 'good');
  expect(await links()).toHaveLength(1);
  await say('Grace', 'Ada', 'never');
  await takeIn(town, 'person_a,person_b', 'Ada,Grace');
  expect(await shown(town, 'Grace')).not.toContain('question');
});

test('a list changes nothing that anybody said', async () => {
  const town = await stage.openCommunity();
  for (const name of ['Ada', 'Sam']) await town.add(name);
  const [ada, sam] = [town.idOf('Ada'), town.idOf('Sam')];
  const at = new Date('2027-01-11T08:00:00Z');
  const said = claimTie(noTie(ada, sam), ada, { strength: 'strong', source: 'said' }, at);
  await stage.store.transaction(town.id, (tx) => tx.ties.save(said));
  await takeIn(town, 'person_a\tperson_b\tstrength', 'Ada\tSam\tweak');
  const after = await stage.store.transaction(town.id, (tx) => tx.ties.get(ada, sam));
  expect(after.sides).toEqual(said.sides);
  expect(after.listed?.strength).toBe('weak');
});
