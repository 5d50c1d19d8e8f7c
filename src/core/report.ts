import { chainTo } from './connector.ts';
import type { IntroRequestId, MemberId, PostId, ReportId, ShareId, VouchId } from './ids.ts';
import type { IntroRequest } from './introRequest.ts';
import type { Refusal } from './refusal.ts';
import type { Vouch } from './vouch.ts';

/** A member says that something they received was wrong. Reasons are a closed list; the note is the reporter's. */
export type Report = {
  readonly id: ReportId;
  readonly reporter: MemberId;
  readonly about: MemberId;
  /** What was wrong: a request, a post on the board, a link, a recommendation. */
  readonly request: Reportable | null;
  readonly reason: ReportReason;
  readonly note: string;
  readonly at: Date;
  /** When a manager found nothing in it: it counts no more. */
  readonly dismissedAt: Date | null;
};

/** What can be reported. */
export type Reportable = IntroRequestId | PostId | ShareId | VouchId;

/**
 * Whom somebody can report on account of a request: whoever asked, for those who were sent a card, answered or
 * not, also to pass it on; whoever said yes, for the one who asked. `whom` may name one whose words they read.
 */
export const reportable = (
  request: IntroRequest,
  by: MemberId,
  whom: string | null = null,
): MemberId | Refusal => {
  if (whom !== null) {
    return reportableWriters(request, by).find((id) => id === whom) ?? { refused: 'notFromThem' };
  }
  const mine = request.candidates.find(({ member }) => member === by);
  if (mine !== undefined && mine.state !== 'waiting') return request.requester;
  if (request.connectors.some(({ member }) => member === by)) return request.requester;
  const partner = request.candidates.find(({ state }) => state === 'accepted')?.member;
  const isMet = by === request.requester && request.status === 'introduced' && partner !== undefined;
  return isMet ? partner : { refused: 'notFromThem' };
};

/** Those who passed a request on in words of their own that this member was given to read. */
export const reportableWriters = (request: IntroRequest, by: MemberId): MemberId[] => {
  const isAsked = request.candidates.some(({ member, state }) => member === by && state !== 'waiting');
  const isConnector = request.connectors.some(({ member }) => member === by);
  if (!isAsked && !isConnector) return [];
  return chainTo(request, by)
    .filter(({ forward }) => forward.shows === 'name' && forward.words !== '')
    .map(({ member }) => member);
};

/** A recommendation can be reported by the one it is about: nobody else received it. */
export const reportableVouch = ({ by: giver, about }: Vouch, by: MemberId): MemberId | Refusal =>
  by === about ? giver : { refused: 'notFromThem' };

/** Whether a request never told this member whose it is. */
export const isUnnamedTo = (request: IntroRequest, by: MemberId): boolean => {
  const isPartner = request.candidates.some(({ member, state }) => member === by && state === 'accepted');
  return !request.showsName && !isPartner;
};

export const reportReasons = ['spam', 'rude', 'notWhoTheySay', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];
