import type { Language } from '../core/community.ts';
import { lastMonday } from '../core/figures.ts';
import type { MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { aggregateNetwork, type CommunityNetwork } from '../core/network/aggregate.ts';
import { addresses } from '../views/addresses.ts';
import { communityPicture } from '../views/communityPicture.ts';
import type { Message } from '../views/message.ts';
import { communityPictured, pictureOnItsWay } from '../views/network.ts';
import { text } from '../views/text.ts';
import type { Action } from './action.ts';
import { labelsOf } from './expertise.ts';
import type { Transaction } from './ports.ts';

/** For managers: the community's network in crowds, as a picture by direct message. */
export const communityPictureAction: Action = {
  name: addresses.network.community,
  managersOnly: true,
  run: async (call, { tx, language }) => {
    const key = `${call.who}/communityPicture/${tx.now.toISOString()}`;
    const effect = { effect: 'tell', to: call.who, notice: { notice: 'communityPicture' } } as const;
    await tx.outbox.add([{ key, effect, notBefore: tx.now }]);
    return { reply: 'show', message: pictureOnItsWay(text(language)) };
  },
};

/** How the community is connected, in crowds of five and more: by ties both confirmed, and by who met. */
export const networkOfCommunity = async (tx: Transaction): Promise<CommunityNetwork> => {
  const ties = await tx.ties.links();
  const meetings = await tx.rounds.meetings(lastMonday(tx.now, tx.community.zone));
  return aggregateNetwork(await tx.ties.crowd(), [
    ...ties.map(({ one, other }) => ({ a: one, b: other })),
    ...meetings,
  ]);
};

/** The picture as SVG, for whoever shows it to managers. */
export const communityNetworkSvg = async (tx: Transaction, language: Language): Promise<string> =>
  communityPicture(text(language), {
    network: await networkOfCommunity(tx),
    labels: await labelsOf(tx),
    date: tx.now,
    zone: tx.community.zone,
  });

/** The same for a manager's own message; null for anybody else. */
export const managersNetworkSvg = async (tx: Transaction, manager: MemberId): Promise<string | null> => {
  const member = await tx.members.get(manager);
  if (member === null || !(await tx.members.isManager(manager))) return null;
  return communityNetworkSvg(tx, member.language);
};

/** The message that brings it; null for whoever is no manager any more. */
export const composeCommunityNetwork = async (tx: Transaction, reader: Member): Promise<Message | null> =>
  (await tx.members.isManager(reader.id))
    ? communityPictured(text(reader.language), {
        member: reader.id,
        network: await networkOfCommunity(tx),
        labels: await labelsOf(tx),
      })
    : null;
