import { setTimeout as sleep } from 'node:timers/promises';
import { PermissionFlagsBits, Routes } from 'discord.js';
import { z } from 'zod';
import type { Router } from '../actions/ports/inbox.ts';
import type { Account } from '../actions/ports/members.ts';
import type { Store, Transaction } from '../actions/ports.ts';
import { promote } from '../actions/visitors.ts';
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

type RightsPorts = {
  readonly store: Store;
  readonly router: Pick<Router, 'communityOf'>;
  readonly runsPlace: ReturnType<typeof createRights>;
  /** How long several changes at once are waited for; for tests. */
  readonly gatherMs?: number;
};

const usualMs = 2_000;

/** Something about rights changed on a server: whoever was said to run it and does not any more is no manager by that. */
export const createRightsWatch = ({ store, router, runsPlace, gatherMs = usualMs }: RightsPorts) => {
  const waiting = new Set<string>();
  return async (server: string, who: string | null): Promise<void> => {
    const key = `${server}/${who ?? ''}`;
    if (waiting.has(key)) return;
    waiting.add(key);
    await sleep(gatherMs, undefined, { ref: false });
    waiting.delete(key);
    const community = await router.communityOf('discord', server);
    if (community === null) return;
    const runners = await store.transaction(community, (tx) => runnersOf(tx, server, who));
    for (const { externalId } of runners) {
      if ((await runsPlace(server, externalId)) !== false) continue;
      await store.transaction(community, async (tx) => {
        const account = await tx.accounts.byExternalId('discord', externalId);
        if (account?.place === server) await promote(tx, account, { isAdmin: false });
      });
    }
  };
};

const runnersOf = async (tx: Transaction, server: string, who: string | null): Promise<Account[]> => {
  const one = who === null ? null : await tx.accounts.byExternalId('discord', who);
  const all =
    who === null
      ? [...(await tx.accounts.ofMany(await tx.members.managers())).values()].flat()
      : one === null
        ? []
        : [one];
  return all.filter(
    ({ platform, place, isAdmin }) => platform === 'discord' && place === server && isAdmin === true,
  );
};

const unknownMember = '10007';
const bits = z.string().regex(/^\d+$/u).transform(BigInt);
const guild = z.object({
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: bits })),
});
const holder = z.object({ roles: z.array(z.string()) });
