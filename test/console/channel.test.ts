import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlatformDesk } from '../../src/actions/ports/desk.ts';
import type { CommunityId, MemberId } from '../../src/core/ids.ts';
import { type DiscordWorld, openDiscordWorld } from '../fakes/discord/driverWorld.ts';
import type { FakeGuild } from '../fakes/discord/state.ts';
import {
  type ConsoleStage,
  enter,
  fieldsIn,
  linkOf,
  openConsoleStage,
  type TestBrowser,
  tokenIn,
} from './stage.ts';

type Home = {
  readonly guild: FakeGuild;
  readonly owner: string;
  readonly id: CommunityId;
  readonly member: MemberId;
};

let world: DiscordWorld;
let stage: ConsoleStage;
let [ours, theirs]: [Home, Home] = [{} as Home, {} as Home];
/** What somebody does while Discord is asked. */
let meanwhile: () => Promise<unknown> = async () => undefined;
beforeAll(async () => {
  world = await openDiscordWorld();
  const desk: PlatformDesk = {
    ...world.app.desk,
    findChannel: async (place, typed, externalId) => {
      const found = await world.app.desk.findChannel(place, typed, externalId);
      await meanwhile();
      return found;
    },
  };
  stage = await openConsoleStage(world.store, false, () => desk);
  [ours, theirs] = [await settle('Ours'), await settle('Theirs')];
}, 120_000);
afterAll(async () => {
  await stage?.close();
  await world?.close();
  await world?.discord.stop();
});

const settle = async (name: string): Promise<Home> => {
  const { discord, store } = world;
  const owner = discord.addPerson(`${name} owner`).id;
  const guild = discord.addGuild(name, { owner });
  guild.members.add(owner);
  let id: CommunityId | null = null;
  await world.until(async () => {
    id = await store.router.communityOf('discord', guild.id);
    return id !== null;
  }, 'a community');
  if (id === null) throw new Error('no community');
  const member = await memberOf(id, owner);
  return { guild, owner, id, member };
};
const memberOf = async (id: CommunityId, externalId: string): Promise<MemberId> => {
  let found: MemberId | null = null;
  await world.until(async () => {
    const account = await world.store.transaction(id, (tx) =>
      tx.accounts.byExternalId('discord', externalId),
    );
    found = account?.member ?? null;
    return found !== null;
  }, 'a member');
  if (found === null) throw new Error('nobody');
  return found;
};
const inside = async ({ id, member }: { id: CommunityId; member: MemberId }): Promise<TestBrowser> => {
  const browser = stage.browser();
  await enter(browser, await linkOf(world.store, { id, member }));
  return browser;
};
const choose = async (browser: TestBrowser, channel: string, more: Readonly<Record<string, string>> = {}) => {
  const page = (await browser.get('/console/digests')).text;
  const form = /<form class="asking"[\s\S]*?<\/form>/u.exec(page)?.[0] ?? '';
  return browser.post('/console/channel', { ...fieldsIn(form), ...more, channel });
};
const channelsOf = ({ id }: Home) =>
  world.store.transaction(id, async (tx) => (await tx.digests.settings())?.channel.channels ?? []);
const channelOf = ({ guild }: Home): string =>
  [...world.discord.server.channels.values()].find((one) => one.guild === guild.id)?.id ?? '';

describe('the channel of the digest, chosen in the console', () => {
  it('is found by its name and stands there with it', async () => {
    const browser = await inside(ours);
    expect((await choose(browser, '#General')).text).toContain('#general');
    expect(await channelsOf(ours)).toEqual([
      { platform: 'discord', place: ours.guild.id, id: channelOf(ours), name: 'general' },
    ]);
    expect((await browser.get('/console/digests')).text).toContain('#general');
  });

  it('is found by its id', async () => {
    const browser = await inside(theirs);
    await choose(browser, channelOf(theirs));
    expect(await channelsOf(theirs)).toMatchObject([{ id: channelOf(theirs), name: 'general' }]);
  });

  it('is never one of another community, though the same bot may write there', async () => {
    const before = await channelsOf(ours);
    const browser = await inside(ours);
    const tried = await choose(browser, channelOf(theirs));
    expect(tried.text).toContain('There is no channel of that name or id here.');
    expect(tried.text).toContain(`value="${channelOf(theirs)}"`);
    // The place is the manager's own account's, whatever the form says.
    const forged = await choose(browser, channelOf(theirs), { where: `discord/${theirs.guild.id}` });
    expect(forged.status).toBe(404);
    expect(await channelsOf(ours)).toEqual(before);
    expect(await channelsOf(theirs)).toMatchObject([{ place: theirs.guild.id }]);
  });

  it.each(['', '   ', '#', 'no such', "'; drop table digests; --", '0', '9'.repeat(300)])(
    'is not %j',
    async (typed) => {
      const before = await channelsOf(ours);
      expect((await choose(await inside(ours), typed)).text).toContain('There is no channel');
      expect(await channelsOf(ours)).toEqual(before);
    },
  );

  it('is not there for a manager who may not see it on the server, though Acquaint may write there', async () => {
    const who = world.discord.addPerson('Cora Curious', { in: ours.guild }).id;
    await world.discord.type(who, '/intro help', ours.guild);
    const member = await memberOf(ours.id, who);
    await world.store.transaction(ours.id, (tx) => tx.members.makeManager(member, true));
    const browser = await inside({ id: ours.id, member });
    const desk = world.app.desk.findChannel;
    const secret = world.discord.server.channels.get(channelOf(ours));
    // Closed to everybody; the owner sees it all the same, and so would Acquaint with a role of its own.
    const before = ours.guild.grants;
    Object.assign(ours.guild, { grants: (1n << 10n) | (1n << 11n) | (1n << 15n) });
    Object.assign(secret ?? {}, { denied: 1n << 10n });
    expect((await choose(browser, 'general')).text).toContain('There is no channel');
    expect(await desk(ours.guild.id, 'general', ours.owner)).toEqual({ no: 'outside' });
    expect(await desk(ours.guild.id, 'general', theirs.owner)).toEqual({ no: 'unknown' });
    Object.assign(secret ?? {}, { denied: 0n });
    expect((await choose(browser, 'general')).text).toContain('#general');
    Object.assign(ours.guild, { grants: before });
  });

  it('has to let Acquaint write', async () => {
    const browser = await inside(ours);
    const before = ours.guild.grants;
    Object.assign(ours.guild, { grants: 1n << 10n });
    expect((await choose(browser, 'general')).text).toContain('may not write in this channel');
    Object.assign(ours.guild, { grants: 1n << 11n });
    expect((await choose(browser, 'general')).text).toContain('is not in this channel');
    Object.assign(ours.guild, { grants: before });
  });

  it('is not chosen by whoever stopped being a manager while Discord was asked, nor without the visit’s token', async () => {
    const who = world.discord.addPerson('Mia Manages', { in: ours.guild }).id;
    await world.discord.type(who, '/intro help', ours.guild);
    const member = await memberOf(ours.id, who);
    const manages = (isManager: boolean) =>
      world.store.transaction(ours.id, (tx) => tx.members.makeManager(member, isManager));
    await manages(true);
    const browser = await inside({ id: ours.id, member });
    expect((await choose(browser, 'general', { token: 'x' })).status).toBe(403);
    meanwhile = () => manages(false);
    expect((await choose(browser, 'general')).status).toBe(403);
    meanwhile = async () => undefined;
  });

  it('says so where Discord does not answer', async () => {
    meanwhile = () => Promise.reject(new Error('away'));
    const tried = await choose(await inside(ours), 'general');
    meanwhile = async () => undefined;
    expect(tried.text).toContain('does not answer right now');
    expect(stage.faults).toEqual([]);
  });
});

describe('a visit', () => {
  it('ends for whoever lost the right on the server, though nobody says so', async () => {
    const who = world.discord.addPerson('Lena Loses', { in: ours.guild }).id;
    ours.guild.managers.add(who);
    await world.discord.type(who, '/intro help', ours.guild);
    const member = await memberOf(ours.id, who);
    const browser = await inside({ id: ours.id, member });
    ours.guild.managers.delete(who);
    const again = await inside({ id: ours.id, member });
    expect((await again.get('/console/members')).status).toBe(403);
    const sent = { action: 'circles.nameForm', subject: '', 'answer.name': 'Weavers <b>of Kraków</b>' };
    const late = await browser.post('/console/do', sent);
    expect(late.status).toBe(403);
    expect(late.text).toContain('Weavers &lt;b&gt;of Kraków&lt;/b&gt;');
    const lines = await world.store.transaction(ours.id, (tx) => tx.audit.list({ before: null, limit: 99 }));
    expect(lines.map(({ action }) => action)).toContain('members.noAdministrator');
  });

  it('goes on for whoever still runs the server', async () => {
    const browser = await inside(theirs);
    const page = await browser.get('/console/settings');
    expect(page.status).toBe(200);
    expect(tokenIn(page.text)).not.toBe('');
  });
});
