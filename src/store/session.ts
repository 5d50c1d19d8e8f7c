/** One row: by column name, or as an array in the order of the columns. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Exclusive use of one connection. Statements run one after the other in the order they were given. Values
 * arrive alike from every driver: times, json, int8 and numeric as text, the rest as JavaScript values.
 */
export type Session = {
  /** One statement with `$1` parameters; rows as arrays where `asArrays`. */
  readonly query: (
    text: string,
    params: readonly unknown[],
    asArrays: boolean,
  ) => Promise<readonly (Row | readonly unknown[])[]>;
  /** Statements without parameters in one round trip; the rows of each. */
  readonly script: (text: string) => Promise<readonly (readonly Row[])[]>;
  /** Never lend this connection again. */
  readonly discard: () => void;
};

/** Where sessions come from: a pool of connections, or the one connection of the embedded database. */
export type Sessions = {
  /** Rejects with `DatabaseUnavailable` as soon as the connection is lost, whatever `work` is doing. */
  readonly use: <T>(work: (session: Session) => Promise<T>) => Promise<T>;
  /** Waits for work under way, then closes everything. */
  readonly close: () => Promise<void>;
};

/**
 * The database cannot be reached, or was lost on the way. `committed`: nothing of the transaction remains
 * (`no`), or the answer to its COMMIT never came (`unknown`).
 */
export class DatabaseUnavailable extends Error {
  readonly committed: 'no' | 'unknown';
  constructor(why: string, committed: 'no' | 'unknown' = 'no', cause?: unknown) {
    super(why, { cause });
    this.name = 'DatabaseUnavailable';
    this.committed = committed;
  }
}

/** The five characters of PostgreSQL's error code behind an error or its causes; null where there is none. */
export function sqlState(error: unknown): string | null {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string' && /^[0-9A-Z]{5}$/.test(each.code)) return each.code;
  }
  return null;
}
