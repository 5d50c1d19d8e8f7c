import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPeopleFile, type Row } from '../../src/cli/peopleFile.ts';
import { TableFileError } from '../../src/cli/tableFile.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acquaint-people-'));
});

const rowsOf = async (content: string | Uint8Array) => {
  const path = join(folder, `${Math.abs(Date.now())}-${Math.random()}.csv`);
  await writeFile(path, content);
  const file = await openPeopleFile(path);
  const rows: Row[] = [];
  for await (const row of file.rows()) rows.push(row);
  return { file, rows };
};
const people = (rows: readonly Row[]) => rows.flatMap((row) => ('person' in row ? [row.person] : []));
const reasons = (rows: readonly Row[]) =>
  rows.flatMap((row) => ('reason' in row ? [[row.line, row.reason]] : []));

describe('a file of people', () => {
  it.each([',', ';', '\t'])('may separate columns by %j', async (delimiter) => {
    const { rows } = await rowsOf(
      [
        ['name', 'headline'],
        ['Ola', 'CFO'],
      ]
        .map((row) => row.join(delimiter))
        .join('\n'),
    );
    expect(people(rows)[0]).toMatchObject({ name: 'Ola', headline: 'CFO' });
  });

  it('keeps Polish letters in UTF-8, with BOM, in UTF-16 and in Windows-1250', async () => {
    const text = 'name,headline\nŁucja Żak,Księgowość\n';
    const cp1250 = Uint8Array.from(
      [...text].map(
        (letter) => ({ Ł: 0xa3, Ż: 0xaf, ę: 0xea, ś: 0x9c, ć: 0xe6 })[letter] ?? letter.charCodeAt(0),
      ),
    );
    const versions = [text, `\ufeff${text}`, Buffer.from(`\ufeff${text}`, 'utf16le'), cp1250];
    for (const version of versions) {
      const { rows } = await rowsOf(version);
      expect(people(rows)[0]).toMatchObject({ name: 'Łucja Żak', headline: 'Księgowość' });
    }
  });

  it('reports columns it does not know', async () => {
    const { file } = await rowsOf('name,shoe size\nOla,38\n');
    expect(file.unknownColumns).toEqual(['shoe size']);
  });

  it('says by line and reason what it leaves out, and takes the rest', async () => {
    const { rows } = await rowsOf(
      [
        'name,headline,timezone',
        'Ola,CFO,Europe/Warsaw',
        ',nobody,UTC',
        'Jan,CTO,Mars/Base',
        'ola,again,UTC',
        `Big,${'x'.repeat(10_000)},UTC`,
        'Ewa,CEO,UTC',
      ].join('\n'),
    );
    expect(people(rows).map((person) => person.name)).toEqual(['Ola', 'Ewa']);
    expect(reasons(rows)).toEqual([
      [3, 'the name is empty'],
      [4, '"Mars/Base" is not a time zone such as Europe/Warsaw'],
      [5, 'the name repeats line 2: add something that tells the two apart'],
      [6, 'headline has 10000 letters, 300 is the most'],
    ]);
  });

  it('survives broken quotes and a cell of 10 MB, and takes the rows before them', async () => {
    const broken = await rowsOf('name,headline\nOla,CFO\nJan,"never closed\nEwa,CEO\n');
    expect(people(broken.rows).map((person) => person.name)).toEqual(['Ola']);
    expect(reasons(broken.rows)[0]?.[1]).toBe('a quotation mark is opened and never closed');
    const huge = await rowsOf(`name,headline\nOla,CFO\nJan,"${'x'.repeat(10_000_000)}"\nEwa,CEO\n`);
    expect(people(huge.rows).map((person) => person.name)).toContain('Ola');
    expect(reasons(huge.rows)[0]?.[1]).toBe('the row is longer than 64,000 characters');
  });

  it('takes formulas, pings and direction tricks as plain words', async () => {
    const { rows } = await rowsOf(
      'name,headline\n"=HYPERLINK(""x"")",<!channel> @everyone\nA\u202egnp.exe,😀\n',
    );
    expect(people(rows).map((person) => person.name)).toEqual(['=HYPERLINK("x")', 'Agnp.exe']);
    expect(people(rows)[0]?.headline).toBe('<!channel> @everyone');
  });

  it('splits lists by semicolons and drops repeats', async () => {
    const { rows } = await rowsOf('name,offers,languages\nOla,"tax; vat ;tax",PL;en\n');
    expect(people(rows)[0]).toMatchObject({ offers: ['tax', 'vat'], languages: ['pl', 'en'] });
  });

  it('splits lists by commas, as people write them where columns are separated by semicolons', async () => {
    const { rows } = await rowsOf('name;offers;languages\nOla;podatki, KSeF;pl, en\n');
    expect(people(rows)[0]).toMatchObject({ offers: ['podatki', 'KSeF'], languages: ['pl', 'en'] });
  });

  it('says what to do with the file of a spreadsheet program, and with a folder', async () => {
    const xlsx = Buffer.from('504b030414000600', 'hex');
    await expect(rowsOf(xlsx)).rejects.toThrow('save it as CSV');
    await expect(openPeopleFile(folder)).rejects.toThrow(TableFileError);
  });

  it('refuses what has no column of names, and what is not there', async () => {
    await expect(rowsOf('vorname,tags\nOla,x\n')).rejects.toThrow(TableFileError);
    await expect(rowsOf('')).rejects.toThrow('The file is empty.');
    await expect(openPeopleFile(join(folder, 'nowhere.csv'))).rejects.toThrow(TableFileError);
  });
});
