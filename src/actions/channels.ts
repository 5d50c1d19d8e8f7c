import { type ChannelRef, type ChannelTrouble, isSamePlace } from '../core/channel.ts';
import { type DigestChannel, withChannel } from '../core/digest.ts';
import type { MemberId } from '../core/ids.ts';
import type { Effect, Intent, Notice } from '../core/notices.ts';
import type { LocalDate } from '../core/time/zones.ts';
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
  effect: {
    effect: 'post',
    channel: { platform: channel.platform, place: channel.place, id: channel.id, name: channel.name },
    notice,
  },
  notBefore,
});

type Post = Extract<Effect, { readonly effect: 'post' }>;

/**
 * Acquaint could not write in a channel. Where the place has another by now, it is said there; else managers are told,
 * once until something changes. With the next digest it is tried again.
 */
export const channelLost = async (
  tx: Transaction,
  { channel, notice }: Post,
  why: ChannelTrouble,
): Promise<void> => {
  const settings = await tx.digests.lockSettings();
  if (settings === null || notice.notice !== 'channelDigest') return;
  const mine = settings.channel.channels.find((one) => isSamePlace(one, channel));
  if (mine === undefined) return;
  if (mine.id !== channel.id) return postAgain(tx, [mine], notice.date);
  const lost = withChannel(settings, channel, (one) => ({ ...one, lostOn: notice.date }));
  await tx.digests.saveSettings(lost);
  if (mine.lostOn !== undefined) return;
  const key = `channelLost/${channel.platform}/${channel.place}/${channel.id}/${tx.now.toISOString()}`;
  const tell = (to: MemberId): Intent => ({
    key: `${key}/${to}`,
    effect: { effect: 'tell', to, notice: { notice: 'channelLost', channel, why } },
    notBefore: tx.now,
  });
  await tx.outbox.add((await tx.members.managers()).map(tell));
};

/** Something arrived in a channel: whatever was wrong before is over. */
export const channelReached = async (tx: Transaction, { channel }: Post): Promise<void> => {
  const settings = await tx.digests.lockSettings();
  if (settings !== null) await tx.digests.saveSettings(withChannel(settings, channel, found));
};

/** The channel as it is where nothing is wrong. */
export const found = ({ lostOn: _, ...channel }: DigestChannel): DigestChannel => channel;

/** A digest that did not arrive is tried once more, for each time somebody mended something. */
export const postAgain = (tx: Transaction, channels: readonly ChannelRef[], date: LocalDate): Promise<void> =>
  tx.outbox.add(
    channels.map((one) =>
      postTo(
        one,
        { notice: 'channelDigest', date },
        `channelDigest/${date}/${tx.now.toISOString()}/${one.id}`,
        tx.now,
      ),
    ),
  );
