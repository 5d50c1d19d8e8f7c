import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Rates } from '../../src/actions/ports/rates.ts';
import { openGateway } from '../../src/discord/gateway.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { pgliteSessions } from '../../src/store/pglite.ts';
import { ratesOf } from '../../src/store/rates.ts';
import { clockOffsetSql } from '../../src/store/store.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/driver.ts';
import { type DiscordWorld, openDiscordWorld, whenSettled } from '../fakes/discord/driverWorld.ts';
import { openTemplate } from '../template.ts';

let discord: FakeDiscord;
let database: Database;
let worlds: DiscordWorld[];
beforeEach(async () => {
  discord = await startFakeDiscord({ patienceMs: 60_000 });
  const { pglite } = await openTemplate(inject('pgliteTemplate'));
  database = openDatabase(pgliteSessions(pglite), { clockOffset: clockOffsetSql });
  worlds = [];
});
afterEach(async () => {
  for (const world of worlds) await world.close();
  await discord.stop();
  await database.close();
});
const open = async (more: Parameters<typeof openDiscordWorld>[0] = {}): Promise<DiscordWorld> => {
  const world = await openDiscordWorld({ discord, database, ...more });
  worlds.push(world);
  return world;
};
const community = async ({ store }: DiscordWorld) => {
  const [first] = await store.communities.list();
  if (first === undefined) throw new Error('no community');
  return first;
};

describe('a server', () => {
  it('becomes a community at first sight, in its language, with its owner as manager', async () => {
    const owner = discord.addPerson('Olga Owner').id;
    discord.addGuild('Krakowscy Founderzy', { locale: 'pl', owner });
    const world = await open();
    await whenSettled(world);
    const made = await community(world);
    expect(made).toMatchObject({ name: 'Krakowscy Founderzy', language: 'pl' });
    await world.until(async () => (await managers(world)).length > 0, 'a manager');
  });
  const managers = async (world: DiscordWorld) =>
    world.store.transaction((await community(world)).id, async (tx) => {
      const account = await tx.accounts.byExternalId(
        'discord',
        discord.server.guilds.values().next().value?.owner ?? '',
      );
      const all = await tx.members.managers();
      return all.filter((id) => id === account?.member);
    });

  it('seen again, or by two at once, is the same community', async () => {
    const guild = discord.addGuild('Krakow Founders');
    const world = await open();
    await whenSettled(world);
    for (let n = 0; n < 5; n += 1) discord.gateway.dispatchIn(guild.id, 'GUILD_CREATE', guildJson(guild.id));
    await world.until(() => discord.commands().length > 0, 'commands');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await world.store.communities.list()).toHaveLength(1);
    expect(world.lines.filter(({ event }) => event === 'discord work failed')).toEqual([]);
  });
  const guildJson = (id: string) => ({
    ...{ id, name: 'Renamed', owner_id: '5', preferred_locale: 'pl', roles: [], channels: [], members: [] },
    ...{ emojis: [], stickers: [], features: [], threads: [], presences: [], voice_states: [] },
  });

  it('that somebody leaves closes what was theirs, where the intent is on', async () => {
    const guild = discord.addGuild('Krakow Founders');
    const world = await open({ settings: { withMembers: true } });
    await whenSettled(world);
    const ada = discord.addPerson('Ada Nowak', { in: guild }).id;
    await discord.type(ada, '/intro join');
    await discord.submit(ada, { offer1: 'TypeScript, React', seek: 'sales' });
    const { id } = await community(world);
    const status = () =>
      world.store.transaction(id, async (tx) => (await tx.members.named('Ada Nowak'))[0]?.status ?? null);
    expect(await status()).toBe('joined');
    discord.gateway.dispatchIn(guild.id, 'GUILD_MEMBER_REMOVE', { guild_id: guild.id, user: { id: ada } });
    await world.until(async () => (await status()) === 'gone', 'gone');
  });
});

describe('several processes', () => {
  const shardsOf = () => discord.gateway.shards().toSorted();
  it('share the shards, each connected once, and one takes over what another leaves', async () => {
    await discord.stop();
    discord = await startFakeDiscord({ shards: 3, patienceMs: 60_000 });
    for (let n = 0; n < 12; n += 1) discord.addGuild(`Server ${n}`);
    const [first, second] = await Promise.all([open({ lookMs: 500 }), open({ lookMs: 500 })]);
    await first.until(() => shardsOf().length === 3, 'connected');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(shardsOf()).toEqual([0, 1, 2]);
    expect([first, second].map(({ app }) => app.isConnected())).toEqual([true, true]);
    await whenSettled(second);
    await first.app.stop();
    await second.until(() => shardsOf().length === 3, 'taken over');
    expect(shardsOf()).toEqual([0, 1, 2]);
    const ada = discord.addPerson('Ada Nowak').id;
    for (const guild of discord.server.guilds.values()) {
      guild.members.add(ada);
      await discord.type(ada, '/intro help', guild);
    }
    expect(discord.ephemeralsOf(ada)).toHaveLength(12);
  });

  it('that were told different counts cover every server, and nothing is done twice', async () => {
    const guild = discord.addGuild('Krakow Founders');
    const world = await open({ lookMs: 500 });
    await whenSettled(world);
    discord.advise(2);
    const newer = await open({ lookMs: 500 });
    await newer.until(() => shardsOf().length === 3, 'three sessions');
    const ada = discord.addPerson('Ada Nowak', { in: guild }).id;
    await discord.type(ada, '/intro help');
    await Promise.all([world, newer].map(({ app }) => app.settled()));
    expect(discord.ephemeralsOf(ada)).toHaveLength(1);
    expect([...world.lines, ...newer.lines]).toEqual([]);
  });
});

describe('beginning sessions', () => {
  it('waits for its turn without holding up the end of the process', async () => {
    const rates: Rates = {
      take: async (key) => (key.includes('identify') ? 300_000 : 0),
      hold: async () => undefined,
    };
    const world = await open({ rates });
    await world.until(() => world.lines.some(({ event }) => event === 'discord session waits'), 'waiting');
    expect(world.app.isConnected()).toBe(false);
    await world.app.stop();
    expect(discord.gateway.identifies).toEqual([]);
  });

  it('happens at most five times in ten minutes, however often the process crashes', async () => {
    const rates = ratesOf(database);
    const startedAt = await now();
    const begun: number[] = [];
    // A hundred crashes, six seconds apart: each process begins at once and dies before it says goodbye.
    for (let crash = 0; crash < 100; crash += 1) {
      const before = discord.gateway.identifies.length;
      const dying = new AbortController();
      const left = openGateway({
        ...{ token: discord.token, apiUrl: discord.url, withMembers: false, signal: dying.signal },
        shard: { id: 0, count: 1 },
        rates: { take: async (...args) => settle(await rates.take(...args)), hold: rates.hold },
        ...{ onInteraction: nothing, onDirectMessage: nothing, onServer: nothing, onRemoved: nothing },
        ...{ onLeft: nothing, onFatal: nothing, log: nothing },
      });
      let [isAsked, isTurn] = [false, false];
      const settle = (wait: number): number => {
        [isAsked, isTurn] = [true, wait === 0];
        return wait;
      };
      await until(() => isAsked && (!isTurn || discord.gateway.identifies.length > before));
      if (discord.gateway.identifies.length > before) begun.push((await now()) - startedAt);
      dying.abort();
      await left.then(
        (gateway) => gateway.stop(),
        () => undefined,
      );
      await move(6_000);
    }
    for (const at of begun) {
      expect(begun.filter((other) => other >= at && other < at + 600_000).length).toBeLessThanOrEqual(5);
    }
    expect(begun.length).toBeGreaterThan(1);
  }, 60_000);
  const nothing = () => undefined;
  const now = () => database.transaction({ router: true }, async (tx) => tx.now.getTime());
  let moved = 0;
  const move = async (ms: number) => {
    moved += ms;
    await database.transaction({ owner: true }, async (tx) => {
      await tx.db.execute(
        `insert into clock_offset (is_only, milliseconds) values (true, ${moved})
         on conflict (is_only) do update set milliseconds = ${moved}`,
      );
    });
  };
  const until = async (holds: () => boolean) => {
    for (let waited = 0; !holds() && waited < 10_000; waited += 5) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
});
