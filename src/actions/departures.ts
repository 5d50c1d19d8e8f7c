import type { MemberId } from '../core/ids.ts';
import { closeBecauseLeft } from '../core/introduction.ts';
import type { Scene } from './action.ts';
import { commitIntroduction } from './commitIntroduction.ts';
import { leaveIntroRequests } from './introRequestDepartures.ts';

/** A history longer than any open introduction. */
const openDays = 60;

/**
 * Somebody is no longer a member: cards they hold close like silence, their own asks end without anybody
 * being asked, open introductions end and the partner is told neutrally.
 */
export const closeEverythingOf = async (scene: Omit<Scene, 'language'>, member: MemberId): Promise<void> => {
  const { tx } = scene;
  await leaveIntroRequests(scene, member);
  const since = new Date(tx.now.getTime() - openDays * 86_400_000);
  for (const { id } of await tx.introductions.of(member, since)) {
    const introduction = await tx.introductions.lock(id);
    if (introduction === null) continue;
    await commitIntroduction(tx, introduction, closeBecauseLeft(introduction, member, tx.now));
  }
};
