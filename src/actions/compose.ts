import type { IntroductionId } from '../core/ids.ts';
import { type Introduction, partnerOf } from '../core/introduction.ts';
import type { Member } from '../core/member.ts';
import type { Notice } from '../core/notices.ts';
import { kindOf } from '../core/nudge.ts';
import { isPaused } from '../core/pause.ts';
import { askCardClosed } from '../views/askCards.ts';
import { channelDigestMissed, helpOffered } from '../views/channelDigestPages.ts';
import { channelLost } from '../views/channels.ts';
import { managing } from '../views/console.ts';
import { digestsMissed } from '../views/digest.ts';
import { tagList } from '../views/expertise.ts';
import { partnerLeft } from '../views/introductions.ts';
import { notThisTime } from '../views/introRequests.ts';
import { exportReady, welcome } from '../views/members.ts';
import type { Message } from '../views/message.ts';
import { withStop } from '../views/nudges.ts';
import { appealArrived, pauseDecided, paused } from '../views/pauses.ts';
import { reportArrived } from '../views/reports.ts';
import { roomTitle as titleOf } from '../views/rooms.ts';
import { text } from '../views/text.ts';
import { askCardNow } from './askCards.ts';
import { composeAboutPost } from './boardMessages.ts';
import { composeCommunityNetwork } from './communityNetwork.ts';
import { composeForConnector } from './connectorCards.ts';
import { composeDigest } from './digests.ts';
import { labelsOf } from './expertise.ts';
import {
  checkInNow,
  contactNow,
  introducedNow,
  kickoffNow,
  meetingNow,
  pairOf,
  silentNow,
} from './introductionMessages.ts';
import { isClosedTo } from './me.ts';
import { composeAboutMeetup } from './meetupMessages.ts';
import { composeNetwork } from './network.ts';
import { composeAboutPairing } from './pairingMessages.ts';
import { decidersOn } from './pauses.ts';
import type { Transaction } from './ports.ts';
import { composeAboutReferral, composeGiven } from './referralMessages.ts';
import { composeReview } from './review.ts';
import { composeAboutRound } from './roundMessages.ts';

/**
 * A notice in the reader's words, from the facts as they are now; null when it is no longer true. What came of
 * Acquaint's own accord says why, and how to stop its kind.
 */
export const compose = async (tx: Transaction, reader: Member, notice: Notice): Promise<Message | null> => {
  const said = await sayOf(tx, reader, notice);
  const kind = kindOf(notice);
  return said === null || kind === null ? said : withStop(text(reader.language), said, kind);
};

const sayOf = async (tx: Transaction, reader: Member, notice: Notice): Promise<Message | null> => {
  const words = text(reader.language);
  switch (notice.notice) {
    case 'welcome':
      return welcome(words, { community: tx.community.name, isProfileEmpty: reader.offers.length === 0 });
    case 'askCard':
      return askCardNow(tx, reader, notice.request, notice.again);
    case 'askCardClosed':
      return askCardClosed(words, notice);
    case 'notThisTime': {
      const request = await tx.introRequests.get(notice.request);
      return request === null ? null : notThisTime(words, { request, labels: await labelsOf(tx) });
    }
    case 'exportReady':
      return exportReady(words, { member: reader });
    case 'networkPicture':
      return composeNetwork(tx, reader);
    case 'communityPicture':
      return composeCommunityNetwork(tx, reader);
    case 'introduced':
    case 'introducedRoomless':
    case 'contactShared':
    case 'checkIn':
    case 'partnerLeft':
      return about(tx, reader, notice, notice.introduction);
    case 'connectorCard':
    case 'connectorCardClosed':
    case 'connectorReport':
    case 'connectorCredit':
      return composeForConnector(tx, reader, notice);
    // Said in rooms, never to one reader.
    case 'kickoff':
    case 'roomSilent':
    case 'meetingFixed':
    case 'pairingKickoff':
    case 'pairingSilent':
    case 'pairingMeetingFixed':
    case 'pairingSmaller':
      return null;
    case 'roundAnnounced':
    case 'notPlaced':
    case 'benched':
    case 'roundsMissed':
      return composeAboutRound(tx, reader, notice);
    case 'pairingRoomless':
    case 'pairingCheckIn':
    case 'pairingEnded':
      return composeAboutPairing(tx, reader, notice);
    case 'slip':
    case 'slipReminder':
    case 'slipMoved':
      return composeAboutReferral(tx, reader, notice);
    case 'meetupPeople':
    case 'meetupMoved':
    case 'meetupCancelled':
    case 'meetupMet':
    case 'meetupFeedFails':
      return composeAboutMeetup(tx, reader, notice);
    case 'thanked':
    case 'talkLogged':
      return composeGiven(tx, reader, notice);
    case 'boardCard':
    case 'boardCardClosed':
    case 'boardOffer':
    case 'boardOver':
      return composeAboutPost(tx, reader, notice);
    case 'reportArrived': {
      const report = await tx.reports.get(notice.report);
      const member = report === null ? null : await tx.members.get(report.about);
      if (report?.about === reader.id) return null;
      return report && member && reportArrived(words, { report, aboutName: member.name });
    }
    case 'digest':
      return composeDigest(tx, reader, notice.date);
    case 'helpOffered': {
      const request = await tx.introRequests.get(notice.request);
      const by = await tx.members.get(notice.by);
      if (request === null || by === null || (await isClosedTo(tx, reader.id, by.id))) return null;
      const topics = tagList(words, await labelsOf(tx), request.topics);
      return helpOffered(words, { by: by.id, topics });
    }
    case 'review':
      return composeReview(tx, reader);
    case 'channelDigestMissed':
      return channelDigestMissed(words, notice);
    // Said in channels.
    case 'channelDigest':
      return null;
    case 'digestsMissed':
      return digestsMissed(words, notice);
    case 'channelLost':
      return channelLost(words, notice);
    case 'manages':
    case 'managesNoMore': {
      // Changed back before it was said: there is nothing to say.
      const isSo = (await tx.members.isManager(reader.id)) === (notice.notice === 'manages');
      const about = { community: tx.community.name, how: notice.notice, by: notice.by };
      return isSo ? managing(words, about) : null;
    }
    case 'paused': {
      const pause = await tx.pauses.get(reader.id);
      if (pause === null || !isPaused(pause)) return null;
      const isByHand = pause.decision === null && pause.decidedBy !== null;
      return paused(words, { isByHand, waits: (await decidersOn(tx, reader.id)).length === 0 });
    }
    case 'pauseDecided':
      return pauseDecided(words, notice);
    case 'appealArrived': {
      const pause = await tx.pauses.get(notice.member);
      const about = await tx.members.get(notice.member);
      if (pause === null || about === null || pause.decision !== null) return null;
      const reports = (await tx.reports.list()).filter((report) => report.about === about.id).length;
      return appealArrived(words, { member: about.id, name: about.name, reports, at: pause.at });
    }
  }
};

/** A notice for a room, in its languages; null when it is no longer true. */
export const composeForRoom = async (
  tx: Transaction,
  introduction: Introduction,
  notice: Notice,
): Promise<Message | null> => {
  switch (notice.notice) {
    case 'kickoff':
      return kickoffNow(tx, introduction);
    case 'roomSilent':
      return introduction.signs.length > 0 ? null : silentNow(tx, introduction);
    case 'meetingFixed':
      return meetingNow(tx, introduction);
    default:
      return null;
  }
};

/** What the room is called. */
export const roomTitle = async (tx: Transaction, introduction: Introduction): Promise<string> => {
  const pair = await pairOf(tx, introduction);
  return pair === null ? tx.community.name : titleOf(pair.requester, pair.target);
};

type AboutIntroduction = Extract<
  Notice,
  { notice: 'introduced' | 'introducedRoomless' | 'contactShared' | 'checkIn' | 'partnerLeft' }
>;

const about = async (
  tx: Transaction,
  reader: Member,
  notice: AboutIntroduction,
  id: IntroductionId,
): Promise<Message | null> => {
  const introduction = await tx.introductions.get(id);
  if (introduction === null) return null;
  if (notice.notice === 'introduced') return introducedNow(tx, reader, introduction, 'room');
  if (notice.notice === 'introducedRoomless') return introducedNow(tx, reader, introduction, 'roomless');
  if (notice.notice === 'contactShared') return contactNow(tx, reader, introduction);
  if (notice.notice === 'checkIn') return checkInNow(reader, introduction, notice.day);
  const partnerId = partnerOf(introduction, reader.id);
  const partner = partnerId === null ? null : await tx.members.get(partnerId);
  return partner === null ? null : partnerLeft(text(reader.language), { partner });
};
