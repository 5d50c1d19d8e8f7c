import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/driver.ts';
import { type DiscordWorld, openDiscordWorld, whenSettled } from '../fakes/discord/driverWorld.ts';
import type { FakeGuild } from '../fakes/discord/state.ts';

let discord: FakeDiscord;
let world: DiscordWorld;
let guild: FakeGuild;
let owner: string;
let ada: string;
/** What stands in the store's way, for a while. */
let guard: () => Promise<void> | void = () => undefined;
/** How long an answer may take: tests that are not about it have time. */
let answerMs = 60_000;
/** Longer than an answer may take from now on. */
const dawdle = () => {
  answerMs = 300;
  guard = () => sleep(1_000);
};

beforeAll(async () => {
  discord = await startFakeDiscord({ patienceMs: 60_000 });
  owner = discord.addPerson('Olga Owner').id;
  guild = discord.addGuild('Krakow Founders', { owner });
  guild.members.add(owner);
  ada = discord.addPerson('Ada Nowak', { in: guild }).id;
  world = await openDiscordWorld({ discord, guard: () => guard(), answerMs: () => answerMs });
  await whenSettled(world);
  await join(ada);
});
afterEach(() => {
  guard = () => undefined;
  answerMs = 60_000;
  discord.interactions.refusals.splice(0);
});
afterAll(async () => {
  await world.close();
  await discord.stop();
});

/** Somebody of their own for a test, joined. */
const member = async (name: string): Promise<string> => {
  const { id } = discord.addPerson(name, { in: guild });
  await join(id);
  return id;
};
const join = async (who: string) => {
  await discord.type(who, '/intro join');
  await discord.submit(who, { offer1: 'TypeScript, React', seek: 'sales' });
};
const publicMessages = () =>
  [...discord.server.channels.values()].filter(({ type }) => type === 0).flatMap(({ messages }) => messages);

describe('an answer', () => {
  it('to a command is for whoever typed it alone, in the language of their client', async () => {
    await discord.type(ada, '/intro help');
    expect(discord.ephemeralsOf(ada).at(-1)?.shown).toContain('/intro ask');
    const polka = discord.addPerson('Ola Nowak', { locale: 'pl', in: guild }).id;
    await discord.type(polka, '/intro help');
    expect(discord.sees(polka)).toContain('/poznaj zapytaj');
    expect(publicMessages()).toEqual([]);
  });

  it('to /poznaj is Polish for whoever comes for the first time', async () => {
    const newcomer = discord.addPerson('Jan Nowy', { locale: 'de', in: guild }).id;
    await discord.type(newcomer, '/poznaj pomoc');
    expect(discord.sees(newcomer)).toContain('/poznaj zapytaj');
  });

  it('home is a message with buttons that lead on', async () => {
    await discord.type(ada, '/intro home');
    const [home] = discord.ephemeralsOf(ada).slice(-1);
    expect(home?.buttons.length).toBeGreaterThan(2);
    await discord.press(ada, 'members.profile');
    expect(discord.sees(ada)).toContain('TypeScript');
  });

  it('that replaces takes the place of what was pressed', async () => {
    const who = await member('Lena Leaves');
    await discord.type(who, '/intro leave');
    const before = discord.ephemeralsOf(who).length;
    await discord.press(who, 'members.leaveConfirmed');
    expect(discord.ephemeralsOf(who)).toHaveLength(before);
    expect(discord.ephemeralsOf(who).at(-1)).toMatchObject({
      isEdited: true,
      buttons: [{ customId: 'members.join|' }, { customId: 'members.erase|' }],
    });
  });

  it('that everybody sees is posted where the command was typed, for managers only', async () => {
    await discord.type(ada, '/intro invite');
    expect(publicMessages()).toEqual([]);
    await discord.type(owner, '/intro invite');
    expect(publicMessages()).toHaveLength(1);
    const newcomer = discord.addPerson('Nina New', { in: guild }).id;
    await discord.press(newcomer, 'members.join');
    expect(discord.modalOf(newcomer)?.customId).toBe('members.joinForm|invitation');
    expect(discord.interactions.refusals).toEqual([]);
  });

  it('to a manager’s press in direct messages is a refusal once they run the server no more', async () => {
    const who = await member('Mia Manages');
    guild.managers.add(who);
    await discord.type(who, '/intro help');
    const dms = () => discord.dmsOf(who).map(({ shown }) => shown);
    await world.beat();
    expect(dms().at(-1)).toContain('You are a manager now');
    await discord.press(who, 'communities.desk');
    expect(discord.sees(who)).toContain('Krakow Founders');
    // Nobody says so: Discord tells of roles only with an intent that is not asked for.
    guild.managers.delete(who);
    await discord.press(who, 'communities.desk');
    expect(discord.sees(who)).toContain('for community managers');
    await world.beat();
    expect(dms().some((said) => said.includes('You are no longer a manager'))).toBe(true);
  });

  it('to a manager whose role loses the right is told at once, where Discord tells of roles', async () => {
    const who = await member('Rita Role');
    guild.managers.add(who);
    await discord.type(who, '/intro help');
    guild.managers.delete(who);
    const role = { id: guild.id, name: '@everyone', permissions: '0' };
    for (let index = 0; index < 3; index++)
      discord.gateway.dispatchIn(guild.id, 'GUILD_ROLE_UPDATE', { guild_id: guild.id, role });
    await world.until(async () => {
      await world.beat();
      return discord.dmsOf(who).some(({ shown }) => shown.includes('You are no longer a manager'));
    }, 'word of it');
  });

  it('to a direct message is a direct message', async () => {
    discord.say(ada, 'Who can help me with React?');
    await world.until(() => discord.dmsOf(ada).length > 0, 'an answer');
    expect(discord.dmsOf(ada)[0]?.shown).toContain('React');
    await discord.press(ada, 'introRequests.addTopic');
    expect(discord.modalOf(ada)?.customId).toContain('introRequests.addTopicForm');
    discord.interactions.modals.clear();
  });

  it('to a form that is wrong keeps what was typed behind a button', async () => {
    await discord.type(owner, '/intro setup');
    await discord.press(owner, 'communities.setup');
    await discord.submit(owner, { name: 'Krakow Founders Club', zone: 'Mars/Base' });
    const wrong = discord.ephemeralsOf(owner).at(-1);
    expect(wrong?.buttons).toHaveLength(1);
    expect(discord.modalOf(owner)).toBeNull();
    await discord.press(owner, 'discord.retry');
    const fields = discord.modalOf(owner)?.fields ?? [];
    expect(fields.find(({ name }) => name === 'name')?.initial).toEqual(['Krakow Founders Club']);
    expect(fields.find(({ name }) => name === 'zone')?.initial).toEqual(['Mars/Base']);
    await discord.submit(owner, { zone: 'Europe/Paris' });
    expect(discord.interactions.refusals).toEqual([]);
    const community = await world.store.communities.list();
    expect(community).toMatchObject([{ name: 'Krakow Founders Club', zone: 'Europe/Paris' }]);
  });

  it('to a form that met a limit gives back what was typed', async () => {
    const [who, other] = [await member('Linda Limit'), await member('Otto Often')];
    for (const description of ['A clinic looks for an accountant.', 'Another one looks for a lawyer.']) {
      await discord.type(who, `/intro slip <@${other}>`);
      await discord.submit(who, { description, consent: ['no'], warmth: ['3'] });
    }
    expect(discord.sees(who)).toContain('What you wrote, to copy');
    expect(discord.sees(who)).toContain('Another one looks for a lawyer.');
  });

  it('to a wrong form also keeps whom one chose', async () => {
    const [who, other] = [await member('Wanda Wrong'), await member('Otto Other')];
    await discord.type(who, '/intro meet');
    await discord.submit(who, {
      person: [other],
      kind: ['advice'],
      why: '   ',
      blurb: 'We build one.',
    });
    await discord.press(who, 'discord.retry');
    const fields = discord.modalOf(who)?.fields ?? [];
    expect(fields.find(({ name }) => name === 'person')?.initial).toEqual([other]);
    expect(fields.find(({ name }) => name === 'kind')?.initial).toEqual(['advice']);
    discord.interactions.modals.clear();
  });

  it('to a delivery that comes twice is given once', async () => {
    const before = discord.ephemeralsOf(ada).length;
    const asked = await discord.type(ada, '/intro mine');
    discord.gateway.dispatch('INTERACTION_CREATE', discord.lastInteraction());
    await world.app.settled();
    await sleep(50);
    expect(asked.answered).not.toBeNull();
    expect(discord.ephemeralsOf(ada)).toHaveLength(before + 1);
    expect(world.lines).toEqual([]);
  });
});

describe('menus', () => {
  it('on a person open the form to meet them; on a message, its author', async () => {
    const grace = discord.addPerson('Grace Hopper', { in: guild }).id;
    await join(grace);
    await discord.menu(ada, 'user', grace);
    expect(discord.modalOf(ada)?.customId).toContain('introRequests.');
    discord.interactions.modals.clear();
    await discord.menu(ada, 'message', grace);
    expect(discord.modalOf(ada)?.fields.map(({ name }) => name)).not.toContain('person');
    discord.interactions.modals.clear();
    await discord.type(ada, `/intro meet <@${grace}>`);
    expect(discord.modalOf(ada)).not.toBeNull();
    discord.interactions.modals.clear();
  });
});

describe('the menu of one’s own message', () => {
  const words = 'I run accounting for online shops. Ask me about KSeF!';
  const use = (who: string, author: string) =>
    discord.menu(who, 'message', author, { name: 'Use as my profile', words });

  it('fills in the form to join with, later the whole profile, and takes nothing of another’s', async () => {
    const nina = discord.addPerson('Nina Newer', { in: guild }).id;
    await use(nina, nina);
    expect(discord.modalOf(nina)?.customId).toContain('members.joinForm');
    await discord.submit(nina, {});
    await discord.type(nina, '/intro profile');
    expect(discord.sees(nina)).toContain('E-invoicing');
    expect(discord.sees(nina)).toContain('I run accounting for online shops');
    await use(nina, nina);
    expect(discord.modalOf(nina)?.customId).toContain('members.profileForm');
    await discord.submit(nina, {});
    await discord.type(nina, '/intro profile');
    expect(discord.sees(nina)).toContain('I run accounting for online shops');
    await use(ada, nina);
    expect(discord.modalOf(ada)).toBeNull();
    expect(discord.sees(ada)).toContain('Only your own words');
    expect(discord.interactions.refusals).toEqual([]);
  });
});

describe('while somebody types', () => {
  it('topics are offered by what they begin with', async () => {
    expect(await discord.complete(ada, '/intro ask typesc')).toContain('TypeScript');
    expect(await discord.complete(ada, '/intro find rea')).toContain('React');
    expect(await discord.complete(ada, '/intro ask ')).toEqual(expect.any(Array));
  });
});

describe('people', () => {
  it('who were only known by their id get their name when they come', async () => {
    await join(owner);
    const [community] = await world.store.communities.list();
    if (community === undefined) throw new Error('no community');
    const named = await world.store.transaction(community.id, (tx) => tx.members.named('Olga Owner'));
    expect(named).toMatchObject([{ status: 'joined' }]);
  });

  it('nobody knows hear how to begin, and become nobody here', async () => {
    const stranger = discord.addPerson('Stranger', { in: guild }).id;
    discord.say(stranger, 'hello');
    await world.until(() => discord.dmsOf(stranger).length > 0, 'an answer');
    expect(discord.dmsOf(stranger)[0]?.shown).toContain('/intro home');
    await discord.type(stranger, '/intro home', null);
    expect(discord.sees(stranger)).toContain('/intro home');
  });

  it('of two communities are answered by the one whose message they press', async () => {
    const second = discord.addGuild('Warsaw Founders');
    await whenSettled(world);
    const ewa = discord.addPerson('Ewa Both', { in: guild }).id;
    for (const where of [guild, second]) {
      await discord.type(ewa, '/intro join', where);
      await discord.submit(ewa, { offer1: 'TypeScript, React', seek: 'sales' });
    }
    // Both greeted her in the same direct messages.
    await world.beat();
    discord.say(ewa, 'Who knows React?');
    await world.until(() => discord.dmsOf(ewa).some(({ shown }) => shown.includes('React')), 'an answer');
    expect(discord.dmsOf(ewa).at(-1)?.shown).toContain('Warsaw Founders');
    await discord.type(ewa, '/intro home', guild);
    await discord.press(ewa, 'introRequests.removeTopic');
    expect(discord.dmsOf(ewa).at(-1)).toMatchObject({ isEdited: true });
    expect(
      discord
        .dmsOf(ewa)
        .at(-1)
        ?.buttons.map(({ customId }) => customId)
        .join(),
    ).not.toContain('removeTopic');
  });
});

describe('an answer that takes long', () => {
  it('is waited for: what is shown comes later, for the same eyes only', async () => {
    dawdle();
    const asked = await discord.type(ada, '/intro help');
    expect(asked.original?.body['components']).toEqual([]);
    await world.app.settled();
    expect(discord.ephemeralsOf(ada).at(-1)).toMatchObject({ isEdited: true });
    expect(discord.sees(ada)).toContain('/intro ask');
    expect(discord.interactions.refusals).toEqual([]);
  });

  it('to a press changes the message that was pressed', async () => {
    const who = await member('Lars Late');
    await discord.type(who, '/intro leave');
    dawdle();
    await discord.press(who, 'members.leaveConfirmed');
    await world.app.settled();
    expect(discord.ephemeralsOf(who).at(-1)).toMatchObject({
      isEdited: true,
      buttons: [{ customId: 'members.join|' }, { customId: 'members.erase|' }],
    });
  });

  it('and should have opened a form asks to press once more', async () => {
    dawdle();
    await discord.type(ada, '/intro meet');
    await world.app.settled();
    expect(discord.sees(ada)).toContain('Please press the button again');
    expect(discord.modalOf(ada)).toBeNull();
    expect(discord.interactions.refusals).toEqual([]);
  });

  it('because the store is away is said, and nothing breaks', async () => {
    guard = () => {
      throw new Error('the database is away');
    };
    await discord.type(ada, '/intro help');
    expect(discord.sees(ada)).toContain('press the button again');
    guard = () => undefined;
    await discord.type(ada, '/intro help');
    expect(discord.sees(ada)).toContain('/intro ask');
    expect(world.lines.splice(0).map(({ event }) => event)).toEqual(['discord arrival not stored']);
  });

  it('that its process did not live to give is given by the sweep', async () => {
    const community = await world.store.router.communityOf('discord', guild.id);
    if (community === null) throw new Error('no community');
    const before = discord.dmsOf(ada).length;
    await world.store.inbox.put(
      {
        ...{ key: 'discord/1', platform: 'discord', place: guild.id, at: new Date() },
        who: { externalId: ada, name: 'Ada Nowak', language: null, zone: null },
        what: { kind: 'message', text: 'Who knows TypeScript?' },
      },
      community,
    );
    await world.clock.moveTo(new Date((await world.clock.now()).getTime() + 60_000));
    expect(await world.sweep()).toBe(1);
    expect(discord.dmsOf(ada)).toHaveLength(before + 1);
  });
});
