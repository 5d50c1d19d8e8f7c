import { asId, type MemberId, type PairingId, type ProgramId, type RoundId } from '../core/ids.ts';
import type { Intent } from '../core/notices.ts';
import { beginPairing, isCheckInDue, type Pairing, tickPairing } from '../core/pairing.ts';
import type { PairingEvent } from '../core/pairingEvents.ts';
import {
  evolveProgram,
  type Program,
  type ProgramEvent,
  programDueAt,
  tickProgram,
} from '../core/program.ts';
import { isDueForBench, newcomerTo, readinessFor } from '../core/programMember.ts';
import type { Round } from '../core/round.ts';
import { suggestSlotsFor } from '../core/time/slots.ts';
import type { ClockAction } from './action.ts';
import { askAgain, askableNow } from './checkIns.ts';
import { isForIn } from './circlePeople.ts';
import { commitPairing } from './commitPairing.ts';
import { leaveBeforeRoom } from './pairingDepartures.ts';
import type { Dice, Transaction } from './ports.ts';

/** The clock reached a program: a round is announced, or it is time for it. */
export const programTick: ClockAction = async (subject, { tx, dice }) => {
  const program = await tx.programs.lock(asId<ProgramId>(subject));
  if (program === null) return tx.due.set('program', subject, null);
  await commitProgram(tx, dice, program, tickProgram(program, tx.now, tx.community));
};

/** The clock reached a pairing: its turn came, or it is time for a nudge, a question, an end. */
export const pairingTick: ClockAction = async (subject, { tx, dice }) => {
  const planned = await tx.pairings.lock(asId<PairingId>(subject));
  if (planned === null) return tx.due.set('pairing', subject, null);
  const hasNoRoom = planned.status === 'planned' || planned.status === 'opening';
  const pairing = hasNoRoom ? await leaveBeforeRoom({ tx, dice }, planned) : planned;
  if (pairing.status === 'opening') return tx.due.set('pairing', subject, null);
  const events =
    pairing.status === 'planned'
      ? beginPairing(pairing, await slotsOf(tx, pairing), tx.now)
      : await ticked(tx, pairing);
  const after = await commitPairing(tx, pairing, events);
  if (isCheckInDue(after, tx.now)) await askAgain(tx, 'pairing', pairing.id);
};

const ticked = async (tx: Transaction, pairing: Pairing): Promise<PairingEvent[]> => {
  const isDue = isCheckInDue(pairing, tx.now);
  return tickPairing(pairing, tx.now, isDue ? await askableNow(tx, pairing.members) : []);
};

/** Save what happened to a program with what follows: its rounds, who is told, when the clock looks again. */
export const commitProgram = async (
  tx: Transaction,
  dice: Dice,
  before: Program,
  events: readonly ProgramEvent[],
): Promise<Program> => {
  let program = before;
  for (const event of events) {
    await follow(tx, dice, program, event);
    program = evolveProgram(program, event);
  }
  await tx.programs.save(program);
  await tx.due.set('program', program.id, programDueAt(program, tx.now, tx.community));
  return program;
};

const follow = async (tx: Transaction, dice: Dice, program: Program, event: ProgramEvent): Promise<void> => {
  if (event.type === 'roundsMissed') return tellManagers(tx, program, event.dates);
  const { date, opensAt } = event;
  const status = event.type === 'roundAnnounced' ? 'announced' : 'planning';
  const round = await tx.rounds.begin({
    id: dice.id<RoundId>(),
    program: program.id,
    date,
    number: program.rounds,
    seed: Math.floor(dice.roll() * 2 ** 31),
    opensAt,
    status,
    summary: null,
  });
  if (status === 'announced') return tx.outbox.add(await announcements(tx, program, round));
  if (round.status !== 'announced' && round.status !== 'planning') return;
  await tx.rounds.save({ ...round, status, opensAt, number: program.rounds });
  await tx.due.set('round', round.id, tx.now);
};

const announcements = async (tx: Transaction, program: Program, round: Round): Promise<Intent[]> => {
  const known = await tx.programs.membersOf(program.id);
  const members = await tx.members.list({ status: 'joined' });
  const isFor = await isForIn(tx, program);
  return members
    .filter(({ id }) => isFor(id))
    .filter((member) => {
      const one = known.get(member.id) ?? newcomerTo(program, member.id);
      return !isDueForBench(one) && readinessFor(program, one, member, round.date, round.opensAt) === 'ready';
    })
    .map(({ id: to }) => {
      const notice = { notice: 'roundAnnounced', round: round.id } as const;
      return {
        key: `${round.id}/announced/${to}`,
        effect: { effect: 'tell', to, notice },
        notBefore: tx.now,
      };
    });
};

const tellManagers = async (tx: Transaction, program: Program, dates: readonly string[]): Promise<void> => {
  const tell = (to: MemberId): Intent => ({
    key: `${program.id}/missed/${dates.at(-1) ?? ''}/${to}`,
    effect: { effect: 'tell', to, notice: { notice: 'roundsMissed', program: program.id, dates } },
    notBefore: tx.now,
  });
  await tx.outbox.add((await tx.members.managers()).map(tell));
};

const slotsOf = async (tx: Transaction, { members }: Pairing): Promise<Pairing['slots']> => {
  const people = await tx.members.getMany(members);
  const slots = suggestSlotsFor([...people.values()], tx.now, tx.community);
  return slots.map((at) => ({ at, chosenBy: [] }));
};
