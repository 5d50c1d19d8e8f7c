import type { MemberId } from '../core/ids.ts';
import type { Acquaintance } from '../core/network/mine.ts';
import { linesOf } from './network.ts';
import { cameWith } from './networkCame.ts';
import type { Transaction } from './ports.ts';

/** When a member last had to do with each person, of all that is known to both, and whom they know. */
export const contactsOf = async (
  tx: Transaction,
  me: MemberId,
): Promise<{ readonly lastAt: ReadonlyMap<MemberId, Date>; readonly network: readonly Acquaintance[] }> => {
  const [lines, { touchedAt }] = await Promise.all([linesOf(tx, me), cameWith(tx, me)]);
  const network = lines.map(({ known }) => known);
  const others = [...touchedAt].filter(([, at]) => at <= tx.now);
  return {
    lastAt: new Map([...others, ...network.map(({ person, lastAt }) => [person, lastAt] as const)]),
    network,
  };
};
