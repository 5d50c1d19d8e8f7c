import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Routes } from 'discord.js';
import { closeOut } from '../actions/departures.ts';
import type {
  Answered,
  Arrival,
  Dice,
  Ingress,
  Leases,
  Platform,
  Rates,
  Router,
  Store,
} from '../actions/ports.ts';
import { createSuggest } from '../actions/suggestions.ts';
import { welcomeVisitor } from '../actions/visitors.ts';
import type { Community, Language } from '../core/community.ts';
import { createCall, discordRest, isRecord, textIn } from './call.ts';
import { registerCommands } from './commands.ts';
import { createDesk, type Desk } from './desk.ts';
import { DiscordTokenRefused, type Gateway, openGateway } from './gateway.ts';
import { inviteUrl } from './manifest.ts';
import { createPlaces } from './places.ts';
import { createDiscordPlatform } from './send.ts';

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
};

/** Discord, ready: `platform` sends; the rest begins with `listen`. */
export type Discord = {
  readonly platform: Platform;
  /** Take what comes. Call it once, in a process with the role discord; of several such, one is connected. */
  readonly listen: (ingress: Ingress) => void;
  readonly late: (arrival: Arrival, answered: Answered) => Promise<void>;
  /** Whether this process hears Discord, or stands by for the one that does. */
  readonly isConnected: () => boolean;
  /** Resolves when every answer under way was given. */
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const leaseMs = 60_000;
const lookMs = 15_000;
const mostWaitMs = 30_000;

/** Open Discord. Nothing is asked of it before `listen`. */
export const openDiscord = (settings: DiscordSettings, ports: DiscordPorts): Discord => {
  const warn = (event: string, details: Readonly<Record<string, unknown>>) => ports.log.warn(event, details);
  const rest = discordRest(settings.token, settings.apiUrl);
  const call = createCall(rest);
  const self = once(async () => {
    const me = await call({ method: 'GET', route: Routes.user() });
    if ('unreachable' in me) throw new Error('who am I?');
    return textIn(me.answer, 'id');
  });
  const platform = createDiscordPlatform({ call, channelOf: createPlaces(call, self) });
  let desk: Desk | null = null;
  let keeper: { readonly isUp: () => boolean; readonly stop: () => Promise<void> } | null = null;
  return {
    platform,
    listen: (ingress) => {
      const taking = createDesk({
        ingress: hearing(ingress, platform.heard),
        // Somebody waits: not behind what is sent, which has a limit of its own.
        call: createCall(discordRest(settings.token, settings.apiUrl)),
        platform,
        suggest: createSuggest(ports.store, ports.router),
        placesOf: (externalId) => ports.router.placesOf('discord', externalId),
        nameOf: (place) => nameOf(ports, place),
        log: warn,
      });
      desk = taking;
      const connect = (signal: AbortSignal) => connectOnce(settings, ports, taking, rest, warn, signal);
      keeper = keep(ports, connect, warn);
    },
    late: async (arrival, answered) => desk?.late(arrival, answered),
    isConnected: () => keeper?.isUp() ?? true,
    settled: async () => desk?.settled(),
    stop: async () => {
      await keeper?.stop();
      await desk?.settled();
    },
  };
};

const connectOnce = async (
  settings: DiscordSettings,
  ports: DiscordPorts,
  desk: Desk,
  rest: ReturnType<typeof discordRest>,
  warn: (event: string, details: Readonly<Record<string, unknown>>) => void,
  signal: AbortSignal,
): Promise<Gateway> => {
  const quietly = (what: string, work: () => Promise<unknown>): void =>
    void work().catch((error: unknown) => warn('discord work failed', { what, why: reasonOf(error) }));
  const gateway = await openGateway({
    ...settings,
    rates: ports.rates,
    onInteraction: (interaction) => void desk.interaction(interaction),
    onDirectMessage: (message) => void desk.message(message),
    onServer: (server) => quietly('server', () => settle(ports, server)),
    onRemoved: (server) => ports.log.info('discord removed', { server }),
    onLeft: (server, externalId) => quietly('left', () => leave(ports, server, externalId)),
    onFatal: ports.onFatal,
    log: warn,
    signal,
  });
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

/**
 * Of all processes one holds the lease and is connected; the others look every few seconds whether it fell. Connecting
 * may take minutes (a turn to begin a session), and the lease is kept meanwhile.
 */
const keep = (
  { leases, onFatal }: DiscordPorts,
  connect: (signal: AbortSignal) => Promise<Gateway>,
  warn: (event: string, details: Readonly<Record<string, unknown>>) => void,
) => {
  const stopping = new AbortController();
  const token = randomUUID();
  let gateway: Gateway | null = null;
  let connecting: { readonly giveUp: AbortController; readonly done: Promise<void> } | null = null;
  let [failures, retryAt] = [0, 0];
  const begin = (): void => {
    const giveUp = new AbortController();
    const failed = (error: unknown): void => {
      if (error instanceof DiscordTokenRefused) onFatal(error.message);
      failures += 1;
      retryAt = Date.now() + Math.min(mostWaitMs, 1_000 * 2 ** Math.min(failures, 10));
      if (!giveUp.signal.aborted) warn('discord not connected', { why: reasonOf(error) });
    };
    const opened = (one: Gateway): void => {
      gateway = one;
      failures = 0;
    };
    const done = connect(giveUp.signal)
      .then(opened, failed)
      .finally(() => {
        connecting = null;
      });
    connecting = { giveUp, done };
  };
  const leave = async (): Promise<void> => {
    connecting?.giveUp.abort();
    await connecting?.done;
    const last = gateway;
    gateway = null;
    await last?.stop();
  };
  const look = async (): Promise<void> => {
    const isOurs = await leases.hold('discord', token, leaseMs);
    const isBusy = gateway !== null || connecting !== null;
    if (!isOurs && isBusy) {
      warn('discord lease lost', {});
      await leave();
    } else if (isOurs && !isBusy && Date.now() >= retryAt) begin();
  };
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await look().catch((error: unknown) => warn('discord lease', { why: reasonOf(error) }));
      const wait = failures === 0 ? lookMs : Math.min(lookMs, 2_000);
      await sleep(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    isUp: () => (gateway === null ? connecting === null && failures === 0 : gateway.isConnected()),
    stop: async () => {
      stopping.abort();
      await running;
      await leave();
      await leases.release('discord', token).catch(() => undefined);
    },
  };
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
