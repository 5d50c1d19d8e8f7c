import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DiscordWorld, openDiscordWorld } from '../fakes/discord/driverWorld.ts';
import { storyBegins } from '../storyTime.ts';
import { type DiscordTwin, startTwin } from './discordTwin.ts';

const dayMs = 86_400_000;
const names = ['ada', 'grace', 'alan', 'barbara', 'ken', 'frances', 'edsger', 'radia'];

const words = {
  en: {
    ...{ command: 'intro', join: 'join', askWord: 'ask' },
    ask: 'someone who can help me move a React app to TypeScript',
    blurb: 'We have 80,000 lines of React and want to start with the forms.',
    hint: 'You have a message',
    checkIn: 'Did you talk?',
  },
  pl: {
    ...{ command: 'poznaj', join: 'dolacz', askWord: 'zapytaj' },
    ask: 'kto pomoże mi przenieść aplikację React na TypeScript',
    blurb: 'Mamy 80 000 linii kodu w React i chcemy zacząć od formularzy.',
    hint: 'Masz wiadomość',
    checkIn: 'Czy rozmowa się odbyła?',
  },
} as const;

describe.each(['en', 'pl'] as const)('an introduction on somebody else’s Discord, in %s', (language) => {
  const said = words[language];
  let twin: DiscordTwin;
  let world: DiscordWorld;
  let target = '';
  beforeAll(async () => {
    twin = await startTwin(names);
    world = await openDiscordWorld({ settings: { token: twin.token, apiUrl: twin.apiUrl } });
    await world.until(async () => (await world.store.communities.list()).length > 0, 'a community');
    await world.clock.moveTo(storyBegins);
  }, 120_000);
  afterAll(async () => {
    await world.close();
    await twin.stop();
  });
  const later = async (ms: number) => world.clock.moveTo(new Date((await world.clock.now()).getTime() + ms));
  const ada = () => twin.people[0] ?? '';
  const others = () => twin.people.slice(1);

  it('people join, somebody asks, and one person is told in a thread of their own', async () => {
    for (const id of twin.people) {
      await twin.type(id, said.command, said.join);
      await twin.submit(id, { offer1: 'TypeScript, React', seek: 'sales' });
    }
    expect(await twin.type(ada(), said.command, said.askWord, said.ask)).toContain('React, TypeScript');
    await twin.press(ada(), 'introRequests.form');
    await twin.submit(ada(), { kind: 'advice', blurb: said.blurb, publish: 'no' });
    const told = async () => {
      const threads = await Promise.all(others().map((id) => twin.threads(id)));
      return others().filter((_, index) => (threads[index] ?? []).length > 0);
    };
    for (let hour = 0; hour < 72 && (await told()).length === 0; hour += 8) await later(8 * 3_600_000);
    expect(await told()).toHaveLength(1);
    target = (await told())[0] ?? '';
    const [thread] = await twin.threads(target);
    const [hint] = thread?.said ?? [];
    if (hint === undefined) throw new Error('an empty thread');
    expect(twin.read(hint)).toContain(said.hint);
    expect(twin.read(hint)).not.toContain(said.blurb);
    expect(await twin.press(target, 'home.open', hint)).toContain('1');
    expect(await twin.press(target, 'introRequests.card')).toContain(said.blurb);
  });

  it('a yes opens a room for the two, and two taps fix a time', async () => {
    await twin.press(target, 'introRequests.accept');
    await world.beat();
    const rooms = (await twin.threads(target)).filter(({ name }) => !name.startsWith('Acquaint'));
    expect(rooms).toHaveLength(1);
    const [kickoff] = rooms[0]?.said ?? [];
    if (kickoff === undefined) throw new Error('no kickoff');
    expect(twin.read(kickoff)).toContain(`<@${ada()}>`);
    for (const id of [target, ada()]) await twin.press(id, 'introductions.slot', kickoff);
    await world.beat();
    expect(world.faults).toEqual([]);
  });

  it('a week later both are asked how it went', async () => {
    for (let day = 0; day < 12; day += 1) await later(dayMs);
    for (const id of [ada(), target]) {
      expect(await twin.type(id, said.command, language === 'pl' ? 'start' : 'home')).not.toBe('');
      const threads = await twin.threads(id);
      expect(threads.some(({ name }) => name.startsWith('Acquaint'))).toBe(true);
    }
    expect(world.faults).toEqual([]);
  });
});
