import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { slackClient } from '../../src/slack/client.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/server.ts';

/** What the stand-in of these tests refuses: as much as Slack does. */
let slack: FakeSlack;
let client: webApi.WebClient;
let ada: string;
let at = 1_800_000_000_000;
beforeEach(async () => {
  slack = await startFakeSlack({ now: () => at });
  client = slackClient(slack.url, slack.token);
  ada = slack.addUser({ name: 'Ada' }).id;
});
afterEach(() => slack.stop());

const plain = (text: string): { type: 'plain_text'; text: string } => ({ type: 'plain_text', text });
const modal: webApi.ViewsOpenArguments['view'] = {
  ...{ type: 'modal', title: plain('T'), submit: plain('S'), callback_id: 'a.b' },
  blocks: [
    {
      type: 'input',
      block_id: 'b',
      label: plain('L'),
      element: { type: 'users_select', action_id: 'answer' },
    },
  ],
};

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: unknown) =>
      error instanceof webApi.WebAPIPlatformError ? String(error.data.error) : String(error),
  );

describe('who may call', () => {
  test('nobody without a good token', async () => {
    expect(await refusal(slackClient(slack.url, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
    expect(await refusal(slackClient(slack.url).auth.test())).toBe('not_authed');
    const place = slack.state.places.get(slack.place);
    if (place !== undefined) place.revoked = 'token_revoked';
    expect(await refusal(client.auth.test())).toBe('token_revoked');
  });

  test('nobody without the scope', async () => {
    const place = slack.state.places.get(slack.place);
    place?.scopes.delete('users:read');
    expect(await refusal(client.users.info({ user: ada }))).toBe('missing_scope');
    place?.scopes.delete('mpim:write');
    const grace = slack.addUser().id;
    expect(await refusal(client.conversations.open({ users: ada }))).toBe('ok');
    expect(await refusal(client.conversations.open({ users: `${ada},${grace}` }))).toBe('missing_scope');
  });

  test('nobody into another workspace', async () => {
    slack.addPlace('T0OTHER', 'xoxb-other');
    const other = slackClient(slack.url, 'xoxb-other');
    expect(await refusal(other.chat.postMessage({ channel: ada, text: 'x' }))).toBe('channel_not_found');
    expect(await refusal(other.users.info({ user: ada }))).toBe('user_not_found');
    const view = { trigger_id: slack.triggerId(ada), view: modal };
    expect(await refusal(other.views.open(view))).toBe('invalid_trigger_id');
  });

  test('nobody faster than the tier', async () => {
    for (let turn = 0; turn < 20; turn += 1) await client.users.list({});
    const error = await client.users.list({}).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ retryAfter: 60 });
    expect(slack.refused).toEqual({ calls: 1, early: 0 });
    at += 60_000;
    expect(await refusal(client.users.list({}))).toBe('ok');
  });
});

describe('views', () => {
  test('open once for a trigger, within three seconds', async () => {
    const trigger = slack.triggerId(ada);
    expect(await refusal(client.views.open({ trigger_id: trigger, view: modal }))).toBe('ok');
    expect(await refusal(client.views.open({ trigger_id: trigger, view: modal }))).toBe(
      'exchanged_trigger_id',
    );
    const late = slack.triggerId(ada);
    at += 3_001;
    expect(await refusal(client.views.open({ trigger_id: late, view: modal }))).toBe('expired_trigger_id');
    expect(slack.viewsOf(ada)).toHaveLength(1);
  });

  test('stand three high, and are drawn anew only by who saw the latest', async () => {
    const push = () => client.views.push({ trigger_id: slack.triggerId(ada), view: modal });
    expect(await refusal(push())).toBe('not_found');
    const opened = await client.views.open({ trigger_id: slack.triggerId(ada), view: modal });
    expect([await refusal(push()), await refusal(push()), await refusal(push())]).toEqual([
      'ok',
      'ok',
      'push_limit_reached',
    ]);
    const { id: view_id = '', hash = '' } = opened.view ?? {};
    expect(await refusal(client.views.update({ view_id, hash, view: modal }))).toBe('ok');
    expect(await refusal(client.views.update({ view_id, hash, view: modal }))).toBe('hash_conflict');
    expect(await refusal(client.views.update({ view_id: 'V0NONE', view: modal }))).toBe('not_found');
  });

  test('are refused when they are no views', async () => {
    const view = { ...modal, title: plain('x'.repeat(25)) };
    expect(await refusal(client.views.open({ trigger_id: slack.triggerId(ada), view }))).toBe(
      'invalid_arguments',
    );
    expect(await refusal(client.views.publish({ user_id: ada, view: modal }))).toBe('invalid_arguments');
    expect(
      await refusal(
        client.views.publish({ user_id: ada, view: { type: 'home', blocks: [{ type: 'divider' }] } }),
      ),
    ).toBe('ok');
    expect(slack.homeOf(ada)?.shown).toBe('---');
  });
});

describe('answers to presses and commands', () => {
  const answer = (url: string, body: object) =>
    fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });

  test('are taken five times, within half an hour', async () => {
    const url = slack.responseUrl({ place: slack.place, user: ada, channel: 'C0ANY' });
    for (let turn = 0; turn < 5; turn += 1) expect((await answer(url, { text: `${turn}` })).status).toBe(200);
    expect((await answer(url, { text: 'x' })).status).toBe(404);
    expect(slack.ephemeralsOf(ada).map(({ summary }) => summary)).toEqual(['0', '1', '2', '3', '4']);
    const late = slack.responseUrl({ place: slack.place, user: ada, channel: 'C0ANY' });
    at += 1_800_001;
    expect((await answer(late, { text: 'x' })).status).toBe(404);
  });

  test('take the place of what was pressed on, seen by one or by all', async () => {
    const first = slack.responseUrl({ place: slack.place, user: ada, channel: 'C0ANY' });
    await answer(first, { text: 'one' });
    const ts = slack.ephemeralsOf(ada)[0]?.ts ?? '';
    const onIt = slack.responseUrl({ place: slack.place, user: ada, channel: 'C0ANY', ts });
    await answer(onIt, { text: 'two', replace_original: true });
    expect(slack.ephemeralsOf(ada).map(({ summary }) => summary)).toEqual(['two']);
    const posted = await client.chat.postMessage({ channel: ada, text: 'three' });
    const onMessage = { place: slack.place, user: ada, channel: posted.channel ?? '', ts: posted.ts ?? '' };
    await answer(slack.responseUrl(onMessage), { text: 'four', replace_original: true });
    expect(slack.dmOf(ada).map(({ summary }) => summary)).toEqual(['four']);
    expect((await answer(slack.responseUrl(onMessage), { text: 'x'.repeat(4_001) })).status).toBe(404);
  });
});

describe('messages', () => {
  test('go where the app is, and nowhere else', async () => {
    const general = slack.addChannel('general', [ada]).id;
    const secret = slack.addChannel('secret', [ada], 'private').id;
    const post = (channel: string) => refusal(client.chat.postMessage({ channel, text: 'x' }));
    expect([await post(general), await post(secret), await post('C0NONE')]).toEqual([
      ...['not_in_channel', 'channel_not_found', 'channel_not_found'],
    ]);
    const bot = slack.state.places.get(slack.place)?.botUser ?? '';
    expect(await post(slack.addChannel('ours', [ada, bot]).id)).toBe('ok');
  });

  test('are changed only by who wrote them', async () => {
    await client.chat.postMessage({ channel: ada, text: 'x' });
    const [ours] = slack.dmOf(ada);
    const channel = ours?.channel ?? '';
    const update = (ts: string) => refusal(client.chat.update({ channel, ts, text: 'y' }));
    expect(await update(ours?.ts ?? '')).toBe('ok');
    expect(await update('1.000001')).toBe('message_not_found');
  });

  test('say something, and not too much', async () => {
    const apart = () => {
      at += 1_000;
      return client;
    };
    expect(await refusal(apart().chat.postMessage({ channel: ada, text: '' }))).toBe('no_text');
    expect(await refusal(apart().chat.postMessage({ channel: ada, text: 'x'.repeat(4_001) }))).toBe(
      'msg_too_long',
    );
    const metadata = { event_type: 'x', event_payload: { text: 'x'.repeat(8_000) } };
    expect(await refusal(apart().chat.postMessage({ channel: ada, text: 'x', metadata }))).toBe(
      'metadata_too_large',
    );
  });
});

describe('installing', () => {
  const access = (
    more: { code: string } | { refresh_token: string; grant_type: 'refresh_token' },
    secret = slack.oauth.clientSecret,
  ): Promise<webApi.OauthV2AccessResponse> =>
    slackClient(slack.url).apiCall('oauth.v2.access', {
      ...{ client_id: slack.oauth.clientId, client_secret: secret },
      ...more,
    });

  test('gives a token for a code, once, to who knows the secret', async () => {
    const code = slack.oauth.code(slack.place);
    expect(await refusal(access({ code }, 'wrong'))).toBe('bad_client_secret');
    const { access_token: token = '' } = await access({ code });
    expect(await refusal(access({ code }))).toBe('invalid_code');
    expect(await refusal(slackClient(slack.url, token).auth.test())).toBe('ok');
  });

  test('ends a token, and its refresh token, when it is refreshed', async () => {
    slack.oauth.rotates = true;
    const first = await access({ code: slack.oauth.code(slack.place) });
    const refresh = { refresh_token: first.refresh_token ?? '', grant_type: 'refresh_token' } as const;
    const second = await access(refresh);
    expect(await refusal(access(refresh))).toBe('invalid_refresh_token');
    expect(await refusal(slackClient(slack.url, first.access_token).auth.test())).toBe('invalid_auth');
    expect(await refusal(slackClient(slack.url, second.access_token).auth.test())).toBe('ok');
    expect(slack.oauth.refreshed).toBe(1);
  });
});

test('long lists come in pages', async () => {
  for (let index = 0; index < 24; index += 1) slack.addUser();
  const names = new Set<string | undefined>();
  let cursor = '';
  for (let page = 0; page < 3; page += 1) {
    const listed = await client.users.list({ limit: 10, cursor });
    for (const { id } of listed.members ?? []) names.add(id);
    cursor = listed.response_metadata?.next_cursor ?? '';
  }
  expect(names.size).toBe(25);
  expect(cursor).toBe('');
});
