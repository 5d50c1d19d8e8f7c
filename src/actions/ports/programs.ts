import type { MemberId, PairingId, ProgramId, RoundId } from '../../core/ids.ts';
import type { Pairing } from '../../core/pairing.ts';
import type { Program } from '../../core/program.ts';
import type { ProgramMember } from '../../core/programMember.ts';
import type { EarlierMeeting, PastMeeting, Round, RoundPlace } from '../../core/round.ts';

export type Programs = {
  readonly get: (id: ProgramId) => Promise<Program | null>;
  readonly lock: (id: ProgramId) => Promise<Program | null>;
  readonly save: (program: Program) => Promise<void>;
  /** The oldest first. */
  readonly list: () => Promise<Program[]>;
  /** null for somebody who never said anything: they have the defaults of core/programMember.ts. */
  readonly memberOf: (program: ProgramId, member: MemberId) => Promise<ProgramMember | null>;
  readonly lockMember: (program: ProgramId, member: MemberId) => Promise<ProgramMember | null>;
  readonly membersOf: (program: ProgramId) => Promise<ReadonlyMap<MemberId, ProgramMember>>;
  readonly lockMembers: (program: ProgramId) => Promise<ReadonlyMap<MemberId, ProgramMember>>;
  readonly of: (member: MemberId) => Promise<ProgramMember[]>;
  /** Insert or replace, in one statement however many there are. */
  readonly saveMembers: (members: readonly ProgramMember[]) => Promise<void>;
  readonly forget: (member: MemberId) => Promise<void>;
};

export type Rounds = {
  readonly get: (id: RoundId) => Promise<Round | null>;
  readonly lock: (id: RoundId) => Promise<Round | null>;
  /** The round of this program and date, locked: this one, or the one that was there before. */
  readonly begin: (round: Round) => Promise<Round>;
  readonly save: (round: Round) => Promise<void>;
  /** Of a program, the latest first. */
  readonly latest: (program: ProgramId, limit: number) => Promise<Round[]>;
  /** The whole plan: its pairings, due at once, and where everybody stands. Throws where somebody has a pairing that day. */
  readonly savePlan: (pairings: readonly Pairing[], places: readonly RoundPlace[]) => Promise<void>;
  /** Insert or replace where one member stands. */
  readonly place: (place: RoundPlace) => Promise<void>;
  /** Where a member stood, the latest first. */
  readonly placesOf: (member: MemberId, limit: number) => Promise<RoundPlace[]>;
  /** Who was left out of a round and has nobody. */
  readonly waitingIn: (round: RoundId) => Promise<MemberId[]>;
  /** Who is in a pairing of another round on this day. */
  readonly placedOn: (day: string, except: RoundId) => Promise<ReadonlySet<MemberId>>;
  /** Who met whom until then, in rounds and through introductions; pairings that did not meet do not count. */
  readonly meetings: (until?: Date) => Promise<PastMeeting[]>;
  /** Who met before there was Acquaint here, from a list; known already, nothing changes. How many are new. */
  readonly remember: (meetings: readonly EarlierMeeting[]) => Promise<number>;
  /** What lists say of one member. */
  readonly earlierOf: (member: MemberId) => Promise<EarlierMeeting[]>;
  /** Who must never meet, whoever of the two said so. */
  readonly apart: () => Promise<{ readonly a: MemberId; readonly b: MemberId }[]>;
};

export type Pairings = {
  readonly get: (id: PairingId) => Promise<Pairing | null>;
  readonly lock: (id: PairingId) => Promise<Pairing | null>;
  readonly save: (pairing: Pairing) => Promise<void>;
  /** Those a member is or was in, the latest first. */
  readonly of: (member: MemberId, since: Date) => Promise<Pairing[]>;
  readonly ofRound: (round: RoundId) => Promise<Pairing[]>;
};
