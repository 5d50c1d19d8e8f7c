import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Consents } from '../actions/ports/consents.ts';
import type { Consent } from '../core/consent.ts';
import type { MemberId } from '../core/ids.ts';
import { waitFor } from './memberLocks.ts';
import { consents } from './schema/introductions.ts';
import { members } from './schema/members.ts';
import { anyOf, rowsOf, type Scope } from './scope.ts';

/** What people agreed to: rows are added, and revoked, never changed or removed. */
export const consentsIn = ({ db, community, seen, locks }: Scope): Consents => {
  const ours = eq(consents.communityId, community);
  /** How many each gave so far; nobody else adds to them before this transaction ends. */
  const counted = async (ids: readonly MemberId[]): Promise<Map<MemberId, number>> => {
    await db
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.communityId, community), eq(members.id, anyOf(ids))))
      .orderBy(asc(members.id))
      .for('no key update', waitFor(locks, ids));
    seen.clear();
    const rows = await db
      .select({ member: consents.memberId, last: sql<number>`max(${consents.number})::int` })
      .from(consents)
      .where(and(ours, eq(consents.memberId, anyOf(ids))))
      .groupBy(consents.memberId);
    return new Map(rows.map(({ member, last }) => [member, last]));
  };
  const addMany = async (all: readonly Consent[]): Promise<void> => {
    if (all.length === 0) return;
    const last = await counted(all.map(({ member }) => member));
    const rows = all.map(({ member, counterpart, ...rest }) => {
      const number = (last.get(member) ?? 0) + 1;
      last.set(member, number);
      return { ...rest, communityId: community, memberId: member, counterpartId: counterpart, number };
    });
    await db.insert(consents).select(rowsOf(consents, rows));
  };
  return {
    add: (consent) => addMany([consent]),
    addMany,
    of: async (member) => {
      const rows = await db
        .select()
        .from(consents)
        .where(and(ours, eq(consents.memberId, member)))
        .orderBy(asc(consents.number));
      return rows.map(({ communityId: _, memberId, counterpartId, number: __, ...rest }) => ({
        ...rest,
        member: memberId,
        counterpart: counterpartId,
      }));
    },
    standing: async (purpose) => {
      const rows = await db
        .selectDistinct({ member: consents.memberId })
        .from(consents)
        .where(and(ours, eq(consents.purpose, purpose), isNull(consents.revokedAt)));
      return new Set(rows.map(({ member }) => member));
    },
    revoke: async (member, purpose, at, subject) => {
      await db
        .update(consents)
        .set({ revokedAt: at })
        .where(
          and(
            ours,
            eq(consents.memberId, member),
            eq(consents.purpose, purpose),
            isNull(consents.revokedAt),
            subject === undefined ? undefined : eq(consents.subject, subject),
          ),
        );
    },
  };
};
