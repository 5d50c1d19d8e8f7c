import type { MemberId, VouchId } from '../core/ids.ts';
import { isPaused } from '../core/pause.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { addEvidence, dropEvidence } from '../core/tie.ts';
import { countedVouches, giveVouch, isStanding, type NewVouch, type Vouch } from '../core/vouch.ts';
import type { Scene } from './action.ts';
import type { Transaction } from './ports.ts';

/**
 * Keep what a member says of another: new, or in place of what they said about the same thing. Refused where the
 * rules of core/vouch.ts say so; whether the other may be recommended at all is for the caller to look at first.
 */
export const keepVouch = async (
  { tx, dice }: Pick<Scene, 'tx' | 'dice'>,
  said: Omit<NewVouch, 'id'>,
): Promise<Vouch | Refusal> => {
  const mine = await tx.vouches.by(said.by);
  const vouch = giveVouch({ ...said, id: dice.id<VouchId>() }, mine, tx.now);
  if (isRefusal(vouch)) return vouch;
  await tx.vouches.add(vouch);
  await weighVouches(tx, vouch.by, vouch.about);
  return vouch;
};

/** What two members say of each other speaks for their tie, as far as it counts. */
export const weighVouches = async (tx: Transaction, a: MemberId, b: MemberId): Promise<void> => {
  const between = [
    ...(await tx.vouches.by(a)).filter(({ about }) => about === b),
    ...(await tx.vouches.by(b)).filter(({ about }) => about === a),
  ];
  const counted = new Set(countedVouches(between, tx.now));
  let tie = await tx.ties.lock(a, b);
  for (const vouch of between) {
    tie = dropEvidence(tie, vouch.id);
    if (counted.has(vouch)) tie = addEvidence(tie, { kind: 'vouch', about: vouch.id, at: vouch.saidAt });
  }
  await tx.ties.save(tie);
};

/**
 * Standing vouches about a member from those who still take part and are not kept apart from them, latest first.
 * `reader`: whom they avoid is left out too; not whoever avoids them, or they could tell.
 */
export const vouchesAbout = async (
  tx: Transaction,
  member: MemberId,
  reader: MemberId = member,
): Promise<Vouch[]> => {
  const standing = (await tx.vouches.about(member)).filter((vouch) => isStanding(vouch, tx.now));
  if (standing.length === 0) return [];
  const givers = await tx.members.getMany(standing.map(({ by }) => by));
  const apart = new Set([...(await tx.limits.apartFrom(member)), ...(await tx.limits.avoidedBy(reader))]);
  const kept: Vouch[] = [];
  for (const vouch of standing) {
    if (givers.get(vouch.by)?.status !== 'joined' || apart.has(vouch.by)) continue;
    if (!isPaused(await tx.pauses.get(vouch.by))) kept.push(vouch);
  }
  return kept;
};

/** Those of them that the member shows on their profile, as somebody else may read them. */
export const shownVouchesOf = async (tx: Transaction, member: MemberId, reader: MemberId): Promise<Vouch[]> =>
  (await vouchesAbout(tx, member, reader)).filter(({ isShown }) => isShown);
