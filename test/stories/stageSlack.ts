import { moveClock } from '../../src/store/clock.ts';
import { openSlackWorld, whenRead } from '../fakes/slack/driverWorld.ts';
import type { SeenMessage } from '../fakes/slack/inspection.ts';
import { startFakeSlack } from '../fakes/slack/server.ts';
import { storyBegins } from '../storyTime.ts';
import { circleIn, digestIn, manageIn } from './manage.ts';
import type { OpenStage, Said } from './stage.ts';

/** A workspace of the stand-in for Slack where fourteen people joined with the form. */
export const openSlack: OpenStage = async (language) => {
  const slack = await startFakeSlack({ speed: Number.POSITIVE_INFINITY });
  const locale = language === 'pl' ? 'pl-PL' : 'en-GB';
  const add = (name: string) => slack.addUser({ name, locale }).id;
  const people = Array.from({ length: 14 }, (_, index) => add(`Person ${String.fromCodePoint(65 + index)}`));
  const stranger = add('Stranger');
  const world = await openSlackWorld({ slack });
  await whenRead(world);
  await world.clock.moveTo(storyBegins);
  const { driver } = world;
  const command = language === 'pl' ? '/poznaj' : '/intro';
  for (const who of people) {
    await driver.type(who, `${command} join`);
    await driver.submit(who, { offer1: 'TypeScript, React', seek: 'sales' });
  }
  return {
    people,
    stranger,
    type: async (who, words) => {
      const said = await driver.type(who, `${command} ${words}`);
      await world.beat();
      if (driver.formOf(who) !== null) return '';
      return said?.shown ?? driver.sees(who);
    },
    press: async (who, action, label) => {
      await driver.press(who, action, label);
      await world.beat();
    },
    submit: async (who, answers) => {
      await driver.submit(who, answers);
      await world.beat();
    },
    directs: async (who) => slack.dmOf(who).map(saidOf),
    rooms: async (who) =>
      slack.roomsOf(who).map((id) => {
        const { members, messages } = slack.room(id);
        const joined = members.filter((member) => people.includes(member));
        return { people: joined, said: messages.map(saidOf) };
      }),
    manage: manageIn(world.store, 'slack'),
    digestChannel: async () => {
      const { id, name } = slack.addChannel('general', [
        ...people,
        slack.state.places.get(slack.place)?.botUser ?? '',
      ]);
      await digestIn(world.store, { platform: 'slack', place: slack.place, id, name });
      return {
        said: async () => slack.room(id).messages.map(saidOf),
        troubles: [
          ['not_in_channel', 'outside'],
          ['channel_not_found', 'gone'],
          ['is_archived', 'gone'],
          ['restricted_action', 'forbidden'],
        ],
        refuse: (code) => {
          slack.faults.clear();
          if (code === null) return;
          slack.faults.rule((method, args) =>
            method === 'chat.postMessage' && args['channel'] === id ? { kind: 'error', error: code } : null,
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
      await slack.stop();
    },
  };
};

const saidOf = ({ shown, buttons, files }: SeenMessage): Said => ({
  text: shown,
  actions: buttons.map(({ actionId }) => actionId.split('#')[0] ?? ''),
  files,
});
