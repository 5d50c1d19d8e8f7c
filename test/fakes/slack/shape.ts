/** An object as it came over the wire. */
export type Json = Readonly<Record<string, unknown>>;

/** Where something is wrong, and what. */
export type Problems = (at: string, what: string) => void;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects in a list; nothing where there is none. */
export const recordsIn = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);

export const textIn = (object: Json): unknown => object['text'];

export const lengthIn = (value: unknown, least: number, most: number, at: string, add: Problems): void => {
  if (typeof value !== 'string') add(at, 'no text');
  else if (value.length < least || value.length > most)
    add(at, `${value.length} characters, not ${least} to ${most}`);
};

export const oneOf = (value: unknown, allowed: readonly string[], at: string, add: Problems): boolean => {
  const isAllowed = typeof value === 'string' && allowed.includes(value);
  if (!isAllowed) add(at, String(value));
  return isAllowed;
};
