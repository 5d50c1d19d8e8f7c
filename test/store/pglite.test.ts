import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { createRoles } from '../../src/store/migrate.ts';
import { openPglite, pgliteSessions } from '../../src/store/pglite.ts';
import { compile } from '../compile.ts';
import { openTemplate } from '../template.ts';

describe('the embedded database', () => {
  let compiled: Awaited<ReturnType<typeof compile>>;
  beforeAll(async () => {
    compiled = await compile(['store/pglite.ts']);
  });
  afterAll(() => compiled.remove());

  it('keeps every acknowledged transaction, whole, when its process is killed', async () => {
    const copy = await openTemplate(inject('pgliteTemplate'));
    await copy.pglite.exec('create table pairs (n int, half int)');
    await copy.pglite.close();
    const script = `
      import { openPglite, pgliteSessions } from '${compiled.folder}/store/pglite.js';
      const sessions = pgliteSessions(await openPglite(${JSON.stringify(copy.folder)}));
      for (let n = Number(process.argv[1]); ; n += 1) {
        await sessions.use(async (session) => {
          await session.script('begin');
          await session.query('insert into pairs values ($1, 1)', [n], false);
          await session.query('insert into pairs values ($1, 2)', [n], false);
          await session.script('commit');
        });
        console.log(n);
      }`;
    let acknowledged = 0;
    for (let round = 0; round < 4; round += 1) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script, String(acknowledged + 1)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      await lines.next();
      await sleep(50 + Math.random() * 150);
      child.kill('SIGKILL');
      await once(child, 'exit');
      for await (const line of lines) acknowledged = Number(line);
      const reopened = await openPglite(copy.folder);
      const { rows } = await reopened.query<{ n: number; halves: number }>(
        'select n, count(*)::int as halves from pairs group by n order by n',
      );
      await reopened.close();
      expect(rows.filter((row) => row.halves !== 2)).toEqual([]);
      expect(rows.length).toBeGreaterThanOrEqual(acknowledged);
      expect(rows.map((row) => row.n)).toEqual(rows.map((_, index) => index + 1));
      acknowledged = rows.length;
    }
    expect(acknowledged).toBeGreaterThan(4);
    await copy.close();
  });

  it('fails a transaction begun inside another one instead of waiting for ever', async () => {
    const copy = await openTemplate(inject('pgliteTemplate'));
    const sessions = pgliteSessions(copy.pglite, { waitMs: 200 });
    await createRoles(sessions);
    const database = openDatabase(sessions);
    const nested = database.transaction({ community: 'c' }, () =>
      database.transaction({ community: 'c' }, async () => 'inner'),
    );
    await expect(nested).rejects.toThrow('no connection became free');
    expect(await database.transaction({ community: 'c' }, async () => 'fine')).toBe('fine');
    await database.close();
    await copy.close();
  });

  it('finishes the work under way before it closes, and takes no more', async () => {
    const copy = await openTemplate(inject('pgliteTemplate'));
    const sessions = pgliteSessions(copy.pglite);
    const working = sessions.use(async (session) => {
      await sleep(50);
      return session.script('select 1 as one');
    });
    const closing = sessions.close();
    await expect(sessions.use(async () => 'more')).rejects.toThrow('closed');
    expect(await working).toEqual([[{ one: 1 }]]);
    await closing;
    expect(copy.pglite.closed).toBe(true);
    await copy.close();
  });
});
