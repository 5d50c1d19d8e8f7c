import type { ChannelTrouble } from '../core/channel.ts';
import { loseConnector } from '../core/connector.ts';
import type { MemberId } from '../core/ids.ts';
import { failRoom, openRoom, type RoomRef } from '../core/introduction.ts';
import { loseCandidate } from '../core/introRequest.ts';
import type { Effect, Notice } from '../core/notices.ts';
import { failPairingRoom, openPairingRoom } from '../core/pairing.ts';
import { addWorkingDays } from '../core/time/workingDays.ts';
import { channelLost } from './channels.ts';
import { commitIntroRequest } from './commit.ts';
import { commitIntroduction } from './commitIntroduction.ts';
import { commitPairing } from './commitPairing.ts';
import type { Account } from './ports/members.ts';
import type { Transaction } from './ports.ts';

/** Working days without a sign before a room hears one line. */
const silentDays = 2;

/** A room was opened for an introduction or a pairing: it begins. */
export const deliveredRoom = async (tx: Transaction, effect: Effect, room: RoomRef): Promise<void> => {
  const silentNudgeAt = addWorkingDays(tx.now, silentDays, tx.community);
  if (effect.effect === 'openPairingRoom') {
    const pairing = await tx.pairings.lock(effect.pairing);
    if (pairing === null) return;
    await commitPairing(tx, pairing, openPairingRoom(pairing, room, silentNudgeAt, tx.now));
  }
  if (effect.effect !== 'openRoom') return;
  const introduction = await tx.introductions.lock(effect.introduction);
  if (introduction === null) return;
  await commitIntroduction(tx, introduction, openRoom(introduction, room, silentNudgeAt, tx.now));
};

/** Direct messages do not arrive at this account; true where the member has another at which they may. */
export const missed = async (
  tx: Transaction,
  member: MemberId,
  at: Pick<Account, 'platform' | 'externalId'>,
): Promise<boolean> => {
  const accounts = await tx.accounts.of(member);
  const isIt = (account: Account) => account.platform === at.platform && account.externalId === at.externalId;
  for (const account of accounts.filter(isIt)) {
    if (account.unreachableSince === null) await tx.accounts.save({ ...account, unreachableSince: tx.now });
  }
  return accounts.some((account) => !isIt(account) && account.unreachableSince === null);
};

/** What follows when nobody can be reached this way. */
export const unreachable = async (
  tx: Transaction,
  effect: Effect,
  trouble: ChannelTrouble = 'outside',
): Promise<void> => {
  if (effect.effect === 'openPairingRoom') {
    const pairing = await tx.pairings.lock(effect.pairing);
    if (pairing !== null) await commitPairing(tx, pairing, failPairingRoom(pairing, tx.now));
  }
  if (effect.effect === 'post') return channelLost(tx, effect, trouble);
  if (effect.effect === 'tell') return loseCard(tx, effect.to, effect.notice);
  if (effect.effect !== 'openRoom') return;
  const introduction = await tx.introductions.lock(effect.introduction);
  if (introduction !== null) await commitIntroduction(tx, introduction, failRoom(introduction, tx.now));
};

/** A direct message arrived at this account: whatever was wrong before is over. */
export const reached = async (
  tx: Transaction,
  member: MemberId,
  at: Pick<Account, 'platform' | 'externalId'>,
): Promise<void> => {
  for (const account of await tx.accounts.of(member)) {
    const isIt = account.platform === at.platform && account.externalId === at.externalId;
    if (isIt && account.unreachableSince !== null) {
      await tx.accounts.save({ ...account, unreachableSince: null });
    }
  }
};

/** Nobody holds a card that cannot be shown: the clock goes on with the next person. A nudge is only missed. */
const loseCard = async (tx: Transaction, to: MemberId, notice: Notice): Promise<void> => {
  if (notice.notice === 'connectorCard' && notice.again === 'first') {
    const request = await tx.introRequests.lock(notice.request);
    if (request !== null) await commitIntroRequest(tx, request, loseConnector(request, to, tx.now));
  }
  if (notice.notice !== 'askCard' || notice.again === 'nudge') return;
  const request = await tx.introRequests.lock(notice.request);
  if (request !== null) await commitIntroRequest(tx, request, loseCandidate(request, to, tx.now));
};
