import { createCall, discordRest } from '../../src/discord/call.ts';
import { createPlaces } from '../../src/discord/places.ts';
import { createDiscordPlatform } from '../../src/discord/send.ts';
import type { Content } from '../../src/playground/ports.ts';
import { createPlatform, directChannel, publicChannel, roomChannel } from '../../src/playground/send.ts';
import { createCipher } from '../../src/store/cipher.ts';
import { createWorkspace } from '../../src/store/playground.ts';
import { startFakeDiscord } from '../fakes/discord/driver.ts';
import { shownIn } from '../fakes/discord/driverShown.ts';
import type { FakeSlack } from '../fakes/slack/server.ts';
import { openStage } from '../slack/stage.ts';
import { directOf, key, openWorld, read } from '../world.ts';
import { platformContract } from './platformContract.ts';

const botOf = (slack: FakeSlack): string => slack.state.places.get(slack.place)?.botUser ?? '';

platformContract('the playground', async () => {
  const world = await openWorld();
  const workspace = createWorkspace<Content>(world.database, createCipher([key]));
  return {
    platform: createPlatform(workspace, () => undefined),
    place: world.place,
    ada: 'ada-nowak',
    grace: 'grace-lindqvist',
    direct: async (who) => (await directOf(world, who)).map(read),
    channel: publicChannel,
    inChannel: async () => (await workspace.posts(world.place, publicChannel)).map(read),
    room: async ({ id }) => (await workspace.posts(world.place, roomChannel(id))).map(read),
    peopleIn: async ({ id }) => (await workspace.roomOf(world.place, id))?.people ?? [],
    filesOf: async (who) =>
      (await workspace.posts(world.place, directChannel(who))).flatMap(({ content }) =>
        content.kind === 'acquaint' ? content.attachments.map(({ name }) => name) : [],
      ),
    close: world.close,
  };
});

platformContract('Slack', async () => {
  const { slack, platform, place, close } = await openStage({ speed: Number.POSITIVE_INFINITY });
  const [ada, grace] = [slack.addUser({ name: 'Ada' }).id, slack.addUser({ name: 'Grace' }).id];
  const people = new Set([ada, grace]);
  const channel = slack.addChannel('general', [ada, grace, botOf(slack)]);
  return {
    platform,
    place,
    ada,
    grace,
    direct: async (who) =>
      slack
        .dmOf(who)
        .filter(({ files }) => files.length === 0)
        .map(({ shown }) => shown),
    channel: channel.id,
    inChannel: async () => slack.room(channel.id).messages.map(({ shown }) => shown),
    room: async ({ id }) => slack.room(id).messages.map(({ shown }) => shown),
    peopleIn: async ({ id }) => slack.room(id).members.filter((member) => people.has(member)),
    filesOf: async (who) => slack.dmOf(who).flatMap(({ files }) => files),
    close,
  };
});

platformContract('Discord', async () => {
  const discord = await startFakeDiscord();
  const guild = discord.addGuild('Krakow Founders');
  const [ada, grace] = [
    discord.addPerson('Ada', { in: guild }).id,
    discord.addPerson('Grace', { in: guild }).id,
  ];
  const channel = [...discord.server.channels.values()].find((one) => one.guild === guild.id);
  if (channel === undefined) throw new Error('a server without a channel');
  const call = createCall(discordRest(discord.token, discord.url));
  const platform = createDiscordPlatform({
    call,
    channelOf: createPlaces(call, async () => '900000000000000001'),
  });
  return {
    platform,
    place: guild.id,
    ada,
    grace,
    direct: async (who) => discord.dmsOf(who).map(({ shown }) => shown),
    channel: channel.id,
    inChannel: async () => channel.messages.map(({ body }) => shownIn(body['components'])),
    room: async ({ id }) =>
      discord
        .roomsOf(ada)
        .filter((room) => room.id === id)
        .flatMap(({ messages }) => messages.map(({ shown }) => shown)),
    peopleIn: async ({ id }) =>
      [ada, grace].filter((who) => discord.server.channels.get(id)?.members.has(who)),
    filesOf: async (who) => discord.dmsOf(who).flatMap(({ files }) => files),
    close: discord.stop,
  };
});
