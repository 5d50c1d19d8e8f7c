import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a reference says of one graph. */
export type Answer = { readonly weight: number; readonly pairs: number; readonly cpuMs: number };

/** Solves every graph of a file, one answer each. */
export type Reference = (file: string, bonus: number) => readonly Answer[];

const sources = new URL('../../../bench/matching/references/', import.meta.url);

/** LEMON behind a few lines of C++, compiled now; null where it or the compiler is not installed. */
export const openLemon = (): Reference | null => {
  const program = join(mkdtempSync(join(tmpdir(), 'lemon-')), 'lemon');
  const source = new URL('lemon.cpp', sources).pathname;
  const compiled = spawnSync('g++', ['-O3', '-march=native', '-o', program, source], { stdio: 'ignore' });
  return compiled.status === 0 ? asking(program, []) : null;
};

/** networkx; null where Python or networkx is not installed. */
export const openNetworkx = (): Reference | null => {
  // Debian's own packages belong to Debian's own Python, whatever stands before it in the path.
  const python = ['/usr/bin/python3', 'python3'].find(
    (each) => spawnSync(each, ['-c', 'import networkx'], { stdio: 'ignore' }).status === 0,
  );
  if (python === undefined) return null;
  return asking(python, [new URL('networkx_matching.py', sources).pathname]);
};

const asking =
  (program: string, before: readonly string[]): Reference =>
  (file, bonus) =>
    execFileSync(program, [...before, file, String(bonus)], { encoding: 'utf8', maxBuffer: 64 << 20 })
      .trim()
      .split('\n')
      .map((line): Answer => JSON.parse(line));
