import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { commands } from '../src/actions/routes.ts';
import { retentionDays } from '../src/core/retention.ts';
import { variables } from '../src/variables.ts';

it.each(['docs/rodo.md', 'docs/pl/rodo.md'])(
  'what %s says of how long things are kept is what the program does',
  (page) => {
    const said = [...readFileSync(page, 'utf8').matchAll(/^\| `(\w+)`: [^|]+ \| (\d+) \|/gmu)];
    expect(Object.fromEntries(said.map(([, kept, days]) => [kept, Number(days)]))).toEqual(retentionDays);
  },
);

it.each(['docs/rodo.md', 'docs/pl/rodo.md'])(
  '%s says of every table what is in it, and of no other',
  (page) => {
    const schema = 'src/store/schema/';
    const tables = readdirSync(schema).flatMap((file) =>
      [...readFileSync(schema + file, 'utf8').matchAll(/pgTable\(\s*'(\w+)'/gu)].map(([, name]) => name),
    );
    const rows = readFileSync(page, 'utf8').matchAll(/^\| [^|`]+ \| ((?:`\w+`(?:, )?)+) \| [^|]+ \|$/gmu);
    const said = [...rows].flatMap(([, names = '']) => [...names.matchAll(/\w+/gu)].map(([name]) => name));
    expect(said.toSorted()).toEqual(tables.toSorted());
  },
);

it('the README names every command, in both languages and in order', () => {
  const page = readFileSync('README.md', 'utf8');
  const table = page.slice(page.indexOf('## Commands'), page.indexOf("## The operator's commands"));
  const said = [...table.matchAll(/^\| `([a-z]+)` \| `([a-z]+)` \| \S/gmu)];
  expect(said.map(([, en, pl]) => [en, pl])).toEqual(commands.map(({ words }) => [words.en[0], words.pl[0]]));
});

it('the README explains every variable', () => {
  const page = readFileSync('README.md', 'utf8');
  const table = page.slice(page.indexOf('## Configuration'), page.indexOf('## Production'));
  const said = [...table.matchAll(/^\|((?: `[A-Z_]+`,?)+) \|/gmu)].flatMap(([, names = '']) =>
    [...names.matchAll(/[A-Z_]+/gu)].map(([name]) => name),
  );
  expect(said.toSorted()).toEqual(variables.map(({ name }) => name).toSorted());
});
