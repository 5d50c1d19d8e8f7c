import type { PgRemoteDatabase } from 'drizzle-orm/pg-proxy';
import type { CommunityId } from '../core/ids.ts';
import type { Cipher } from './cipher.ts';

/** What every repository of one transaction works with. */
export type Scope = {
  readonly db: PgRemoteDatabase;
  readonly now: Date;
  readonly community: CommunityId;
  readonly cipher: Cipher;
};

/** Encrypt a column of a row; nothing stays nothing. */
export const seal = (scope: Scope, table: string, column: string, row: string, text: string): string =>
  text === '' ? '' : scope.cipher.seal(text, { community: scope.community, table, column, row });

/** The text behind a sealed column. */
export const open = (scope: Scope, table: string, column: string, row: string, sealed: string): string =>
  sealed === '' ? '' : scope.cipher.open(sealed, { community: scope.community, table, column, row });

/** Rows in portions that stay inside the protocol's 65,535 parameters. */
export const portions = <T>(rows: readonly T[], columns: number): T[][] => {
  const size = Math.max(1, Math.floor(30_000 / columns));
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
    rows.slice(i * size, (i + 1) * size),
  );
};
