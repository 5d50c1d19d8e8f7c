import { readFile } from 'node:fs/promises';
import { type EvalAsk, type EvalProfile, evaluate } from '../core/search/evaluate.ts';
import { shippedLexicon } from '../core/search/shippedLexicon.ts';
import { CommandError, say } from './context.ts';

/** `acquaint eval <profiles.json> <asks.json>`: how well search finds the right people of a labelled set. */
export const evalCommand = async (
  profilesPath: string,
  asksPath: string,
  flags: { readonly json?: boolean },
): Promise<void> => {
  const profiles = await readList<EvalProfile>(profilesPath);
  const asks = await readList<EvalAsk>(asksPath);
  const marks = evaluate(profiles, asks, shippedLexicon());
  const rounded = Object.fromEntries(
    Object.entries(marks).map(([name, mark]) => [name, Math.round(mark * 1000) / 1000]),
  );
  say(
    flags.json ?? false,
    rounded,
    Object.entries(rounded).map(([name, mark]) => `${name}: ${mark}`),
  );
};

const readList = async <T>(path: string): Promise<T[]> => {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) throw new CommandError(`There is no file ${path} that can be read.`);
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value as T[];
  } catch {
    // Said below: what is not JSON is no list either.
  }
  throw new CommandError(`${path} is not a JSON list.`);
};
