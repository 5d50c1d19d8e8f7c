import type { Json } from '../shape.ts';
import type { FakePlace, FakeState } from '../state.ts';

/** One call as it arrived: who calls (null before there is a token), and with what. */
export type Call = {
  readonly state: FakeState;
  readonly place: FakePlace;
  readonly method: string;
  readonly args: Json;
};

/** What a method answers beside `ok`; or Slack's word for what is wrong. */
export type Answer = Json | { readonly error: string; readonly messages?: readonly string[] };

export type Method = {
  /** Any one of these scopes is needed; none where it is empty. */
  readonly scopes: readonly string[];
  /** Calls in any 60 seconds of one workspace; null where nothing is counted. */
  readonly perMinute: number | null;
  readonly run: (call: Call) => Answer;
};

export type Methods = Readonly<Record<string, Method>>;

export const text = (args: Json, name: string): string => {
  const value = args[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
};

export const flag = (args: Json, name: string): boolean => args[name] === true || args[name] === 'true';

/** An argument that is JSON: an object or list in a JSON body, a string of it in a form. `undefined` where absent. */
export const json = (args: Json, name: string): unknown => {
  const value = args[name];
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
};

/** A page of a list by Slack's cursors. */
export const page = <T>(
  all: readonly T[],
  args: Json,
  most: number,
): { items: readonly T[]; next: string } => {
  const start = Number(Buffer.from(text(args, 'cursor'), 'base64url').toString() || 0);
  const limit = Math.min(most, Number(text(args, 'limit')) || most);
  const isLast = start + limit >= all.length;
  const next = isLast ? '' : Buffer.from(String(start + limit)).toString('base64url');
  return { items: all.slice(start, start + limit), next };
};
