import type { MemberId, ProgramId } from '../core/ids.ts';
import { evolvePairing, othersOf, type Pairing, pairingDueAt } from '../core/pairing.ts';
import type { PairingEvent } from '../core/pairingEvents.ts';
import { pairingIntents } from '../core/pairingNotices.ts';
import { heardFrom } from '../core/programMember.ts';
import type { Transaction } from './ports.ts';
import { noteContact } from './tieEvidence.ts';

/**
 * Save what happened to a pairing together with what follows from it: the row, who is told, when the clock looks
 * again, what is known of who answers. No events, nothing written.
 */
export const commitPairing = async (
  tx: Transaction,
  before: Pairing,
  events: readonly PairingEvent[],
): Promise<Pairing> => {
  let pairing = before;
  for (const event of events) {
    pairing = evolvePairing(pairing, event);
    await tx.outbox.add(pairingIntents(pairing, event));
    await follow(tx, pairing, event);
  }
  if (events.length === 0) return pairing;
  await tx.pairings.save(pairing);
  await tx.due.set('pairing', pairing.id, pairingDueAt(pairing));
  return pairing;
};

const follow = async (tx: Transaction, pairing: Pairing, event: PairingEvent): Promise<void> => {
  switch (event.type) {
    case 'pairingCheckInSent':
      for (const member of event.to) await tx.limits.contacted(member, 'checkIn', event.at);
      return;
    case 'pairingSlotChosen':
      return heard(tx, pairing.program, [event.member]);
    // Whoever reports a talk speaks for all who were in it.
    case 'pairingSigned':
      await met(tx, pairing, event.member, event.sign === 'talked' ? 'round' : 'room', event.at);
      return heard(tx, pairing.program, event.sign === 'talked' ? pairing.members : [event.member]);
    case 'pairingAnswered':
      if (event.outcome === 'met') await met(tx, pairing, event.member, 'round', event.at);
      return heard(tx, pairing.program, event.outcome === 'met' ? pairing.members : [event.member]);
    default:
      return undefined;
  }
};

const heard = async (tx: Transaction, program: ProgramId, members: readonly MemberId[]): Promise<void> => {
  for (const member of members.toSorted()) {
    const one = await tx.programs.lockMember(program, member);
    if (one !== null && one.silentRounds > 0) await tx.programs.saveMembers([heardFrom(one)]);
  }
};

/** What speaks for the ties between whoever pressed and the others. */
const met = (
  tx: Transaction,
  pairing: Pairing,
  who: MemberId,
  kind: 'round' | 'room',
  at: Date,
): Promise<void> => noteContact(tx, who, othersOf(pairing, who), { kind, about: pairing.id, at });
