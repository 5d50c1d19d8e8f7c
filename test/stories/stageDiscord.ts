import { moveClock } from '../../src/store/clock.ts';
import { type Seen, startFakeDiscord } from '../fakes/discord/driver.ts';
import { openDiscordWorld, whenSettled } from '../fakes/discord/driverWorld.ts';
import { storyBegins } from '../storyTime.ts';
import { circleIn, digestIn, manageIn } from './manage.ts';
import type { OpenStage, Said } from './stage.ts';

/** A server of the stand-in for Discord where fourteen people joined with the form. */
export const openDiscord: OpenStage = async (language) => {
  const discord = await startFakeDiscord();
  const locale = language === 'pl' ? 'pl' : 'en-GB';
  const guild = discord.addGuild('Krakow Founders', { locale });
  const add = (name: string) => discord.addPerson(name, { locale, in: guild }).id;
  const people = Array.from({ length: 14 }, (_, index) => add(`Person ${String.fromCodePoint(65 + index)}`));
  const stranger = add('Stranger');
  const world = await openDiscordWorld({ discord });
  await whenSettled(world);
  await world.clock.moveTo(storyBegins);
  /** Each command has the words of its own language only. */
  const type = (who: string, words: string) =>
    discord.type(who, `${words.startsWith('zapytaj') ? '/poznaj' : '/intro'} ${words}`);
  // Somebody is the first, and finds everything still cold.
  await type(stranger, 'help').catch(() => undefined);
  for (const who of people) {
    await type(who, 'join');
    await discord.submit(who, { offer1: 'TypeScript, React', seek: 'sales' });
  }
  return {
    people,
    stranger,
    type: async (who, words) => {
      await type(who, words);
      await world.beat();
      return discord.modalOf(who) === null ? discord.sees(who) : '';
    },
    press: async (who, action, label) => {
      await discord.press(who, action, label);
      await world.beat();
    },
    submit: async (who, answers) => {
      await discord.submit(who, answers);
      await world.beat();
    },
    directs: async (who) => discord.dmsOf(who).map(saidOf),
    rooms: async (who) =>
      discord.roomsOf(who).map(({ members, messages }) => ({
        people: people.filter((one) => members.has(one)),
        said: messages.map(saidOf),
      })),
    manage: manageIn(world.store, 'discord'),
    digestChannel: async () => {
      const channel = [...discord.server.channels.values()].find((one) => one.guild === guild.id);
      if (channel === undefined) throw new Error('a server without a channel');
      const { id, name } = channel;
      await digestIn(world.store, { platform: 'discord', place: guild.id, id, name });
      return {
        said: async () => discord.postsIn(id).map(saidOf),
        troubles: [
          ['50001', 'outside'],
          ['50013', 'forbidden'],
          ['10003', 'gone'],
        ],
        refuse: (code) => {
          discord.server.faults.clear();
          if (code === null) return;
          const status = code === '10003' ? 404 : 403;
          discord.server.faults.rule((method, path) =>
            method === 'POST' && path === `/channels/${id}/messages`
              ? { kind: 'error', status, code: Number(code) }
              : null,
          );
        },
      };
    },
    circle: circleIn(world.store),
    now: world.clock.now,
    moveTo: world.clock.moveTo,
    skipTo: (at) => moveClock(world.database, at),
    faults: () => world.faults,
    close: async () => {
      await world.close();
      await discord.stop();
    },
  };
};

const saidOf = ({ shown, buttons, files }: Seen): Said => ({
  text: shown,
  actions: buttons.map(({ customId }) => customId.split('|')[0] ?? ''),
  files,
});
