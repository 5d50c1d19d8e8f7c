import type { IntroRequestId, MemberId, PostId, ReportId, ShareId } from './ids.ts';
import type { IntroRequest } from './introRequest.ts';
import type { Refusal } from './refusal.ts';

/** A member says that something they received was wrong. Reasons are a closed list; the note is the reporter's. */
export type Report = {
  readonly id: ReportId;
  readonly reporter: MemberId;
  readonly about: MemberId;
  /** What was wrong: a request, a post on the board, a link. */
  readonly request: IntroRequestId | PostId | ShareId | null;
  readonly reason: ReportReason;
  readonly note: string;
  readonly at: Date;
  /** When a manager found nothing in it: it counts no more. */
  readonly dismissedAt: Date | null;
};

/**
 * Whom somebody can report on account of a request: whoever asked, for those who were sent a card, answered or
 * not, also to pass it on;
 * whoever said yes, for the one who asked.
 */
export const reportable = (request: IntroRequest, by: MemberId): MemberId | Refusal => {
  const mine = request.candidates.find(({ member }) => member === by);
  if (mine !== undefined && mine.state !== 'waiting') return request.requester;
  if (request.connectors.some(({ member }) => member === by)) return request.requester;
  const partner = request.candidates.find(({ state }) => state === 'accepted')?.member;
  const isMet = by === request.requester && request.status === 'introduced' && partner !== undefined;
  return isMet ? partner : { refused: 'notFromThem' };
};

export const reportReasons = ['spam', 'rude', 'notWhoTheySay', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];
