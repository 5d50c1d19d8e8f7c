import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, runCommand } from '../browser/server.ts';

const labelled = 'test/core/search/eval';
let folder = '';
const acquaint = (...words: readonly string[]) => runCommand(join(folder, 'data'), ...words);

beforeAll(async () => {
  await build();
  folder = await mkdtemp(join(tmpdir(), 'acquaint-cli-'));
  const people = [
    'name;headline;offers;seeks;languages',
    'Ada Nowak;Founder;typescript,react;fundraising;pl,en',
    'Grace Kowalska;Investor;fundraising;typescript;pl',
  ];
  await writeFile(join(folder, 'people.csv'), `\ufeff${people.join('\r\n')}\r\n`);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('commands of the operator, one after the other on one data folder', () => {
  it('take in people, find them, make a manager, draft an ask, give everything back', async () => {
    const taken = await acquaint('import', join(folder, 'people.csv'), '--community', 'Founders', '--joined');
    expect(taken).toMatchObject({ code: 0, complained: '' });
    const found = await acquaint('search', 'fundraising', '--community', 'Founders', '--json');
    expect(found.code).toBe(0);
    expect(JSON.parse(found.said)[0]).toMatchObject({ member: 'Grace Kowalska' });
    const manager = await acquaint('manager', 'Ada Nowak', '--community', 'Founders');
    expect(manager.said).toBe('Ada Nowak is a manager of Founders.\n');
    const draft = await acquaint(
      'ask',
      'who knows fundraising',
      '--community',
      'Founders',
      '--as',
      'Ada Nowak',
    );
    expect(draft.code).toBe(0);
    expect(draft.said).not.toContain('Grace');
    const out = join(folder, 'out.csv');
    expect((await acquaint('export', '--community', 'Founders', '--out', out)).code).toBe(0);
    const written = await readFile(out, 'utf8');
    expect(written.startsWith('\ufeff')).toBe(true);
    expect(written).toContain('Ada Nowak;Founder');
  }, 120_000);

  it('found no community for a file in which nobody can be read', async () => {
    await writeFile(join(folder, 'nobody.csv'), 'name,timezone\nOla,Mars/Base\n');
    const nobody = await acquaint('import', join(folder, 'nobody.csv'), '--community', 'Empty', '--joined');
    expect(nobody.code).toBe(1);
    expect(nobody.complained).toContain('line 2: "Mars/Base" is not a time zone');
    const asked = await acquaint('export', '--community', 'Empty');
    expect(asked.complained).toContain('There is no community "Empty". There is "Founders".');
  }, 120_000);

  it('say that a community is new, and keep a name with blanks around it', async () => {
    const path = join(folder, 'people.csv');
    const typo = await acquaint('import', path, '--community', ' Foundres ');
    expect(typo.said).toContain('There was no community "Foundres" before.');
    const again = await acquaint('import', path, '--community', 'Foundres ');
    expect(again.said).toContain('Foundres: 0 added, 2 updated');
    expect(again.said).not.toContain('There was no community');
    const blank = await acquaint('import', path, '--community', ' ');
    expect(blank).toMatchObject({ code: 1, complained: '--community must be the name of a community.\n' });
  }, 120_000);

  it('say in one line what is wrong', async () => {
    const wrong = [
      await acquaint('search', 'tax', '--community', 'Nobody'),
      await acquaint('manager', 'Nobody', '--community', 'Founders'),
      await acquaint('import', join(folder, 'nothing.csv'), '--community', 'Founders'),
      await acquaint('export', '--community', 'Founders', '--out', join(folder, 'nowhere', 'out.csv')),
      await acquaint('search', ' ', '--community', 'Founders'),
      await acquaint('eval', 'package.json', 'package.json'),
      // The two files in the wrong order.
      await acquaint('eval', join(labelled, 'asks.json'), join(labelled, 'profiles.json')),
    ];
    for (const { code, complained } of wrong) {
      expect(code).toBe(1);
      expect(complained.trim().split('\n')).toHaveLength(1);
      expect(complained).not.toContain(' at ');
    }
  }, 120_000);

  it('measure search on a labelled set, in one line', async () => {
    const marks = await acquaint(
      'eval',
      join(labelled, 'profiles.json'),
      join(labelled, 'asks.json'),
      '--json',
    );
    expect(marks.said.trim().split('\n')).toHaveLength(1);
    expect(Object.keys(JSON.parse(marks.said))).toEqual(['recallAt5', 'mrr', 'hitAt1']);
  }, 120_000);

  it('look at everything, and end as they found it', async () => {
    const looked = await acquaint('doctor', '--json');
    const findings = JSON.parse(looked.said) as readonly { readonly check: string; readonly state: string }[];
    expect(findings.map(({ check }) => check)).toContain('configuration');
    const worst = findings.some(({ state }) => state === 'problem')
      ? 2
      : Number(findings.some(({ state }) => state === 'warning'));
    expect(looked.code).toBe(worst);
  }, 120_000);
});
