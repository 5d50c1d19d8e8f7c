import { beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/actions/action.ts';
import type { MemberId } from '../../src/core/ids.ts';
import { addresses } from '../../src/views/addresses.ts';
import { embeddedStage } from './embeddedStage.ts';
import { messageOf, start, type Town } from './stage.ts';

const to = addresses.links;
const stage = embeddedStage();
let town: Town;

/** Ada is a member on Slack; the same person is somebody unknown on Discord. */
beforeEach(async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
  await town.add('Ada');
  await town.add('Ada on Discord', { status: 'known', joinedAt: null });
  await has('Ada', 'slack', 'T1');
  await has('Ada on Discord', 'discord', 'G1');
});

const has = (who: string, platform: 'slack' | 'discord', place: string, at = town) =>
  stage.store.transaction(at.id, async (tx) => {
    const externalId = `${at.id} ${who}`;
    await tx.accounts.save({ platform, place, externalId, member: at.idOf(who), unreachableSince: null });
  });
const accountsOf = async (who: MemberId) => {
  const accounts = await stage.store.transaction(town.id, (tx) => tx.accounts.of(who));
  return accounts.map(({ platform }) => platform);
};
const codeIn = (reply: Reply): string => {
  const found = /[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}/u.exec(JSON.stringify(messageOf(reply)));
  if (found === null) throw new Error(JSON.stringify(reply));
  return found[0];
};
const codeOf = async (who: string, action: string = to.link) => codeIn(await town.press(who, action));
const type = async (who: string, code: string, at = town) =>
  messageOf(await at.press(who, to.link, { text: code, platform: 'discord' })).summary;
const doesNotWork =
  'This code does not work: it may be mistyped, used or expired. Get a new one with /intro link.';

describe('two accounts of one person', () => {
  it('become one member, whose record stays', async () => {
    expect(await type('Ada on Discord', await codeOf('Ada'))).toBe('Your accounts are linked');
    expect(await accountsOf(town.idOf('Ada'))).toEqual(['discord', 'slack']);
    expect(await accountsOf(town.idOf('Ada on Discord'))).toEqual([]);
  });

  it('become one also when the code comes from the account that never joined', async () => {
    await type('Ada', await codeOf('Ada on Discord'));
    expect(await accountsOf(town.idOf('Ada'))).toEqual(['discord', 'slack']);
  });

  it('take a code in any case and without dashes', async () => {
    const code = (await codeOf('Ada')).toLowerCase().replaceAll('-', ' ');
    expect(await type('Ada on Discord', code)).toBe('Your accounts are linked');
  });

  it('keep everybody apart who was kept apart from either', async () => {
    await town.add('Grace');
    await town.press('Grace', addresses.members.avoid, { person: town.idOf('Ada on Discord') });
    await type('Ada on Discord', await codeOf('Ada'));
    const avoids = stage.store.transaction(town.id, (tx) =>
      tx.limits.avoids(town.idOf('Ada'), town.idOf('Grace')),
    );
    expect(await avoids).toBe(true);
  });

  it('keep whom either met before there was Acquaint', async () => {
    const grace = await town.add('Grace');
    const [ada, other] = [town.idOf('Ada'), town.idOf('Ada on Discord')];
    const pair = (a: MemberId, b: MemberId) => (a < b ? { one: a, other: b } : { one: b, other: a });
    await stage.store.transaction(town.id, (tx) =>
      tx.rounds.remember([
        { ...pair(other, grace), day: '2026-05-04' },
        { ...pair(other, ada), day: '2026-05-05' },
      ]),
    );
    await type('Ada on Discord', await codeOf('Ada'));
    const met = (who: MemberId) => stage.store.transaction(town.id, (tx) => tx.rounds.earlierOf(who));
    expect(await met(ada)).toEqual([{ ...pair(ada, grace), day: '2026-05-04' }]);
    expect(await met(other)).toEqual([]);
  });

  it('make a manager of whoever was one with either', async () => {
    const manages = (who: string) =>
      stage.store.transaction(town.id, (tx) => tx.members.isManager(town.idOf(who)));
    await stage.store.transaction(town.id, (tx) => tx.members.makeManager(town.idOf('Ada on Discord')));
    expect(await manages('Ada')).toBe(false);
    await type('Ada on Discord', await codeOf('Ada'));
    expect(await manages('Ada')).toBe(true);
    expect(await stage.store.transaction(town.id, (tx) => tx.members.managers())).toEqual([town.idOf('Ada')]);
  });

  it('stay two where both have a history', async () => {
    await town.change('Ada on Discord', { status: 'left' });
    expect(await type('Ada on Discord', await codeOf('Ada'))).toContain('Both accounts have a history here');
    expect(await accountsOf(town.idOf('Ada'))).toEqual(['slack']);
  });
});

describe('a code', () => {
  it('works once', async () => {
    const code = await codeOf('Ada');
    await type('Ada on Discord', code);
    await town.add('Mallory', { status: 'known' });
    expect(await type('Mallory', code)).toBe(doesNotWork);
  });

  it('is still good after it was typed where it cannot work', async () => {
    const code = await codeOf('Ada');
    expect(await type('Ada', code)).toBe('These are linked already.');
    expect(await type('Ada on Discord', code)).toBe('Your accounts are linked');
  });

  it('works for a quarter of an hour', async () => {
    const code = await codeOf('Ada');
    await stage.setTime(new Date(start.getTime() + 15 * 60_000 + 1));
    expect(await type('Ada on Discord', code)).toBe(doesNotWork);
  });

  it('of a member works in no other community, and is still good in its own', async () => {
    const code = await codeOf('Ada');
    const other = await stage.openCommunity();
    await other.add('Mallory', { status: 'known' });
    expect(await type('Mallory', code, other)).toBe(doesNotWork);
    expect(await type('Ada on Discord', code)).toBe('Your accounts are linked');
  });

  it.each(['', 'ABC', 'A1B2-C3D4-E5FG', `${'A'.repeat(5000)}`, "'; drop table link_codes; --"])(
    'is not %s',
    async (typed) => {
      expect(await type('Ada on Discord', typed || ' - ')).toBe(doesNotWork);
    },
  );
});

describe('a second place', () => {
  let server: Town;
  const communityOf = (place: string) => stage.store.router.communityOf('discord', place);
  beforeEach(async () => {
    server = await stage.openCommunity();
    await server.add('Owner', { status: 'known', joinedAt: null });
    await stage.store.communities.install(server.id, 'discord', server.id);
    await has('Owner', 'discord', server.id, server);
    await manage(server, 'Owner');
    await manage(town, 'Ada');
  });
  const manage = (at: Town, who: string) =>
    stage.store.transaction(at.id, (tx) => tx.members.makeManager(at.idOf(who)));

  it('belongs to the community of the code from then on', async () => {
    const code = await codeOf('Ada', to.community);
    expect(await type('Owner', code, server)).toContain('one community on both platforms');
    expect(await communityOf(server.id)).toBe(town.id);
  });

  it.each([
    [
      'is no manager any more',
      () => town.press('Boss', addresses.console.unmakeManager, { subject: town.idOf('Ada') }),
    ],
    ['left', () => town.press('Ada', addresses.members.leaveConfirmed)],
  ])('is not joined by a code whose maker %s', async (_why, happens) => {
    await town.add('Boss');
    await manage(town, 'Boss');
    const code = await codeOf('Ada', to.community);
    await happens();
    expect(await type('Owner', code, server)).toBe(doesNotWork);
    expect(await communityOf(server.id)).toBe(server.id);
  });

  it('is joined by its manager only', async () => {
    await server.add('Somebody', { status: 'known' });
    await has('Somebody', 'discord', server.id, server);
    const said = await type('Somebody', await codeOf('Ada', to.community), server);
    expect(said).toContain('manager');
    expect(await communityOf(server.id)).toBe(server.id);
  });

  it('is noted in the audit of both', async () => {
    await type('Owner', await codeOf('Ada', to.community), server);
    const linesOf = ({ id }: Town) =>
      stage.store.transaction(id, (tx) => tx.audit.list({ before: null, limit: 9 }));
    expect(await linesOf(server)).toMatchObject([{ action: 'communities.linked', subject: town.id }]);
    const [noted] = await linesOf(town);
    expect(noted).toMatchObject({
      action: 'communities.linked',
      actor: town.idOf('Ada'),
      subject: server.id,
    });
  });

  it('that was just linked takes nobody into the community it had', async () => {
    await server.add('Late', { status: 'known', joinedAt: null });
    await has('Late', 'discord', server.id, server);
    await type('Owner', await codeOf('Ada', to.community), server);
    const join = { answers: { offers1: 'React', language: ['en'] }, platform: 'discord' } as const;
    expect(messageOf(await server.press('Late', addresses.members.joinForm, join)).summary).toContain(
      'just become part of another community',
    );
    const late = await stage.store.transaction(server.id, (tx) => tx.members.get(server.idOf('Late')));
    expect(late?.status).toBe('known');
    const again = await type('Owner', await codeOf('Ada', to.community), server);
    expect(again).toContain('just become part of another community');
  });

  it('keeps its own community once somebody joined there', async () => {
    await server.add('Member');
    expect(await type('Owner', await codeOf('Ada', to.community), server)).toContain('already joined');
    expect(await communityOf(server.id)).toBe(server.id);
  });
});
