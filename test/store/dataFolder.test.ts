import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from '../../src/store/dataFolder.ts';
import { DataFolderBusy, lockFolder } from '../../src/store/folderLock.ts';
import { openPglite } from '../../src/store/pglite.ts';
import { compile } from '../compile.ts';

let compiled: Awaited<ReturnType<typeof compile>>;
let folder: string;
const processes = new Set<ChildProcess>();

beforeAll(async () => {
  compiled = await compile(['store/dataFolder.ts']);
});
afterAll(() => compiled.remove());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acquaint-folder-'));
});
afterEach(async () => {
  for (const child of processes) child.kill('SIGKILL');
  processes.clear();
  await rm(folder, { recursive: true, force: true });
});

/** A process that runs a script over the compiled modules and answers with lines. */
function begin(script: string) {
  const code = `
    import { createInterface } from 'node:readline';
    import * as fs from 'node:fs';
    import { lockFolder } from '${compiled.folder}/store/folderLock.js';
    import { openDataFolder } from '${compiled.folder}/store/dataFolder.js';
    const folder = ${JSON.stringify(folder)};
    const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    ${script}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  processes.add(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid ?? 0,
    say: (line: string) => child.stdin.write(`${line}\n`),
    hear: async () => (await lines.next()).value ?? 'ended',
    kill: async () => {
      processes.delete(child);
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

const CONTENDER = `
  console.log('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    await lockFolder(folder).then(() => console.log('won'), (error) => console.log(error.pid ?? error.message));
  }`;

describe('the lock of a data folder', () => {
  it('lets one of 20 processes in, and again one each time its holder is killed', async () => {
    let rivals = Array.from({ length: 20 }, () => begin(CONTENDER));
    await Promise.all(rivals.map((rival) => rival.hear()));
    for (let round = 0; round < 15; round += 1) {
      for (const rival of rivals) rival.say('go');
      const heard = await Promise.all(rivals.map((rival) => rival.hear()));
      const winners = rivals.filter((_, index) => heard[index] === 'won');
      const winner = winners[0];
      expect(winners, `round ${round}`).toHaveLength(1);
      expect(new Set(heard)).toEqual(new Set(['won', String(winner?.pid)]));
      await winner?.kill();
      rivals = rivals.filter((rival) => rival !== winner);
    }
  });

  it('never holds two at once while they come, go and are killed', async () => {
    const inside = join(folder, 'inside');
    await writeFile(inside, '');
    const script = `
      const alive = (pid) => { try { process.kill(pid, 0); return true; } catch { return false; } };
      const inside = folder + '/inside';
      for (;;) {
        const release = await lockFolder(folder).catch((error) => { if (!error.pid) throw error; });
        if (!release) { await pause(Math.random() * 3); continue; }
        const before = Number(fs.readFileSync(inside, 'utf8'));
        // A process just killed still looks alive until its parent takes notice.
        if (before && alive(before)) await pause(300);
        if (before && alive(before)) console.log('two at once: ' + before);
        fs.writeFileSync(inside, String(process.pid));
        await pause(Math.random() * 4);
        const after = fs.readFileSync(inside, 'utf8');
        if (after !== String(process.pid)) console.log('two at once: ' + after);
        fs.writeFileSync(inside, '');
        console.log('in');
        await release();
      }`;
    const said: string[] = [];
    const listen = async (child: ReturnType<typeof begin>) => {
      for (let line = await child.hear(); line !== 'ended'; line = await child.hear()) said.push(line);
    };
    const live = Array.from({ length: 6 }, () => begin(script));
    for (const child of live) void listen(child);
    for (let n = 0; n < 12; n += 1) {
      // Stopped between looking and taking, a process acts on what was true long ago.
      for (const slow of live.slice(1, 5)) {
        process.kill(slow.pid, 'SIGSTOP');
        await sleep(50);
        process.kill(slow.pid, 'SIGCONT');
      }
      await live.shift()?.kill();
      const next = begin(script);
      live.push(next);
      void listen(next);
    }
    await Promise.all(live.map((child) => child.kill()));
    expect(said.filter((line) => line !== 'in')).toEqual([]);
    expect(said.length).toBeGreaterThan(30);
    // What is left behind is bounded, however often the lock changed hands.
    const left = (await readdir(folder)).filter((name) => /^lock\.\d+$/.test(name));
    expect(left.length).toBeLessThanOrEqual(6);
  });

  it('refuses a second opening in the same process and opens again after release', async () => {
    const release = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(DataFolderBusy);
    await expect(lockFolder(folder)).rejects.toThrow(`process ${process.pid}`);
    await release();
    await (await lockFolder(folder))();
  });

  it('is held by a process that is stopped, too', async () => {
    const holder = begin(CONTENDER);
    await holder.hear();
    holder.say('go');
    expect(await holder.hear()).toBe('won');
    process.kill(holder.pid, 'SIGSTOP');
    await expect(lockFolder(folder)).rejects.toThrow(`process ${holder.pid}`);
  });

  it('says so where the path is too long for a socket', async () => {
    const deep = join(folder, 'x'.repeat(120));
    await mkdir(deep);
    await expect(lockFolder(deep)).rejects.toThrow(/too long/);
  });
});

describe('a data folder', () => {
  const entries = async () => (await readdir(folder)).filter((name) => !name.startsWith('lock'));

  it('is complete after first starts that were killed, and keeps its data when half of it is made again', async () => {
    for (const ms of [200, 1_000, 2_000]) {
      const child = begin(`await openDataFolder(folder); console.log('open'); await pause(60_000);`);
      await sleep(ms);
      await child.kill();
    }
    const data = await openDataFolder(folder);
    for (const each of [data.app, data.queue]) {
      const pglite = await openPglite(each);
      await pglite.exec('create table kept (n int); insert into kept values (1)');
      await pglite.close();
    }
    await data.release();
    expect((await entries()).sort()).toEqual(['app', 'queue']);

    await rm(data.queue, { recursive: true });
    const again = await openDataFolder(folder);
    const app = await openPglite(again.app);
    expect((await app.query('select n from kept')).rows).toEqual([{ n: 1 }]);
    await app.close();
    await again.release();
    expect((await entries()).sort()).toEqual(['app', 'queue']);
  });

  it('belongs to its owner alone, as does the key in it', async () => {
    await mkdir(join(folder, 'app'));
    await mkdir(join(folder, 'queue'));
    const data = await openDataFolder(folder);
    const key = await data.key();
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(await data.key()).toBe(key);
    expect((await readFile(join(folder, 'key'), 'utf8')).trim()).toBe(key);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'key'))).mode & 0o777).toBe(0o600);
    await data.release();
  });
});
