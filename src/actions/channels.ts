import type { ChannelRef } from '../core/channel.ts';
import type { MemberId } from '../core/ids.ts';
import type { Intent, Notice } from '../core/notices.ts';
import { localDateOf } from '../core/time/zones.ts';
import type { Message } from '../views/message.ts';
import { composeChannelDigest } from './channelDigest.ts';
import type { Transaction } from './ports.ts';

/** A notice for a channel, in the community's language; null when it is no longer true. */
export const composeForChannel = async (
  tx: Transaction,
  _channel: ChannelRef,
  notice: Notice,
): Promise<Message | null> => {
  switch (notice.notice) {
    case 'channelDigest':
      return composeChannelDigest(tx, notice.date);
    default:
      return null;
  }
};

/** Something to be said in a channel, once for each key. */
export const postTo = (channel: ChannelRef, notice: Notice, key: string, notBefore: Date): Intent => ({
  key: `${key}/${channel.platform}/${channel.place}`,
  effect: { effect: 'post', channel, notice },
  notBefore,
});

/** Acquaint could not write in a channel: managers are told, once a month for each. */
export const channelLost = async (tx: Transaction, channel: ChannelRef): Promise<void> => {
  const month = localDateOf(tx.now, tx.community.zone).slice(0, 7);
  const tell = (to: MemberId): Intent => ({
    key: `channelLost/${channel.platform}/${channel.place}/${channel.id}/${month}/${to}`,
    effect: { effect: 'tell', to, notice: { notice: 'channelLost', channel } },
    notBefore: tx.now,
  });
  await tx.outbox.add((await tx.members.managers()).map(tell));
};
