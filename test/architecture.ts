import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';

/** One import: the file that imports and what it names, both relative to `src` where they are inside it. */
export type Import = { readonly from: string; readonly to: string };

/** Which rooms of `src` a room may use. A room is a folder; `*` is everything. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  views: ['views', 'core'],
  actions: ['actions', 'core', 'views'],
  store: ['store', 'core', 'actions/ports.ts', 'actions/ports'],
  worker: ['worker', 'core', 'views', 'actions'],
  console: ['console', 'core', 'views', 'actions'],
  slack: ['slack', 'core', 'views', 'actions'],
  discord: ['discord', 'core', 'views', 'actions'],
  playground: ['playground', 'core', 'views', 'actions'],
  cli: ['*'],
  '': ['*'],
};

/** Rooms that use no package and nothing of Node: they decide and speak, and touch nothing. */
const pure = ['core', 'views'];

/** What is wrong with an import, or null. */
export const violation = ({ from, to }: Import): string | null => {
  const room = roomOf(from);
  const mayUse = allowed[room];
  if (mayUse === undefined) return `${from}: the room ${room} has no rule`;
  if (!to.startsWith('.')) {
    return pure.includes(room) ? `${from} imports ${to}: ${room} uses no packages` : null;
  }
  const target = normalize(join(dirname(from), to))
    .split(sep)
    .join('/');
  if (target.startsWith('..')) return `${from} imports ${to}: outside src`;
  const isAllowed = mayUse.some(
    (place) => place === '*' || target === place || target.startsWith(`${place}/`),
  );
  return isAllowed ? null : `${from} imports ${target}`;
};

/** The knots of files that import each other in a circle, types too: each as its files in alphabetic order. */
export const circles = (imports: readonly Import[]): string[] => {
  const inside = new Map<string, string[]>();
  for (const { from, to } of imports) {
    if (!to.startsWith('.')) continue;
    const target = normalize(join(dirname(from), to));
    inside.set(from, [...(inside.get(from) ?? []), target]);
  }
  const reached = (start: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const waiting = [...(inside.get(start) ?? [])];
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      if (seen.has(file)) continue;
      seen.add(file);
      waiting.push(...(inside.get(file) ?? []));
    }
    return seen;
  };
  const from = new Map([...inside.keys()].map((file) => [file, reached(file)]));
  const knots = [...from].flatMap(([file, seen]) =>
    seen.has(file)
      ? [
          [...seen]
            .filter((other) => from.get(other)?.has(file))
            .toSorted()
            .join(' '),
        ]
      : [],
  );
  return [...new Set(knots)].toSorted();
};

/** Every import of every TypeScript file below a folder: static, dynamic, re-exports, types. */
export const importsBelow = (root: string): Import[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) =>
      importsIn(readFileSync(join(root, name), 'utf8')).map((to) => ({ from: relative('.', name), to })),
    );

/** The modules a source names. A small lexer: comments and template text are blanked first. */
export const importsIn = (source: string): string[] => {
  const code = source.replace(/\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(),])\/\/[^\n]*/gu, ' ');
  const found = code.matchAll(
    /(?:^|[\s;}])(?:import|export)\s[^'"`;]*?from\s*(['"])([^'"]+)\1|(?:^|[\s;}(])import\s*\(?\s*(['"])([^'"]+)\3/gmu,
  );
  return [...found].map((match) => match[2] ?? match[4] ?? '').filter((name) => name !== '');
};

const roomOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : '');
