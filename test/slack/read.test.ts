import { describe, expect, it } from 'vitest';
import { readSlack } from '../../src/slack/read.ts';
import { readBody } from '../../src/slack/readBody.ts';
import type { Read } from '../../src/slack/reading.ts';
import { readBack, readOrigin, writeBack } from '../../src/slack/readOrigin.ts';
import { readPerson } from '../../src/slack/readPeople.ts';
import { mentionsIn, readPlain, readText } from '../../src/slack/readText.ts';
import { isFromSlack, sign } from '../../src/slack/verify.ts';

const now = new Date('2026-11-24T10:00:00Z');
const names = { en: 'intro', pl: 'poznaj' };
const url = 'https://hooks.slack.com/commands/T1/1/abc';

/** The worked example of docs.slack.dev, "Verifying requests from Slack". */
const vector = {
  secret: '8f742231b10e8888abcd99yyyzzz85a5',
  timestamp: '1531420618',
  body: 'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
  signature: 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
};
const signedAt = Number(vector.timestamp) * 1_000;
const body = Buffer.from(vector.body);

describe('a signature', () => {
  it('is right for the example Slack publishes', () => {
    expect(sign(vector.secret, vector.timestamp, body)).toBe(vector.signature);
    expect(isFromSlack(vector.secret, vector, body, signedAt)).toBe(true);
  });

  it.each([
    ...[-31_536_000, -301, 301, 31_536_000].map((seconds) => ({ seconds, isRight: false })),
    ...[-300, -299, 0, 299, 300].map((seconds) => ({ seconds, isRight: true })),
  ])('made $seconds seconds from now is believed: $isRight', ({ seconds, isRight }) => {
    expect(isFromSlack(vector.secret, vector, body, signedAt - seconds * 1_000)).toBe(isRight);
  });

  it.each([
    ['another secret', { secret: 'no' }],
    ['no secret', { secret: '' }],
    ['another body', { body: `${vector.body}x` }],
    ['a signature cut short', { signature: vector.signature.slice(0, -1) }],
    ['a longer signature', { signature: `${vector.signature}0` }],
    [
      'the signature twice, as two headers are joined',
      { signature: `${vector.signature}, ${vector.signature}` },
    ],
    ['upper case', { signature: vector.signature.toUpperCase() }],
    ['no signature', { signature: undefined }],
    ['no time', { timestamp: undefined }],
    ['a time that is none', { timestamp: '1531420618abc' }],
    ['a time with a sign', { timestamp: '+1531420618' }],
    ['two times', { timestamp: '1531420618, 1531420618' }],
  ])('is refused with %s', (_what, change) => {
    const { secret, timestamp, signature, body: changed } = { ...vector, ...change };
    expect(isFromSlack(secret, { timestamp, signature }, Buffer.from(changed), signedAt)).toBe(false);
  });
});

describe('a text of Slack', () => {
  it.each([
    ['meet <@U123ABC|grace.h>', 'meet <@U123ABC>'],
    ['meet <@U123ABC>', 'meet <@U123ABC>'],
    ['who knows C&lt;T&gt; &amp; more', 'who knows C<T> & more'],
    ['in <#C123|general> and <!here>', 'in #general and'],
    ['see <https://example.org/a|the page>', 'see https://example.org/a'],
    ['<mailto:ada@example.org|ada@example.org>', 'ada@example.org'],
    ['&lt;@U999&gt;', '< @U999>'],
    ['zero\u0000width\u202e', 'zero width'],
  ])('%j reads %j', (escaped, typed) => {
    expect(readText(escaped)).toBe(typed);
  });

  it('names nobody who was only written like a mention', () => {
    expect(mentionsIn(readText('&lt;@U999&gt; &amp;lt;@U998&amp;gt; <@U1AB|x>'))).toEqual(['U1AB']);
  });

  it('as a draft ask names nobody at all', () => {
    expect(readPlain('ask <@U123ABC|grace> about Rust')).toBe('ask  about Rust');
  });
});

const command = (change: Readonly<Record<string, unknown>> = {}) => ({
  ...{ command: '/intro', text: 'ask a lawyer', user_id: 'U1ADA', user_name: 'ada', team_id: 'T1' },
  ...{ response_url: url, trigger_id: '1.2.abc', channel_id: 'C1' },
  ...change,
});

const event = (inner: unknown, change: Readonly<Record<string, unknown>> = {}) => ({
  ...{ type: 'event_callback', team_id: 'T1', api_app_id: 'A1', event_id: 'Ev1', event_time: 1_800_000_000 },
  ...{ event: inner, authorizations: [{ team_id: 'T1', enterprise_id: null, is_enterprise_install: false }] },
  ...change,
});

const press = (change: Readonly<Record<string, unknown>> = {}) => ({
  ...{ type: 'block_actions', team: { id: 'T1', domain: 'x' }, user: { id: 'U1ADA', name: 'ada' } },
  ...{ trigger_id: '1.2.abc', response_url: url, container: { message_ts: '17.1', channel_id: 'D1' } },
  actions: [{ action_id: 'introRequests.accept#2', action_ts: '17.5', value: 'r-1' }],
  ...change,
});

const eventOf = (payload: unknown): Read | null => readSlack({ kind: 'event', payload }, names, now);
const interactionOf = (payload: unknown): Read | null =>
  readSlack({ kind: 'interaction', payload }, names, now);
const commandOf = (payload: unknown): Read | null => readSlack({ kind: 'command', payload }, names, now);

describe('what somebody does', () => {
  it('a command: its trigger is its key, and it can be answered where it was typed', () => {
    const read = commandOf(command());
    expect(read).toMatchObject({
      read: 'arrival',
      key: 'slack/command/1.2.abc',
      place: 'T1',
      who: { externalId: 'U1ADA', name: 'ada', language: null },
      what: { kind: 'command', words: 'ask a lawyer' },
    });
    expect(readOrigin(read?.read === 'arrival' ? read.replyTo : '')).toEqual({
      ...{ at: 'command', url, trigger: '1.2.abc' },
    });
    expect(commandOf(command({ command: '/poznaj' }))).toMatchObject({ who: { language: 'pl' } });
  });

  it('a command says which channel it was written in, but not which conversation', () => {
    const inside = (channel_id: string, channel_name: string) =>
      commandOf(command({ channel_id, channel_name }));
    expect(inside('C0GENERAL', 'general')).toMatchObject({ channel: { id: 'C0GENERAL', name: 'general' } });
    expect(inside('C0SECRET', 'privategroup')).toMatchObject({ channel: { id: 'C0SECRET', name: '' } });
    for (const read of [inside('D0ADA', 'directmessage'), inside('G0PAIR', 'mpdm-ada--grace-1')]) {
      expect(read).toMatchObject({ read: 'arrival' });
      expect(read).not.toHaveProperty('channel');
    }
  });

  it('a command in an organisation that installed as one belongs to the organisation', () => {
    const read = commandOf(command({ enterprise_id: 'E1', is_enterprise_install: 'true' }));
    expect(read).toMatchObject({ place: 'E1' });
    expect(commandOf(command({ enterprise_id: 'E1', is_enterprise_install: 'false' }))).toMatchObject({
      place: 'T1',
    });
  });

  it('a press: the same press has the same key, another one another', () => {
    expect(interactionOf(press())).toMatchObject({
      key: 'slack/press/T1:U1ADA:D1-17.1:introRequests.accept#2:17.5',
      what: { kind: 'press', action: 'introRequests.accept', subject: 'r-1' },
    });
    const twice = press({
      actions: [{ action_id: 'introRequests.accept#2', action_ts: '17.6', value: 'r-1' }],
    });
    expect(interactionOf(twice)).toMatchObject({ key: expect.stringMatching(/:17\.6$/u) });
  });

  it('a press on something that is no button of ours is none', () => {
    const other = (id: string) => press({ actions: [{ action_id: id, action_ts: '1.1' }] });
    expect(interactionOf(other('answer'))).toEqual({ read: 'nothing' });
    expect(interactionOf(other('a b'))).toEqual({ read: 'nothing' });
  });

  it('a form: keyed by its trigger, so that a corrected one counts again, with typed answers', () => {
    const view = {
      ...{ id: 'V1', type: 'modal', callback_id: 'introRequests.send', hash: 'h' },
      private_metadata: writeBack({ subject: 'd-1', url, replaces: true }),
      state: {
        values: {
          blurb: { answer: { type: 'plain_text_input', value: 'Hello' } },
          empty: { answer: { type: 'plain_text_input', value: null } },
          kind: { answer: { type: 'static_select', selected_option: { value: 'advice' } } },
          options: { answer: { type: 'checkboxes', selected_options: [{ value: 'a' }, { value: 'b' }] } },
          person: { answer: { type: 'users_select', selected_user: 'U2GRACE' } },
          __proto__: { answer: { value: 'x' } },
          constructor: { other: { value: 'x' } },
        },
      },
    };
    const sent = { ...press(), type: 'view_submission', view, actions: undefined };
    expect(interactionOf(sent)).toMatchObject({
      key: 'slack/form/T1:U1ADA:1.2.abc',
      what: {
        kind: 'form',
        action: 'introRequests.send',
        subject: 'd-1',
        answers: {
          ...{ blurb: 'Hello', kind: 'advice', options: ['a', 'b'], person: { externalId: 'U2GRACE' } },
        },
      },
    });
    const read = interactionOf(sent);
    const answers = read?.read === 'arrival' && read.what.kind === 'form' ? read.what.answers : {};
    expect(Object.keys(answers)).toEqual(['blurb', 'kind', 'options', 'person']);
  });

  it('the shortcuts are the command to meet, with the author of a message', () => {
    const shortcut = { ...press(), type: 'shortcut', callback_id: 'acquaint_ask' };
    expect(interactionOf(shortcut)).toMatchObject({
      key: 'slack/shortcut/1.2.abc',
      what: { kind: 'command', words: 'meet' },
    });
    const author = { ...press(), type: 'message_action', callback_id: 'acquaint_author' };
    const message = { user: 'U2GRACE', text: 'hi' };
    expect(interactionOf({ ...author, message })).toMatchObject({ what: { words: 'meet <@U2GRACE>' } });
    expect(interactionOf({ ...author, message: { ...message, bot_id: 'B1' } })).toMatchObject({
      what: { words: 'meet' },
    });
    const own = { ...shortcut, type: 'message_action', callback_id: 'acquaint_profile' };
    const by = (user: string) => interactionOf({ ...own, message: { user, text: 'I run a shop.' } });
    expect(by(shortcut.user.id)).toMatchObject({
      what: { kind: 'form', action: 'members.fromMessage', subject: '', answers: { text: 'I run a shop.' } },
    });
    expect(by('U0SOMEBODYELSE')).toMatchObject({
      what: { kind: 'form', action: 'members.fromMessage', subject: 'other', answers: { text: '' } },
    });
    expect(interactionOf({ ...shortcut, callback_id: 'of_another_app' })).toEqual({ read: 'nothing' });
  });

  it('the shortcut for the board takes the words of one’s own message, and of another’s only the author', () => {
    const board = { ...press(), type: 'message_action', callback_id: 'acquaint_board' };
    const own = { user: board.user.id, text: 'Who knows <@U2GRACE> &amp; looms?' };
    expect(interactionOf({ ...board, message: own })).toMatchObject({
      what: { words: 'board Who knows  & looms?' },
    });
    expect(interactionOf({ ...board, message: { ...own, user: 'U2GRACE' } })).toMatchObject({
      what: { words: 'board <@U2GRACE>' },
    });
  });

  it('a direct message is an ask; what we or other bots wrote, edits and channels are not', () => {
    const said = { type: 'message', channel_type: 'im', user: 'U1ADA', text: 'I need a lawyer', ts: '1.1' };
    expect(eventOf(event(said))).toMatchObject({
      ...{ key: 'slack/event/Ev1', place: 'T1', what: { kind: 'message', text: 'I need a lawyer' } },
    });
    for (const other of [
      { bot_id: 'B1' },
      { app_id: 'A1' },
      { subtype: 'message_changed' },
      { subtype: 'bot_message' },
      { hidden: true },
      { channel_type: 'channel' },
      { channel_type: 'mpim' },
      { text: ' ' },
      { user: undefined },
    ]) {
      expect(eventOf(event({ ...said, ...other })), JSON.stringify(other)).toEqual({ read: 'nothing' });
    }
  });

  it('home is what is opened on its own tab', () => {
    const opened = { type: 'app_home_opened', user: 'U1ADA', tab: 'home' };
    expect(eventOf(event(opened))).toMatchObject({ what: { kind: 'home' } });
    expect(eventOf(event({ ...opened, tab: 'messages' }))).toEqual({ read: 'nothing' });
  });
});

describe('what Slack tells', () => {
  it('belongs to whom it was sent, not to the workspace it happened in', () => {
    const opened = { type: 'app_home_opened', user: 'U1ADA', tab: 'home' };
    const other = event(opened, {
      team_id: 'T2OTHER',
      authorizations: [{ team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: false }],
    });
    expect(eventOf(other)).toMatchObject({ place: 'T1' });
    const org = event(opened, {
      authorizations: [{ team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: true }],
    });
    expect(eventOf(org)).toMatchObject({ place: 'E1' });
  });

  it('removal, and revoked tokens of ours', () => {
    expect(eventOf(event({ type: 'app_uninstalled' }))).toEqual({
      ...{ read: 'removed', place: 'T1', at: new Date(1_800_000_000_000) },
    });
    const revoked = (tokens: unknown) => eventOf(event({ type: 'tokens_revoked', tokens }));
    expect(revoked({ bot: ['U0BOT'] })).toMatchObject({ read: 'removed' });
    expect(revoked({ oauth: ['U1ADA'] })).toEqual({ read: 'nothing' });
  });

  it('which message of ours stands, and not what others mark', () => {
    const mark = 'a'.repeat(32);
    const posted = {
      ...{ type: 'message_metadata_posted', app_id: 'A1', channel_id: 'D1', message_ts: '1.2' },
      metadata: { event_type: 'acquaint', event_payload: { mark } },
    };
    expect(eventOf(event(posted))).toEqual({ read: 'sighting', place: 'T1', mark, id: 'D1:1.2' });
    expect(eventOf(event({ ...posted, app_id: 'A2' }))).toEqual({ read: 'nothing' });
  });

  it('the challenge of a new address', () => {
    expect(eventOf({ type: 'url_verification', challenge: 'abc', token: 'x' })).toEqual({
      ...{ read: 'challenge', challenge: 'abc' },
    });
  });

  it('a person: who is outside, what they read, where they are', () => {
    const ada = { id: 'U1ADA', team_id: 'T1', real_name: 'Ada Nowak', tz: 'Europe/Warsaw', locale: 'pl-PL' };
    expect(readPerson({ ...ada, profile: { title: 'CTO' }, is_owner: true }, 'T1')).toEqual({
      ...{ externalId: 'U1ADA', name: 'Ada Nowak', headline: 'CTO', language: 'pl', zone: 'Europe/Warsaw' },
      ...{ isAdmin: true, isOutside: false, isGuest: false },
    });
    for (const sign of ['deleted', 'is_bot']) {
      expect(readPerson({ ...ada, [sign]: true }, 'T1')?.isOutside, sign).toBe(true);
    }
    for (const sign of ['is_restricted', 'is_ultra_restricted', 'is_stranger']) {
      expect(readPerson({ ...ada, [sign]: true }, 'T1'), sign).toMatchObject({
        isOutside: false,
        isGuest: true,
      });
    }
    expect(readPerson({ ...ada, team_id: 'T2' }, 'T1')?.isGuest).toBe(true);
    const org = { enterprise_id: 'E1', teams: ['T2', 'T1'] };
    expect(readPerson({ ...ada, team_id: 'T2', enterprise_user: org }, 'T1')?.isGuest).toBe(false);
    expect(readPerson({ ...ada, enterprise_user: { ...org, enterprise_id: 'E2' } }, 'E1')?.isGuest).toBe(
      true,
    );
    expect(readPerson({ id: 'USLACKBOT' }, 'T1')?.isOutside).toBe(true);
    expect(readPerson({ ...ada, tz: 'Mars/Olympus', locale: null }, 'T1')).toMatchObject({
      ...{ zone: null, language: null },
    });
    expect(readPerson(null, 'T1')).toBeNull();
  });
});

describe('what is not of a shape Slack sends', () => {
  it.each([
    [eventOf, null],
    [eventOf, []],
    [eventOf, 'text'],
    [eventOf, {}],
    [eventOf, event(null)],
    [eventOf, event({ type: 7 })],
    [eventOf, event({ type: 'message' }, { event_id: 'a b' })],
    [eventOf, event({ type: 'team_join', user: { id: null } })],
    [interactionOf, null],
    [interactionOf, press({ user: null })],
    [interactionOf, press({ actions: [] })],
    [interactionOf, press({ actions: [{ action_id: 'a.b', action_ts: '1\u0000' }] })],
    [commandOf, {}],
    [commandOf, command({ trigger_id: 'x\u0000' })],
    [commandOf, command({ user_id: "U1' or 1=1" })],
    [commandOf, command({ team_id: undefined })],
  ])('is not understood (%#)', (read, payload) => {
    expect(read(payload)).toBeNull();
  });

  it('a body that is neither JSON nor a form is no delivery', () => {
    expect(readBody('application/json', Buffer.from('{"a"'))).toBeNull();
    expect(readBody('text/plain', Buffer.from('{}'))).toBeNull();
    expect(readBody(undefined, Buffer.from('{}'))).toBeNull();
    expect(readBody('application/x-www-form-urlencoded', Buffer.from('payload=%7B'))).toBeNull();
    expect(readBody('application/json; charset=utf-8', Buffer.from('null'))).toEqual({
      ...{ kind: 'event', payload: null },
    });
  });

  it('a form of an older version leads back to nowhere', () => {
    for (const kept of [undefined, null, '', 'null', '[]', '{"subject":7}']) {
      expect(readBack(kept)).toEqual({ subject: '' });
    }
  });
});
