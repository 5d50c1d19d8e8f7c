import { PermissionFlagsBits, Routes } from 'discord.js';
import { z } from 'zod';
import type { DiscordCall } from './call.ts';

/** Whether the holder of these permissions runs the server. */
export const runsServer = (permissions: bigint): boolean =>
  (permissions & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;

/**
 * Whether somebody runs a server now, asked of Discord, which says so by itself only where they press on the server;
 * null where it does not answer.
 */
export const createRights =
  (call: DiscordCall) =>
  async (place: string, externalId: string): Promise<boolean | null> => {
    try {
      const ask = (route: `/${string}`) => call({ method: 'GET', route });
      const [server, member] = await Promise.all([
        ask(Routes.guild(place)),
        ask(Routes.guildMember(place, externalId)),
      ]);
      if ('unreachable' in member) return member.unreachable === unknownMember ? false : null;
      if ('unreachable' in server) return null;
      const { owner_id: owner, roles } = guild.parse(server.answer);
      const mine = new Set([place, ...holder.parse(member.answer).roles]);
      const held = roles.filter(({ id }) => mine.has(id)).reduce((all, role) => all | role.permissions, 0n);
      return owner === externalId || runsServer(held);
    } catch {
      return null;
    }
  };

const unknownMember = '10007';
const bits = z.string().regex(/^\d+$/u).transform(BigInt);
const guild = z.object({
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: bits })),
});
const holder = z.object({ roles: z.array(z.string()) });
