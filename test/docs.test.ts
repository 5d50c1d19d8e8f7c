import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { retentionDays } from '../src/core/retention.ts';

it.each(['docs/rodo.md', 'docs/pl/rodo.md'])(
  'what %s says of how long things are kept is what the program does',
  (page) => {
    const said = [...readFileSync(page, 'utf8').matchAll(/^\| `(\w+)`: [^|]+ \| (\d+) \|/gmu)];
    expect(Object.fromEntries(said.map(([, kept, days]) => [kept, Number(days)]))).toEqual(retentionDays);
  },
);
