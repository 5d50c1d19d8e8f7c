import type { APIMessage } from 'discord.js';
import { describe, it, type TestContext } from 'vitest';
import type { Rates } from '../../src/actions/ports/rates.ts';
import { type GatewayPorts, openGateway } from '../../src/discord/gateway.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/driver.ts';

/** Time is compressed: a heartbeat every 100 ms stands for Discord's 41 s; silence is longer than coming back takes. */
const heartbeatMs = 100;
const silenceMs = 1_500;
const free: Rates = { take: async () => 0, hold: async () => undefined };

type Stage = Awaited<ReturnType<typeof openStage>>;

/** A stand-in, and a connection to it; nothing of it is shared, so that cases that wait can wait at once. */
const openStage = async ({ onTestFinished }: TestContext, more: Partial<GatewayPorts> = {}) => {
  const discord = await startFakeDiscord({ heartbeatMs, disallowedIntents: 2 });
  const seen = { heard: [] as string[], servers: [] as string[], removed: [] as string[] };
  const said = { fatal: [] as string[], lines: [] as string[] };
  const connect = () =>
    openGateway({
      ...{ token: discord.token, apiUrl: discord.url, withMembers: false, rates: free, silenceMs },
      shard: { id: 0, count: 1 },
      onInteraction: () => undefined,
      onDirectMessage: ({ content }: APIMessage) => void seen.heard.push(content),
      onServer: ({ name }) => void seen.servers.push(name),
      onRemoved: (server) => void seen.removed.push(server),
      onLeft: () => undefined,
      onFatal: (why) => void said.fatal.push(why),
      log: (event, details) => void said.lines.push(`${event} ${JSON.stringify(details)}`),
      ...more,
    });
  onTestFinished(() => discord.stop());
  const until = async (holds: () => boolean, what: string): Promise<void> => {
    const startedAt = Date.now();
    while (!holds()) {
      if (Date.now() - startedAt > 25_000) throw new Error(`never: ${what}; ${said.lines.join('; ')}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  return { discord, connect, until, ...seen, ...said };
};

const connected = async (context: TestContext, more: Partial<GatewayPorts> = {}) => {
  const stage = await openStage(context, more);
  const gateway = await stage.connect();
  context.onTestFinished(() => gateway.stop());
  const isUp = () => gateway.isConnected() && stage.discord.gateway.readySessions() === 1;
  await stage.until(isUp, 'ready');
  return { ...stage, gateway, isUp };
};

const say = (discord: FakeDiscord, content: string) =>
  discord.gateway.dispatch('MESSAGE_CREATE', {
    ...{ id: discord.server.nextId(), channel_id: '1', content, type: 0 },
    author: { id: '5', username: 'ada', discriminator: '0', avatar: null },
  });
const hears = ({ until, heard }: Pick<Stage, 'until' | 'heard'>, ...all: string[]) =>
  until(() => all.every((one) => heard.includes(one)), `hears ${all}`);

type Case = readonly [string, (discord: FakeDiscord) => void];
const closed = (code: number): Case => [`is closed with ${code}`, ({ gateway }) => gateway.close(code)];

describe('the connection', () => {
  it.concurrent('identifies with the intents asked for, beats, and hands on what happens', async (context) => {
    const { expect } = context;
    const { discord, until, heard, servers } = await connected(context);
    expect(discord.gateway.identifies).toMatchObject([{ shard: [0, 1], intents: 69633 }]);
    discord.addGuild('Krakow Founders');
    say(discord, 'hello');
    await hears({ until, heard }, 'hello');
    await until(() => servers.includes('Krakow Founders'), 'the server');
    await until(() => discord.gateway.beats() > 3, 'heartbeats');
  });

  const resumed: readonly Case[] = [
    ['is cut', ({ gateway }) => gateway.cut()],
    ['dies without a word', ({ gateway }) => gateway.goSilent()],
    ['is asked to reconnect', ({ gateway }) => gateway.askReconnect()],
    ['is told that its session may be resumed', ({ gateway }) => gateway.invalidate(true)],
    ...[1001, 4000, 4001, 4002].map(closed),
  ];
  for (const [what, happen] of resumed) {
    it.concurrent(`that ${what} is resumed, and what happened meanwhile is repeated`, async (context) => {
      const { expect } = context;
      const stage = await connected(context);
      const { discord, until, isUp, fatal } = stage;
      say(discord, 'one');
      await hears(stage, 'one');
      happen(discord);
      say(discord, 'two');
      await until(() => discord.gateway.resumes.length > 0 && isUp(), `resumed after ${what}`);
      say(discord, 'three');
      await hears(stage, 'one', 'two', 'three');
      expect(discord.gateway.identifies).toHaveLength(1);
      expect(fatal).toEqual([]);
    });
  }

  const anew: readonly Case[] = [
    ['is told that its session is gone', ({ gateway }) => gateway.invalidate(false)],
    ...[1000, 4003, 4005, 4007, 4008].map(closed),
  ];
  for (const [what, happen] of anew) {
    it.concurrent(`that ${what} begins a new session`, async (context) => {
      const { expect } = context;
      const stage = await connected(context);
      const { discord, until, isUp, fatal } = stage;
      happen(discord);
      await until(() => discord.gateway.identifies.length >= 2 && isUp(), `identified again after ${what}`);
      say(discord, 'four');
      await hears(stage, 'four');
      expect(fatal).toEqual([]);
    });
  }

  for (const code of [4004, 4010, 4011, 4012, 4013, 4014]) {
    it.concurrent(`that is closed with ${code}, at once or later, ends with one clear line`, async (context) => {
      const { expect } = context;
      const later = await connected(context);
      later.discord.gateway.close(code);
      await later.until(() => later.fatal.length > 0, 'fatal');
      const atOnce = await openStage(context);
      atOnce.discord.gateway.closeNext(code);
      void atOnce.connect().catch(() => undefined);
      await atOnce.until(() => atOnce.fatal.length > 0, 'fatal');
      await new Promise((resolve) => setTimeout(resolve, 700));
      for (const { fatal, discord } of [later, atOnce]) {
        expect(fatal).toEqual([expect.stringMatching(/^Discord .*(?:portal|again|\d{4})/u)]);
        expect(discord.gateway.identifies).toHaveLength(1);
        expect(discord.gateway.connections()).toBe(0);
      }
    });
  }

  it.concurrent('says which switch is off when an intent is not allowed', async (context) => {
    const { expect } = context;
    const { connect, until, fatal } = await openStage(context, { withMembers: true });
    void connect().catch(() => undefined);
    await until(() => fatal.length > 0, 'fatal');
    expect(fatal[0]).toContain('Server Members Intent');
  });

  it.concurrent('with a wrong token says so in one line', async (context) => {
    const { expect } = context;
    const { connect } = await openStage(context, { token: 'wrong' });
    await expect(connect()).rejects.toThrow('Discord refuses DISCORD_TOKEN');
  });

  it.concurrent('that nobody takes is tried again until somebody does', async (context) => {
    const { expect } = context;
    const stage = await connected(context);
    const { discord, gateway, until, isUp } = stage;
    discord.gateway.shut(true);
    discord.gateway.cut();
    await until(() => !gateway.isConnected(), 'lost');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(gateway.isConnected()).toBe(false);
    discord.gateway.shut(false);
    await until(isUp, 'ready');
    say(discord, 'again');
    await hears(stage, 'again');
  });

  it.concurrent('survives what it does not know', async (context) => {
    const stage = await connected(context);
    const odd = { id: null, guild_id: null, channel: null, user: null, data: null, type: 99, members: null };
    const names = [
      ...['INTERACTION_CREATE', 'GUILD_CREATE', 'GUILD_DELETE', 'GUILD_MEMBER_REMOVE', 'MESSAGE_CREATE'],
      ...['CHANNEL_CREATE', 'CHANNEL_UPDATE', 'THREAD_CREATE', 'GUILD_UPDATE', 'GUILD_ROLE_CREATE', 'X'],
    ];
    for (const name of names) for (const data of [odd, {}]) stage.discord.gateway.dispatch(name, data);
    say(stage.discord, 'still here');
    await hears(stage, 'still here');
  });
});

describe('a server', () => {
  it.concurrent('that is away for a while is not removed; one that is gone is', async (context) => {
    const { expect } = context;
    const { discord, until, servers, removed } = await connected(context);
    const [one, other] = [discord.addGuild('One'), discord.addGuild('Other')];
    await until(() => servers.length === 2, 'both servers');
    discord.gateway.dispatchIn(one.id, 'GUILD_DELETE', { id: one.id, unavailable: true });
    discord.gateway.dispatchIn(other.id, 'GUILD_DELETE', { id: other.id });
    await until(() => removed.length > 0, 'removed');
    expect(removed).toEqual([other.id]);
  });
});

describe('beginning sessions', () => {
  it.concurrent('waits for its turn, whoever else began one', async (context) => {
    const { expect } = context;
    const asked: unknown[] = [];
    const rates: Rates = {
      take: async (...args) => (asked.push(args) < 3 ? 50 : 0),
      hold: async () => undefined,
    };
    await connected(context, { rates });
    expect(asked).toEqual([
      ...Array(3).fill(['discord/identify/0', 300_000, 3]),
      ['discord/identify/slot/0', 5_000, 1],
    ]);
  });
});
