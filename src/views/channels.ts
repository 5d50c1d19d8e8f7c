import type { ChannelRef } from '../core/channel.ts';
import type { Message } from './message.ts';
import { excerpt, line, message } from './parts.ts';
import type { Text } from './text.ts';

/** A channel as it is named in a sentence. */
export const channelName = (text: Text, channel: Pick<ChannelRef, 'name'>): string =>
  channel.name === '' ? text.channels.unnamed : `#${excerpt(channel.name, 80)}`;

/** To managers: nothing arrives in a channel, and what helps. */
export const channelLost = (text: Text, about: { readonly channel: ChannelRef }): Message =>
  message(
    text.channels.lostSummary,
    line(text.channels.lost, ' ', { strong: channelName(text, about.channel) }),
    line(text.channels.lostWhat),
  );
