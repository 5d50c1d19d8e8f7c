import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { guards } from '../bench/guards/list.ts';

describe('the guards that `npm run -s guards` switches off', () => {
  it('stand where it looks for them, once', async () => {
    for (const { guard, file, from, to, test, name } of guards) {
      const source = await readFile(file, 'utf8');
      // A guard that moved is named anew in bench/guards/list.ts, and switched off once: `npm run -s guards -- its name`.
      expect([guard, source.split(from).length]).toEqual([guard, 2]);
      expect([guard, to]).not.toEqual([guard, from]);
      expect([guard, (await readFile(test, 'utf8')).includes(name)]).toEqual([guard, true]);
    }
  });
});
