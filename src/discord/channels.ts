import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { type FoundChannel, readChannel } from '../actions/ports/desk.ts';
import type { DiscordCall } from './call.ts';
import { channelsShownTo } from './places.ts';

/**
 * The channel of a server that managers mean. Only the server's own list is looked at: the id of a channel elsewhere,
 * where the same bot may write, is nothing here. So is a channel of the server that the manager may not see.
 */
export const createChannelFinder =
  (call: DiscordCall, self: () => Promise<string>) =>
  async (place: string, typed: string, externalId: string): Promise<FoundChannel> => {
    const wanted = readChannel(typed).toLowerCase();
    const seen = await channelsShownTo(call, place, await self(), externalId);
    const called = seen.filter(
      ({ channel }) =>
        isText(channel.type) && (channel.id === wanted || channel.name.toLowerCase() === wanted),
    );
    const may = called.filter(({ permissions }) => troubleWith(permissions) === null);
    const [found, another] = may.length > 0 ? may : called;
    if (found === undefined) return { no: 'unknown' };
    const no = troubleWith(found.permissions);
    if (no !== null) return { no };
    if (another !== undefined) return { no: 'several' };
    const { id, name } = found.channel;
    return { channel: { id, name } };
  };

const isText = (type: ChannelType): boolean =>
  type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;

const troubleWith = (permissions: bigint): 'outside' | 'forbidden' | null => {
  const has = (bit: bigint) => (permissions & bit) !== 0n;
  if (!has(PermissionFlagsBits.ViewChannel)) return 'outside';
  return has(PermissionFlagsBits.SendMessages) && has(PermissionFlagsBits.AttachFiles) ? null : 'forbidden';
};
