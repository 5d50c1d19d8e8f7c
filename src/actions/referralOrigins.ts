import type { MemberId } from '../core/ids.ts';
import { partnerOf } from '../core/introduction.ts';
import type { Origin } from '../core/referralSlip.ts';
import type { Transaction } from './ports.ts';

/** Two years: longer than that nobody says "because we were introduced". */
const lookBackMs = 730 * 86_400_000;

/** How two came together last, through an introduction or a round: where a slip's credit goes. */
export const originOf = async (tx: Transaction, me: MemberId, other: MemberId): Promise<Origin | null> => {
  const since = new Date(tx.now.getTime() - lookBackMs);
  const introductions = (await tx.introductions.of(me, since))
    .filter((introduction) => partnerOf(introduction, me) === other)
    .map(({ id, madeAt }): Origin => ({ by: 'introduction', introduction: id, at: madeAt }));
  const pairings = (await tx.pairings.of(me, since))
    .filter(({ members }) => members.includes(other))
    .map(({ id, madeAt }): Origin => ({ by: 'pairing', pairing: id, at: madeAt }));
  const all = [...introductions, ...pairings].sort((a, b) => b.at.getTime() - a.at.getTime());
  return all[0] ?? null;
};
