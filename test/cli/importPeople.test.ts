import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { importPeople } from '../../src/cli/importPeople.ts';
import { openPeopleFile } from '../../src/cli/peopleFile.ts';
import { asId, type TagSlug } from '../../src/core/ids.ts';
import { dice } from '../../src/dice.ts';
import { openEmbeddedStage, type Stage, type Town } from '../actions/stage.ts';

let stage: Stage;
let close: () => Promise<void>;
let folder: string;
beforeAll(async () => {
  ({ stage, close } = await openEmbeddedStage(inject('pgliteTemplate')));
  folder = await mkdtemp(join(tmpdir(), 'acquaint-people-'));
});
afterAll(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});

const takeIn = async (town: Town, rows: readonly string[], joined: boolean) => {
  const path = join(folder, 'people.csv');
  await writeFile(path, rows.join('\r\n'));
  const options = { joined, onProgress: () => undefined };
  return importPeople(stage.store, dice, town.id, await openPeopleFile(path), options);
};
const memberOf = (town: Town, name: string) =>
  stage.store.transaction(town.id, (tx) => tx.members.get(town.idOf(name)));
const head = 'name;headline;company;offers;seeks';

test('what a member wrote stays; a file fills in what is empty', async () => {
  const town = await stage.openCommunity();
  const react = { tag: asId<TagSlug>('react'), level: 3, isPublic: true } as const;
  await town.add('Ola', { headline: 'My own words', offers: [react], seeks: [] });
  await takeIn(town, [head, 'Ola;From the file;Omega;tax;marketing'], true);
  expect(await memberOf(town, 'Ola')).toMatchObject({
    ...{ headline: 'My own words', company: 'Omega', offers: [react] },
    seeks: [{ tag: 'marketing', isPublic: true }],
  });
});

test('of people who are only known the newer file counts', async () => {
  const town = await stage.openCommunity();
  await town.add('Jan', { status: 'known', headline: 'Old', offers: [], seeks: [] });
  expect(await takeIn(town, [head, 'Jan;New;Omega;tax;'], false)).toMatchObject({ added: 0, updated: 1 });
  expect(await memberOf(town, 'Jan')).toMatchObject({
    status: 'known',
    headline: 'New',
    offers: [{ tag: 'tax' }],
  });
});
