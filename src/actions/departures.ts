import type { MemberId } from '../core/ids.ts';
import { closeBecauseLeft } from '../core/introduction.ts';
import type { Scene } from './action.ts';
import { leaveBoard } from './boardDepartures.ts';
import { commitIntroduction } from './commitIntroduction.ts';
import { leaveIntroRequests } from './introRequestDepartures.ts';
import { leaveMeetups } from './meetupDepartures.ts';
import { leaveOneToOnes } from './oneToOnes.ts';
import { leavePairings } from './pairingDepartures.ts';
import type { Account } from './ports/members.ts';
import { leaveReferrals } from './referralDepartures.ts';

/** A history longer than any open introduction. */
const openDays = 60;

/**
 * Somebody is no longer a member: cards they hold close like silence, their own asks end without anybody
 * being asked, open introductions end and the partner is told neutrally.
 */
export const closeEverythingOf = async (scene: Omit<Scene, 'language'>, member: MemberId): Promise<void> => {
  const { tx } = scene;
  await leaveIntroRequests(scene, member);
  await leavePairings(scene, member);
  await leaveReferrals(tx, member);
  await leaveOneToOnes(tx, member);
  await leaveMeetups(tx, member);
  await leaveBoard(scene, member);
  await tx.consoleKeys.endAll(member);
  await tx.links.endAll(member);
  for (const purpose of ['named', 'helped'] as const) await tx.consents.revoke(member, purpose, tx.now);
  const since = new Date(tx.now.getTime() - openDays * 86_400_000);
  for (const { id } of await tx.introductions.of(member, since)) {
    const introduction = await tx.introductions.lock(id);
    if (introduction === null) continue;
    await commitIntroduction(tx, introduction, closeBecauseLeft(introduction, member, tx.now));
  }
};

/**
 * A platform says that somebody is not there any more. What was open ends kindly, unless they are still there on
 * another platform; false where nothing had to change.
 */
export const closeOut = async (scene: Omit<Scene, 'language'>, account: Account): Promise<boolean> => {
  const { tx } = scene;
  const member = await tx.members.lock(account.member);
  if (member === null || member.status === 'gone') return false;
  const others = (await tx.accounts.of(member.id)).filter(
    (other) => other.platform !== account.platform || other.externalId !== account.externalId,
  );
  // Said again, as a platform's list says it every day.
  if (account.leftSince !== undefined) return false;
  await tx.accounts.save({
    ...account,
    leftSince: tx.now,
    unreachableSince: account.unreachableSince ?? tx.now,
  });
  // Whoever takes no messages somewhere is still there.
  if (others.some(({ leftSince }) => leftSince === undefined)) return true;
  await tx.members.save({ ...member, status: 'gone', joinedAt: null, openTo: [] });
  await tx.consents.revoke(member.id, 'join', tx.now);
  await tx.expertise.index(member.id, []);
  await closeEverythingOf(scene, member.id);
  await tx.audit.note({ actor: 'clock', action: 'members.gone', subject: member.id });
  return true;
};
