import {
  type APIChannel,
  type APIRole,
  ChannelType,
  OverwriteType,
  PermissionFlagsBits,
  Routes,
} from 'discord.js';
import { type DiscordCall, isRecord } from './call.ts';
import { permissionBits } from './manifest.ts';
import { createMemory } from './memory.ts';

const keptMs = 600_000;
const mostKept = 5_000;

/** The channel of a server in which private threads are opened: the first, from the top, where all is allowed. */
export const createPlaces = (call: DiscordCall, self: () => Promise<string>) => {
  const kept = createMemory<string | null>(mostKept, keptMs);
  return async (place: string): Promise<string | null> => {
    const known = kept.get(place);
    if (known !== undefined) return known;
    const found = await firstChannel(call, place, await self());
    // "None" is soon asked again: a manager may be mending it.
    if (found !== null) kept.set(place, found);
    return found;
  };
};

const firstChannel = async (call: DiscordCall, place: string, self: string): Promise<string | null> => {
  const channels = await listOf(call, Routes.guildChannels(place));
  const roles = (await listOf(call, Routes.guildRoles(place))) as unknown as APIRole[];
  const me = await call({ method: 'GET', route: Routes.guildMember(place, self) });
  if ('unreachable' in me) return null;
  const mine = new Set([place, ...textsIn(me.answer['roles'])]);
  const open = (channels as unknown as APIChannel[])
    .filter((channel) => channel.type === ChannelType.GuildText)
    .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))
    .find((channel) => allows(permissionsIn(channel, roles, mine, place, self)));
  return open?.id ?? null;
};

/** What the holder of these roles may do in a channel (docs.discord.com, Permissions, "Permission Overwrites"). */
export const permissionsIn = (
  channel: Pick<Extract<APIChannel, { type: ChannelType.GuildText }>, 'permission_overwrites'>,
  roles: readonly Pick<APIRole, 'id' | 'permissions'>[],
  mine: ReadonlySet<string>,
  everyone: string,
  self: string,
): bigint => {
  const own = roles
    .filter(({ id }) => mine.has(id))
    .reduce((bits, role) => bits | BigInt(role.permissions), 0n);
  if ((own & PermissionFlagsBits.Administrator) !== 0n) return ~0n;
  const overwrites = channel.permission_overwrites ?? [];
  const forEveryone = overwrites.filter(({ id }) => id === everyone);
  const forRoles = overwrites.filter(
    ({ id, type }) => type === OverwriteType.Role && id !== everyone && mine.has(id),
  );
  const forMe = overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === self);
  return [forEveryone, forRoles, forMe].reduce((bits, some) => {
    const denied = some.reduce((all, { deny }) => all | BigInt(deny), 0n);
    const allowed = some.reduce((all, { allow }) => all | BigInt(allow), 0n);
    return (bits & ~denied) | allowed;
  }, own);
};

const allows = (bits: bigint): boolean => (bits & permissionBits) === permissionBits;

const listOf = async (call: DiscordCall, route: `/${string}`): Promise<readonly unknown[]> => {
  const read = await call({ method: 'GET', route });
  const list = 'unreachable' in read ? [] : read.answer['list'];
  return Array.isArray(list) ? list.filter(isRecord) : [];
};

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
