import type { IntroRequestId, MeetupId, MemberId } from './ids.ts';
import type { PairReason } from './round.ts';

/** Somebody goes to an event. */
export type Going = {
  readonly meetup: MeetupId;
  readonly member: MemberId;
  /** Pressed here, or said on the platform's own event. */
  readonly via: 'press' | 'platform';
  /** Their name may be shown to others who go and say the same; a consent row says so too. */
  readonly showsMe: boolean;
  readonly at: Date;
};

/** Why somebody is suggested: who can help whom, what both care about. */
export type MeetReason = Extract<PairReason, { readonly kind: 'helps' | 'shares' }>;

/** Somebody to meet at an event, suggested to one member. */
export type MeetSuggestion = {
  readonly meetup: MeetupId;
  /** Whom it is suggested to. */
  readonly member: MemberId;
  readonly person: MemberId;
  /** From 0, in the order shown. */
  readonly position: number;
  readonly reasons: readonly MeetReason[];
  /** The ask for an introduction there; null while none was sent. */
  readonly request: IntroRequestId | null;
};

/** Somebody says that they met somebody at an event. */
export type MeetupMet = {
  readonly meetup: MeetupId;
  readonly member: MemberId;
  readonly person: MemberId;
  readonly at: Date;
};

/** How many go, as everybody may know it: from five up; null below. */
export const shownCount = (going: number): number | null => (going >= leastShown ? going : null);

/** Whether two who go may see each other's names there: both said so. */
export const seeEachOther = (one: Going | undefined, other: Going | undefined): boolean =>
  one?.showsMe === true && other?.showsMe === true;

const leastShown = 5;
