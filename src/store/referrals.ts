import { and, desc, eq, gte, lt, or } from 'drizzle-orm';
import type { Referrals } from '../actions/ports/referrals.ts';
import type { ReferralId } from '../core/ids.ts';
import type { Referral, ThirdParty } from '../core/referralSlip.ts';
import { openOf, sealOf } from './memberKeys.ts';
import { noteLocked } from './memberLocks.ts';
import { revived } from './revive.ts';
import { referrals } from './schema/referrals.ts';
import { isId, type Scope } from './scope.ts';

type Row = typeof referrals.$inferSelect;

/** Slips: columns to find them by, their words encrypted with the giver's key, and the rest as one document. */
export const referralsIn = (scope: Scope): Referrals => {
  const { db, community } = scope;
  const ours = eq(referrals.communityId, community);
  const get = async (id: ReferralId, lock: boolean): Promise<Referral | null> => {
    if (!isId(id)) return null;
    const query = db
      .select()
      .from(referrals)
      .where(and(ours, eq(referrals.id, id)));
    const [row] = lock ? await query.for('update') : await query;
    if (lock) noteLocked(scope);
    return row === undefined ? null : toReferral(scope, row);
  };
  return {
    get: (id) => get(id, false),
    lock: (id) => get(id, true),
    save: async (slip) => {
      const values = await toRow(scope, slip);
      await db
        .insert(referrals)
        .values(values)
        .onConflictDoUpdate({ target: [referrals.communityId, referrals.id], set: values });
    },
    of: async (member, since) => {
      const isTheirs = or(eq(referrals.giverId, member), eq(referrals.receiverId, member));
      const rows = await db
        .select()
        .from(referrals)
        .where(and(ours, isTheirs, gte(referrals.givenAt, since)))
        .orderBy(desc(referrals.givenAt));
      return Promise.all(rows.map((row) => toReferral(scope, row)));
    },
    between: async (from, until) => {
      const rows = await db
        .select()
        .from(referrals)
        .where(and(ours, gte(referrals.givenAt, from), lt(referrals.givenAt, until)));
      return Promise.all(rows.map((row) => toReferral(scope, row)));
    },
  };
};

const toRow = async (scope: Scope, slip: Referral): Promise<Row> => {
  const { id, giver, receiver, givenAt, status, description, third } = slip;
  const words = third.consent === 'recorded' ? third.words : '';
  const state = { ...slip, description: '', third: { ...third, words: '' } };
  return {
    communityId: scope.community,
    id,
    giverId: giver,
    receiverId: receiver,
    givenAt,
    status,
    descriptionSealed: await sealOf(scope, giver, ['referrals', 'description', id], description),
    thirdSealed: await sealOf(scope, giver, ['referrals', 'third', id], words),
    state,
  };
};

const toReferral = async (scope: Scope, row: Row): Promise<Referral> => {
  const state = revived<Referral>(row.state);
  const description = await openOf(
    scope,
    row.giverId,
    ['referrals', 'description', row.id],
    row.descriptionSealed,
  );
  const words = await openOf(scope, row.giverId, ['referrals', 'third', row.id], row.thirdSealed);
  const third: ThirdParty =
    state.third.consent === 'recorded' ? { ...state.third, words } : { consent: state.third.consent };
  return { ...state, description, third };
};
