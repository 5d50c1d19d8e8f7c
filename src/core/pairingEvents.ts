import type { MemberId } from './ids.ts';
import type { Outcome, RoomRef, Sign, Slot } from './introduction.ts';

/** Facts about one pairing of a round. */
export type PairingEvent =
  | { readonly type: 'pairingBegun'; readonly slots: readonly Slot[]; readonly at: Date }
  | {
      readonly type: 'pairingRoomOpened';
      readonly room: RoomRef;
      readonly silentNudgeAt: Date;
      readonly at: Date;
    }
  | { readonly type: 'pairingRoomFailed'; readonly at: Date }
  | { readonly type: 'pairingSigned'; readonly member: MemberId; readonly sign: Sign; readonly at: Date }
  | { readonly type: 'pairingNudged'; readonly at: Date }
  | { readonly type: 'pairingSlotChosen'; readonly member: MemberId; readonly slot: Date; readonly at: Date }
  | { readonly type: 'pairingMeetingFixed'; readonly slot: Date; readonly at: Date }
  | { readonly type: 'pairingCheckInSent'; readonly to: readonly MemberId[]; readonly at: Date }
  | {
      readonly type: 'pairingAnswered';
      readonly member: MemberId;
      readonly outcome: Outcome;
      readonly at: Date;
    }
  | { readonly type: 'pairingLeft'; readonly member: MemberId; readonly at: Date }
  | { readonly type: 'pairingClosed'; readonly reason: 'done' | 'left'; readonly at: Date };
