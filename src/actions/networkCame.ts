import type { MemberId } from '../core/ids.ts';
import { isStanding } from '../core/vouch.ts';
import type { Came } from '../views/network.ts';
import type { Transaction } from './ports.ts';

/** What came of knowing each person, and when the last of what makes no acquaintance by itself happened. */
type CameOfIt = {
  readonly came: (person: MemberId) => Came;
  readonly touchedAt: ReadonlyMap<MemberId, Date>;
};

/** Slips, thanks and vouches in both directions, and meetings at events, as far as the member knows of them. */
export const cameWith = async (tx: Transaction, me: MemberId): Promise<CameOfIt> => {
  const ever = new Date(0);
  const [referrals, thanked, by, about, met] = await Promise.all([
    tx.referrals.of(me, ever),
    tx.thanks.of(me, ever),
    tx.vouches.by(me),
    tx.vouches.about(me),
    tx.meetupPeople.metBy(me, ever),
  ]);
  // A slip they did not hear of yet is no contact for them, but giving it was one for the giver.
  const slips = referrals.flatMap((slip) => {
    const at = slip.giver === me ? slip.givenAt : slip.toldAt;
    return at === null ? [] : [{ ...slip, at, person: slip.giver === me ? slip.receiver : slip.giver }];
  });
  const thanks = thanked.map((one) => ({
    ...one,
    person: one.from === me ? one.to : one.from,
  }));
  const vouches = [...by, ...about].filter((vouch) => isStanding(vouch, tx.now));
  const touchedAt = new Map<MemberId, Date>();
  for (const { person, at } of [...slips, ...thanks, ...met]) {
    const before = touchedAt.get(person);
    if (before === undefined || before < at) touchedAt.set(person, at);
  }
  const came = (person: MemberId): Came => {
    const between = slips.filter((slip) => slip.person === person);
    return {
      slips: between.length,
      won: between.filter(({ status }) => status === 'won').length,
      thanks: thanks.filter((one) => one.person === person).length,
      vouches: vouches.filter(({ by, about }) => by === person || about === person).length,
    };
  };
  return { came, touchedAt };
};
