import type { MemberId } from '../core/ids.ts';
import { isStanding } from '../core/vouch.ts';
import type { Came } from '../views/network.ts';
import type { Transaction } from './ports.ts';

/** What came of knowing each person: slips, thanks and vouches in both directions, as far as the member knows them. */
export const cameWith = async (tx: Transaction, me: MemberId): Promise<(person: MemberId) => Came> => {
  const ever = new Date(0);
  const slips = (await tx.referrals.of(me, ever)).filter(
    ({ giver, toldAt }) => giver === me || toldAt !== null,
  );
  const thanks = await tx.thanks.of(me, ever);
  const vouches = [...(await tx.vouches.by(me)), ...(await tx.vouches.about(me))].filter((vouch) =>
    isStanding(vouch, tx.now),
  );
  return (person) => {
    const between = slips.filter(({ giver, receiver }) => giver === person || receiver === person);
    return {
      slips: between.length,
      won: between.filter(({ status }) => status === 'won').length,
      thanks: thanks.filter(({ from, to }) => from === person || to === person).length,
      vouches: vouches.filter(({ by, about }) => by === person || about === person).length,
    };
  };
};
