import type { REST } from 'discord.js';
import { createCall, type DiscordCall, discordRest } from '../../src/discord/call.ts';
import { permissionBits } from '../../src/discord/manifest.ts';
import type { Pace } from '../../src/discord/pace.ts';
import { createPlaces } from '../../src/discord/places.ts';
import { createDiscordPlatform, type DiscordPlatform } from '../../src/discord/send.ts';
import { type FakeServer, type FakeServerOptions, startFakeServer } from '../fakes/discord/server.ts';
import { botId, type FakeChannel, type FakeGuild, type FakeMessage } from '../fakes/discord/state.ts';

/** The way out to a stand-in on which Acquaint may do no more than it asks for. */
export type WayOut = {
  readonly discord: FakeServer;
  readonly guild: FakeGuild;
  /** The only text channel of the server. */
  readonly channel: FakeChannel;
  readonly rest: REST;
  readonly call: DiscordCall;
  readonly platform: DiscordPlatform;
  readonly addPerson: (name?: string) => string;
  /** Our messages in somebody's direct messages. */
  readonly dmsOf: (person: string) => readonly FakeMessage[];
  /** Open or put away, the threads somebody is in. */
  readonly threadsOf: (person: string) => readonly FakeChannel[];
  /** Methods and paths since the last time this was asked. */
  readonly calls: () => readonly string[];
  /** A process that knows nothing yet. */
  readonly restart: () => DiscordPlatform;
  readonly close: () => Promise<void>;
};

const token = 'fake-token';

export const openWayOut = async (
  options: FakeServerOptions & { token?: string; turn?: Pace } = {},
): Promise<WayOut> => {
  const discord = await startFakeServer(token, options);
  const { state } = discord;
  const guild: FakeGuild = {
    ...{ id: state.nextId(), name: 'Krakow Founders', owner: '1', locale: 'en-US', grants: permissionBits },
    ...{ members: new Set<string>(), managers: new Set<string>() },
  };
  const channel: FakeChannel = {
    ...{ id: state.nextId(), type: 0, guild: guild.id, name: 'general', members: new Set(), messages: [] },
  };
  state.guilds.set(guild.id, guild);
  state.channels.set(channel.id, channel);
  // Looked up at every call: a test may set the time.
  const { now = () => Date.now() } = options;
  const rest = discordRest(options.token ?? token, discord.url);
  const call = createCall(rest, now, options.turn);
  const restart = () =>
    createDiscordPlatform({ call, channelOf: createPlaces(call, async () => botId), now });
  let seen = 0;
  return {
    ...{ discord, guild, channel, rest, call, restart, platform: restart() },
    addPerson: (name = 'Ada') => {
      const id = state.nextId();
      state.people.set(id, { id, name, locale: 'en-US', isBot: false, isDmClosed: false });
      guild.members.add(id);
      return id;
    },
    dmsOf: (person) => discord.dmOf(person).messages,
    threadsOf: (person) =>
      [...state.channels.values()].filter(({ type, members }) => type === 12 && members.has(person)),
    calls: () => {
      const since = discord.requests.slice(seen);
      seen = discord.requests.length;
      return since;
    },
    close: discord.stop,
  };
};
