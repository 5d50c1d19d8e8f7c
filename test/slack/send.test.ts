import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  Ambiguous,
  Busy,
  type MessageRef,
  type Sent,
  type Unreachable,
} from '../../src/actions/ports/platform.ts';
import { asId, type IntroductionId } from '../../src/core/ids.ts';
import { markOf, uuidOf } from '../../src/slack/mark.ts';
import type { FakeUser } from '../fakes/slack/state.ts';
import { hello, openStage, outgoing, type Stage } from './stage.ts';

let stage: Stage;
let ada: FakeUser;
let grace: FakeUser;
beforeEach(async () => {
  // Rates have tests of their own.
  stage = await openStage({ speed: Number.POSITIVE_INFINITY });
  ada = stage.slack.addUser({ name: 'Ada' });
  grace = stage.slack.addUser({ name: 'Grace' });
});
afterEach(() => stage.close());

const send = (key = 'k1', text = 'Hello') => stage.platform.sendDirect(stage.place, ada.id, hello(text), key);

const refOf = (sent: Sent | Unreachable): MessageRef => {
  if ('sent' in sent) return sent.sent;
  throw new Error(sent.unreachable);
};

const openPair = async (): Promise<{ platform: string; id: string }> => {
  const opened = await stage.platform.openRoom(stage.place, [ada.id, grace.id], 'Ada · Grace', 'room');
  if ('unreachable' in opened) throw new Error(opened.unreachable);
  return opened.room;
};

const thrown = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );

const calls = (): string[] => stage.slack.calls.map(({ method }) => method);

describe('a direct message', () => {
  test('is one call, arrives with its buttons, and its reference is where it stands', async () => {
    const sent = await send();
    expect(calls()).toEqual(['chat.postMessage']);
    const [message] = stage.slack.dmOf(ada.id);
    expect(message).toMatchObject({
      shown: 'Hello\n[Yes]',
      summary: 'Hello',
      buttons: [{ label: 'Yes', actionId: 'introRequests.accept#0', value: 'r1', style: 'primary' }],
    });
    expect(sent).toEqual({
      sent: { platform: 'slack', place: stage.place, id: `${message?.channel}:${message?.ts}` },
    });
  });

  test('carries an opaque mark, and nothing is looked up behind its links', async () => {
    await send('intro/secret-key');
    const [call] = stage.slack.calls;
    const mark = markOf(stage.place, 'intro/secret-key');
    expect(stage.slack.dmOf(ada.id)[0]?.metadata).toEqual({
      event_type: 'acquaint',
      event_payload: { mark },
    });
    expect(JSON.stringify(call?.args)).not.toContain('secret-key');
    expect(call?.args).toMatchObject({
      ...{ client_msg_id: uuidOf(mark), unfurl_links: 'false', unfurl_media: 'false' },
      ...{ parse: 'none', link_names: 'false', mrkdwn: 'false' },
    });
  });

  test('to somebody who left is an answer, not a failure', async () => {
    ada.isDeleted = true;
    expect(await send()).toMatchObject({ unreachable: 'channel_not_found' });
  });

  test('can be changed where it stands, with other block ids', async () => {
    const sent = refOf(await send());
    const before = stage.slack.dmOf(ada.id)[0]?.buttons;
    const done = outgoing({ summary: 'Done', parts: [{ kind: 'text', text: ['Done'] }] });
    expect(await stage.platform.edit(sent, done)).toEqual({ sent });
    expect(stage.slack.dmOf(ada.id)).toHaveLength(1);
    expect(stage.slack.dmOf(ada.id)[0]).toMatchObject({ shown: 'Done', buttons: [], isEdited: true });
    const ids = [before?.[0]?.blockId];
    for (const text of ['Hello', 'Hello again']) {
      await stage.platform.edit(sent, hello(text));
      ids.push(stage.slack.dmOf(ada.id)[0]?.buttons[0]?.blockId);
    }
    expect(new Set(ids).size).toBe(3);
  });

  test('that is gone cannot be changed, which is an answer', async () => {
    const sent = refOf(await send());
    const [channel] = sent.id.split(':');
    const edited = await stage.platform.edit({ ...sent, id: `${channel}:1.000001` }, hello());
    expect(edited).toMatchObject({ unreachable: 'message_not_found' });
  });
});

describe('a room', () => {
  test('of the same people is the same room, however often it is opened', async () => {
    const first = await openPair();
    const again = await stage.platform.openRoom(stage.place, [grace.id, ada.id], 'Other', 'other');
    expect(again).toEqual({ room: first });
    expect(stage.slack.roomsOf(ada.id)).toEqual([first.id]);
    expect(stage.slack.room(first.id).members).toHaveLength(3);
  });

  test('holds eight people and not nine', async () => {
    const eight = Array.from({ length: 8 }, () => stage.slack.addUser().id);
    expect(await stage.platform.openRoom(stage.place, eight, '', 'k')).toHaveProperty('room');
    const nine = await stage.platform.openRoom(stage.place, [...eight, ada.id], '', 'k');
    expect(nine).toHaveProperty('unreachable');
    expect(calls()).toEqual(['conversations.open']);
  });

  test.each<[string, Partial<FakeUser>]>([
    ['user_disabled', { isDeleted: true }],
    ['user_not_visible', { isInvisible: true }],
    ['cannot_dm_bot', { isBot: true }],
  ])('with somebody who is %s cannot be opened, which is an answer', async (why, about) => {
    const other = stage.slack.addUser(about).id;
    expect(await stage.platform.openRoom(stage.place, [ada.id, other], '', 'k')).toMatchObject({
      unreachable: why,
    });
  });

  test('hears what is said to it', async () => {
    const room = await openPair();
    const sent = refOf(await stage.platform.sendToRoom(stage.place, room, hello('Meet each other'), 'k'));
    expect(sent.id.startsWith(`${room.id}:`)).toBe(true);
    expect(stage.slack.room(room.id).messages.map(({ summary }) => summary)).toEqual(['Meet each other']);
  });

  test('that was archived is an answer', async () => {
    const room = await openPair();
    const channel = stage.slack.state.channels.get(room.id);
    if (channel !== undefined) channel.isArchived = true;
    expect(await stage.platform.sendToRoom(stage.place, room, hello(), 'k')).toMatchObject({
      unreachable: 'is_archived',
    });
  });
});

describe('after a lost answer', () => {
  const since = new Date();
  const find = (key = 'k1') => stage.platform.find(stage.place, key, since, { externalId: ada.id });
  const grant = (...scopes: string[]) => {
    for (const scope of scopes) stage.slack.state.places.get(stage.place)?.scopes.add(scope);
  };
  const lose = async (key = 'k1') => {
    stage.slack.faults.add({ kind: 'loseAnswer' }, { method: 'chat.postMessage' });
    expect(await thrown(send(key))).toBeInstanceOf(Ambiguous);
    const message = stage.slack.dmOf(ada.id).at(-1);
    return { platform: 'slack', place: stage.place, id: `${message?.channel}:${message?.ts}` };
  };

  test('a message Slack reported back is found without asking', async () => {
    stage.slack.onEvent((place, event) => {
      if (event['type'] !== 'message_metadata_posted') return;
      stage.sightings.set(`${place}/${markOf(place, 'k1')}`, `${event['channel_id']}:${event['message_ts']}`);
    });
    const lost = await lose();
    expect(await find()).toEqual(lost);
    expect(calls()).toEqual(['chat.postMessage']);
  });

  test('a message is found in the history where that was granted', async () => {
    grant('im:history');
    const lost = await lose();
    for (let index = 0; index < 20; index += 1) await send(`later-${index}`);
    expect(await find()).toEqual(lost);
  });

  test('clocks that differ by minutes hide nothing', async () => {
    grant('im:history');
    const lost = await lose();
    const later = new Date(Date.now() + 240_000);
    expect(await stage.platform.find(stage.place, 'k1', later, { externalId: ada.id })).toEqual(lost);
  });

  test('the block ids are a mark of their own', async () => {
    grant('im:history');
    const lost = await lose();
    const channel = stage.slack.state.channels.get(lost.id.split(':')[0] ?? '');
    for (const message of channel?.messages ?? []) message.metadata = null;
    expect(await find()).toEqual(lost);
  });

  test('so is the metadata, where blocks are hidden', async () => {
    grant('im:history');
    const lost = await lose();
    const channel = stage.slack.state.channels.get(lost.id.split(':')[0] ?? '');
    for (const message of channel?.messages ?? []) message.blocks = [];
    expect(await find()).toEqual(lost);
  });

  test('a room’s message is found in the room', async () => {
    grant('mpim:history');
    const room = await openPair();
    const sent = refOf(await stage.platform.sendToRoom(stage.place, room, hello(), 'k1'));
    expect(await stage.platform.find(stage.place, 'k1', since, { room })).toEqual(sent);
  });

  test('nothing of that key is absent only where one may look', async () => {
    await send('another');
    expect(await find()).toBe('cannotLook');
    grant('im:history');
    expect(await find()).toBe('absent');
  });

  test('a longer history than one looks through cannot be told', async () => {
    grant('im:history');
    for (let index = 0; index < 80; index += 1) await send(`other-${index}`);
    expect(await find()).toBe('cannotLook');
  });

  test('a room may simply be opened again', async () => {
    const where = { people: [ada.id, grace.id] };
    expect(await stage.platform.find(stage.place, 'room', since, where)).toBe('absent');
  });

  test.each<[string, Parameters<Stage['slack']['faults']['add']>[0]]>([
    ['429', { kind: 'busy', retryAfter: '30' }],
    ['500', { kind: 'status', status: 500 }],
    ['a lost answer', { kind: 'loseAnswer' }],
    ['an unknown error', { kind: 'error', error: 'something_new' }],
  ])('%s while looking leaves it unsure: never "not there"', async (_, fault) => {
    grant('im:history');
    await lose();
    stage.slack.faults.add(fault, { method: 'conversations.history' });
    expect(await thrown(find())).toBeInstanceOf(Ambiguous);
  });

  test('a workspace that removed Acquaint cannot be looked into', async () => {
    await lose();
    stage.tokens.set(stage.place, null);
    expect(await find()).toBe('cannotLook');
  });
});

describe('a file', () => {
  const introduction = asId<IntroductionId>('00000000-0000-4000-8000-000000000009');
  const file = { file: 'meeting', introduction } as const;
  const withFile = outgoing(
    {
      summary: 'x',
      parts: [
        { kind: 'text', text: ['x'] },
        { kind: 'file', file, name: 'meeting.ics' },
      ],
    },
    {
      attachments: [
        { file, name: 'meeting.ics', type: 'text/calendar', bytes: new TextEncoder().encode('BEGIN') },
      ],
    },
  );
  const sendFile = () => stage.platform.sendDirect(stage.place, ada.id, withFile, 'k1');
  const files = () => stage.slack.dmOf(ada.id).flatMap((message) => message.files);
  const messages = () => stage.slack.dmOf(ada.id).filter(({ shown }) => shown !== '');

  test('stands below the message that names it', async () => {
    await sendFile();
    expect(messages().map(({ shown }) => shown)).toEqual(['x\n📎 meeting.ics']);
    expect(files()).toEqual(['meeting.ics']);
    const [stored] = stage.slack.state.files.values();
    expect(new TextDecoder().decode(stored?.bytes ?? undefined)).toBe('BEGIN');
  });

  test('that cannot be brought to Slack is a plain failure: nobody saw anything', async () => {
    for (const kind of ['loseAnswer', 'loseRequest'] as const) {
      stage.slack.faults.add({ kind }, { method: 'files.getUploadURLExternal' });
      const error = await thrown(sendFile());
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(Ambiguous);
    }
    stage.slack.faults.add({ kind: 'busy', retryAfter: '9' }, { method: 'files.getUploadURLExternal' });
    expect(await thrown(sendFile())).toBeInstanceOf(Busy);
    expect(stage.slack.dmOf(ada.id)).toEqual([]);
  });

  test('that cannot be shown does not make the message be sent again', async () => {
    stage.slack.faults.add({ kind: 'status', status: 500 }, { method: 'files.completeUploadExternal' });
    expect(await sendFile()).toHaveProperty('sent');
    expect(messages()).toHaveLength(1);
    expect(files()).toEqual([]);
    expect(stage.lines.map(({ event }) => event)).toEqual(['file lost']);
  });

  test('waits its turn when Slack is busy for a moment', async () => {
    stage.slack.faults.add({ kind: 'busy', retryAfter: '1' }, { method: 'files.completeUploadExternal' });
    expect(await sendFile()).toHaveProperty('sent');
    expect(files()).toEqual(['meeting.ics']);
  });
});

test('marks are the same for the same key, differ between workspaces, and make UUIDs of version 5', () => {
  expect(markOf('T1', 'k')).toBe(markOf('T1', 'k'));
  expect(markOf('T1', 'k')).not.toBe(markOf('T2', 'k'));
  expect(uuidOf('x')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  expect(createHash('sha256').update('k').digest('hex')).not.toContain(markOf('T1', 'k'));
});
