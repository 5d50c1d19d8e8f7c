import type { ChannelRef, ChannelTrouble } from '../core/channel.ts';
import { addresses } from './addresses.ts';
import type { Message } from './message.ts';
import { button, buttons, excerpt, line, message, primary } from './parts.ts';
import type { Text } from './text.ts';

/** A channel as it is named in a sentence. */
export const channelName = (text: Text, channel: Pick<ChannelRef, 'name'>): string =>
  channel.name === '' ? text.channels.unnamed : `#${excerpt(channel.name, 80)}`;

/** To managers: nothing arrives in a channel, and what helps. */
export const channelLost = (
  text: Text,
  about: { readonly channel: ChannelRef; readonly why: ChannelTrouble },
): Message => {
  const words = text.channels;
  return message(
    words.lostSummary,
    line(words.lost, ' ', { strong: channelName(text, about.channel) }),
    line(words.lostWhy[about.why]),
    line(words.lostWhat),
    buttons(
      primary(words.retry, addresses.digests.retry),
      button(text.channelDigest.settings, addresses.digests.channel),
    ),
  );
};
