import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  Ambiguous,
  Busy,
  type MessageRef,
  type Sent,
  type Unreachable,
} from '../../src/actions/ports/platform.ts';
import { asId, type IntroductionId } from '../../src/core/ids.ts';
import { markOf, nonceOf, roomMark } from '../../src/discord/mark.ts';
import { buttonsIn, listOf, shownIn } from '../fakes/discord/driverShown.ts';
import { permission } from '../fakes/discord/state.ts';
import { hello, outgoing } from '../slack/stage.ts';
import { openWayOut, type WayOut } from './wayOut.ts';

let at = Date.now();
let out: WayOut;
let ada: string;
let grace: string;
beforeEach(async () => {
  at = Date.now();
  out = await openWayOut({ now: () => at });
  [ada, grace] = [out.addPerson('Ada'), out.addPerson('Grace')];
});
afterEach(() => out.close());

const send = (key = 'k1', text = 'Hello') => out.platform.sendDirect(out.guild.id, ada, hello(text), key);
const open = (people: readonly string[], key = 'room', title = 'Ada · Grace') =>
  out.platform.openRoom(out.guild.id, people, title, key);
const shut = (person: string, isDmClosed = true) => {
  const found = out.discord.people.get(person);
  if (found !== undefined) found.isDmClosed = isDmClosed;
};
const refOf = (sent: Sent | Unreachable): MessageRef => {
  if ('sent' in sent) return sent.sent;
  throw new Error(sent.unreachable);
};
const openPair = async (key?: string) => {
  const opened = await open([ada, grace], key);
  if ('unreachable' in opened) throw new Error(opened.unreachable);
  return opened.room;
};
const thrown = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );
const texts = (messages: readonly { body: Readonly<Record<string, unknown>>; type?: 0 | 1 }[]) =>
  messages.filter(({ type }) => type !== 1).map(({ body }) => shownIn(body['components']));
const messagesIn = (room: { id: string }) => out.discord.channels.get(room.id)?.messages ?? [];
const places = /^GET \/guilds\/\d+\/(?:channels|roles|members\/\d+)$/u;
const calls = () =>
  out
    .calls()
    .filter((call) => !places.test(call))
    .map((call) => call.replaceAll(/\d{17,}/gu, ':id'));

describe('a direct message', () => {
  test('opens the channel once, arrives with its buttons, and its reference is where it stands', async () => {
    const sent = await send();
    await send('k2', 'Again');
    expect(calls()).toEqual([
      'POST /users/@me/channels',
      'POST /channels/:id/messages',
      'POST /channels/:id/messages',
    ]);
    const [message] = out.dmsOf(ada);
    expect(texts(out.dmsOf(ada))).toEqual(['Hello\n[Yes]', 'Again\n[Yes]']);
    expect(buttonsIn(message?.body['components'])).toEqual([
      { label: 'Yes', customId: 'introRequests.accept|r1' },
    ]);
    expect(sent).toEqual({
      sent: { platform: 'discord', place: out.guild.id, id: `${message?.channel}:${message?.id}` },
    });
  });

  test('carries an opaque mark and nonce, and pings nobody it does not name', async () => {
    await send('intro/secret-key');
    const body = out.dmsOf(ada)[0]?.body ?? {};
    expect(JSON.stringify(body)).not.toContain('secret-key');
    expect(body).toMatchObject({
      ...{ nonce: nonceOf(out.guild.id, 'intro/secret-key'), enforce_nonce: true },
      allowed_mentions: { parse: [], users: [] },
    });
    expect(listOf(body['components'])[0]).toMatchObject({ id: markOf(out.guild.id, 'intro/secret-key') });
  });

  test('sent again within minutes is the same message', async () => {
    const first = await send();
    at += 100_000;
    expect(await out.restart().sendDirect(out.guild.id, ada, hello(), 'k1')).toEqual(first);
    expect(out.dmsOf(ada)).toHaveLength(1);
  });

  test('to somebody with whom Acquaint shares no server is an answer, and no thread is tried', async () => {
    out.guild.members.delete(ada);
    expect(await send()).toMatchObject({ unreachable: '50278' });
    expect(out.threadsOf(ada)).toEqual([]);
  });

  test('to nobody is an answer', async () => {
    expect(await out.platform.sendDirect(out.guild.id, '404404404404404404', hello(), 'k')).toMatchObject({
      unreachable: '50033',
    });
  });

  test('can be changed where it stands, and once it is gone that is an answer', async () => {
    const sent = refOf(await send());
    const done = outgoing({ summary: 'Done', parts: [{ kind: 'text', text: ['Done'] }] });
    expect(await out.platform.edit(sent, done)).toEqual({ sent });
    expect(texts(out.dmsOf(ada))).toEqual(['Done']);
    const [channel] = sent.id.split(':');
    expect(await out.platform.edit({ ...sent, id: `${channel}:1` }, done)).toMatchObject({
      unreachable: '10008',
    });
  });
});

describe('closed direct messages', () => {
  beforeEach(() => shut(ada));

  test('become a private thread that says no more than that there is something', async () => {
    const secret = 'Grace from Example Corp wants to meet you';
    const sent = refOf(await send('card', secret));
    const [thread, ...more] = out.threadsOf(ada);
    expect(more).toEqual([]);
    expect(thread?.name).toMatch(/^Acquaint #[0-9a-f]{6}$/u);
    expect([...(thread?.members ?? [])]).toHaveLength(2);
    const [said] = texts(thread?.messages ?? []);
    expect(said).toContain('You have a message');
    expect(
      JSON.stringify([...out.discord.channels.values()].map(({ messages, name }) => [messages, name])),
    ).not.toContain('Example Corp');
    expect(buttonsIn(thread?.messages.at(-1)?.body['components'])).toEqual([
      { label: expect.any(String), customId: 'home.open|' },
    ]);
    expect(sent.id).toMatch(/:hint$/u);
  });

  test('a card never stands in the thread, not when it is changed either', async () => {
    const sent = refOf(await send());
    const before = texts(out.threadsOf(ada)[0]?.messages ?? []);
    expect(await out.platform.edit(sent, hello('Grace declined'))).toEqual({ sent });
    expect(texts(out.threadsOf(ada)[0]?.messages ?? [])).toEqual(before);
  });

  test('are not tried again before their owner does something; the thread is the same', async () => {
    await send('k1');
    calls();
    await send('k2');
    await send('k3');
    expect(calls()).toEqual(['POST /channels/:id/messages', 'POST /channels/:id/messages']);
    expect(out.threadsOf(ada)).toHaveLength(1);
    expect(out.discord.invalidRequests()).toBe(1);
    shut(ada, false);
    out.platform.heard(ada);
    await send('k4', 'Welcome back');
    expect(texts(out.dmsOf(ada))).toEqual(['Welcome back\n[Yes]']);
  });

  test('a process that knows nothing finds the thread of before', async () => {
    await send('k1');
    await out.restart().sendDirect(out.guild.id, ada, hello(), 'k2');
    expect(out.threadsOf(ada)).toHaveLength(1);
    expect(texts(out.threadsOf(ada)[0]?.messages ?? [])).toHaveLength(2);
  });

  test('a thread put away comes back when something is said in it', async () => {
    await send('k1');
    const [thread] = out.threadsOf(ada);
    if (thread !== undefined) thread.isArchived = true;
    await send('k2');
    expect(thread?.isArchived).toBe(false);
    expect(texts(thread?.messages ?? [])).toHaveLength(2);
  });

  test('a thread that is gone is opened anew for the next one', async () => {
    await send('k1');
    out.discord.channels.delete(out.threadsOf(ada)[0]?.id ?? '');
    expect(await send('k2')).toMatchObject({ unreachable: '10003' });
    expect(await send('k3')).toHaveProperty('sent');
    expect(texts(out.threadsOf(ada)[0]?.messages ?? [])).toHaveLength(1);
  });

  test.each([
    ['no room for threads', () => Object.assign(out.guild, { mostThreads: 0 }), '160006'],
    [
      'no permission for threads',
      () => Object.assign(out.channel, { denied: permission.createPrivateThreads }),
      'no channel for private threads',
    ],
  ])('where a server has %s it is an answer, asked once for all its members', async (_, spoil, why) => {
    spoil();
    expect(await send('k1')).toMatchObject({ unreachable: why });
    out.calls();
    expect(await send('k2')).toMatchObject({ unreachable: why });
    shut(grace);
    expect(await out.platform.sendDirect(out.guild.id, grace, hello(), 'k3')).toMatchObject({
      unreachable: why,
    });
    expect(out.calls().filter((call) => call.endsWith('/threads'))).toEqual([]);
    expect(out.discord.invalidRequests()).toBe(2);
  });

  test('a lost answer while the thread is opened makes no second one', async () => {
    out.discord.faults.add({ kind: 'loseAnswer' }, { path: /\/threads$/u });
    expect(await thrown(send('k1'))).toBeInstanceOf(Ambiguous);
    const found = await out.platform.find(out.guild.id, 'k1', new Date(at), { externalId: ada });
    expect(found).toBe('absent');
    expect(await send('k1')).toHaveProperty('sent');
    const threads = [...out.discord.channels.values()].filter(({ type }) => type === 12);
    expect(threads).toHaveLength(1);
    expect(threads[0]?.members.has(ada)).toBe(true);
  });

  test('a lost answer to the hint is found, however late one looks', async () => {
    out.discord.faults.rule((method, path, body) =>
      method === 'POST' && path.endsWith('/messages') && JSON.stringify(body).includes('home.open')
        ? { kind: 'loseAnswer' }
        : null,
    );
    expect(await thrown(send('k1'))).toBeInstanceOf(Ambiguous);
    out.discord.faults.clear();
    const since = new Date(at);
    at += 3_600_000;
    const found = await out.restart().find(out.guild.id, 'k1', since, { externalId: ada });
    expect(found).toMatchObject({ id: expect.stringMatching(/:hint$/u) });
    expect(texts(out.threadsOf(ada)[0]?.messages ?? [])).toHaveLength(1);
  });
});

describe('a room', () => {
  test('is a private thread with exactly these people, and hears what is said to it', async () => {
    const room = await openPair();
    const thread = out.discord.channels.get(room.id);
    expect(thread).toMatchObject({ type: 12, parent: out.channel.id });
    expect(thread?.name).toBe(`Ada · Grace ${roomMark(out.guild.id, 'room')}`);
    expect([...(thread?.members ?? [])]).toEqual(expect.arrayContaining([ada, grace]));
    const sent = refOf(await out.platform.sendToRoom(out.guild.id, room, hello('Meet each other'), 'k'));
    expect(sent.id.startsWith(`${room.id}:`)).toBe(true);
    expect(texts(messagesIn(room))).toEqual(['Meet each other\n[Yes]']);
  });

  test('a title of any length and letters is a name Discord takes', async () => {
    for (const title of ['', 'x'.repeat(300), '👩‍🚀'.repeat(60), ' ']) {
      expect(await open([ada], title, title), title).toHaveProperty('room');
    }
    const names = [...out.discord.channels.values()]
      .filter(({ type }) => type === 12)
      .map(({ name }) => name);
    expect(names.every((name) => name.length <= 100 && encodeURIComponent(name) !== '')).toBe(true);
  });

  test('in which somebody cannot be is no room, and what was opened is put away', async () => {
    out.guild.members.delete(grace);
    expect(await open([ada, grace])).toMatchObject({ unreachable: '50001' });
    expect(out.threadsOf(ada).map(({ isArchived }) => isArchived)).toEqual([true]);
  });

  test('at the cap of a server is an answer: they are introduced without one', async () => {
    out.guild.mostThreads = 1;
    await openPair('first');
    expect(await open([ada, grace], 'second')).toMatchObject({ unreachable: '160006' });
  });

  test('where there is no channel for it is an answer', async () => {
    out.guild.grants = permission.viewChannel;
    expect(await open([ada, grace])).toMatchObject({ unreachable: 'no channel for private threads' });
    expect(out.discord.invalidRequests()).toBe(0);
  });

  test('that was put away comes back; one that is locked or gone is an answer', async () => {
    const room = await openPair();
    const thread = out.discord.channels.get(room.id);
    if (thread === undefined) throw new Error('no thread');
    thread.isArchived = true;
    const say = (key: string) => out.platform.sendToRoom(out.guild.id, room, hello(), key);
    expect(await say('k1')).toHaveProperty('sent');
    expect(thread.isArchived).toBe(false);
    thread.isLocked = true;
    expect(await say('k2')).toMatchObject({ unreachable: '160005' });
    out.discord.channels.delete(room.id);
    expect(await say('k3')).toMatchObject({ unreachable: '10003' });
  });

  test('of eight is opened at Discord’s pace', async () => {
    await out.close();
    out = await openWayOut({ hasRates: true });
    const eight = Array.from({ length: 8 }, () => out.addPerson());
    const opened = await open(eight);
    expect(opened).toHaveProperty('room');
    expect(out.threadsOf(eight[7] ?? '')).toHaveLength(1);
    expect(out.discord.invalidRequests()).toBe(0);
  });
});

describe('after a lost answer', () => {
  const lose = async (key = 'k1') => {
    out.discord.faults.add({ kind: 'loseAnswer' }, { path: /\/messages$/u });
    expect(await thrown(send(key))).toBeInstanceOf(Ambiguous);
    const message = out.dmsOf(ada).at(-1);
    return { platform: 'discord', place: out.guild.id, id: `${message?.channel}:${message?.id}` };
  };
  const find = (since: Date, key = 'k1') => out.platform.find(out.guild.id, key, since, { externalId: ada });

  test('a message is found where it stands, however late one looks', async () => {
    const since = new Date(at);
    const lost = await lose();
    expect(await find(since)).toEqual(lost);
    for (let index = 0; index < 150; index += 1)
      out.discord.post(lost.id.split(':')[0] ?? '', ada, { content: 'x' });
    at += 86_400_000;
    expect(await find(since)).toEqual(lost);
  });

  test('clocks that differ by minutes hide nothing', async () => {
    const lost = await lose();
    expect(await find(new Date(at + 240_000))).toEqual(lost);
  });

  test('what was never said is absent', async () => {
    await send('another');
    expect(await find(new Date(at - 600_000))).toBe('absent');
  });

  test('a longer history than one looks through cannot be told, unless sending again is the same', async () => {
    const since = new Date(at);
    const { id } = out.discord.dmOf(ada);
    for (let index = 0; index < 1_001; index += 1) out.discord.post(id, ada, { content: 'x' });
    expect(await find(since)).toBe('absent');
    at += 121_000;
    expect(await find(since)).toBe('cannotLook');
  });

  test('a room that Discord does not let us read cannot be told of', async () => {
    const room = await openPair();
    const since = new Date(at);
    const sent = refOf(await out.platform.sendToRoom(out.guild.id, room, hello(), 'k1'));
    const look = (key: string) => out.platform.find(out.guild.id, key, since, { room });
    at += 600_000;
    expect(await look('k1')).toEqual(sent);
    expect(await look('k2')).toBe('absent');
    out.guild.grants = (out.guild.grants ?? 0n) & ~permission.readHistory;
    expect(await look('k1')).toBe('cannotLook');
  });

  test('a room is found, and whoever is missing is added', async () => {
    out.discord.faults.add({ kind: 'loseAnswer' }, { path: /\/threads$/u });
    const since = new Date(at);
    expect(await thrown(open([ada, grace]))).toBeInstanceOf(Ambiguous);
    const found = await out.platform.find(out.guild.id, 'room', since, { people: [ada, grace] });
    expect(found).toHaveProperty('room');
    expect(out.threadsOf(ada)).toHaveLength(1);
    expect(out.threadsOf(grace)).toEqual(out.threadsOf(ada));
    expect(await out.platform.find(out.guild.id, 'other', since, { people: [ada, grace] })).toBe('absent');
  });

  test('a room to which the second was not added is found and completed', async () => {
    const adding = { method: 'PUT', path: new RegExp(`thread-members/${grace}$`, 'u') };
    out.discord.faults.add({ kind: 'status', status: 500 }, adding);
    expect(await thrown(open([ada, grace]))).toBeInstanceOf(Ambiguous);
    const found = await out.platform.find(out.guild.id, 'room', new Date(at), { people: [ada, grace] });
    expect(found).toEqual({ room: { platform: 'discord', id: out.threadsOf(grace)[0]?.id } });
  });

  test('any failure while looking is a failure, never "not there"', async () => {
    await lose();
    for (const fault of [{ kind: 'status', status: 500 } as const, { kind: 'loseAnswer' } as const]) {
      out.discord.faults.add(fault, { method: 'GET', path: /\/messages$/u });
      expect(await thrown(find(new Date(at)))).toBeInstanceOf(Ambiguous);
    }
    out.discord.faults.add({ kind: 'busy', seconds: 9 }, { method: 'GET', path: /\/messages$/u });
    expect(await thrown(find(new Date(at)))).toBeInstanceOf(Busy);
  });
});

describe('a file', () => {
  const introduction = asId<IntroductionId>('00000000-0000-4000-8000-000000000009');
  const file = { file: 'meeting', introduction } as const;
  const message = {
    summary: 'x',
    parts: [
      { kind: 'text', text: ['x'] },
      { kind: 'file', file, name: 'meeting.ics' },
    ],
  } as const;
  const bytes = new TextEncoder().encode('BEGIN');
  const withFile = outgoing(message, {
    attachments: [{ file, name: 'meeting.ics', type: 'text/calendar', bytes }],
  });

  test('comes with the message that names it', async () => {
    await out.platform.sendDirect(out.guild.id, ada, withFile, 'k1');
    expect(out.dmsOf(ada).flatMap(({ files }) => files)).toEqual(['meeting.ics']);
    expect(texts(out.dmsOf(ada))).toEqual(['x\n(attachment://meeting.ics)']);
  });

  test('is only named where its bytes are not there', async () => {
    await out.platform.sendDirect(out.guild.id, ada, outgoing(message), 'k1');
    expect(texts(out.dmsOf(ada))).toEqual(['x\n📎 meeting.ics']);
  });

  test('does not follow into a thread that moderators can read', async () => {
    shut(ada);
    await out.platform.sendDirect(out.guild.id, ada, withFile, 'k1');
    expect(out.threadsOf(ada).flatMap(({ messages }) => messages.flatMap(({ files }) => files))).toEqual([]);
  });
});

test('marks and nonces are the same for the same key, differ between servers, and fit', () => {
  expect(markOf('1', 'k')).toBe(markOf('1', 'k'));
  expect(markOf('1', 'k')).not.toBe(markOf('2', 'k'));
  expect(nonceOf('1', 'k')).not.toBe(nonceOf('2', 'k'));
  expect(nonceOf('1', 'k')).toHaveLength(25);
  for (let index = 0; index < 1_000; index += 1) {
    const mark = markOf('1', `${index}`);
    expect(Number.isInteger(mark) && mark > 0 && mark < 2 ** 31).toBe(true);
  }
});
