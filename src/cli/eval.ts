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
  const profiles = await readList(profilesPath, isProfile, 'id, headline, tags and bio');
  const asks = await readList(asksPath, isAsk, 'text and expected');
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

const readList = async <T>(
  path: string,
  isOne: (value: unknown) => value is T,
  needs: string,
): Promise<T[]> => {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) throw new CommandError(`There is no file ${path} that can be read.`);
  const list = parsed(text);
  if (list === null) throw new CommandError(`${path} is not a JSON list.`);
  const wrong = list.findIndex((value) => !isOne(value));
  if (wrong !== -1) throw new CommandError(`${path}: entry ${wrong + 1} must have ${needs}.`);
  return list.filter(isOne);
};

const parsed = (text: string): unknown[] | null => {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
};

type Loose<T> = { readonly [Field in keyof T]?: unknown };

const fieldsOf = <T>(value: unknown): Loose<T> => (typeof value === 'object' && value !== null ? value : {});

const isProfile = (value: unknown): value is EvalProfile => {
  const { id, headline, bio, tags } = fieldsOf<EvalProfile>(value);
  const isText = (one: unknown) => typeof one === 'string';
  return [id, headline, bio].every(isText) && Array.isArray(tags) && tags.every(isText);
};

const isAsk = (value: unknown): value is EvalAsk => {
  const { text, expected } = fieldsOf<EvalAsk>(value);
  const isGraded = (grades: object) => Object.values(grades).every((grade) => typeof grade === 'number');
  return typeof text === 'string' && typeof expected === 'object' && expected !== null && isGraded(expected);
};
