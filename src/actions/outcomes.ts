import type { MemberId } from '../core/ids.ts';
import { failRoom, openRoom, type RoomRef } from '../core/introduction.ts';
import type { Effect } from '../core/notices.ts';
import { addWorkingDays } from '../core/time/workingDays.ts';
import { commitIntroduction } from './commitIntroduction.ts';
import type { Transaction } from './ports.ts';

/** Working days without a sign before a room hears one line. */
const silentDays = 2;

/** A room was opened for an introduction: it begins. */
export const deliveredRoom = async (tx: Transaction, effect: Effect, room: RoomRef): Promise<void> => {
  if (effect.effect !== 'openRoom') return;
  const introduction = await tx.introductions.lock(effect.introduction);
  if (introduction === null) return;
  const silentNudgeAt = addWorkingDays(tx.now, silentDays, tx.community);
  await commitIntroduction(tx, introduction, openRoom(introduction, room, silentNudgeAt, tx.now));
};

/** What follows when nobody can be reached this way. */
export const unreachable = async (tx: Transaction, effect: Effect): Promise<void> => {
  if (effect.effect === 'tell') return markAccounts(tx, effect.to, tx.now);
  if (effect.effect !== 'openRoom') return;
  const introduction = await tx.introductions.lock(effect.introduction);
  if (introduction !== null) await commitIntroduction(tx, introduction, failRoom(introduction, tx.now));
};

/** A direct message arrived: whatever was wrong before is over. */
export const reached = async (tx: Transaction, effect: Effect): Promise<void> => {
  if (effect.effect === 'tell') await markAccounts(tx, effect.to, null);
};

const markAccounts = async (tx: Transaction, member: MemberId, since: Date | null): Promise<void> => {
  for (const account of await tx.accounts.of(member)) {
    if ((account.unreachableSince === null) === (since === null)) continue;
    await tx.accounts.save({ ...account, unreachableSince: since });
  }
};
