import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../template.ts';

const root = dirname(MIGRATIONS);

/** The migrations make the tables that the code works with: generating from a copy finds nothing to add. */
describe('the migrations', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'acquaint-drift-'));
    for (const name of ['migrations', 'src', 'drizzle.config.ts']) {
      await cp(join(root, name), join(folder, name), { recursive: true });
    }
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const filesIn = async (): Promise<string[]> =>
    (await readdir(join(folder, 'migrations'), { recursive: true })).toSorted();

  /** What drizzle-kit says, with this project's own settings. */
  const generate = async (): Promise<string> => {
    const program = join(root, 'node_modules', '.bin', 'drizzle-kit');
    const { stdout } = await promisify(execFile)(program, ['generate'], { cwd: folder });
    return stdout;
  };

  it('leave nothing to generate', async () => {
    const before = await filesIn();
    expect(await generate()).toContain('nothing to migrate');
    expect(await filesIn()).toEqual(before);
  });

  it('would show a column that was added without one', async () => {
    const before = await filesIn();
    const file = join(folder, 'src', 'store', 'schema', 'limits.ts');
    const schema = await readFile(file, 'utf8');
    const changed = schema.replace('topic: text()', 'added: text(),\n    topic: text()');
    expect(changed).not.toBe(schema);
    await writeFile(file, changed);
    await generate();
    const added = (await filesIn()).filter((name) => !before.includes(name));
    expect(added.filter((name) => name.endsWith('.sql'))).toHaveLength(1);
  });
});
