import type { MemberId, PairingId } from '../core/ids.ts';
import { planRound } from '../core/matching/plan.ts';
import { isSnoozed } from '../core/member.ts';
import { leavePairing, outcomeOf, type Pairing, planPairing } from '../core/pairing.ts';
import { isPaused } from '../core/pause.ts';
import type { Program } from '../core/program.ts';
import { leftOut, newcomerTo, type ProgramMember, placed } from '../core/programMember.ts';
import { named, type Round } from '../core/round.ts';
import { localDateOf } from '../core/time/zones.ts';
import type { Scene } from './action.ts';
import { commitPairing } from './commitPairing.ts';
import type { Transaction } from './ports.ts';
import { timesOf } from './roundPlan.ts';
import { inputOf, topicOf } from './roundSnapshot.ts';

/** A history longer than any open pairing. */
const openDays = 40;
/** Of those who wait, so many are tried. */
const mostTried = 5;

/** Somebody is no longer a member: those they were to meet are told, and meet somebody who waits where there is one. */
export const leavePairings = async (scene: Omit<Scene, 'language'>, member: MemberId): Promise<void> => {
  const { tx } = scene;
  const since = new Date(tx.now.getTime() - openDays * 86_400_000);
  for (const { id } of await tx.pairings.of(member, since)) {
    const pairing = await tx.pairings.lock(id);
    if (pairing === null || pairing.status === 'closed') continue;
    const after = await commitPairing(tx, pairing, leavePairing(pairing, member, tx.now));
    const [alone] = after.members;
    if (after.status !== 'closed' || alone === undefined || outcomeOf(pairing) === 'met') continue;
    await goOnWithout(scene, after, alone);
  }
};

/** Whoever wants quiet or is paused since the plan was made comes into no room: the others go on as if they had left. */
export const leaveBeforeRoom = async (scene: Omit<Scene, 'language'>, planned: Pairing): Promise<Pairing> => {
  const { tx } = scene;
  let pairing = planned;
  for (const member of await awayAmong(tx, planned.members)) {
    pairing = await commitPairing(tx, pairing, leavePairing(pairing, member, tx.now));
  }
  const [alone] = pairing.members;
  if (pairing.status === 'closed' && planned.status !== 'closed' && alone !== undefined) {
    await goOnWithout(scene, pairing, alone);
  }
  return pairing;
};

/** Who of these is to be left in peace now. */
export const awayAmong = async (tx: Transaction, ids: readonly MemberId[]): Promise<readonly MemberId[]> => {
  const people = await tx.members.getMany(ids);
  const away: MemberId[] = [];
  for (const id of ids) {
    const member = people.get(id);
    const isQuiet = member !== undefined && isSnoozed(member, tx.now);
    if (isQuiet || isPaused(await tx.pauses.get(id))) away.push(id);
  }
  return away;
};

/** Whoever is left alone meets somebody who waits in the same round, or comes first in the next one. */
const goOnWithout = async (
  scene: Omit<Scene, 'language'>,
  pairing: Pairing,
  alone: MemberId,
): Promise<void> => {
  const { tx } = scene;
  const program = await tx.programs.get(pairing.program);
  const round = await tx.rounds.lock(pairing.round);
  if (program === null || round?.status !== 'open') return;
  const waiting = await tx.rounds.waitingIn(round.id);
  for (const other of waiting.slice(0, mostTried)) {
    if (await putTogether(scene, program, round, [alone, other])) return;
  }
  const one = (await tx.programs.lockMember(program.id, alone)) ?? newcomerTo(program, alone);
  await tx.programs.saveMembers([leftOut(one)]);
};

const putTogether = async (
  { tx, dice }: Omit<Scene, 'language'>,
  program: Program,
  round: Round,
  ids: readonly [MemberId, MemberId],
): Promise<boolean> => {
  const people = await tx.members.getMany(ids);
  const away = await awayAmong(tx, ids);
  const ready = ids.flatMap((id) => {
    const member = people.get(id);
    return member?.status === 'joined' && !away.includes(id) ? [member] : [];
  });
  if (ready.length < ids.length) return false;
  const first = await memberOf(tx, program, ids[0]);
  const second = await memberOf(tx, program, ids[1]);
  const both = ready.map((member, at) => ({ member, one: at === 0 ? first : second }));
  const pairs = { ...program, groupSize: 2 };
  const [planned] = planRound(await inputOf(tx, pairs, { ...round, opensAt: tx.now }, both)).pairings;
  if (planned === undefined) return false;
  const memberAt = (position: number) => ids[position] ?? ids[0];
  const made = planPairing({
    id: dice.id<PairingId>(),
    round: round.id,
    program: program.id,
    members: ids,
    starter: ids[0],
    reasons: planned.reasons.map((reason) => named(reason, memberAt, topicOf)),
    madeAt: tx.now,
    ...timesOf(tx, program),
  });
  await tx.rounds.savePlan([made], []);
  const day = localDateOf(round.opensAt, tx.community.zone);
  for (const member of ids) {
    await tx.rounds.place({ round: round.id, member, day, pairing: made.id, notPlaced: null });
  }
  await tx.programs.saveMembers([placed(second, round.date)]);
  return true;
};

const memberOf = async (tx: Transaction, program: Program, id: MemberId): Promise<ProgramMember> =>
  (await tx.programs.lockMember(program.id, id)) ?? newcomerTo(program, id);
