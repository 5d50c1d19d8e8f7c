import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Transaction } from '../../src/actions/ports.ts';
import type { CommunityId, MemberId } from '../../src/core/ids.ts';
import type { Meetup } from '../../src/core/meetupDetails.ts';
import { dice } from '../../src/dice.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/driver.ts';
import { type DiscordWorld, openDiscordWorld, whenSettled } from '../fakes/discord/driverWorld.ts';

let discord: FakeDiscord;
let world: DiscordWorld;
let guild: string;
let [ada, stranger, latecomer] = ['', '', ''];
beforeEach(async () => {
  discord = await startFakeDiscord({ patienceMs: 60_000 });
  const made = discord.addGuild('Krakow Founders', { locale: 'en-GB' });
  guild = made.id;
  ada = discord.addPerson('Ada', { locale: 'en-GB', in: made }).id;
  stranger = discord.addPerson('Stranger', { locale: 'en-GB', in: made }).id;
  latecomer = discord.addPerson('Late', { locale: 'en-GB', in: made }).id;
  world = await openDiscordWorld({ discord });
  await whenSettled(world);
  await discord.type(ada, '/intro join');
  await discord.submit(ada, { offer1: 'TypeScript, React', seek: 'sales' });
});
afterEach(async () => {
  await world.close();
  await discord.stop();
});

const inTown = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
  const [town] = await world.store.communities.list();
  return world.store.transaction(town?.id ?? ('' as CommunityId), work);
};
const meetups = () => inTown<Meetup[]>((tx) => tx.meetups.between(new Date(0), new Date('2100-01-01'), 9));
const going = () =>
  inTown(async (tx) => {
    const [one] = await tx.meetups.between(new Date(0), new Date('2100-01-01'), 9);
    return one === undefined ? [] : tx.meetupPeople.going(one.id);
  });
const event = async (change: Readonly<Record<string, unknown>> = {}) => {
  const now = await world.clock.now();
  const at = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();
  return {
    ...{ id: '77', guild_id: guild, channel_id: null, creator_id: ada, name: 'React evening' },
    ...{ description: 'Talks.', scheduled_start_time: at(5), scheduled_end_time: at(5.1) },
    ...{ privacy_level: 2, status: 1, entity_type: 3, entity_id: null, entity_metadata: { location: 'Hub' } },
    ...change,
  };
};
const dispatch = (name: string, data: Readonly<Record<string, unknown>>) =>
  discord.gateway.dispatchIn(guild, name, data);
const interest = (name: 'ADD' | 'REMOVE', user: string) =>
  dispatch(`GUILD_SCHEDULED_EVENT_USER_${name}`, {
    guild_scheduled_event_id: '77',
    user_id: user,
    guild_id: guild,
  });
const until = (holds: () => Promise<boolean>, what: string) => world.until(holds, what);

describe('a scheduled event of a server', () => {
  it('is an event of its community, followed, and cancelled when it is deleted', async () => {
    dispatch('GUILD_SCHEDULED_EVENT_CREATE', await event());
    await until(async () => (await meetups()).length === 1, 'the event');
    expect((await meetups())[0]).toMatchObject({
      title: 'React evening',
      place: 'Hub',
      link: `https://discord.com/events/${guild}/77`,
      status: 'planned',
    });
    dispatch('GUILD_SCHEDULED_EVENT_UPDATE', await event({ name: 'React night' }));
    await until(async () => (await meetups())[0]?.title === 'React night', 'the change');
    dispatch('GUILD_SCHEDULED_EVENT_DELETE', await event());
    await until(async () => (await meetups())[0]?.status === 'cancelled', 'the end');
    expect(await meetups()).toHaveLength(1);
  });

  it('counts members who are interested as going, nobody else, until they are not', async () => {
    dispatch('GUILD_SCHEDULED_EVENT_CREATE', await event());
    await until(async () => (await meetups()).length === 1, 'the event');
    interest('ADD', stranger);
    interest('ADD', ada);
    await until(async () => (await going()).length > 0, 'somebody going');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await going()).map(({ via, showsMe }) => [via, showsMe])).toEqual([['platform', false]]);
    interest('REMOVE', ada);
    await until(async () => (await going()).length === 0, 'nobody going');
    expect(world.faults).toEqual([]);
  });

  it('that was there before Acquaint came, or went while it was away, is known all the same', async () => {
    const server = { id: guild, name: 'Krakow Founders', owner_id: ada, preferred_locale: 'en-GB' };
    dispatch('GUILD_CREATE', { ...server, guild_scheduled_events: [await event()] });
    await until(async () => (await meetups()).length === 1, 'the event');
    dispatch('GUILD_CREATE', { ...server, guild_scheduled_events: [] });
    await until(async () => (await meetups())[0]?.status === 'cancelled', 'the end');
  });

  it('that somebody was interested in before Acquaint came counts them, and others once they join', async () => {
    const crowd = Array.from({ length: 150 }, (_, index) => String(1000 + index));
    discord.server.state.interested.set('77', new Set([...crowd, ada, stranger]));
    const server = { id: guild, name: 'Krakow Founders', owner_id: ada, preferred_locale: 'en-GB' };
    dispatch('GUILD_CREATE', { ...server, guild_scheduled_events: [await event()] });
    await until(async () => (await going()).length === 1, 'the member of before');
    await discord.type(stranger, '/intro join');
    await discord.submit(stranger, { offer1: 'React', seek: 'sales' });
    await world.beat();
    await until(async () => (await going()).length === 2, 'whoever joined since');
    await discord.type(latecomer, '/intro join');
    await discord.submit(latecomer, { offer1: 'React', seek: 'sales' });
    await world.beat();
    const path = `/guilds/${guild}/scheduled-events/77/users`;
    const reads = () => discord.server.seen.filter((one) => one.path.startsWith(path)).length;
    // Two pages of everybody, and one question for each who joined.
    await until(async () => reads() === 5, 'the list');
    expect((await going()).map(({ via }) => via)).toEqual(['platform', 'platform']);
    expect(world.faults).toEqual([]);
  });

  it('that somebody was interested in who links this account to theirs counts them at once', async () => {
    discord.server.state.interested.set('77', new Set([stranger]));
    dispatch('GUILD_SCHEDULED_EVENT_CREATE', await event());
    await until(async () => (await meetups()).length === 1, 'the event');
    // A member from elsewhere, with a code they made there.
    const elsewhere = await inTown(async (tx) => {
      const account = await tx.accounts.byExternalId('discord', ada);
      const known = account === null ? null : await tx.members.get(account.member);
      if (known === null) throw new Error('Ada is nobody');
      const member = { ...known, id: dice.id<MemberId>(), name: 'Ola' };
      await tx.members.save(member);
      const link = { kind: 'member', community: tx.community.id, member: member.id } as const;
      await tx.links.add('A1B2-C3D4-E5F6', link, new Date(tx.now.getTime() + 900_000));
      return member.id;
    });
    await discord.type(stranger, '/intro link A1B2-C3D4-E5F6');
    expect(discord.sees(stranger)).toContain('Your accounts are linked');
    await world.beat();
    expect((await going()).map(({ member }) => member)).toEqual([elsewhere]);
    expect(world.faults).toEqual([]);
  });

  it('of a shape nobody expected ends nothing', async () => {
    for (const name of ['CREATE', 'UPDATE', 'DELETE', 'USER_ADD', 'USER_REMOVE']) {
      for (const data of [
        {},
        { id: null, guild_id: null },
        { ...(await event()), scheduled_start_time: 'x' },
      ]) {
        dispatch(`GUILD_SCHEDULED_EVENT_${name}`, data);
      }
    }
    dispatch('GUILD_SCHEDULED_EVENT_CREATE', await event());
    await until(async () => (await meetups()).length === 1, 'the event');
  });
});
