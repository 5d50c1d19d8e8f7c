import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSlackWorld, type SlackWorld, whenRead } from '../fakes/slack/driverWorld.ts';
import { addChannel, type FakeChannel } from '../fakes/slack/state.ts';

let world: SlackWorld;
beforeAll(async () => {
  world = await openSlackWorld();
  await whenRead(world);
});
afterAll(async () => {
  await world.close();
  await world.slack.stop();
});

const botOf = () => world.slack.state.places.get(world.slack.place)?.botUser ?? '';
const channel = (name: string, more: Partial<Pick<FakeChannel, 'place' | 'kind' | 'members'>> = {}) =>
  addChannel(world.slack.state, {
    ...{ place: world.slack.place, kind: 'public', name, members: [botOf()] },
    ...(more as object),
  });
const find = (typed: string, place = world.slack.place) => world.app.desk.findChannel(place, typed, 'U0ADA');

describe('a channel that managers name', () => {
  beforeEach(() => world.slack.state.places.get(world.slack.place)?.scopes.add('channels:read'));

  it('is found by its name, by its id and by a mention of it', async () => {
    const { id } = channel('announcements');
    const found = { channel: { id, name: 'announcements' } };
    for (const typed of ['announcements', '#Announcements', ` ${id} `, `<#${id}|announcements>`]) {
      expect(await find(typed)).toEqual(found);
    }
  });

  it('is none of another workspace', async () => {
    const other = channel('secret-plans', { place: 'T0OTHER' });
    expect(await find(other.id)).toEqual({ no: 'unknown' });
    expect(await find('secret-plans')).toEqual({ no: 'unknown' });
  });

  it('is open to everybody of the workspace, and Acquaint is in it', async () => {
    const closed = channel('board-only', { kind: 'private' });
    const elsewhere = channel('without-us', { members: new Set() });
    expect(await find(closed.id)).toEqual({ no: 'shared' });
    expect(await find('board-only')).toEqual({ no: 'unknown' });
    expect(await find(elsewhere.id)).toEqual({ no: 'outside' });
    expect(await find('without-us')).toEqual({ no: 'outside' });
  });

  it.each([
    [{ is_ext_shared: true }, 'shared'],
    [{ is_org_shared: true }, 'shared'],
    [{ context_team_id: 'T0ELSEWHERE' }, 'unknown'],
    [{ is_archived: true }, 'unknown'],
    [{ is_im: true }, 'unknown'],
    [{ id: '../x' }, 'unknown'],
  ])('that is shared, or elsewhere, is none: %j', async (more, no) => {
    const one = { id: 'C0SHARED1', name: 'shared', is_channel: true, is_member: true, ...more };
    world.slack.handle('conversations.info', () => ({ channel: one }));
    expect(await find('C0SHARED1')).toEqual({ no });
  });

  it('is not looked for without the scope', async () => {
    const scopes = world.slack.state.places.get(world.slack.place)?.scopes ?? new Set<string>();
    const before = [...scopes];
    scopes.clear();
    expect(await find('announcements')).toEqual({ no: 'unseen' });
    for (const scope of before) scopes.add(scope);
  });
});

describe('an administrator', () => {
  it('is one as long as Slack says so, also where its events were lost', async () => {
    const { slack, driver, app } = world;
    const bea = slack.addUser({ name: 'Bea Boss', locale: 'en-GB', isAdmin: true });
    await driver.type(bea.id, '/intro setup');
    expect(driver.sees(bea.id)).not.toContain('for community managers');
    expect(await app.desk.runsPlace(slack.place, bea.id)).toBe(true);
    Object.assign(slack.state.users.get(bea.id) ?? {}, { isAdmin: false });
    expect(await app.desk.runsPlace(slack.place, bea.id)).toBe(false);
    expect(await app.desk.runsPlace(slack.place, 'U0NOBODY')).toBe(false);
  });

  it('is asked for before the first press for managers after a start', async () => {
    const { slack, driver } = world;
    const cleo = slack.addUser({ name: 'Cleo Chief', locale: 'en-GB', isAdmin: true });
    await driver.type(cleo.id, '/intro home');
    Object.assign(slack.state.users.get(cleo.id) ?? {}, { isAdmin: false });
    await driver.type(cleo.id, '/intro setup');
    expect(driver.sees(cleo.id)).toContain('for community managers');
  });
});
