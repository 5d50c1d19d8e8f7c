import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { PgRemoteDatabase } from 'drizzle-orm/pg-proxy';
import type { Transaction } from '../actions/ports.ts';
import type { CommunityId, MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import type { Cipher } from './cipher.ts';
import type { StoreTransaction } from './database.ts';
import type { MemberLocks } from './memberLocks.ts';
import type { SearchIndexes } from './searchIndexes.ts';

/** What every repository of one transaction works with. */
export type Scope = {
  readonly db: PgRemoteDatabase;
  readonly now: Date;
  readonly community: CommunityId;
  readonly cipher: Cipher;
  /**
   * Members this transaction has read: a call looks at the same few again and again. Whatever locks a row empties it,
   * for others may have changed them while it waited.
   */
  readonly seen: Map<MemberId, Promise<Member | null>>;
  /** The members this transaction holds, and those an attempt before it wanted (memberLocks.ts). */
  readonly locks: MemberLocks;
  /** The indexes this process keeps of large communities; null where it keeps none. */
  readonly indexes: SearchIndexes | null;
  /** Members' keys this transaction has read (memberKeys.ts). */
  readonly keys: Map<MemberId, Promise<string | null>>;
};

/** Makes the port of one transaction from what the database gives; `locks` outlive its attempts. */
export type TransactionMaker = (
  community: CommunityId,
  inner: StoreTransaction,
  locks?: Set<MemberId>,
) => Promise<Transaction>;

/** Encrypt a column of a row; nothing stays nothing. */
export const seal = (scope: Scope, table: string, column: string, row: string, text: string): string =>
  text === '' ? '' : scope.cipher.seal(text, { community: scope.community, table, column, row });

/** The text behind a sealed column. */
export const open = (scope: Scope, table: string, column: string, row: string, sealed: string): string =>
  sealed === '' ? '' : scope.cipher.open(sealed, { community: scope.community, table, column, row });

/**
 * Whole rows for `insert(table).select(…)`, sent as one JSON parameter: one short statement however many there are,
 * so nothing is prepared anew for each number of rows. Every column must be given; instants keep milliseconds.
 */
export const rowsOf = <T extends PgTable>(table: T, rows: readonly T['$inferSelect'][]): SQL => {
  const columns = Object.keys(getTableColumns(table)).map((key) => sql.identifier(snake(key)));
  const json = JSON.stringify(rows.map(named), storable);
  return sql`select ${sql.join(columns, sql`, `)}
    from jsonb_populate_recordset(null::${sql.identifier(getTableName(table))}, ${json}::jsonb)`;
};

/** PostgreSQL keeps every text but halves of letters, which become a mark, and NUL, which it would refuse in riddles. */
const storable = (_key: string, value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  if (value.includes('\0')) throw new Error('a text with NUL cannot be kept');
  return value.replace(/\p{Surrogate}/gu, '\uFFFD');
};

const named = (row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [snake(key), value]));

/** A column's name in the database, as drizzle's `casing` makes it. */
export const snake = (key: string): string => key.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);

/**
 * Whether it can be an id at all: buttons carry whatever a platform or a browser sends back. In small letters only, as
 * they are drawn: another spelling would be somebody else to a comparison and the same row to the database.
 */
export const isId = (id: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u.test(id);

/** `= any($1)` of ids: one parameter, one statement, however many there are. */
export const anyOf = (ids: readonly string[]): SQL => sql`any(${`{${ids.join(',')}}`}::uuid[])`;

/** The same for texts. */
export const anyText = (texts: readonly string[]): SQL =>
  sql`any(array(select jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb)))`;
