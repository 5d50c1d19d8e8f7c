import type { ChannelRef, ChannelTrouble } from './channel.ts';
import type {
  IntroductionId,
  IntroRequestId,
  MeetupFeedId,
  MeetupId,
  MemberId,
  OneToOneId,
  PairingId,
  PostId,
  ProgramId,
  ReferralId,
  ReportId,
  RoundId,
  ThanksId,
} from './ids.ts';
import type { CheckInDay } from './introduction.ts';
import type { ManagedBy } from './manager.ts';
import type { OpenStep, ReferralStep } from './referralSlip.ts';

/** Something to be said, by reference: the words are found at the moment of sending. */
export type Notice =
  | { readonly notice: 'welcome' }
  /** To the target: someone asks to be introduced. */
  | {
      readonly notice: 'askCard';
      readonly request: IntroRequestId;
      readonly again: 'first' | 'nudge' | 'reminder';
    }
  /** In place of a card that can no longer be answered; the same words whatever the cause. */
  | { readonly notice: 'askCardClosed'; readonly request: IntroRequestId }
  /** To a connector: would you pass this on? */
  | { readonly notice: 'connectorCard'; readonly request: IntroRequestId; readonly again: 'first' | 'nudge' }
  /** In place of a connector's card that can no longer be answered; the same words whatever the cause. */
  | { readonly notice: 'connectorCardClosed'; readonly request: IntroRequestId }
  /** To whoever passed a request on: what came of it, and no more than that. */
  | {
      readonly notice: 'connectorReport';
      readonly request: IntroRequestId;
      readonly when: 'news' | 'clock' | 'end';
    }
  /** To whoever passed a request on: business came of it; without sums, by the receiver's choice. */
  | { readonly notice: 'connectorCredit'; readonly request: IntroRequestId; readonly referral: ReferralId }
  /** To the requester, at the clock: not this time. The same words whatever the cause. */
  | { readonly notice: 'notThisTime'; readonly request: IntroRequestId }
  /** To the requester and the target, at once: both said yes. */
  | { readonly notice: 'introduced'; readonly introduction: IntroductionId }
  /** Where no room could be opened: how to reach the other. */
  | { readonly notice: 'introducedRoomless'; readonly introduction: IntroductionId }
  /** To one of the two: how the other can be reached, in the other's words. */
  | { readonly notice: 'contactShared'; readonly introduction: IntroductionId }
  /** In the room. */
  | { readonly notice: 'kickoff'; readonly introduction: IntroductionId }
  | { readonly notice: 'roomSilent'; readonly introduction: IntroductionId }
  | { readonly notice: 'meetingFixed'; readonly introduction: IntroductionId }
  | { readonly notice: 'partnerLeft'; readonly introduction: IntroductionId }
  /** To each of the two, by DM. */
  | { readonly notice: 'checkIn'; readonly introduction: IntroductionId; readonly day: CheckInDay }
  /** To whoever asked for it: their own data as a file. */
  | { readonly notice: 'exportReady' }
  /** To whoever asked for it: a picture of their own network. */
  | { readonly notice: 'networkPicture' }
  /** To the manager who asked for it: a picture of the community's network, with nobody in it. */
  | { readonly notice: 'communityPicture' }
  /** To whoever is in: a round is near, and can be skipped. */
  | { readonly notice: 'roundAnnounced'; readonly round: RoundId }
  /** To whoever has nobody this time, and why. */
  | { readonly notice: 'notPlaced'; readonly round: RoundId }
  /** To whoever was silent in three rounds: left in peace until they come back. */
  | { readonly notice: 'benched'; readonly program: ProgramId }
  /** To managers: rounds that nobody can make up for. */
  | { readonly notice: 'roundsMissed'; readonly program: ProgramId; readonly dates: readonly string[] }
  /** In a pairing's room. */
  | { readonly notice: 'pairingKickoff'; readonly pairing: PairingId }
  | { readonly notice: 'pairingSilent'; readonly pairing: PairingId }
  | { readonly notice: 'pairingMeetingFixed'; readonly pairing: PairingId }
  | { readonly notice: 'pairingSmaller'; readonly pairing: PairingId }
  /** To each of a pairing, by DM. */
  | { readonly notice: 'pairingRoomless'; readonly pairing: PairingId }
  | { readonly notice: 'pairingCheckIn'; readonly pairing: PairingId }
  | { readonly notice: 'pairingEnded'; readonly pairing: PairingId }
  /** To the receiver: a lead was passed on to them. */
  | { readonly notice: 'slip'; readonly referral: ReferralId }
  /** Nothing was said of it since it stands there. */
  | { readonly notice: 'slipReminder'; readonly referral: ReferralId; readonly step: OpenStep }
  /** To the giver: how far it came. */
  | { readonly notice: 'slipMoved'; readonly referral: ReferralId; readonly step: ReferralStep }
  /** To whoever is thanked. */
  | { readonly notice: 'thanked'; readonly thanks: ThanksId }
  /** To the other of two: did this talk take place? */
  | { readonly notice: 'talkLogged'; readonly talk: OneToOneId }
  /** To whoever goes to an event: people to meet there; another time; it does not take place; whom did you meet? */
  | { readonly notice: 'meetupPeople'; readonly meetup: MeetupId }
  | { readonly notice: 'meetupMoved'; readonly meetup: MeetupId; readonly startsAt: Date }
  | { readonly notice: 'meetupCancelled'; readonly meetup: MeetupId }
  | { readonly notice: 'meetupMet'; readonly meetup: MeetupId }
  /** To managers: a calendar cannot be read. */
  | { readonly notice: 'meetupFeedFails'; readonly feed: MeetupFeedId }
  /** To somebody who may help: a post on the board. */
  | { readonly notice: 'boardCard'; readonly post: PostId }
  | { readonly notice: 'boardCardClosed'; readonly post: PostId }
  /** To the author: somebody offers help, and is not named. */
  | { readonly notice: 'boardOffer'; readonly post: PostId; readonly helper: MemberId }
  /** To the author: its time is over. */
  | { readonly notice: 'boardOver'; readonly post: PostId }
  /** To managers. */
  | { readonly notice: 'reportArrived'; readonly report: ReportId }
  | { readonly notice: 'appealArrived'; readonly member: MemberId }
  /** To a member, once a week: everything that waits for them. `date` is the digest's day. */
  | { readonly notice: 'digest'; readonly date: string }
  /** To everybody in a channel: the weekly digest of a day. */
  | { readonly notice: 'channelDigest'; readonly date: string }
  /** To whoever asked: somebody who read it in the channel digest can help. */
  | { readonly notice: 'helpOffered'; readonly request: IntroRequestId; readonly by: MemberId }
  /** To managers, every four weeks: how it went. */
  | { readonly notice: 'review'; readonly date: string }
  | { readonly notice: 'channelDigestMissed'; readonly date: string }
  /** To managers: digests of a day that could not go out in time. */
  | { readonly notice: 'digestsMissed'; readonly date: string }
  /** To managers: Acquaint could not write in a channel. */
  | { readonly notice: 'channelLost'; readonly channel: ChannelRef; readonly why: ChannelTrouble }
  /** To whoever manages from now on, or no longer: who decided so. */
  | { readonly notice: 'manages' | 'managesNoMore'; readonly by: ManagedBy }
  /** To somebody whom several reported, and when a manager decided. */
  | { readonly notice: 'paused' }
  | { readonly notice: 'pauseDecided'; readonly decision: 'lifted' | 'kept' };

/** What the world must be told or made to do: the row of the outbox. */
export type Effect =
  | { readonly effect: 'tell'; readonly to: MemberId; readonly notice: Notice }
  /** Replace what an earlier effect showed; nothing happens where it never arrived. */
  | {
      readonly effect: 'replace';
      readonly earlier: EffectKey;
      readonly to: MemberId;
      readonly notice: Notice;
    }
  | { readonly effect: 'openRoom'; readonly introduction: IntroductionId }
  | { readonly effect: 'tellRoom'; readonly introduction: IntroductionId; readonly notice: Notice }
  /** To everybody who reads a channel, in the community's language. */
  | { readonly effect: 'post'; readonly channel: ChannelRef; readonly notice: Notice }
  | { readonly effect: 'openPairingRoom'; readonly pairing: PairingId }
  | { readonly effect: 'tellPairing'; readonly pairing: PairingId; readonly notice: Notice };

/** Names an intention once and for all: the same key is never carried out twice. */
export type EffectKey = string;

/** An effect with its key and the first instant it may be carried out. */
export type Intent = { readonly key: EffectKey; readonly effect: Effect; readonly notBefore: Date };
