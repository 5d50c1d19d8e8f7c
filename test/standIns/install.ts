import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const folder = import.meta.dirname;

/**
 * A module of a stand-in, installed when it is first asked for: nobody who only runs Acquaint should wait for it.
 * `file` inside its package.
 */
export const standIn = async <T>(file: string): Promise<T> => {
  const path = join(folder, 'node_modules', file);
  if (!existsSync(path)) {
    await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  }
  return (await import(pathToFileURL(path).href)) as T;
};
