import type { MemberId, PairingId, ProgramId, RoundId, TagSlug } from './ids.ts';
import type { LeftOutReason } from './matching/leftOut.ts';
import type { Reason } from './matching/reasons.ts';
import type { Hours } from './matching/roundInput.ts';
import type { Member } from './member.ts';
import type { LocalDate } from './time/zones.ts';
import { localTimeOf } from './time/zones.ts';

/** What a plan came to, kept with the round. */
export type RoundSummary = {
  readonly people: number;
  readonly pairings: number;
  /** People in pairings that help each other or share a topic. */
  readonly withReason: number;
  /** Pairings of more than the wanted number. */
  readonly larger: number;
  readonly leftOut: number;
  /** Pairs of people that met before. */
  readonly repeats: number;
  /** The proven share of the best possible value; null where there is no proof (groups). */
  readonly certified: number | null;
};

/**
 * One run of a program, at most one for a scheduled day. `announced`: people heard of it. `planning`: it is time, who
 * meets whom is not fixed. `open`: the plan is fixed; every pairing begins by itself. `closed`: history.
 */
export type Round = {
  readonly id: RoundId;
  readonly program: ProgramId;
  /** The scheduled day in the program's zone: its key. */
  readonly date: LocalDate;
  /** Counts from 0 in its program. */
  readonly number: number;
  /** All the chance in it. */
  readonly seed: number;
  readonly opensAt: Date;
  readonly status: 'announced' | 'planning' | 'open' | 'closed';
  readonly summary: RoundSummary | null;
};

/** Why somebody has nobody this time; `elsewhere`: they meet people of another program on that day. */
export type NotPlaced = LeftOutReason | 'elsewhere';

/** Where somebody stands in a round: in a pairing, or why in none. */
export type RoundPlace = {
  readonly round: RoundId;
  readonly member: MemberId;
  /** The day of the meeting in the community's zone: one pairing a day, whatever the program. */
  readonly day: LocalDate;
} & (
  | { readonly pairing: PairingId; readonly notPlaced: null }
  | { readonly pairing: null; readonly notPlaced: NotPlaced }
);

/** Two people who met before, and when they last did. */
export type PastMeeting = {
  readonly a: MemberId;
  readonly b: MemberId;
  readonly lastAt: Date;
  readonly times: number;
};

/** Two people who met on a day before there was Acquaint here, as a list says. */
export type EarlierMeeting = { readonly one: MemberId; readonly other: MemberId; readonly day: LocalDate };

/** The same reason with members and topics by name instead of by position. */
export type PairReason =
  | { readonly kind: 'helps'; readonly giver: MemberId; readonly receiver: MemberId; readonly topic: TagSlug }
  | { readonly kind: 'shares'; readonly members: readonly MemberId[]; readonly topic: TagSlug }
  | { readonly kind: 'firstMeeting' }
  | { readonly kind: 'metBefore'; readonly roundsAgo: number; readonly times: number }
  | { readonly kind: 'differentGroups' }
  | { readonly kind: 'sameGroup' }
  | { readonly kind: 'newcomerWithRegular'; readonly newcomer: MemberId }
  | { readonly kind: 'waited'; readonly member: MemberId; readonly rounds: number }
  | { readonly kind: 'commonTime'; readonly minutes: number };

/** Name the members and topics of a reason. `memberAt` and `topicOf` know the round's input. */
export const named = (
  reason: Reason,
  memberAt: (position: number) => MemberId,
  topicOf: (topic: string) => TagSlug,
): PairReason => {
  switch (reason.kind) {
    case 'helps': {
      const { giver, receiver, topic } = reason;
      return {
        kind: 'helps',
        giver: memberAt(giver),
        receiver: memberAt(receiver),
        topic: topicOf(topic),
      };
    }
    case 'shares':
      return { kind: 'shares', members: reason.members.map(memberAt), topic: topicOf(reason.topic) };
    case 'newcomerWithRegular':
      return { kind: 'newcomerWithRegular', newcomer: memberAt(reason.newcomer) };
    case 'waited':
      return { kind: 'waited', member: memberAt(reason.member), rounds: reason.rounds };
    default:
      return reason;
  }
};

/** Whether a reason says why just these people. */
export const isPersonal = (reason: Pick<Reason, 'kind'>): boolean =>
  reason.kind === 'helps' || reason.kind === 'shares';

/** How many rounds ago something was, counted in the program's own weeks; at least one. */
export const roundsSince = (then: Date, now: Date, everyWeeks: number): number =>
  Math.max(1, Math.round((now.getTime() - then.getTime()) / (everyWeeks * 7 * 86_400_000)));

/** A member's working hours as a stretch of the UTC day, with the offset of this instant. */
export const hoursOn = ({ zone, workingHours }: Pick<Member, 'zone' | 'workingHours'>, at: Date): Hours => {
  const ahead = minutesOf(localTimeOf(at, zone)) - minutesOf(localTimeOf(at, 'UTC'));
  const begins = minutesOf(workingHours.from);
  const lasts = minutesOf(workingHours.to) - begins;
  return { from: (begins - ahead + 2880) % 1440, minutes: lasts > 0 ? lasts : lasts + 1440 };
};

const minutesOf = (time: string): number => {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
};
