import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommunityId } from '../../src/core/ids.ts';
import type { Member } from '../../src/core/member.ts';
import { dice } from '../../src/dice.ts';
import { createCall } from '../../src/slack/call.ts';
import { slackClients } from '../../src/slack/client.ts';
import { syncMembers } from '../../src/slack/members.ts';
import { openSlackWorld, type SlackWorld, whenRead } from '../fakes/slack/driverWorld.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/server.ts';

let slack: FakeSlack;
let world: SlackWorld;
let community: CommunityId;
beforeAll(async () => {
  slack = await startFakeSlack({ speed: Number.POSITIVE_INFINITY });
  slack.addUser({ id: 'U0OWNER', name: 'Olga Owner', isOwner: true, locale: 'pl-PL', zone: 'Europe/Warsaw' });
  slack.addUser({ id: 'U0GRACE', name: 'Grace', title: 'CTO', locale: 'en-US', zone: 'America/New_York' });
  slack.addUser({ id: 'U0BOTTY', name: 'Botty', isBot: true });
  slack.addUser({ id: 'U0GUEST', name: 'Guest', isRestricted: true });
  slack.addUser({ id: 'U0ONE', name: 'Single', isUltraRestricted: true });
  slack.addUser({ id: 'U0GONE', name: 'Gone', isDeleted: true });
  slack.addUser({ id: 'U0OTHER', name: 'Stranger', isStranger: true });
  world = await openSlackWorld({ slack });
  await whenRead(world);
  community = (await world.store.router.communityOf('slack', slack.place)) as CommunityId;
});
afterAll(async () => {
  await world.close();
  await slack.stop();
});

const clients = slackClients({ apiUrl: null, tokenOf: async () => null });
const memberOf = (externalId: string): Promise<Member | null> =>
  world.store.transaction(community, async (tx) => {
    const account = await tx.accounts.byExternalId('slack', externalId);
    return account === null ? null : tx.members.get(account.member);
  });
const call = () =>
  createCall({
    clients: slackClients({ apiUrl: slack.url, tokenOf: async () => slack.token }),
    rates: { take: async () => 0, hold: async () => undefined },
    onRevoked: async () => undefined,
  });
const sync = () => syncMembers({ store: world.store, dice, call: call() }, slack.place, community);
const change = (id: string, about: Partial<NonNullable<ReturnType<typeof slack.state.users.get>>>) => {
  const user = slack.state.users.get(id);
  if (user === undefined) throw new Error(`nobody is ${id}`);
  Object.assign(user, about);
};
const join = async (id: string) => {
  await world.driver.type(id, '/intro join');
  await world.driver.submit(id, { offer1: 'TypeScript', seek: '' });
};

describe('the members of a workspace', () => {
  it('are known, with what Slack says of them; nobody was written to', async () => {
    expect(await memberOf('U0GRACE')).toMatchObject({
      ...{ status: 'known', name: 'Grace', headline: 'CTO', zone: 'America/New_York', language: 'en' },
    });
    expect(slack.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([]);
  });

  it('are not bots, guests, strangers or people who left', async () => {
    for (const id of ['U0BOTTY', 'U0GUEST', 'U0ONE', 'U0GONE', 'U0OTHER']) {
      expect(await memberOf(id), id).toBeNull();
    }
  });

  it('who run the workspace run the community, which speaks as its owner does', async () => {
    const owner = await memberOf('U0OWNER');
    await world.store.transaction(community, async (tx) => {
      expect(await tx.members.managers()).toEqual([owner?.id]);
      expect(tx.community).toMatchObject({ language: 'pl', zone: 'Europe/Warsaw', holidays: 'PL' });
    });
  });

  it('read again are the same, and page by page', async () => {
    expect(await sync()).toEqual({ added: 0, changed: 0, left: 0 });
    for (let index = 0; index < 450; index += 1) slack.addUser({ name: `Person ${index}` });
    const before = slack.calls.length;
    expect(await sync()).toEqual({ added: 450, changed: 0, left: 0 });
    expect(slack.calls.length - before).toBe(3);
  });

  it('keep what they said of themselves', async () => {
    await join('U0GRACE');
    change('U0GRACE', { title: 'Board member', zone: 'Asia/Tokyo', name: 'Grace Hopper' });
    await world.driver.tellOf('U0GRACE');
    expect(await memberOf('U0GRACE')).toMatchObject({
      ...{ status: 'joined', name: 'Grace Hopper', headline: 'CTO', zone: 'America/New_York' },
    });
  });

  it('who come are known at once', async () => {
    const { id } = slack.addUser({ name: 'Newcomer', title: 'Designer' });
    await world.driver.tellOf(id, 'team_join');
    expect(await memberOf(id)).toMatchObject({ status: 'known', name: 'Newcomer', headline: 'Designer' });
  });

  it.each([{ isDeleted: true }, { isRestricted: true }, { isUltraRestricted: true }])(
    'who leave are closed out, and come back without what they agreed to: %j',
    async (left) => {
      const { id } = slack.addUser({ name: 'Leaver' });
      await join(id);
      expect(await memberOf(id)).toMatchObject({ status: 'joined' });
      change(id, left);
      await world.driver.tellOf(id);
      const gone = await memberOf(id);
      expect(gone).toMatchObject({ status: 'gone', joinedAt: null });
      await world.store.transaction(community, async (tx) => {
        const consents = await tx.consents.of(gone?.id ?? ('' as Member['id']));
        expect(consents.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
      });
      // Whatever still comes from them changes nothing.
      await world.driver.say(id, 'I need a lawyer');
      expect(slack.dmOf(id)).toEqual([]);
      change(id, { isDeleted: false, isRestricted: false, isUltraRestricted: false });
      await world.driver.tellOf(id);
      expect(await memberOf(id)).toMatchObject({ status: 'left', name: 'Leaver' });
      await join(id);
      expect(await memberOf(id)).toMatchObject({ status: 'joined' });
    },
  );

  it('who lose their administrator’s rights manage no more, unless they were made managers by hand', async () => {
    const manages = async (id: string) => {
      const member = await memberOf(id);
      return world.store.transaction(
        community,
        async (tx) => member !== null && tx.members.isManager(member.id),
      );
    };
    const { id } = slack.addUser({ name: 'Admin', isAdmin: true });
    await world.driver.tellOf(id, 'team_join');
    expect(await manages(id)).toBe(true);
    change(id, { isAdmin: false });
    await world.driver.tellOf(id);
    expect(await manages(id)).toBe(false);
    change(id, { isAdmin: true });
    await sync();
    const member = await memberOf(id);
    await world.store.transaction(community, (tx) => tx.members.makeManager(member?.id as Member['id']));
    change(id, { isAdmin: false });
    await sync();
    expect(await manages(id)).toBe(true);
    await world.store.transaction(community, (tx) =>
      tx.members.makeManager(member?.id as Member['id'], false),
    );
    expect(await manages(id)).toBe(false);
  });

  it('are guests and people of other companies too, where managers let them in, and no longer once they do not', async () => {
    const letIn = (letsGuestsIn: boolean) =>
      world.store.transaction(community, (tx) => tx.saveCommunity({ ...tx.community, letsGuestsIn }));
    const { id } = slack.addUser({ name: 'Guest of honour', isRestricted: true });
    const stranger = slack.addUser({ name: 'Of another company', isStranger: true });
    await letIn(true);
    await sync();
    for (const guest of [id, stranger.id]) expect(await memberOf(guest)).toMatchObject({ status: 'known' });
    for (const never of ['U0BOTTY', 'U0GONE']) expect(await memberOf(never)).toBeNull();
    await letIn(false);
    await sync();
    for (const guest of [id, stranger.id]) expect(await memberOf(guest)).toMatchObject({ status: 'gone' });
  });

  it('whose leaving was not told are found by the next reading', async () => {
    const { id } = slack.addUser({ name: 'Missed' });
    await join(id);
    change(id, { isDeleted: true });
    expect(await sync()).toMatchObject({ left: 1 });
    expect(await sync()).toMatchObject({ left: 0 });
    expect(await memberOf(id)).toMatchObject({ status: 'gone' });
  });

  it('who could not be reached while Acquaint was removed can be again', async () => {
    const { id } = slack.addUser({ name: 'Silent' });
    await join(id);
    const saveUnreachable = (unreachableSince: Date) =>
      world.store.transaction(community, async (tx) => {
        const account = await tx.accounts.byExternalId('slack', id);
        if (account === null) throw new Error('nobody');
        await tx.accounts.save({ ...account, unreachableSince });
      });
    await saveUnreachable(new Date());
    await sync();
    await world.store.transaction(community, async (tx) => {
      expect(await tx.accounts.byExternalId('slack', id)).toMatchObject({ unreachableSince: null });
    });
  });

  it('are read to the end although Slack asks to wait', async () => {
    slack.faults.add({ kind: 'busy', retryAfter: '1' }, { method: 'users.list', times: 1 });
    expect(await sync()).toMatchObject({ added: 0 });
  });

  it('of a place without a token are not read', async () => {
    const none = createCall({
      ...{ clients, rates: { take: async () => 0, hold: async () => undefined } },
      onRevoked: async () => undefined,
    });
    await expect(syncMembers({ store: world.store, dice, call: none }, 'T0X', community)).rejects.toThrow(
      'not installed',
    );
  });
});
