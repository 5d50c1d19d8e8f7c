import type { MemberId, ProgramId } from './ids.ts';
import type { Side } from './matching/roundInput.ts';
import { isSnoozed, type Member } from './member.ts';
import type { Program } from './program.ts';
import type { LocalDate } from './time/zones.ts';

/** How one member takes part in one program. Whoever never said anything has the defaults of `newcomerTo`. */
export type ProgramMember = {
  readonly program: ProgramId;
  readonly member: MemberId;
  readonly isIn: boolean;
  /** Own cadence in weeks; null follows the program. */
  readonly everyWeeks: number | null;
  /** The scheduled day they leave out. */
  readonly skips: LocalDate | null;
  /** In two-sided programs. */
  readonly side: Side | null;
  /** Rounds in a row they were ready for and left out of. */
  readonly waited: number;
  /** Rounds in a row without a press of theirs and without a partner who reported a talk. */
  readonly silentRounds: number;
  /** Since when they are left in peace, until they press "back"; null: they are not. */
  readonly benchedAt: Date | null;
  /** The scheduled day they were last put together with somebody. */
  readonly lastPlacedOn: LocalDate | null;
};

/** After so many silent rounds a member is left in peace. */
export const silentMost = 3;

/** How someone who never said anything takes part. */
export const newcomerTo = (program: Program, member: MemberId): ProgramMember => ({
  program: program.id,
  member,
  isIn: program.place === 'everyone',
  everyWeeks: null,
  skips: null,
  side: null,
  waited: 0,
  silentRounds: 0,
  benchedAt: null,
  lastPlacedOn: null,
});

/** In from the next round on. */
export const joinProgram = (one: ProgramMember): ProgramMember => ({
  ...one,
  isIn: true,
  benchedAt: null,
  silentRounds: 0,
});

/** Out, without a reason; what is open goes on. */
export const leaveProgram = (one: ProgramMember): ProgramMember => ({ ...one, isIn: false, waited: 0 });

/** Every so many weeks; what the program itself does is null. */
export const setCadence = (one: ProgramMember, program: Program, everyWeeks: number): ProgramMember => ({
  ...one,
  everyWeeks: everyWeeks <= program.everyWeeks ? null : everyWeeks,
});

/** Not this time. */
export const skipRound = (one: ProgramMember, date: LocalDate): ProgramMember => ({
  ...one,
  skips: date,
  silentRounds: 0,
});

/** Something was pressed, or a partner reported a talk. */
export const heardFrom = (one: ProgramMember): ProgramMember => ({ ...one, silentRounds: 0 });

/** Put together with somebody: waiting is over, and silence counts until something is heard. */
export const placed = (one: ProgramMember, date: LocalDate): ProgramMember => ({
  ...one,
  waited: 0,
  silentRounds: one.silentRounds + 1,
  lastPlacedOn: date,
});

/** Ready, and nobody could be found: first in the next round. */
export const leftOut = (one: ProgramMember): ProgramMember => ({ ...one, waited: one.waited + 1 });

/** Left in peace until they come back. */
export const bench = (one: ProgramMember, at: Date): ProgramMember => ({ ...one, benchedAt: at });

/** Whether it is time to leave somebody in peace. */
export const isDueForBench = (one: ProgramMember): boolean =>
  one.isIn && one.benchedAt === null && one.silentRounds >= silentMost;

/** Why somebody is not in a round; `ready` when they are. */
export type Readiness =
  | 'ready'
  | 'out'
  | 'notJoined'
  | 'snoozed'
  | 'skipping'
  | 'benched'
  | 'ownCadence'
  | 'otherTopics'
  | 'noSide';

/** Whether a member is to be placed in the round of this scheduled day. */
export const readinessFor = (
  program: Program,
  one: ProgramMember,
  member: Member,
  date: LocalDate,
  now: Date,
): Readiness => {
  if (member.status !== 'joined') return 'notJoined';
  if (!one.isIn || (member.isHidden && program.place === 'everyone')) return 'out';
  if (isSnoozed(member, now)) return 'snoozed';
  if (one.benchedAt !== null) return 'benched';
  if (one.skips === date) return 'skipping';
  if (!isTheirWeek(one, date)) return 'ownCadence';
  if (program.isTwoSided && one.side === null) return 'noSide';
  return hasTopic(program, member) ? 'ready' : 'otherTopics';
};

const isTheirWeek = ({ everyWeeks, lastPlacedOn }: ProgramMember, date: LocalDate): boolean =>
  everyWeeks === null ||
  lastPlacedOn === null ||
  Math.round((Date.parse(date) - Date.parse(lastPlacedOn)) / weekMs) >= everyWeeks;

const weekMs = 7 * 86_400_000;

const hasTopic = ({ topics }: Program, { offers, seeks }: Member): boolean =>
  topics.length === 0 || [...offers, ...seeks].some(({ tag }) => topics.includes(tag));
