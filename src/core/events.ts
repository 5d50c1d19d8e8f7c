import type { Forward } from './connector.ts';
import type { IntroductionId, IntroRequestId, MemberId } from './ids.ts';
import type { CheckInDay, Outcome, RoomRef, Sign, Slot } from './introduction.ts';
import type { Ask, Card } from './introRequest.ts';

/** Facts about one request for an introduction. */
export type IntroRequestEvent =
  | { readonly type: 'introRequested'; readonly ask: Ask }
  | { readonly type: 'candidateAsked'; readonly member: MemberId; readonly card: Card }
  | { readonly type: 'candidateNudged'; readonly member: MemberId; readonly at: Date }
  | { readonly type: 'candidateReminded'; readonly member: MemberId; readonly at: Date }
  /** It was time for the nudge, but they want quiet or heard enough from Acquaint. */
  | { readonly type: 'nudgeSkipped'; readonly member: MemberId; readonly at: Date }
  | { readonly type: 'cardSnoozed'; readonly member: MemberId; readonly remindAt: Date }
  | { readonly type: 'introDeclined'; readonly member: MemberId; readonly at: Date }
  | { readonly type: 'candidateSilent'; readonly member: MemberId; readonly at: Date }
  | { readonly type: 'cardClosed'; readonly member: MemberId; readonly at: Date }
  /** Nobody can be asked now; look again then, or null for never before the clock. */
  | { readonly type: 'askRested'; readonly retryAt: Date | null }
  | {
      readonly type: 'introAccepted';
      readonly member: MemberId;
      readonly introduction: IntroductionId;
      readonly at: Date;
      readonly standing: boolean;
    }
  /** Somebody is asked to pass the request on; the card has these times. */
  | {
      readonly type: 'connectorAsked';
      readonly connector: MemberId;
      readonly to: MemberId | null;
      readonly from: MemberId | null;
      readonly askedAt: Date;
      readonly dueAt: Date;
      readonly nudgeAt: Date;
    }
  | {
      readonly type: 'connectorNudged' | 'connectorNudgeSkipped';
      readonly connector: MemberId;
      readonly at: Date;
    }
  | {
      readonly type: 'requestForwarded';
      readonly connector: MemberId;
      readonly to: MemberId;
      readonly forward: Forward;
      readonly at: Date;
    }
  | {
      readonly type: 'connectorPassed';
      readonly connector: MemberId;
      readonly suggested: MemberId | null;
      readonly at: Date;
    }
  | {
      readonly type: 'connectorSilent' | 'connectorCardClosed';
      readonly connector: MemberId;
      readonly at: Date;
    }
  | { readonly type: 'introRequestSettled'; readonly at: Date }
  | { readonly type: 'introRequestWithdrawn'; readonly at: Date };

/** Facts about one introduction. */
export type IntroductionEvent =
  | {
      readonly type: 'introductionMade';
      readonly introduction: IntroductionId;
      readonly request: IntroRequestId;
      readonly requester: MemberId;
      readonly target: MemberId;
      readonly slots: readonly Slot[];
      readonly checkIns: readonly { readonly day: CheckInDay; readonly dueAt: Date }[];
      readonly at: Date;
    }
  | { readonly type: 'roomOpened'; readonly room: RoomRef; readonly silentNudgeAt: Date; readonly at: Date }
  | { readonly type: 'roomFailed'; readonly at: Date }
  | { readonly type: 'signGiven'; readonly member: MemberId; readonly sign: Sign; readonly at: Date }
  | { readonly type: 'silentNudged'; readonly at: Date }
  | { readonly type: 'slotChosen'; readonly member: MemberId; readonly slot: Date; readonly at: Date }
  | { readonly type: 'meetingFixed'; readonly slot: Date; readonly at: Date }
  | {
      readonly type: 'checkInSent';
      readonly day: CheckInDay;
      readonly to: readonly MemberId[];
      readonly at: Date;
    }
  | {
      readonly type: 'checkInAnswered';
      readonly day: CheckInDay;
      readonly member: MemberId;
      readonly outcome: Outcome;
      readonly at: Date;
    }
  | {
      readonly type: 'introductionClosed';
      readonly reason: 'done' | 'left';
      /** Who left; null for `done`. */
      readonly member: MemberId | null;
      readonly at: Date;
    };
