import { setTimeout as sleep } from 'node:timers/promises';
import { Routes } from 'discord.js';
import { closeOut } from '../actions/departures.ts';
import type { PlatformDesk } from '../actions/ports/desk.ts';
import type { Answered, Arrival, Ingress, Router } from '../actions/ports/inbox.ts';
import type { Account } from '../actions/ports/members.ts';
import type { Platform } from '../actions/ports/platform.ts';
import type { Leases, Rates } from '../actions/ports/rates.ts';
import type { Dice, Store } from '../actions/ports.ts';
import { createSuggest } from '../actions/suggestions.ts';
import { createTurns } from '../actions/turns.ts';
import { welcomeVisitor } from '../actions/visitors.ts';
import type { Community, Language } from '../core/community.ts';
import { createCall, type DiscordCall, discordRest, isRecord, textIn } from './call.ts';
import { createChannelFinder } from './channels.ts';
import { registerCommands } from './commands.ts';
import { createDesk, type Desk } from './desk.ts';
import { adviceOf, type Gateway, openGateway } from './gateway.ts';
import { readInterested } from './interested.ts';
import { aheadMs, mostWaitMs } from './limits.ts';
import { inviteUrl } from './manifest.ts';
import { botTurns } from './pace.ts';
import { createPlaces } from './places.ts';
import { createRights, createRightsWatch } from './rights.ts';
import { followAll, followScheduled } from './scheduled.ts';
import { createDiscordPlatform } from './send.ts';
import { keepShards, type Shard, type Shards } from './shards.ts';

/** How Discord is reached. */
export type DiscordSettings = {
  readonly token: string;
  readonly apiUrl: string | null;
  readonly withMembers: boolean;
  readonly commandNames: Readonly<Record<Language, string>>;
};

type LogLine = (event: string, details?: Readonly<Record<string, unknown>>) => void;

/** What Discord stands on. */
export type DiscordPorts = {
  readonly store: Store;
  readonly router: Router;
  readonly rates: Rates;
  readonly leases: Leases;
  readonly dice: Dice;
  /** The community of a server; the first who asks makes it. */
  readonly communityAt: (place: string, make: () => Community) => Promise<Community>;
  /** Discord will never talk to this process again. */
  readonly onFatal: (why: string) => void;
  readonly log: { readonly info: LogLine; readonly warn: LogLine };
  /** How often leases are looked at, and how long an answer may take; for tests. */
  readonly lookMs?: number;
  readonly answerMs?: () => number;
};

/** Discord, ready: `platform` sends; the rest begins with `listen`. */
export type Discord = {
  readonly platform: Platform;
  readonly desk: PlatformDesk;
  /** Take what comes. Call it once, in a process with the role discord; several such share the shards. */
  readonly listen: (ingress: Ingress) => void;
  readonly late: (arrival: Arrival, answered: Answered) => Promise<void>;
  /** In which events somebody was interested before they were a member. */
  readonly readInterest: (accounts: readonly Account[]) => Promise<void>;
  /** Whether this process hears Discord, or stands by for the one that does. */
  readonly isConnected: () => boolean;
  /** Resolves when every answer under way was given. */
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Open Discord. Nothing is asked of it before `listen`. */
export const openDiscord = (settings: DiscordSettings, ports: DiscordPorts): Discord => {
  const warn = (event: string, details: Readonly<Record<string, unknown>>) => ports.log.warn(event, details);
  const rest = discordRest(settings.token, settings.apiUrl);
  const turns = createTurns({ rates: ports.rates, mostWaitMs, aheadMs, sleep });
  const call = createCall(rest, Date.now, botTurns(turns));
  const self = once(async () => {
    const me = await call({ method: 'GET', route: Routes.user() });
    if ('unreachable' in me) throw new Error('who am I?');
    return textIn(me.answer, 'id');
  });
  const chosenFor = async (place: string) => {
    const community = await ports.router.communityOf('discord', place);
    return community === null
      ? ''
      : ports.store.transaction(community, async (tx) => tx.community.roomChannel);
  };
  const platform = createDiscordPlatform({ call, channelOf: createPlaces(call, self, chosenFor) });
  // Somebody waits: not behind what is sent, which has a limit of its own.
  const atOnce = createCall(discordRest(settings.token, settings.apiUrl));
  const runsPlace = createRights(atOnce);
  const rights = createRightsWatch({ ...ports, runsPlace });
  let desk: Desk | null = null;
  let shards: Shards | null = null;
  return {
    platform,
    desk: { findChannel: createChannelFinder(atOnce, self), runsPlace },
    listen: (ingress) => {
      const taking = createDesk({
        ingress: hearing(ingress, platform.heard),
        call: atOnce,
        runsServer: runsPlace,
        platform,
        suggest: createSuggest(ports.store, ports.router),
        placesOf: (externalId) => ports.router.placesOf('discord', externalId),
        nameOf: (place) => nameOf(ports, place),
        polishName: settings.commandNames.pl,
        waitMs: ports.answerMs,
        log: warn,
      });
      desk = taking;
      shards = keepShards({
        leases: ports.leases,
        countOf: () => adviceOf(rest),
        connect: (shard, signal, onFatal) =>
          connectOnce(settings, { ...ports, onFatal, call, rights }, taking, rest, shard, signal),
        onFatal: ports.onFatal,
        log: warn,
        ...(ports.lookMs === undefined ? {} : { lookMs: ports.lookMs }),
      });
    },
    late: async (arrival, answered) => desk?.late(arrival, answered),
    readInterest: async (accounts) => {
      for (const { platform: name, place, externalId } of accounts) {
        if (name === 'discord') await readInterested({ ...ports, call, sleep }, place, externalId);
      }
    },
    isConnected: () => shards?.areUp() ?? true,
    settled: async () => desk?.settled(),
    stop: async () => {
      await shards?.stop();
      await desk?.settled();
    },
  };
};

type RightsWatch = ReturnType<typeof createRightsWatch>;

const connectOnce = async (
  settings: DiscordSettings,
  ports: DiscordPorts & { readonly call: DiscordCall; readonly rights: RightsWatch },
  desk: Desk,
  rest: ReturnType<typeof discordRest>,
  shard: Shard,
  signal: AbortSignal,
): Promise<Gateway> => {
  const warn = (event: string, details: Readonly<Record<string, unknown>>) => ports.log.warn(event, details);
  const quietly = quietlyIn(ports.log);
  const gateway = await openGateway({
    ...settings,
    rates: ports.rates,
    onInteraction: (interaction) => void desk.interaction(interaction),
    onDirectMessage: (message) => void desk.message(message),
    onServer: (server) =>
      quietly('server', async () => {
        await settle(ports, server);
        if (server.guild_scheduled_events !== undefined) {
          await followAll(ports, server.id, server.guild_scheduled_events);
          await readInterested({ ...ports, sleep }, server.id, null);
        }
      }),
    onScheduled: (said) => quietly('scheduled event', () => followScheduled(ports, said)),
    onRemoved: (server) => ports.log.info('discord removed', { server }),
    onLeft: (server, externalId) => quietly('left', () => leave(ports, server, externalId)),
    onRights: (server, externalId) => quietly('rights', () => ports.rights(server, externalId)),
    onFatal: ports.onFatal,
    log: warn,
    shard,
    signal,
  });
  if (shard.id > 0) return gateway;
  quietly('commands', async () => {
    const app = await rest.get(Routes.currentApplication());
    const id = textIn(isRecord(app) ? app : {}, 'id');
    ports.log.info('discord connected', { invite: inviteUrl(id) });
    await registerCommands(rest, id, settings.commandNames);
  });
  return gateway;
};

const nameOf = async ({ store, router }: DiscordPorts, place: string): Promise<string> => {
  const community = await router.communityOf('discord', place);
  return community === null ? '' : store.transaction(community, async (tx) => tx.community.name);
};

/** Work that nobody waits for: what goes wrong is told in the log. */
const quietlyIn =
  (log: DiscordPorts['log']) =>
  (what: string, work: () => Promise<unknown>): void =>
    void work().catch((error: unknown) => log.warn('discord work failed', { what, why: reasonOf(error) }));

/** Whoever does something may have opened their direct messages since. */
const hearing = (ingress: Ingress, heard: (externalId: string) => void): Ingress => {
  const first = <T>(arrival: Arrival, then: (arrival: Arrival) => T): T => {
    heard(arrival.who.externalId);
    return then(arrival);
  };
  return {
    take: (arrival) => first(arrival, ingress.take),
    receive: (arrival) => first(arrival, ingress.receive),
  };
};

type Server = {
  readonly id: string;
  readonly name: string;
  readonly owner_id: string;
  readonly preferred_locale: string;
};

/** A server Acquaint was added to: its community, made if it is new, and its owner as manager. */
const settle = async ({ store, dice, communityAt }: DiscordPorts, server: Server): Promise<void> => {
  const isPolish = server.preferred_locale === 'pl';
  const { id } = await communityAt(server.id, () => ({
    id: dice.id(),
    name: server.name,
    zone: 'Europe/Warsaw',
    language: isPolish ? 'pl' : 'en',
    holidays: 'PL',
    daysOff: [],
    letsGuestsIn: false,
    roomChannel: '',
    startedAt: null,
  }));
  const owner = { externalId: server.owner_id, name: '', language: null, zone: null, isAdmin: true };
  await store.transaction(id, (tx) => welcomeVisitor(tx, dice, 'discord', server.id, owner));
};

const leave = async (
  { store, router, dice }: DiscordPorts,
  server: string,
  externalId: string,
): Promise<void> => {
  const community = await router.communityOf('discord', server);
  if (community === null) return;
  await store.transaction(community, async (tx) => {
    const account = await tx.accounts.byExternalId('discord', externalId);
    if (account !== null && account.place === server) await closeOut({ tx, dice }, account);
  });
};

const once = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let kept: Promise<T> | null = null;
  return () => {
    kept ??= work().catch((error: unknown) => {
      kept = null;
      throw error;
    });
    return kept;
  };
};

const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : String(error);
