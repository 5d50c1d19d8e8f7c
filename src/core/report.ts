import type { IntroRequestId, MemberId, ReportId } from './ids.ts';

/** A member says that something they received was wrong. Reasons are a closed list; the note is the reporter's. */
export type Report = {
  readonly id: ReportId;
  readonly reporter: MemberId;
  readonly about: MemberId;
  readonly request: IntroRequestId | null;
  readonly reason: ReportReason;
  readonly note: string;
  readonly at: Date;
};

export const reportReasons = ['spam', 'rude', 'notWhoTheySay', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];
