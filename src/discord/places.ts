import { ChannelType, OverwriteType, PermissionFlagsBits, Routes } from 'discord.js';
import { z } from 'zod';
import { type DiscordCall, isRecord } from './call.ts';
import { discordPermissions } from './manifest.ts';
import { createMemory } from './memory.ts';

const keptMs = 600_000;
const mostKept = 5_000;

/**
 * The channel of a server in which private threads are opened: the one managers chose, by name or id, where all is
 * allowed there; else the first, from the top, where it is.
 */
export const createPlaces = (
  call: DiscordCall,
  self: () => Promise<string>,
  chosenFor: (place: string) => Promise<string> = async () => '',
) => {
  const kept = createMemory<string | null>(mostKept, keptMs);
  return async (place: string): Promise<string | null> => {
    const chosen = await chosenFor(place);
    const key = `${place} ${chosen}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const { channel } = await lookAround(call, place, await self(), chosen);
    const found = channel?.id ?? null;
    // "None" is soon asked again: a manager may be mending it.
    if (found !== null) kept.set(key, found);
    return found;
  };
};

const bits = z.string().regex(/^\d+$/u).transform(BigInt);
const channels = z.array(
  z.object({
    id: z.string(),
    name: z.string().default(''),
    type: z.number(),
    position: z.number().default(0),
    permission_overwrites: z
      .array(z.object({ id: z.string(), type: z.number(), allow: bits, deny: bits }))
      .default([]),
  }),
);
const roles = z.array(z.object({ id: z.string(), permissions: bits }));

type Channel = z.infer<typeof channels>[number];
type Role = z.infer<typeof roles>[number];

/** The channel for rooms; where there is none, what is missing in the channel that misses least. */
export const lookAround = async (
  call: DiscordCall,
  place: string,
  self: string,
  chosen = '',
): Promise<{ readonly channel: Channel | null; readonly missing: readonly string[] }> => {
  const looked = (await channelsSeen(call, place, self))
    .filter(({ channel }) => channel.type === ChannelType.GuildText)
    .toSorted((a, b) => a.channel.position - b.channel.position)
    .map(({ channel, permissions }) => ({ channel, missing: missingIn(permissions) }));
  const wanted = looked.find(({ channel, missing }) => missing.length === 0 && isCalled(channel, chosen));
  if (wanted !== undefined) return wanted;
  const [best] = looked.toSorted((a, b) => a.missing.length - b.missing.length);
  return best === undefined || best.missing.length > 0
    ? { channel: null, missing: best?.missing ?? [] }
    : best;
};

/** A server's channels with what Acquaint may do in each; none where it is not on the server. */
export const channelsSeen = async (
  call: DiscordCall,
  place: string,
  self: string,
): Promise<readonly Seen[]> => {
  const { all, granted } = await serverOf(call, place);
  return (await seenBy(call, place, self, all, granted)) ?? [];
};

const serverOf = async (call: DiscordCall, place: string) => ({
  all: channels.parse(await listOf(call, Routes.guildChannels(place))),
  granted: roles.parse(await listOf(call, Routes.guildRoles(place))),
});

/** The same, without those that somebody else may not see; whoever owns the server sees all. */
export const channelsShownTo = async (
  call: DiscordCall,
  place: string,
  self: string,
  externalId: string,
): Promise<readonly Seen[]> => {
  const { all, granted } = await serverOf(call, place);
  const server = await call({ method: 'GET', route: Routes.guild(place) });
  const isOwner = 'answer' in server && server.answer['owner_id'] === externalId;
  const theirs = (await seenBy(call, place, externalId, all, granted)) ?? [];
  const mine = (await seenBy(call, place, self, all, granted)) ?? [];
  return mine.filter((_, at) => {
    const permissions = theirs[at]?.permissions ?? 0n;
    return theirs.length > 0 && (isOwner || (permissions & PermissionFlagsBits.ViewChannel) !== 0n);
  });
};

type Seen = { readonly channel: Channel; readonly permissions: bigint };

const seenBy = async (
  call: DiscordCall,
  place: string,
  who: string,
  all: readonly Channel[],
  granted: readonly Role[],
): Promise<readonly Seen[] | null> => {
  const member = await call({ method: 'GET', route: Routes.guildMember(place, who) });
  if ('unreachable' in member) return null;
  const held = new Set([place, ...textsIn(member.answer['roles'])]);
  return all.map((channel) => ({
    channel,
    permissions: permissionsIn(channel, granted, held, place, who),
  }));
};

/** What the holder of these roles may do in a channel (docs.discord.com, Permissions, "Permission Overwrites"). */
export const permissionsIn = (
  channel: Pick<Channel, 'permission_overwrites'>,
  granted: readonly Role[],
  mine: ReadonlySet<string>,
  everyone: string,
  self: string,
): bigint => {
  const own = granted.filter(({ id }) => mine.has(id)).reduce((all, role) => all | role.permissions, 0n);
  if ((own & PermissionFlagsBits.Administrator) !== 0n) return ~0n;
  const overwrites = channel.permission_overwrites;
  const forEveryone = overwrites.filter(({ id }) => id === everyone);
  const forRoles = overwrites.filter(
    ({ id, type }) => type === OverwriteType.Role && id !== everyone && mine.has(id),
  );
  const forMe = overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === self);
  return [forEveryone, forRoles, forMe].reduce((has, some) => {
    const denied = some.reduce((all, { deny }) => all | deny, 0n);
    const allowed = some.reduce((all, { allow }) => all | allow, 0n);
    return (has & ~denied) | allowed;
  }, own);
};

const isCalled = ({ id, name }: Channel, chosen: string): boolean =>
  chosen !== '' && (id === chosen || name.toLowerCase() === chosen.toLowerCase());

const missingIn = (bits: bigint): string[] =>
  discordPermissions.filter(({ bit }) => (bits & bit) === 0n).map(({ name }) => name);

const listOf = async (call: DiscordCall, route: `/${string}`): Promise<readonly unknown[]> => {
  const read = await call({ method: 'GET', route });
  const list = 'unreachable' in read ? [] : read.answer['list'];
  return Array.isArray(list) ? list.filter(isRecord) : [];
};

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
