import { chainTo } from '../core/connector.ts';
import type { MemberId, VouchId } from '../core/ids.ts';
import type { IntroRequest } from '../core/introRequest.ts';
import { isRefusal } from '../core/refusal.ts';
import { giveVouch } from '../core/vouch.ts';
import type { Scene } from './action.ts';
import { noteContact } from './tieEvidence.ts';

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
    const said = {
      ...{ id: dice.id<VouchId>(), by: member, about: request.requester, tag: null },
      ...{ from: how, when, words },
    };
    const vouch = giveVouch(said, await tx.vouches.by(member), tx.now);
    if (isRefusal(vouch)) continue;
    await tx.vouches.add(vouch);
    await noteContact(tx, member, [request.requester], { kind: 'vouch', about: vouch.id, at: tx.now });
  }
};
