import type { Action, Command } from './action.ts';
import { boardAction, boardActions } from './board.ts';
import { visitorActions } from './broughtBy.ts';
import { channelDigestActions } from './channelDigestPages.ts';
import { onlyOffered } from './choices.ts';
import { circleActions, circlesAction } from './circles.ts';
import { readCommand } from './commands.ts';
import { communityActions, deskAction, inviteAction } from './communities.ts';
import { communityPictureAction } from './communityNetwork.ts';
import { connectorActions } from './connectors.ts';
import { consoleActions } from './console.ts';
import { digestAction, digestActions } from './digestPages.ts';
import { askAction, messageAction } from './drafts.ts';
import { findAction, findSent } from './expertise.ts';
import { exportAction } from './export.ts';
import { fromMessageAction } from './fromMessage.ts';
import { helpWith } from './help.ts';
import { homeAction } from './home.ts';
import {
  checkInAction,
  contactAction,
  contactSentAction,
  introductionsMine,
  signAction,
  slotAction,
} from './introductions.ts';
import { introRequestActions, meetAction, mineAction } from './introRequests.ts';
import { keepAction, keepActions } from './keepInTouch.ts';
import { linkAction, linkCommunityAction } from './links.ts';
import { managerActions } from './managers.ts';
import { meetupAskActions } from './meetupAsks.ts';
import { meetupDeskActions } from './meetupDesk.ts';
import { meetupFeedActions } from './meetupFeedDesk.ts';
import { meetupMetActions } from './meetupMets.ts';
import { meetupActions, meetupsAction } from './meetups.ts';
import { eraseAction, joinAction, leaveAction, memberActions } from './members.ts';
import { networkAction, networkActions } from './network.ts';
import { nudgeActions } from './nudges.ts';
import { oneToOneAction, oneToOneActions } from './oneToOnes.ts';
import { pairingActions } from './pairings.ts';
import { pauseActions } from './pauses.ts';
import type { Arrival } from './ports/inbox.ts';
import { editProfile, preferencesAction, preferencesSent, profileAction, profileSent } from './profile.ts';
import { programActions } from './programs.ts';
import { avoidAction, avoidedAction, avoidSent, snoozeAction, snoozeSent, unavoidAction } from './quiet.ts';
import { referAction } from './refer.ts';
import { referralActions, slipAction } from './referrals.ts';
import { givingBack } from './refuse.ts';
import { reportQueueActions } from './reportQueue.ts';
import { roundActions, roundsAction } from './rounds.ts';
import { scorecardAction, scorecardActions } from './scorecard.ts';
import { shareAction, shareActions } from './share.ts';
import { standingActions } from './standing.ts';
import { tagActions, tagsAction } from './tags.ts';
import { thanksAction, thanksActions } from './thanks.ts';
import { knowAction as knowPerson, tieActions } from './ties.ts';
import { vouchAction, vouchActions } from './vouches.ts';

export { homeAction, messageAction };

const helpAction = helpWith(() => commands);

/** Every action by its name: where buttons and forms lead. */
export const actions: ReadonlyMap<string, Action> = new Map(
  [
    homeAction,
    helpAction,
    ...introRequestActions,
    ...connectorActions,
    signAction,
    slotAction,
    checkInAction,
    introductionsMine,
    contactAction,
    contactSentAction,
    ...memberActions,
    ...standingActions,
    fromMessageAction,
    profileAction,
    editProfile,
    profileSent,
    preferencesAction,
    preferencesSent,
    snoozeAction,
    snoozeSent,
    avoidAction,
    avoidSent,
    avoidedAction,
    unavoidAction,
    ...nudgeActions,
    ...digestActions,
    ...channelDigestActions,
    exportAction,
    findAction,
    findSent,
    linkAction,
    linkCommunityAction,
    ...roundActions,
    ...programActions,
    ...pauseActions,
    ...reportQueueActions,
    ...pairingActions,
    ...networkActions,
    communityPictureAction,
    ...tieActions,
    ...vouchActions,
    ...communityActions,
    ...consoleActions,
    ...managerActions,
    ...referralActions,
    ...thanksActions,
    ...oneToOneActions,
    ...scorecardActions,
    ...visitorActions,
    ...meetupActions,
    ...meetupAskActions,
    ...meetupMetActions,
    ...meetupDeskActions,
    ...meetupFeedActions,
    ...boardActions,
    ...keepActions,
    ...shareActions,
    ...circleActions,
    ...tagActions,
  ].map((action) => [action.name, givingBack(onlyOffered(action))]),
);

/** Whether only managers may do this: a platform that is not sure who is one asks first. */
export const isForManagers = (what: Arrival['what']): boolean => {
  if (what.kind === 'press' || what.kind === 'form') return actions.get(what.action)?.managersOnly === true;
  return what.kind === 'command' && readCommand(what.words, commands).command?.action.managersOnly === true;
};

/** The words after `/intro` (`/poznaj`), most used first: help and the platforms' command lists are made of it. */
export const commands: readonly Command[] = [
  { action: homeAction, words: { en: ['home'], pl: ['start'] }, takes: 'nothing' },
  { action: askAction, words: { en: ['ask'], pl: ['zapytaj'] }, takes: 'text' },
  { action: meetAction, words: { en: ['meet'], pl: ['osoba'] }, takes: 'person' },
  { action: referAction, words: { en: ['refer'], pl: ['rekomendacja'] }, takes: 'person' },
  { action: findAction, words: { en: ['find'], pl: ['szukaj'] }, takes: 'text' },
  { action: helpAction, words: { en: ['help'], pl: ['pomoc'] }, takes: 'nothing' },
  { action: profileAction, words: { en: ['profile'], pl: ['profil'] }, takes: 'person' },
  { action: networkAction, words: { en: ['network'], pl: ['siec'] }, takes: 'nothing' },
  { action: knowPerson, words: { en: ['know'], pl: ['znam'] }, takes: 'person' },
  { action: vouchAction, words: { en: ['vouch'], pl: ['polecam'] }, takes: 'person' },
  { action: slipAction, words: { en: ['slip'], pl: ['namiar'] }, takes: 'person' },
  { action: thanksAction, words: { en: ['thanks'], pl: ['dzieki'] }, takes: 'person' },
  { action: boardAction, words: { en: ['board'], pl: ['tablica'] }, takes: 'text' },
  { action: meetupsAction, words: { en: ['events'], pl: ['wydarzenia'] }, takes: 'nothing' },
  { action: keepAction, words: { en: ['keep'], pl: ['kontakt'] }, takes: 'person' },
  { action: snoozeAction, words: { en: ['snooze'], pl: ['pauza'] }, takes: 'date' },
  { action: avoidAction, words: { en: ['avoid'], pl: ['unikaj'] }, takes: 'person' },
  { action: joinAction, words: { en: ['join'], pl: ['dolacz'] }, takes: 'nothing' },
  { action: leaveAction, words: { en: ['leave'], pl: ['wypisz'] }, takes: 'nothing' },
  { action: exportAction, words: { en: ['export'], pl: ['eksport'] }, takes: 'nothing' },
  { action: eraseAction, words: { en: ['erase'], pl: ['kasuj'] }, takes: 'nothing' },
  { action: deskAction, words: { en: ['setup'], pl: ['ustawienia'] }, takes: 'nothing' },
  { action: inviteAction, words: { en: ['invite'], pl: ['zapros'] }, takes: 'nothing' },
  { action: roundsAction, words: { en: ['round', 'rounds'], pl: ['runda', 'rundy'] }, takes: 'nothing' },
  { action: digestAction, words: { en: ['digest'], pl: ['przeglad'] }, takes: 'nothing' },
  { action: circlesAction, words: { en: ['circles'], pl: ['kola'] }, takes: 'nothing' },
  { action: shareAction, words: { en: ['share'], pl: ['udostepnij'] }, takes: 'text' },
  { action: mineAction, words: { en: ['mine'], pl: ['moje'] }, takes: 'nothing' },
  { action: oneToOneAction, words: { en: ['onetoone'], pl: ['rozmowa'] }, takes: 'person' },
  { action: scorecardAction, words: { en: ['scorecard'], pl: ['bilans'] }, takes: 'nothing' },
  { action: linkAction, words: { en: ['link'], pl: ['polacz'] }, takes: 'text' },
  { action: tagsAction, words: { en: ['topics'], pl: ['tematy'] }, takes: 'nothing' },
];
