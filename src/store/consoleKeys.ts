import { createHash } from 'node:crypto';
import { and, eq, gt, isNull, lte, type SQL } from 'drizzle-orm';
import type { ConsoleKeys } from '../actions/ports/consoleKeys.ts';
import type { ConsoleKeyKind } from '../core/consoleKey.ts';
import { consoleKeys } from './schema/console.ts';
import type { Scope } from './scope.ts';

/** The console's keys. Who steals the table has hashes of 244 random bits, which open nothing. */
export const consoleKeysIn = ({ db, community, now }: Scope): ConsoleKeys => {
  const ours = eq(consoleKeys.communityId, community);
  const isGood = (kind: ConsoleKeyKind, key: string): SQL | undefined =>
    and(
      ours,
      eq(consoleKeys.hash, hashOf(kind, key)),
      eq(consoleKeys.kind, kind),
      isNull(consoleKeys.usedAt),
      gt(consoleKeys.expiresAt, now),
    );
  return {
    add: async (kind, key, member, until) => {
      await db.delete(consoleKeys).where(and(ours, lte(consoleKeys.expiresAt, now)));
      const row = { communityId: community, hash: hashOf(kind, key), kind, memberId: member };
      await db.insert(consoleKeys).values({ ...row, madeAt: now, expiresAt: until, usedAt: null });
    },
    holder: async (kind, key) => {
      const [row] = await db.select().from(consoleKeys).where(isGood(kind, key));
      return row?.memberId ?? null;
    },
    take: async (kind, key) => {
      const [row] = await db.update(consoleKeys).set({ usedAt: now }).where(isGood(kind, key)).returning();
      return row?.memberId ?? null;
    },
    endAll: async (member) => {
      const rows = await db
        .delete(consoleKeys)
        .where(and(ours, eq(consoleKeys.memberId, member)))
        .returning();
      return rows.length;
    },
  };
};

const hashOf = (kind: ConsoleKeyKind, key: string): string =>
  createHash('sha256').update(`acquaint console ${kind} ${key}`).digest('hex');
