import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSlackWorld, type SlackWorld, whenRead } from '../fakes/slack/driverWorld.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/server.ts';
import { storyBegins } from '../storyTime.ts';
import { withoutDigests } from './withoutDigests.ts';

const dayMs = 86_400_000;
const ada = 'U0ADA';
const helpers = [
  ...['Grace Hopper', 'Alan Turing', 'Barbara Liskov', 'Ken Iverson'],
  ...['Frances Allen', 'Edsger Dijkstra', 'Radia Perlman'],
];

const words = {
  en: {
    locale: 'en-GB',
    join: '/intro join',
    ask: '/intro ask someone who can help me move a React app to TypeScript',
    blurb: 'We have 80,000 lines of React and want to start with the forms.',
    onItsWay: 'Your ask is on its way',
    card: 'Somebody would like to meet you',
    thanks: 'Thank you! We are opening a conversation for the two of you.',
    bothYes: 'Both said yes',
    checkIn: 'Did you talk?',
    answered: 'You can still change your answer.',
  },
  pl: {
    locale: 'pl-PL',
    join: '/poznaj dolacz',
    ask: '/poznaj zapytaj kto pomoże mi przenieść aplikację React na TypeScript',
    blurb: 'Mamy 80 000 linii kodu w React i chcemy zacząć od formularzy.',
    onItsWay: 'Prośba jest w drodze',
    card: 'Ktoś chce Cię poznać',
    thanks: 'Dziękujemy! Otwieramy wspólną rozmowę',
    bothYes: 'Obie strony mówią „tak”',
    checkIn: 'Czy rozmowa się odbyła?',
    answered: 'Odpowiedź można jeszcze zmienić.',
  },
} as const;

describe.each([
  { over: 'http', language: 'en' },
  { over: 'http', language: 'pl' },
  { over: 'socket', language: 'en' },
  { over: 'socket', language: 'pl' },
] as const)('an introduction by topic on Slack, over $over, in $language', ({ over, language }) => {
  const said = words[language];
  let slack: FakeSlack;
  let world: SlackWorld;
  let ids: string[];
  let target: string;
  beforeAll(async () => {
    slack = await startFakeSlack({ speed: Number.POSITIVE_INFINITY });
    slack.addUser({ id: ada, name: 'Ada Nowak', locale: said.locale });
    ids = helpers.map((name, index) => slack.addUser({ id: `U0HELP${index}`, name, locale: said.locale }).id);
    world = await openSlackWorld({ slack, over });
    await whenRead(world);
    await world.clock.moveTo(storyBegins);
  });
  afterAll(async () => {
    await world.close();
    await slack.stop();
  });
  const later = async (ms: number) => world.clock.moveTo(new Date((await world.clock.now()).getTime() + ms));

  it('people join with the form, and a draft shows no name', async () => {
    for (const id of [ada, ...ids]) {
      await world.driver.type(id, said.join);
      const errors = await world.driver.submit(id, { offer1: 'TypeScript, React', seek: 'sales' });
      expect(errors).toEqual({});
    }
    await withoutDigests(world.store);
    // Where the machine is busy the answer follows the command instead of coming with it.
    const drafted = await world.driver.type(ada, said.ask);
    const shown = drafted?.shown ?? world.driver.sees(ada);
    expect(shown).toContain('React, TypeScript');
    for (const name of helpers) expect(shown).not.toContain(name);
  });

  it('the ask goes out from a form, and one person gets a card', async () => {
    await world.driver.press(ada, 'introRequests.form');
    const errors = await world.driver.submit(ada, { kind: 'advice', blurb: said.blurb, publish: 'no' });
    expect(errors).toEqual({});
    expect(world.driver.sees(ada)).toContain(said.onItsWay);
    // Cards wait for the morning of whoever gets them.
    for (let hour = 0; hour < 72 && holders().length === 0; hour += 8) await later(8 * 3_600_000);
    const asked = holders();
    expect(asked).toHaveLength(1);
    target = asked[0] ?? '';
    const [card] = slack.dmOf(target);
    expect(card?.shown).toContain(said.card);
    expect(card?.shown).toContain(`> ${said.blurb}`);
    expect(card?.pings).toEqual([ada]);
    expect(slack.dmOf(ada)).toEqual([]);
  });
  const holders = () => ids.filter((id) => slack.dmOf(id).length > 0);

  it('a yes takes the buttons away, opens a room for two and tells the other side', async () => {
    await world.driver.press(target, 'introRequests.accept');
    await world.beat();
    const [card] = slack.dmOf(target);
    expect(card).toMatchObject({ buttons: [], isEdited: true });
    expect(card?.shown).toContain(said.thanks);
    const [room = ''] = slack.roomsOf(target);
    const { members, messages } = slack.room(room);
    expect(members).toEqual(expect.arrayContaining([ada, target]));
    expect(members).toHaveLength(3);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.shown).toContain(`@${ada}`);
    expect(messages[0]?.shown).toContain(`@${target}`);
    expect(world.driver.sees(ada)).toContain(said.bothYes);
  });

  it('a time both tap is fixed, with a calendar file', async () => {
    for (const id of [target, ada]) await world.driver.press(id, 'introductions.slot');
    await world.beat();
    const files = slack.room(slack.roomsOf(ada)[0] ?? '').messages.flatMap((message) => message.files);
    expect(files).toEqual([expect.stringMatching(/\.ics$/u)]);
  });

  it('a week later both are asked, one tap answers, and nothing was said twice', async () => {
    for (let day = 0; day < 12; day += 1) await later(dayMs);
    for (const id of [ada, target]) {
      expect(slack.dmOf(id).at(-1)?.shown).toContain(said.checkIn);
      await world.driver.press(id, 'introductions.checkIn');
      expect(slack.dmOf(id).at(-1)).toMatchObject({
        isEdited: true,
        shown: expect.stringContaining(said.answered),
      });
    }
    await world.beat();
    const everything = [...slack.state.channels.values()].flatMap(({ messages }) => messages);
    const marks = everything
      .map(({ metadata }) => JSON.stringify(metadata))
      .filter((mark) => mark !== 'null');
    expect(new Set(marks).size).toBe(marks.length);
    expect(world.faults).toEqual([]);
    expect(world.lines.filter(({ event }) => event !== 'slack members read')).toEqual([]);
  });
});

describe('somebody who holds a card and leaves the workspace', () => {
  let slack: FakeSlack;
  let world: SlackWorld;
  beforeAll(async () => {
    slack = await startFakeSlack({ speed: Number.POSITIVE_INFINITY });
    slack.addUser({ id: ada, name: 'Ada Nowak' });
    for (const [index, name] of helpers.entries()) slack.addUser({ id: `U0HELP${index}`, name });
    world = await openSlackWorld({ slack });
    await whenRead(world);
    await world.clock.moveTo(storyBegins);
  });
  afterAll(async () => {
    await world.close();
    await slack.stop();
  });

  it('is followed by the next person, and whoever asked hears nothing of it', async () => {
    const ids = helpers.map((_, index) => `U0HELP${index}`);
    const { driver, clock } = world;
    for (const id of [ada, ...ids]) {
      await driver.type(id, words.en.join);
      await driver.submit(id, { offer1: 'TypeScript, React', seek: 'sales' });
    }
    await driver.type(ada, words.en.ask);
    await driver.press(ada, 'introRequests.form');
    await driver.submit(ada, { kind: 'advice', blurb: words.en.blurb, publish: 'no' });
    const holderAfter = async (former: string): Promise<string> => {
      for (let hour = 0; hour < 120; hour += 8) {
        const holds = (id: string) => slack.dmOf(id).some(({ shown }) => shown.includes(words.en.card));
        const holder = ids.find((id) => id !== former && holds(id));
        if (holder !== undefined) return holder;
        await clock.moveTo(new Date((await clock.now()).getTime() + 8 * 3_600_000));
      }
      return 'nobody';
    };
    const first = await holderAfter('');
    const known = slack.state.users.get(first);
    if (known !== undefined) known.isDeleted = true;
    const leftAt = await clock.now();
    await driver.tellOf(first);
    await world.beat();
    expect(ids).toContain(await holderAfter(first));
    // At once, or the next morning: long before the card would have run out.
    expect((await clock.now()).getTime() - leftAt.getTime()).toBeLessThan(dayMs);
    expect(slack.dmOf(ada)).toEqual([]);
    expect(world.faults).toEqual([]);
  });
});
