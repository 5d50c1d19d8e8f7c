import type { MemberId } from '../core/ids.ts';
import { isRenewable } from '../core/vouch.ts';
import type { NetworkWaits } from '../views/network.ts';
import { questionsAtOnce } from '../views/ties.ts';
import type { Transaction } from './ports.ts';
import { questionsFor } from './ties.ts';
import { vouchesAbout } from './vouchKeeping.ts';

/** What waits for a member on the page of their network. */
export const networkWaits = async (tx: Transaction, me: MemberId): Promise<NetworkWaits> => ({
  questions: (await questionsFor(tx, me, questionsAtOnce)).length,
  vouches: (await vouchesAbout(tx, me)).filter(({ answeredAt }) => answeredAt === null).length,
  renewals: (await tx.vouches.by(me)).filter((vouch) => isRenewable(vouch, tx.now)).length,
});

/** All of it together. */
export const sumOf = ({ questions, vouches, renewals }: NetworkWaits): number =>
  questions + vouches + renewals;
