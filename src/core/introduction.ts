import type { IntroductionId, IntroRequestId, MemberId } from './ids.ts';

/** What people press to say how it goes; silence in a room cannot be seen otherwise. */
export const signs = ['talking', 'timeSet', 'talked'] as const;
export type Sign = (typeof signs)[number];

/** Answers to "did you meet?". */
export const outcomes = ['met', 'scheduled', 'notYet', 'willNot'] as const;
export type Outcome = (typeof outcomes)[number];

/** Days after the introduction on which both are asked how it went. */
export const checkInDays = [7, 30] as const;
export type CheckInDay = (typeof checkInDays)[number];

/** A suggested meeting: 30 minutes from this instant, and who said it suits them. */
export type Slot = { readonly at: Date; readonly chosenBy: readonly MemberId[] };

/** Where the people meet: a group DM, a private thread. Opaque to everyone but its platform. */
export type RoomRef = { readonly platform: string; readonly id: string };

export type CheckIn = {
  readonly day: CheckInDay;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
  readonly answers: readonly { readonly member: MemberId; readonly outcome: Outcome; readonly at: Date }[];
};

/** Two people who both said yes. `opening` until the platform gave them a room. */
export type Introduction = {
  readonly id: IntroductionId;
  readonly request: IntroRequestId;
  readonly requester: MemberId;
  readonly target: MemberId;
  readonly madeAt: Date;
  readonly slots: readonly Slot[];
  /** The instant both chose, if they did. */
  readonly meetingAt: Date | null;
  readonly signs: readonly { readonly member: MemberId; readonly sign: Sign; readonly at: Date }[];
  /** null once nudged or once someone gave a sign. */
  readonly silentNudgeAt: Date | null;
  readonly checkIns: readonly CheckIn[];
} & (
  | { readonly status: 'opening' }
  | { readonly status: 'open'; readonly room: RoomRef; readonly openedAt: Date }
  /** No room could be opened; each was told how to reach the other. */
  | { readonly status: 'roomless'; readonly openedAt: Date }
  | { readonly status: 'closed'; readonly closedAt: Date; readonly reason: 'done' | 'left' }
);
