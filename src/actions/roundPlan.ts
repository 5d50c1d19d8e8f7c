import type { CommunityId, MemberId, PairingId, RoundId } from '../core/ids.ts';
import type { RoundPlan } from '../core/matching/plan.ts';
import type { RoundInput } from '../core/matching/roundInput.ts';
import type { Intent } from '../core/notices.ts';
import { type Pairing, planPairing } from '../core/pairing.ts';
import type { Program } from '../core/program.ts';
import { bench, leftOut, newcomerTo, type ProgramMember, placed } from '../core/programMember.ts';
import { isPersonal, named, type Round, type RoundPlace, type RoundSummary } from '../core/round.ts';
import { workingDayFrom } from '../core/time/workingDays.ts';
import { localDateOf, plusDays, resolve } from '../core/time/zones.ts';
import type { Dice, Store, Transaction } from './ports.ts';
import { type RoundSnapshot, snapshotOf, topicOf } from './roundSnapshot.ts';

/** Works out a plan, off the thread that answers people where it can be. */
export type Planner = (input: RoundInput) => Promise<RoundPlan>;

/** What the work on rounds stands on. */
export type RoundPorts = { readonly store: Store; readonly dice: Dice; readonly plan: Planner };

/** People come and go while a plan is worked out: so often it is made again at once. */
const mostTries = 3;

/**
 * The clock reached a round: work out its plan from a snapshot, outside any transaction, and fix it in one. Nothing is
 * told before it is fixed, and a plan that is fixed is never made again, however many processes try.
 */
export const advanceRound = async (
  { store, dice, plan }: RoundPorts,
  community: CommunityId,
  subject: RoundId,
): Promise<void> => {
  for (let tries = 0; tries < mostTries; tries++) {
    const taken = await store.transaction(community, (tx) => take(tx, subject));
    if (taken === null) return;
    const planned = await plan(taken.snapshot.input);
    const isFixed = await store.transaction(community, (tx) => fix(tx, dice, taken, planned));
    if (isFixed) return;
  }
};

/** What a plan came to, for managers: before it is fixed as well as after. */
export const summaryOf = (plan: RoundPlan, people: number, groupSize: number): RoundSummary => ({
  people,
  pairings: plan.pairings.length,
  withReason: plan.pairings
    .filter(({ reasons }) => reasons.some(isPersonal))
    .reduce((sum, { members }) => sum + members.length, 0),
  larger: plan.pairings.filter(({ members }) => members.length > groupSize).length,
  leftOut: plan.leftOut.length,
  repeats: plan.repeats,
  certified: plan.certificate?.share ?? null,
});

type Taken = { readonly program: Program; readonly round: Round; readonly snapshot: RoundSnapshot };

const take = async (tx: Transaction, id: RoundId): Promise<Taken | null> => {
  const round = await tx.rounds.get(id);
  const program = round === null ? null : await tx.programs.get(round.program);
  if (round === null || program === null || round.status !== 'planning') {
    if (round?.status === 'open') await tx.rounds.save({ ...round, status: 'closed' });
    await tx.due.set('round', id, null);
    return null;
  }
  return { program, round, snapshot: await snapshotOf(tx, program, round) };
};

/** False where somebody it places is no longer to be placed, or not with just anybody: the plan has to be made again. */
const fix = async (
  tx: Transaction,
  dice: Dice,
  { program, round, snapshot }: Taken,
  plan: RoundPlan,
): Promise<boolean> => {
  const current = await tx.rounds.lock(round.id);
  if (current?.status !== 'planning') return true;
  const members = await tx.programs.lockMembers(program.id);
  const now = await snapshotOf(tx, program, round);
  const ready = new Set(now.ids);
  const isSame = now.input.avoided.a.length === snapshot.input.avoided.a.length;
  if (!isSame || !snapshot.ids.every((id) => ready.has(id))) return false;
  const made = pairingsOf(tx, dice, { program, round, snapshot }, plan);
  const closesAt = new Date(tx.now.getTime() + openDays(program) * 86_400_000);
  await tx.rounds.savePlan(made, placesOf(tx, round, snapshot, plan, made));
  await tx.programs.saveMembers(changed(tx, program, round, snapshot, plan, members));
  await tx.outbox.add(told(tx, program, round, snapshot, plan));
  const summary = summaryOf(plan, snapshot.ids.length, program.groupSize);
  await tx.rounds.save({ ...current, status: 'open', summary });
  await tx.due.set('round', round.id, closesAt);
  return true;
};

/** Days after which a conversation is history. */
const openDays = ({ everyWeeks }: Program): number => Math.min(28, Math.max(14, everyWeeks * 7));

const pairingsOf = (
  tx: Transaction,
  dice: Dice,
  { program, round, snapshot }: Taken,
  plan: RoundPlan,
): Pairing[] => {
  const memberAt = (position: number) => snapshot.ids[position] as MemberId;
  const times = timesOf(tx, program);
  return plan.pairings.map(({ members, reasons }, index) => {
    const people = members.map(memberAt);
    // Whose turn it is to write first is chance, kept with the plan.
    const starter = people[(round.seed + index) % people.length] as MemberId;
    return planPairing({
      id: dice.id<PairingId>(),
      round: round.id,
      program: program.id,
      members: people,
      starter,
      reasons: reasons.map((reason) => named(reason, memberAt, topicOf)),
      madeAt: tx.now,
      ...times,
    });
  });
};

/** When those of this round are asked how it went, and when it is over. */
export const timesOf = (tx: Transaction, program: Program): Pick<Pairing, 'checkInAt' | 'closesAt'> => {
  const { zone } = tx.community;
  const asked = program.everyWeeks === 1 ? 4 : 7;
  const day = workingDayFrom(plusDays(localDateOf(tx.now, zone), asked), tx.community);
  return {
    checkInAt: resolve(day, '09:00', zone),
    closesAt: new Date(tx.now.getTime() + openDays(program) * 86_400_000),
  };
};

const placesOf = (
  tx: Transaction,
  round: Round,
  { ids, elsewhere }: RoundSnapshot,
  plan: RoundPlan,
  made: readonly Pairing[],
): RoundPlace[] => {
  const here = { round: round.id, day: localDateOf(round.opensAt, tx.community.zone) };
  const without = plan.leftOut.map(({ member, reason }) => ({
    member: ids[member] as MemberId,
    notPlaced: reason,
  }));
  return [
    ...made.flatMap(({ id, members }) =>
      members.map((member) => ({ ...here, member, pairing: id, notPlaced: null })),
    ),
    ...without.map(({ member, notPlaced }) => ({ ...here, member, pairing: null, notPlaced })),
    ...elsewhere.map((member) => ({ ...here, member, pairing: null, notPlaced: 'elsewhere' as const })),
  ];
};

const changed = (
  tx: Transaction,
  program: Program,
  round: Round,
  { ids, silent }: RoundSnapshot,
  plan: RoundPlan,
  known: ReadonlyMap<MemberId, ProgramMember>,
): ProgramMember[] => {
  const one = (member: MemberId) => known.get(member) ?? newcomerTo(program, member);
  const at = (position: number) => one(ids[position] as MemberId);
  return [
    ...plan.pairings.flatMap(({ members }) => members.map((member) => placed(at(member), round.date))),
    ...plan.leftOut.map(({ member }) => leftOut(at(member))),
    ...silent.map((member) => bench(one(member), tx.now)),
  ];
};

const told = (
  tx: Transaction,
  program: Program,
  round: Round,
  { ids, silent }: RoundSnapshot,
  plan: RoundPlan,
): Intent[] => [
  ...plan.leftOut.map(({ member }): Intent => {
    const to = ids[member] as MemberId;
    const notice = { notice: 'notPlaced', round: round.id } as const;
    return { key: `${round.id}/notPlaced/${to}`, effect: { effect: 'tell', to, notice }, notBefore: tx.now };
  }),
  ...silent.map((to): Intent => {
    const notice = { notice: 'benched', program: program.id } as const;
    return { key: `${round.id}/benched/${to}`, effect: { effect: 'tell', to, notice }, notBefore: tx.now };
  }),
];
