import { chainTo } from '../core/connector.ts';
import type { MemberId } from '../core/ids.ts';
import type { IntroRequest } from '../core/introRequest.ts';
import type { Scene } from './action.ts';
import { keepVouch } from './vouchKeeping.ts';

/**
 * Two were introduced: whoever recommended the requester, and lets the room say so, has vouched for them. A
 * recommendation without a name stays what it was, words for the target alone: a record of it would tell the
 * requester who was asked.
 */
export const noteVouches = async (
  { tx, dice }: Omit<Scene, 'language'>,
  request: IntroRequest,
  target: MemberId,
): Promise<void> => {
  for (const { member, from, forward } of chainTo(request, target)) {
    const { recommends, mayName, how, when, words } = forward;
    const isTheirs = recommends && mayName && from === null;
    if (!isTheirs || how === null || when === null || member === request.requester) continue;
    const whom = { by: member, about: request.requester, tag: null };
    await keepVouch({ tx, dice }, { ...whom, from: how, when, words });
  }
};
