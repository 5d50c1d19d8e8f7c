import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/driver.ts';
import { type DiscordWorld, openDiscordWorld, whenSettled } from '../fakes/discord/driverWorld.ts';
import { storyBegins } from '../storyTime.ts';
import { withoutDigests } from './withoutDigests.ts';

const dayMs = 86_400_000;
const names = [
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
    locale: 'pl',
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

describe.each(['en', 'pl'] as const)('an introduction by topic on Discord, in %s', (language) => {
  const said = words[language];
  let discord: FakeDiscord;
  let world: DiscordWorld;
  let ada: string;
  let ids: string[];
  let target: string;
  beforeAll(async () => {
    discord = await startFakeDiscord({ patienceMs: 60_000 });
    const guild = discord.addGuild('Krakow Founders', { locale: said.locale });
    ada = discord.addPerson('Ada Nowak', { locale: said.locale, in: guild }).id;
    ids = names.map((name) => discord.addPerson(name, { locale: said.locale, in: guild }).id);
    world = await openDiscordWorld({ discord });
    await whenSettled(world);
    await world.clock.moveTo(storyBegins);
  });
  afterAll(async () => {
    await world.close();
    await discord.stop();
  });
  const later = async (ms: number) => world.clock.moveTo(new Date((await world.clock.now()).getTime() + ms));
  const holders = () => ids.filter((id) => discord.dmsOf(id).length > 0);

  it('people join with the form, and a draft shows no name', async () => {
    for (const id of [ada, ...ids]) {
      await discord.type(id, said.join);
      await discord.submit(id, { offer1: 'TypeScript, React', seek: 'sales' });
    }
    await withoutDigests(world.store);
    await discord.type(ada, said.ask);
    expect(discord.sees(ada)).toContain('React, TypeScript');
    for (const name of names) expect(discord.sees(ada)).not.toContain(name);
  });

  it('the ask goes out from a form, and one person gets a card', async () => {
    await discord.press(ada, 'introRequests.form');
    await discord.submit(ada, { kind: ['advice'], blurb: said.blurb, publish: ['no'] });
    expect(discord.sees(ada)).toContain(said.onItsWay);
    // Cards wait for the morning of whoever gets them.
    for (let hour = 0; hour < 72 && holders().length === 0; hour += 8) await later(8 * 3_600_000);
    expect(holders()).toHaveLength(1);
    target = holders()[0] ?? '';
    const [card] = discord.dmsOf(target);
    expect(card?.shown).toContain(said.card);
    expect(card?.shown).toContain(`> ${said.blurb}`);
    expect(card?.pings).toEqual([ada]);
    expect(discord.dmsOf(ada)).toEqual([]);
  });

  it('a yes takes the buttons away, opens a room for two and tells the other side', async () => {
    await discord.press(target, 'introRequests.accept');
    await world.beat();
    const [card] = discord.dmsOf(target);
    expect(card).toMatchObject({ buttons: [], isEdited: true });
    expect(card?.shown).toContain(said.thanks);
    const [room] = discord.roomsOf(target);
    expect(discord.roomsOf(target)).toHaveLength(1);
    expect(room?.members.has(ada)).toBe(true);
    expect(room?.members).toHaveProperty('size', 3);
    expect(room?.messages).toHaveLength(1);
    expect(room?.messages[0]?.shown).toContain(`<@${ada}>`);
    expect(room?.messages[0]?.pings.toSorted()).toEqual([ada, target].toSorted());
    expect(discord.dmsOf(ada).at(-1)?.shown).toContain(said.bothYes);
  });

  it('a time both tap is fixed, with a calendar file', async () => {
    for (const id of [target, ada]) await discord.press(id, 'introductions.slot');
    await world.beat();
    const files = discord.roomsOf(ada).flatMap(({ messages }) => messages.flatMap((one) => one.files));
    expect(files).toEqual([expect.stringMatching(/\.ics$/u)]);
  });

  it('a week later both are asked, one tap answers, and nothing was said twice', async () => {
    for (let day = 0; day < 12; day += 1) await later(dayMs);
    for (const id of [ada, target]) {
      expect(discord.dmsOf(id).at(-1)?.shown).toContain(said.checkIn);
      await discord.press(id, 'introductions.checkIn');
      const answered = { isEdited: true, shown: expect.stringContaining(said.answered) };
      expect(discord.dmsOf(id).at(-1)).toMatchObject(answered);
    }
    await world.beat();
    const everything = [...discord.server.channels.values()].flatMap(({ messages }) => messages);
    const marks = everything.map(({ body }) => `${body['nonce']}`).filter((nonce) => nonce !== 'undefined');
    expect(new Set(marks).size).toBe(marks.length);
    expect(discord.interactions.refusals).toEqual([]);
    expect(world.faults).toEqual([]);
    expect(world.lines).toEqual([]);
    expect(world.fatal).toEqual([]);
  });
});
