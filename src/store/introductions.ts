import { and, eq, gte, or } from 'drizzle-orm';
import type { Introductions } from '../actions/ports/introductions.ts';
import type { IntroductionId, MemberId } from '../core/ids.ts';
import type { Introduction } from '../core/introduction.ts';
import { openOf, sealOf } from './memberKeys.ts';
import { noteLocked } from './memberLocks.ts';
import { introductions, sharedContacts } from './schema/introductions.ts';
import { isId, type Scope } from './scope.ts';

/** Introductions: columns to find them by, and the rest as one document. */
export const introductionsIn = (scope: Scope): Introductions => {
  const { db, community } = scope;
  const ours = eq(introductions.communityId, community);
  const get = async (id: IntroductionId, lock: boolean): Promise<Introduction | null> => {
    if (!isId(id)) return null;
    const query = db
      .select()
      .from(introductions)
      .where(and(ours, eq(introductions.id, id)));
    const [row] = lock ? await query.for('update') : await query;
    if (lock) noteLocked(scope);
    return row === undefined ? null : toIntroduction(row.state);
  };
  return {
    get: (id) => get(id, false),
    lock: (id) => get(id, true),
    save: async (introduction) => {
      const { id, request, requester, target, madeAt, status } = introduction;
      const values = {
        requestId: request,
        requesterId: requester,
        targetId: target,
        madeAt,
        status,
        state: introduction,
      };
      await db
        .insert(introductions)
        .values({ communityId: community, id, ...values })
        .onConflictDoUpdate({ target: [introductions.communityId, introductions.id], set: values });
    },
    of: async (member, since) => {
      const isTheirs = or(eq(introductions.requesterId, member), eq(introductions.targetId, member));
      const rows = await db
        .select()
        .from(introductions)
        .where(and(ours, isTheirs, gte(introductions.madeAt, since)));
      return rows.map((row) => toIntroduction(row.state));
    },
    shareContact: async (id, member, words) => {
      const contactSealed = await sealOf(scope, member, contactOf(id, member), words);
      const key = { communityId: community, introductionId: id, memberId: member };
      await db
        .insert(sharedContacts)
        .values({ ...key, contactSealed, at: scope.now })
        .onConflictDoUpdate({
          target: [sharedContacts.communityId, sharedContacts.introductionId, sharedContacts.memberId],
          set: { contactSealed, at: scope.now },
        });
    },
    contactOf: async (id, member) => {
      const isIt = and(eq(sharedContacts.introductionId, id), eq(sharedContacts.memberId, member));
      const [row] = await db
        .select()
        .from(sharedContacts)
        .where(and(eq(sharedContacts.communityId, community), isIt));
      return row === undefined ? null : openOf(scope, member, contactOf(id, member), row.contactSealed);
    },
  };
};

const contactOf = (id: IntroductionId, member: MemberId) =>
  ['shared_contacts', 'contact', `${id}/${member}`] as const;

const instants = new Set([
  'at',
  'madeAt',
  'openedAt',
  'closedAt',
  'meetingAt',
  'silentNudgeAt',
  'dueAt',
  'sentAt',
]);

/** The document as it was saved, its instants as Dates again. */
const toIntroduction = (state: unknown): Introduction =>
  JSON.parse(JSON.stringify(state), (key, value) =>
    instants.has(key) && typeof value === 'string' ? new Date(value) : value,
  ) as Introduction;
