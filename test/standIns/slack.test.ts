import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overHttp } from '../fakes/slack/driverDelivery.ts';
import { openSlackWorld, type SlackWorld, signingSecret, whenRead } from '../fakes/slack/driverWorld.ts';
import { readBlocks } from '../fakes/slack/reading.ts';
import type { Json } from '../fakes/slack/shape.ts';
import { withoutDigests } from '../stories/withoutDigests.ts';
import { storyBegins } from '../storyTime.ts';
import { standIn } from './install.ts';
import { type SlackPeople, slackPeople } from './slackPeople.ts';
import { answersPath, type SlackProxy, startSlackProxy } from './slackProxy.ts';

/** As much of the stand-in `emulate` as is used here. */
type Emulate = {
  readonly createEmulator: (options: {
    readonly service: 'slack';
    readonly port: number;
    readonly seed: Json;
  }) => Promise<{ readonly url: string; readonly close: () => Promise<void> }>;
};

const dayMs = 86_400_000;
const token = 'xoxb-stand-in';
const names = ['ada', 'grace', 'alan', 'barbara', 'ken', 'frances', 'edsger', 'radia'];

const words = {
  en: {
    command: '/intro',
    ask: 'ask someone who can help me move a React app to TypeScript',
    blurb: 'We have 80,000 lines of React and want to start with the forms.',
    card: 'Somebody would like to meet you',
    checkIn: 'Did you talk?',
  },
  pl: {
    command: '/poznaj',
    ask: 'zapytaj kto pomoże mi przenieść aplikację React na TypeScript',
    blurb: 'Mamy 80 000 linii kodu w React i chcemy zacząć od formularzy.',
    card: 'Ktoś chce Cię poznać',
    checkIn: 'Czy rozmowa się odbyła?',
  },
} as const;

describe.each(['en', 'pl'] as const)('an introduction on somebody else’s Slack, in %s', (language) => {
  const said = words[language];
  let emulator: Awaited<ReturnType<Emulate['createEmulator']>>;
  let proxy: SlackProxy;
  let world: SlackWorld;
  let people: SlackPeople;
  let ids: readonly string[];
  let target = '';
  const ask = async (method: string, args: Json): Promise<Json> => {
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    return (await response.json()) as Json;
  };
  beforeAll(async () => {
    const { createEmulator } = await standIn<Emulate>('emulate/dist/api.js');
    const users = names.map((name) => ({ name, real_name: `Person ${name}` }));
    emulator = await createEmulator({
      ...{ service: 'slack', port: 0 },
      seed: {
        tokens: { [token]: { login: 'acquaint' } },
        slack: { users: [...users, { name: 'acquaint', is_bot: true }], bots: [{ name: 'acquaint' }] },
      },
    });
    proxy = await startSlackProxy(emulator.url);
    const list = await ask('users.list', {});
    const members = list['members'] as readonly { readonly id: string; readonly name: string }[];
    ids = names.map((name) => members.find((member) => member.name === name)?.id ?? '');
    world = await openSlackWorld({ settings: { apiUrl: `${proxy.url}/api`, botToken: token } });
    await whenRead(world);
    await world.clock.moveTo(storyBegins);
    people = slackPeople({
      ...{ deliver: overHttp(world.baseUrl, signingSecret), settled: world.app.settled, ask },
      ...{ seen: proxy.seen, place: 'T000000001', answersUrl: `${proxy.url}${answersPath}` },
    });
  }, 120_000);
  afterAll(async () => {
    await world.close();
    await proxy.stop();
    await emulator.close();
  });
  const later = async (ms: number) => world.clock.moveTo(new Date((await world.clock.now()).getTime() + ms));
  const [ada, others] = [() => ids[0] ?? '', () => ids.slice(1)];

  it('people join, somebody asks, and one person gets a card', async () => {
    for (const id of ids) {
      await people.type(id, said.command, language === 'pl' ? 'dolacz' : 'join');
      const errors = await people.submit(id, {
        offer1: 'TypeScript, React',
        seek: 'sales',
      });
      expect(errors).toEqual({});
      // This Slack says nothing of anybody's language.
      await people.type(id, said.command, language === 'pl' ? 'start' : 'home');
      await people.pressShown(id, 'members.preferences');
      expect(await people.submit(id, { language })).toEqual({});
    }
    await withoutDigests(world.store);
    expect(await people.type(ada(), said.command, said.ask)).toContain('React, TypeScript');
    await people.pressShown(ada(), 'introRequests.form');
    expect(await people.submit(ada(), { kind: 'advice', blurb: said.blurb, publish: 'no' })).toEqual({});
    const holders = async () => {
      const held = await Promise.all(others().map(async (id) => (await people.directs(id)).length > 0));
      return others().filter((_, index) => held[index]);
    };
    for (let hour = 0; hour < 72 && (await holders()).length === 0; hour += 8) await later(8 * 3_600_000);
    expect(await holders()).toHaveLength(1);
    target = (await holders())[0] ?? '';
    const [card] = await people.directs(target);
    expect(readBlocks(card?.blocks)).toContain(said.card);
    expect(readBlocks(card?.blocks)).toContain(said.blurb);
    expect(await people.directs(ada())).toEqual([]);
  });

  it('a yes opens a room for the two, and two taps fix a time with a calendar file', async () => {
    const [card] = await people.directs(target);
    if (card === undefined) throw new Error('no card');
    await people.press(target, card, 'introRequests.accept');
    await world.beat();
    const [room] = await people.rooms(target);
    expect(room?.people).toEqual(expect.arrayContaining([ada(), target]));
    const [kickoff] = room?.said ?? [];
    if (kickoff === undefined) throw new Error('no kickoff');
    expect(readBlocks(kickoff.blocks)).toContain(`@${ada()}`);
    for (const id of [target, ada()]) await people.press(id, kickoff, 'introductions.slot');
    await world.beat();
    const all = (await people.rooms(target))[0]?.said ?? [];
    expect(all.flatMap(({ files }) => files)).toEqual([expect.stringMatching(/\.ics$/u)]);
  });

  it('a week later both are asked, and every call was understood', async () => {
    for (let day = 0; day < 12; day += 1) await later(dayMs);
    for (const id of [ada(), target]) {
      const last = (await people.directs(id)).at(-1);
      if (last === undefined) throw new Error('no check-in');
      expect(readBlocks(last.blocks)).toContain(said.checkIn);
      await people.press(id, last, 'introductions.checkIn');
    }
    const refused = proxy.seen.filter(({ answer }) => answer['ok'] !== true);
    expect(refused.map(({ method, answer }) => `${method}: ${String(answer['error'])}`)).toEqual([]);
    expect(world.faults).toEqual([]);
  });
});
