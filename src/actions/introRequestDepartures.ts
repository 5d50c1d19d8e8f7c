import { loseConnector } from '../core/connector.ts';
import type { MemberId } from '../core/ids.ts';
import { loseCandidate, withdraw } from '../core/introRequest.ts';
import { isRefusal } from '../core/refusal.ts';
import type { Scene } from './action.ts';
import { commitIntroRequest } from './commit.ts';
import { goOn } from './progress.ts';

/** The longest clock, and some. */
const openDays = 90;

/** Somebody is no longer a member: cards they hold, also as a connector, close like silence, their own asks are taken back. */
export const leaveIntroRequests = async (scene: Omit<Scene, 'language'>, member: MemberId): Promise<void> => {
  const { tx } = scene;
  for (const { id } of await tx.introRequests.waitingFor(member)) {
    const request = await tx.introRequests.lock(id);
    if (request === null) continue;
    const events = loseCandidate(request, member, tx.now);
    if (events.length > 0) await goOn(scene, await commitIntroRequest(tx, request, events));
  }
  for (const { id } of await tx.connectors.waitingFor(member)) {
    const request = await tx.introRequests.lock(id);
    if (request === null) continue;
    const events = loseConnector(request, member, tx.now);
    if (events.length > 0) await goOn(scene, await commitIntroRequest(tx, request, events));
  }
  const since = new Date(tx.now.getTime() - openDays * 86_400_000);
  for (const { id } of await tx.introRequests.byRequester(member, since)) {
    const request = await tx.introRequests.lock(id);
    const events = request === null ? [] : withdraw(request, member, tx.now);
    if (!isRefusal(events) && events.length > 0) await commitIntroRequest(tx, request, events);
  }
};
