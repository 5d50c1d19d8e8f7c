import {
  type APIGuild,
  type APIGuildScheduledEvent,
  type APIInteraction,
  type APIMessage,
  Client,
  DiscordAPIError,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  Options,
  type REST,
  Routes,
  SimpleShardingStrategy,
} from 'discord.js';
import type { Rates } from '../actions/ports/rates.ts';
import { isRecord } from './call.ts';
import { requestMs } from './limits.ts';
import { discordIntents } from './manifest.ts';
import { outcomeOf } from './outcome.ts';
import type { Scheduled } from './scheduled.ts';
import { watchSilence } from './silence.ts';

/** What the gateway tells. */
export type GatewayPorts = {
  readonly token: string;
  readonly apiUrl: string | null;
  /** Also hear at once who leaves: a privileged intent. */
  readonly withMembers: boolean;
  readonly rates: Rates;
  readonly onInteraction: (interaction: APIInteraction) => void;
  readonly onDirectMessage: (message: APIMessage) => void;
  readonly onServer: (
    server: Pick<APIGuild, 'id' | 'name' | 'owner_id' | 'preferred_locale'> & {
      readonly guild_scheduled_events?: readonly APIGuildScheduledEvent[];
    },
  ) => void;
  /** A server's own events, and who is interested in them. */
  readonly onScheduled?: (said: Scheduled) => void;
  readonly onRemoved: (server: string) => void;
  readonly onLeft: (server: string, externalId: string) => void;
  /** Who runs a server may be another now: about one person, or about everybody (null). */
  readonly onRights?: (server: string, externalId: string | null) => void;
  /** The connection is over and nothing will bring it back: one line that says why and what to do. */
  readonly onFatal: (why: string) => void;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
  /** Which part of all servers: the rest is heard elsewhere. */
  readonly shard: { readonly id: number; readonly count: number };
  /** How long a connection may be silent; for tests. */
  readonly silenceMs?: number;
  /** Stop waiting to be connected: a turn to begin a session can be minutes away. */
  readonly signal?: AbortSignal;
};

export type Gateway = {
  readonly isConnected: () => boolean;
  readonly stop: () => Promise<void>;
};

/** Discord resets a token that identified a thousand times in a day: three at once, then one in five minutes. */
const identifyEveryMs = 300_000;
const identifyBurst = 3;
/** Shards of one bucket (id modulo concurrency) begin so far apart, in whatever processes they are. */
const slotMs = 5_000;

/**
 * The connection to Discord. The library keeps it: heartbeats, resuming, new sessions, shards as Discord advises. It
 * remembers nothing of what it sees, so memory stays flat however large the servers are.
 */
export const openGateway = async (ports: GatewayPorts): Promise<Gateway> => {
  const intents = discordIntents
    .filter(({ isOptional }) => !isOptional || ports.withMembers)
    .reduce((bits, { bit }) => bits | bit, 0);
  const watch = watchSilence(ports.log, ports.silenceMs);
  const client = new Client({
    intents,
    shards: [ports.shard.id],
    shardCount: ports.shard.count,
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits(nothingKept),
    rest: {
      version: '10',
      retries: 0,
      timeout: requestMs,
      ...(ports.apiUrl === null ? {} : { api: ports.apiUrl }),
    },
    ws: {
      buildStrategy: (manager) => {
        const strategy = new SimpleShardingStrategy(manager);
        watch.start(client, strategy);
        return strategy;
      },
      buildIdentifyThrottler: async (manager) => {
        const { session_start_limit: limit } = await manager.fetchGatewayInformation();
        return {
          waitForIdentify: async (shard, signal) => {
            await turn(ports, `discord/identify/${shard}`, identifyEveryMs, identifyBurst, signal);
            await turn(ports, `discord/identify/slot/${shard % limit.max_concurrency}`, slotMs, 1, signal);
          },
        };
      },
    },
  });
  let isUp = false;
  client.on(Events.Raw, (packet: GatewayDispatchPayload, shard: number) => {
    watch.heard(shard);
    if (packet.t === GatewayDispatchEvents.Ready || packet.t === GatewayDispatchEvents.Resumed) isUp = true;
    try {
      hear(ports, packet);
    } catch (error) {
      // Of a shape nobody expected: nothing of it may end the process.
      ports.log('discord event not understood', { name: packet.t, why: String(error).slice(0, 200) });
    }
  });
  client.on(Events.ShardReconnecting, (shard) => {
    isUp = false;
    ports.log('discord connection lost', { shard });
  });
  client.on(Events.ShardError, (error, shard) =>
    ports.log('discord connection error', { shard, why: error.message.slice(0, 200) }),
  );
  client.on(Events.Error, (error) => ports.log('discord error', { why: error.message.slice(0, 200) }));
  client.on(Events.ShardDisconnect, ({ code }) => {
    isUp = false;
    ports.onFatal(closedFor(code));
  });
  client.on(Events.Invalidated, () => ports.onFatal('Discord ended the session for good.'));
  try {
    await Promise.race([client.login(ports.token), aborted(ports.signal)]);
  } catch (error) {
    watch.stop();
    await client.destroy();
    throw loginError(error);
  }
  const stop = async (): Promise<void> => {
    watch.stop();
    await client.destroy();
  };
  return { isConnected: () => isUp, stop };
};

const aborted = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('stopping')), { once: true });
  });

/** How many shards Discord advises. Throws DiscordTokenRefused, and what asking throws. */
export const adviceOf = async (rest: Pick<REST, 'get'>): Promise<number> => {
  try {
    const advice = await rest.get(Routes.gatewayBot());
    const count = isRecord(advice) ? Number(advice['shards']) : 0;
    if (Number.isInteger(count) && count > 0) return count;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401) throw new DiscordTokenRefused();
    throw loginError(error);
  }
  throw new Error('no advice how many shards there should be');
};

/** A wrong token is said in one line; everything else may get better. */
export class DiscordTokenRefused extends Error {
  constructor() {
    super('Discord refuses DISCORD_TOKEN: copy the bot token again from the developer portal.');
    this.name = 'DiscordTokenRefused';
  }
}

const loginError = (error: unknown): Error => {
  if (error instanceof Error && 'code' in error && error.code === 'TokenInvalid')
    return new DiscordTokenRefused();
  const outcome = outcomeOf('login', error);
  return 'error' in outcome ? outcome.error : new Error(`login: ${outcome.unreachable}`);
};

const nothingKept = {
  ...Options.DefaultMakeCacheSettings,
  GuildMemberManager: {
    maxSize: 1,
    keepOverLimit: (member: { id: string; client: Client }) => member.id === member.client.user?.id,
  },
  UserManager: {
    maxSize: 1,
    keepOverLimit: (user: { id: string; client: Client }) => user.id === user.client.user?.id,
  },
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  VoiceStateManager: 0,
  GuildEmojiManager: 0,
  GuildStickerManager: 0,
  GuildScheduledEventManager: 0,
  GuildInviteManager: 0,
  GuildBanManager: 0,
  AutoModerationRuleManager: 0,
  StageInstanceManager: 0,
};

const turn = async (
  { rates, log }: GatewayPorts,
  key: string,
  everyMs: number,
  burst: number,
  signal: AbortSignal,
): Promise<void> => {
  for (;;) {
    const wait = await rates.take(key, everyMs, burst);
    if (wait === 0) return;
    log('discord session waits', { key, ms: wait });
    await pause(Math.min(wait, 30_000), signal);
  }
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new Error('stopping'));
    });
  });

const hear = (ports: GatewayPorts, packet: GatewayDispatchPayload): void => {
  switch (packet.t) {
    case GatewayDispatchEvents.InteractionCreate:
      ports.onInteraction(packet.d);
      return;
    case GatewayDispatchEvents.MessageCreate:
      // Only direct messages come with this intent; asked all the same.
      if (packet.d.guild_id === undefined) ports.onDirectMessage(packet.d);
      return;
    case GatewayDispatchEvents.GuildCreate:
      if (packet.d.unavailable !== true) ports.onServer(packet.d);
      return;
    case GatewayDispatchEvents.GuildDelete:
      // An outage says "unavailable"; a removal says nothing of the kind.
      if (packet.d.unavailable !== true) ports.onRemoved(packet.d.id);
      return;
    case GatewayDispatchEvents.GuildScheduledEventCreate:
    case GatewayDispatchEvents.GuildScheduledEventUpdate:
      ports.onScheduled?.({ about: 'event', event: packet.d, isDeleted: false });
      return;
    case GatewayDispatchEvents.GuildScheduledEventDelete:
      ports.onScheduled?.({ about: 'event', event: packet.d, isDeleted: true });
      return;
    case GatewayDispatchEvents.GuildScheduledEventUserAdd:
    case GatewayDispatchEvents.GuildScheduledEventUserRemove: {
      const { guild_id: server, guild_scheduled_event_id: event, user_id: externalId } = packet.d;
      const isInterested = packet.t === GatewayDispatchEvents.GuildScheduledEventUserAdd;
      ports.onScheduled?.({ about: 'interest', server, event, externalId, isInterested });
      return;
    }
    case GatewayDispatchEvents.GuildMemberRemove:
      ports.onLeft(packet.d.guild_id, packet.d.user.id);
      return;
    // Comes only with the privileged intent; roles and the server itself come always.
    case GatewayDispatchEvents.GuildMemberUpdate:
      ports.onRights?.(packet.d.guild_id, packet.d.user.id);
      return;
    case GatewayDispatchEvents.GuildRoleUpdate:
    case GatewayDispatchEvents.GuildRoleDelete:
      ports.onRights?.(packet.d.guild_id, null);
      return;
    case GatewayDispatchEvents.GuildUpdate:
      ports.onRights?.(packet.d.id, null);
  }
};

const closedFor = (code: number): string => {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return new DiscordTokenRefused().message;
    case GatewayCloseCodes.DisallowedIntents:
      return 'Discord refuses an intent: switch on "Server Members Intent" in the developer portal, or leave DISCORD_MEMBERS off.';
    case GatewayCloseCodes.ShardingRequired:
    case GatewayCloseCodes.InvalidShard:
      return 'Discord asks for more shards: start Acquaint again, it asks how many are needed.';
    default:
      return `Discord closed the connection for good (${code}).`;
  }
};
