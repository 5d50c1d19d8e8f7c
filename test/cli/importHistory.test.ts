import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importHistory } from '../../src/cli/importHistory.ts';
import { openTableFile } from '../../src/cli/tableFile.ts';
import { addresses } from '../../src/views/addresses.ts';
import { embeddedStage } from '../actions/embeddedStage.ts';
import { messageOf, type Town } from '../actions/stage.ts';

const stage = embeddedStage();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acquaint-history-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const takeIn = async (town: Town, content: string | Buffer) => {
  const path = join(folder, 'pairs.csv');
  await writeFile(path, content);
  return importHistory(stage.store, town.id, await openTableFile(path, ['person_a', 'person_b', 'date']));
};
const lines = (separator: string, ...rows: readonly (readonly string[])[]) =>
  [['person_a', 'person_b', 'date'], ...rows].map((row) => row.join(separator)).join('\r\n');
const town = async (...names: readonly string[]) => {
  const opened = await stage.openCommunity();
  for (const name of names) await opened.add(name);
  return opened;
};
const network = async (at: Town, who: string) =>
  JSON.stringify(messageOf(await at.press(who, addresses.network.open)));

test('whoever met before counts for rounds and finds the other in their network; again nothing is added', async () => {
  const at = await town('Ada', 'Sam', 'Grace');
  const list = `\ufeff${lines(';', ['Ada', 'Sam', '2026-03-17'], ['Sam', 'Ada', '18.03.2026'])}`;
  expect(await takeIn(at, list)).toEqual({ added: 2, known: 0, skipped: [] });
  expect(await takeIn(at, list)).toEqual({ added: 0, known: 2, skipped: [] });
  const [met, ...more] = await stage.store.transaction(at.id, (tx) => tx.rounds.meetings());
  expect(more).toEqual([]);
  expect([met?.a, met?.b].toSorted()).toEqual([at.idOf('Ada'), at.idOf('Sam')].toSorted());
  expect(met).toMatchObject({ times: 2, lastAt: new Date('2026-03-18T00:00:00Z') });
  expect(await network(at, 'Ada')).toContain(at.idOf('Sam'));
  expect(await network(at, 'Sam')).toContain('met before Acquaint');
  expect(await network(at, 'Grace')).not.toContain('met before Acquaint');
});

test('what cannot be read is named line by line, and the rest is taken in', async () => {
  const at = await town('Ada', 'Sam', 'Twin');
  await at.add('Twin again', { name: 'Twin' });
  const report = await takeIn(
    at,
    lines(
      ',',
      ['Ada', 'Sam', '17/03/2026'],
      ['Ada', 'Ada', '2026-03-17'],
      ['Ada', 'Nobody', '2026-03-17'],
      ['Ada', 'Twin', '2026-03-17'],
      ['Ada', 'Sam', '2026-02-30'],
      ['Ada', 'Sam', 'yesterday'],
      ['Ada', 'Sam', '2999-01-01'],
      ['', 'Sam', '2026-03-17'],
    ),
  );
  expect(report).toEqual({
    added: 1,
    known: 0,
    skipped: [
      { line: 3, reason: 'both are the same person' },
      { line: 4, reason: 'nobody is called "Nobody"' },
      { line: 5, reason: 'several people are called "Twin"' },
      { line: 6, reason: '"2026-02-30" is not a date such as 2026-03-17' },
      { line: 7, reason: '"yesterday" is not a date such as 2026-03-17' },
      { line: 8, reason: '2999-01-01 is in the future' },
      { line: 9, reason: 'a name is empty' },
    ],
  });
});

test.each([
  ['tab, UTF-8', lines('\t', ['Łucja', 'Ada', '2026-03-17'])],
  ['semicolon, Windows-1250', Buffer.from(lines(';', ['\xa3ucja', 'Ada', '2026-03-17']), 'latin1')],
])('files as spreadsheets write them: %s', async (_, content) => {
  const at = await town('Łucja', 'Ada');
  expect(await takeIn(at, content)).toEqual({ added: 1, known: 0, skipped: [] });
});
