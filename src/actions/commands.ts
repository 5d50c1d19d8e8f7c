import type { Command } from './action.ts';

/** A command as somebody typed it: the command meant, what follows it, and the person named. */
export type Typed = {
  readonly command: Command | null;
  /** The first word as typed, for "I don't know this word". */
  readonly word: string;
  readonly text: string;
  /** The platform's id of the first person mentioned, `<@id>` in the words. */
  readonly person: string | null;
};

/**
 * Understand what follows `/intro`. Words of every language work for everybody, with or without diacritics;
 * nothing typed means home.
 */
export const readCommand = (typed: string, commands: readonly Command[]): Typed => {
  const trimmed = typed.trim();
  const [first = '', ...rest] = trimmed.split(/\s+/u);
  const word = first === '' ? 'home' : fold(first);
  const command =
    commands.find(({ words }) => Object.values(words).some((all) => all.includes(word))) ?? null;
  const after = rest.join(' ');
  const person = /<@!?([^>|\s]+)(?:\|[^>]*)?>/u.exec(after)?.[1] ?? null;
  return { command, word: first, text: trimmed.slice(first.length).trim(), person };
};

/** The known word nearest to a mistyped one, within two letters; null when nothing is near. */
export const nearestWord = (word: string, commands: readonly Command[]): string | null => {
  const known = commands.flatMap(({ words }) => Object.values(words).flat());
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(fold(word), candidate) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= 2 ? best.candidate : null;
};

const fold = (word: string): string =>
  word.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '');

/** Levenshtein's distance, one row at a time. */
const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const swap = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(swap, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};
