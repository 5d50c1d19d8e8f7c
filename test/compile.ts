import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Compiles source files (`store/dataFolder.ts`) and what they import to a folder of their own, for tests that run
 * them in other processes. The folder lies where packages are found.
 */
export async function compile(
  files: readonly string[],
): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const parent = join(root, 'node_modules', '.acquaint-test');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'compiled-'));
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { outDir: folder, rootDir: join(root, 'src'), sourceMap: false, typeRoots: [types()] },
    files: files.map((file) => join(root, 'src', file)),
    include: [],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  await promisify(execFile)(process.execPath, [tsc, '-p', folder]);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

function types(): string {
  return join(root, 'node_modules', '@types');
}
