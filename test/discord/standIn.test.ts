import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { discordLimits } from '../../src/discord/limits.ts';
import { messageProblems } from '../fakes/discord/body.ts';
import { createBuckets } from '../fakes/discord/buckets.ts';
import { type FakeServer, startFakeServer } from '../fakes/discord/server.ts';
import { permission } from '../fakes/discord/state.ts';

const text = (length: number) => ({ type: 10, content: 'x'.repeat(length) });
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'L', custom_id: 'a|b', ...more });
const row = (...buttons: readonly object[]) => ({ type: 1, components: buttons });
const buttons = (count: number) =>
  Array.from({ length: count }, (_, index) => button({ custom_id: `a|${index}` }));
const message = (components: readonly object[], more: object = {}) => ({
  ...{ components, flags: 32_768, allowed_mentions: { parse: [], users: [] } },
  ...more,
});
const many = (count: number) => Array.from({ length: count }, () => ({ type: 14 }));
const users = (count: number) => ({ parse: [], users: Array.from({ length: count }, (_, id) => String(id)) });

describe('the stand-in takes what Discord takes, and not one letter more', () => {
  test.each<[string, object, object]>([
    ['components', message(many(40)), message(many(41))],
    [
      'nested ones are counted',
      message([row(...buttons(5)), ...many(34)]),
      message([row(...buttons(5)), ...many(35)]),
    ],
    ['something to say', message([text(1)]), message([])],
    ['a text', message([text(discordLimits.text)]), message([text(discordLimits.text + 1)])],
    ['all texts together', message([text(2_000), text(2_000)]), message([text(2_000), text(2_001)])],
    ['a text with letters in it', message([text(1)]), message([{ type: 10, content: ' ' }])],
    ['a row', message([row(...buttons(5))]), message([row(...buttons(6))])],
    ['a row with something in it', message([row(button())]), message([row()])],
    [
      'a label',
      message([row(button({ label: 'x'.repeat(80) }))]),
      message([row(button({ label: 'x'.repeat(81) }))]),
    ],
    [
      'an address',
      message([row(button({ custom_id: 'x'.repeat(discordLimits.customId) }))]),
      message([row(button({ custom_id: 'x'.repeat(discordLimits.customId + 1) }))]),
    ],
    ['addresses that differ', message([row(...buttons(2))]), message([row(button(), button())])],
    [
      'ids that differ',
      message([{ ...text(1), id: 1 }, text(1)]),
      message([
        { ...text(1), id: 1 },
        { ...text(1), id: 1 },
      ]),
    ],
    ['an id of 31 bits', message([{ ...text(1), id: 2 ** 31 - 1 }]), message([{ ...text(1), id: 2 ** 31 }])],
    ['a style', message([row(button({ style: 4 }))]), message([row(button({ style: 7 }))])],
    ['kinds it knows', message([{ type: 14 }]), message([{ type: 99 }])],
    ['keys it knows', message([text(1)]), message([text(1)], { text: 'x' })],
    ['the flag of components', message([text(1)]), message([text(1)], { flags: 0 })],
    ['flags for everybody', message([text(1)]), message([text(1)], { flags: 32_768 | 64 })],
    ['who is notified', message([text(1)]), message([text(1)], { allowed_mentions: undefined })],
    [
      'people to notify',
      message([text(1)], { allowed_mentions: users(100) }),
      message([text(1)], { allowed_mentions: users(101) }),
    ],
    [
      'either all people or some',
      message([text(1)], { allowed_mentions: { parse: ['users'] } }),
      message([text(1)], { allowed_mentions: { parse: ['users'], users: ['1'] } }),
    ],
    [
      'a nonce',
      message([text(1)], { nonce: 'x'.repeat(discordLimits.nonce), enforce_nonce: true }),
      message([text(1)], { nonce: 'x'.repeat(discordLimits.nonce + 1), enforce_nonce: true }),
    ],
  ])('%s', (_, right, wrong) => {
    expect(messageProblems({ ...right })).toEqual([]);
    expect(messageProblems({ ...wrong })).not.toEqual([]);
  });

  test('a file that comes along', () => {
    const shown = message([{ type: 13, file: { url: 'attachment://a.ics' } }]);
    expect(messageProblems(shown, { files: ['a.ics'] })).toEqual([]);
    expect(messageProblems(shown, { files: ['b.ics'] })).not.toEqual([]);
  });
});

describe('rates', () => {
  test('fifty requests a second for the bot, interactions aside', () => {
    let at = 0;
    const buckets = createBuckets(() => at);
    for (let index = 0; index < 50; index += 1)
      expect(buckets.take('GET', `/channels/${index}`).retryAfter).toBeNull();
    expect(buckets.take('GET', '/users/@me')).toMatchObject({ isGlobal: true, retryAfter: 1 });
    expect(buckets.take('POST', '/interactions/1/x/callback').retryAfter).toBeNull();
    at = 1_000;
    expect(buckets.take('GET', '/users/@me').retryAfter).toBeNull();
    expect(buckets.refused).toEqual({ global: 1, bucket: 0 });
  });

  test('each channel has a bucket of its own, and its headers say what is left', () => {
    const buckets = createBuckets(() => 0);
    const [one, other] = ['/channels/11111111111111111/messages', '/channels/22222222222222222/messages'];
    for (let left = 4; left >= 0; left -= 1) {
      expect(buckets.take('POST', one).headers).toMatchObject({ 'x-ratelimit-remaining': String(left) });
    }
    expect(buckets.take('POST', one)).toMatchObject({ retryAfter: 5, isGlobal: false });
    expect(buckets.take('POST', other).retryAfter).toBeNull();
    expect(buckets.take('POST', other).headers['x-ratelimit-bucket']).toBe(
      buckets.take('POST', one).headers['x-ratelimit-bucket'],
    );
  });
});

describe('what one may do', () => {
  let discord: FakeServer;
  let channel: string;
  beforeEach(async () => {
    discord = await startFakeServer('token');
    const guild = {
      id: '10',
      name: 'G',
      owner: '1',
      locale: 'en-US',
      members: new Set<string>(),
      managers: new Set<string>(),
    };
    channel = '20';
    discord.guilds.set('10', guild);
    discord.channels.set('20', {
      id: '20',
      type: 0,
      guild: '10',
      name: 'c',
      members: new Set(),
      messages: [],
    });
  });
  afterEach(() => discord.stop());
  const ask = async (method: string, path: string, body?: object, token = 'token') => {
    const response = await fetch(`${discord.url}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = response.status === 204 ? {} : ((await response.json()) as { code?: number; id?: string });
    return { status: response.status, code: answer.code, id: answer.id };
  };
  const thread = { name: 'n', type: 12, invitable: false, auto_archive_duration: 10_080 };

  test('nothing without the token, and every such request counts', async () => {
    expect(await ask('GET', '/users/@me', undefined, 'other')).toMatchObject({ status: 401 });
    expect(discord.invalidRequests()).toBe(1);
  });

  test.each([
    [permission.viewChannel, 50_001],
    [permission.createPrivateThreads, 50_013],
    [permission.sendMessages, 50_013],
  ])('no thread without permission %d', async (denied, code) => {
    Object.assign(discord.channels.get('20') ?? {}, { denied });
    expect(await ask('POST', `/channels/${channel}/threads`, thread)).toMatchObject({ status: 403, code });
  });

  test('the same thread twice is two', async () => {
    const [one, two] = [
      await ask('POST', `/channels/${channel}/threads`, thread),
      await ask('POST', `/channels/${channel}/threads`, thread),
    ];
    expect(one).toMatchObject({ status: 201 });
    expect(one.id).not.toBe(two.id);
  });

  test('the same nonce within minutes is the first message, and later another one', async () => {
    await discord.stop();
    let at = Date.now();
    discord = await startFakeServer('token', { now: () => at });
    discord.channels.set('20', {
      id: '20',
      type: 0,
      guild: '10',
      name: 'c',
      members: new Set(),
      messages: [],
    });
    const said = message([text(1)], { nonce: 'n', enforce_nonce: true });
    const first = await ask('POST', '/channels/20/messages', said);
    at += 60_000;
    expect(await ask('POST', '/channels/20/messages', said)).toEqual(first);
    at += 600_000;
    expect((await ask('POST', '/channels/20/messages', said)).id).not.toBe(first.id);
  });
});
