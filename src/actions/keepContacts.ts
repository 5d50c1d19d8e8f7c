import type { MemberId } from '../core/ids.ts';
import type { Acquaintance } from '../core/network/mine.ts';
import { linesOf } from './network.ts';
import type { Transaction } from './ports.ts';

/** When a member last had to do with each person, of all that is known to both, and whom they know. */
export const contactsOf = async (
  tx: Transaction,
  me: MemberId,
): Promise<{ readonly lastAt: ReadonlyMap<MemberId, Date>; readonly network: readonly Acquaintance[] }> => {
  const network = (await linesOf(tx, me)).map(({ known }) => known);
  const lastAt = new Map<MemberId, Date>();
  const note = (person: MemberId, at: Date | null) => {
    const before = lastAt.get(person);
    if (at !== null && at <= tx.now && (before === undefined || before < at)) lastAt.set(person, at);
  };
  for (const { person, lastAt: at } of network) note(person, at);
  for (const slip of await tx.referrals.of(me, new Date(0))) {
    // A slip they did not hear of yet is no contact for them, but giving it was one for the giver.
    if (slip.giver === me) note(slip.receiver, slip.givenAt);
    else note(slip.giver, slip.toldAt);
  }
  for (const met of await tx.meetupPeople.metBy(me, new Date(0))) note(met.person, met.at);
  for (const talk of await tx.oneToOnes.of(me, new Date(0))) {
    // Unanswered and denied look the same: neither counts.
    if (talk.answer === 'confirmed') note(talk.by === me ? talk.with : talk.by, talk.at);
  }
  return { lastAt, network };
};
