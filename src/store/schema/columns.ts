import { type AnyPgColumn, foreignKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { CommunityId, MemberId } from '../../core/ids.ts';

/** An instant; seen as a Date. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' });

/** Whose row it is: the first column of every key, and what row-level security looks at. */
export const communityId = () => uuid().$type<CommunityId>().notNull();

/** A member of the same community. */
export const memberId = () => uuid().$type<MemberId>().notNull();

/** Encrypted text (cipher.ts); empty text stays empty. */
export const sealed = () => text().notNull();

/** A row of `parent` in the same community, by the columns that name it. */
export const refersTo = (
  name: string,
  columns: [ofCommunity: AnyPgColumn, id: AnyPgColumn],
  parent: { readonly communityId: AnyPgColumn; readonly id: AnyPgColumn },
) => foreignKey({ name, columns, foreignColumns: [parent.communityId, parent.id] });
