import { mayBeWrittenTo } from './askBudget.ts';
import type { ContactKind } from './contact.ts';
import { isSnoozed, type Member } from './member.ts';
import { type MessageKind, messageKinds } from './messageKind.ts';
import type { Notice } from './notices.ts';

/** Whether a member wants messages of this kind at all. */
export const hears = (member: Pick<Member, 'muted'>, kind: MessageKind): boolean =>
  !member.muted.includes(kind);

/**
 * Whether a member may be sent one more message of this kind now: joined, wants it, has no pause, and their day and
 * week have room. Whoever sends it records it with `limits.contacted`, and waits for the reader's waking hours.
 */
export const mayNudge = (
  member: Member,
  kind: MessageKind,
  contacts: readonly { readonly kind: ContactKind; readonly at: Date }[],
  now: Date,
): boolean =>
  member.status === 'joined' &&
  hears(member, kind) &&
  !isSnoozed(member, now) &&
  mayBeWrittenTo(member, contacts, now);

/** The member's list with one kind more, or one less. */
export const mute = (member: Member, kind: MessageKind): Member => ({
  ...member,
  muted: messageKinds.filter((each) => each === kind || member.muted.includes(each)),
});

export const unmute = (member: Member, kind: MessageKind): Member => ({
  ...member,
  muted: member.muted.filter((each) => each !== kind),
});

/**
 * The kind a notice belongs to; null for answers to what somebody did or awaits, and for what they have other settings
 * for. A notice of a kind is not sent to whoever switched it off, and says why it came and how to stop it.
 */
export const kindOf = ({ notice }: Notice): MessageKind | null => kinds[notice];

const kinds: Readonly<Record<Notice['notice'], MessageKind | null>> = {
  welcome: null,
  askCard: null,
  askCardClosed: null,
  notThisTime: null,
  connectorCard: 'connecting',
  connectorCardClosed: null,
  connectorReport: 'connecting',
  connectorCredit: 'connecting',
  introduced: null,
  introducedRoomless: null,
  contactShared: null,
  kickoff: null,
  roomSilent: null,
  meetingFixed: null,
  partnerLeft: null,
  checkIn: 'checkIns',
  exportReady: null,
  networkPicture: null,
  communityPicture: null,
  roundAnnounced: 'rounds',
  notPlaced: null,
  benched: null,
  roundsMissed: null,
  pairingKickoff: null,
  pairingSilent: null,
  pairingMeetingFixed: null,
  pairingSmaller: null,
  pairingRoomless: null,
  pairingCheckIn: 'checkIns',
  pairingEnded: null,
  slip: 'slips',
  slipReminder: 'slips',
  slipMoved: 'slips',
  thanked: 'thanks',
  talkLogged: 'thanks',
  boardCard: 'board',
  boardCardClosed: null,
  boardOffer: null,
  boardOver: null,
  reportArrived: null,
  appealArrived: null,
  manages: null,
  managesNoMore: null,
  paused: null,
  pauseDecided: null,
  digest: 'digest',
  digestsMissed: null,
  channelDigest: null,
  review: null,
  channelDigestMissed: null,
  helpOffered: null,
  channelLost: null,
  meetupPeople: 'events',
  meetupMoved: 'events',
  // Whoever goes must not stand before a closed door.
  meetupCancelled: null,
  meetupMet: 'events',
  meetupFeedFails: null,
};
