import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/slack/appDesk.ts';
import type { Delivery } from '../../src/slack/readBody.ts';
import { connectSocket, type Socket } from '../../src/slack/socket.ts';
import { type FakeSocket, startFakeSocket } from '../fakes/slack/driverSocket.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/server.ts';

let slack: FakeSlack;
let fake: FakeSocket;
let socket: Socket;
let outcome: Outcome;
const handled: Delivery[] = [];
const lines: string[] = [];
const escaped: unknown[] = [];
const note = (error: unknown) => void escaped.push(error);

beforeEach(async () => {
  for (const list of [handled, lines, escaped]) list.length = 0;
  process.on('unhandledRejection', note).on('uncaughtException', note);
  outcome = { status: 200 };
  slack = await startFakeSlack();
  fake = await startFakeSocket(slack, { patienceMs: 300 });
  socket = connect();
});
afterEach(async () => {
  await socket.stop();
  await fake.stop();
  await slack.stop();
  process.off('unhandledRejection', note).off('uncaughtException', note);
  expect(escaped).toEqual([]);
});

const connect = (about: { silenceMs?: number } = {}) =>
  connectSocket({
    ...{ appToken: 'xapp-1', apiUrl: slack.url, firstWaitMs: 5, ...about },
    desk: {
      handle: async (delivery) => {
        handled.push(delivery);
        return outcome;
      },
    },
    log: (event, { why }) => void lines.push(`${event}: ${String(why)}`),
  });

const until = async (isSo: () => boolean): Promise<void> => {
  for (let waited = 0; !isSo(); waited += 10) {
    if (waited > 8_000) throw new Error(`it never was: ${lines.slice(-5).join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

describe('the socket', () => {
  it('hands over what comes, and acknowledges with what is said', async () => {
    outcome = { status: 200, said: { text: 'Hello' } };
    expect(await fake.deliver('command', { command: '/intro' })).toEqual({
      status: 200,
      said: { text: 'Hello' },
    });
    await fake.deliver('event', { type: 'event_callback' });
    await fake.deliver('interaction', { type: 'block_actions' });
    expect(handled).toEqual([
      { kind: 'command', payload: { command: '/intro' } },
      { kind: 'event', payload: { type: 'event_callback' } },
      { kind: 'interaction', payload: { type: 'block_actions' } },
    ]);
    expect(socket.isConnected()).toBe(true);
  });

  it('does not acknowledge what could not be stored', async () => {
    outcome = { status: 503 };
    expect((await fake.deliver('event', {})).status).toBe(503);
    outcome = { status: 200 };
    expect((await fake.deliver('event', {}, 1)).status).toBe(200);
  });

  it('acknowledges what it does not understand: it never will', async () => {
    outcome = { status: 400 };
    expect((await fake.deliver('event', null)).status).toBe(200);
  });

  it('survives every nonsense in a frame', async () => {
    await fake.connected();
    for (const text of [
      'null',
      '[]',
      '{',
      '',
      '7',
      '{"type":"events_api"}',
      '{"type":"events_api","payload":null}',
    ]) {
      fake.broadcast(text);
    }
    fake.broadcast('{"type":"events_api","envelope_id":7}');
    fake.broadcast('{"type":"new_thing","envelope_id":"e1","payload":null}');
    fake.broadcast(`{"type":"${'x'.repeat(100_000)}"}`);
    expect((await fake.deliver('command', {})).status).toBe(200);
    expect(fake.asked()).toBe(1);
  });

  it('comes back after the network went', async () => {
    for (let times = 1; times <= 5; times += 1) {
      await fake.connected();
      await until(() => socket.isConnected());
      fake.cut();
      await until(() => fake.asked() > times);
    }
    expect((await fake.deliver('command', {})).status).toBe(200);
  });

  it.each(['invalid_auth', 'not_authed', 'account_inactive', 'internal_error', 'ratelimited'])(
    'keeps trying when Slack answers %s, and is back when it no longer does',
    async (error) => {
      await fake.connected();
      fake.refuse(error);
      fake.cut();
      await until(() => fake.asked() >= 4);
      expect(socket.isConnected()).toBe(false);
      fake.refuse(null);
      await until(() => socket.isConnected());
      expect((await fake.deliver('command', {})).status).toBe(200);
    },
  );

  it('notices a peer that is only silent', async () => {
    await socket.stop();
    socket = connect({ silenceMs: 200 });
    await until(() => socket.isConnected());
    // Pings are answered: that is no silence.
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(socket.isConnected()).toBe(true);
    fake.goSilent();
    await until(() => lines.some((line) => line.endsWith('silent')));
  });

  it('opens the next connection before an announced end', async () => {
    await until(() => socket.isConnected());
    fake.broadcast(JSON.stringify({ type: 'disconnect', reason: 'warning' }));
    await until(() => fake.connections() === 2);
    expect(socket.isConnected()).toBe(true);
    expect((await fake.deliver('command', {})).status).toBe(200);
  });

  it('goes when it is told to, and comes back', async () => {
    await until(() => socket.isConnected());
    fake.broadcast(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    await until(() => fake.asked() === 2 && socket.isConnected());
  });

  it('stops at once, whatever it was doing', async () => {
    fake.refuse('invalid_auth');
    fake.cut();
    await until(() => fake.asked() >= 2);
    await socket.stop();
    const asked = fake.asked();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(fake.asked()).toBe(asked);
  });

  it('is not held up by an address where nobody speaks WebSocket', async () => {
    const mute: Server = createServer((stream) => stream.end('HTTP/1.1 500 No\r\n\r\n'));
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const address = mute.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const before = fake.asked();
    slack.handle('apps.connections.open', () => ({ url: `ws://127.0.0.1:${port}/` }));
    fake.cut();
    await until(() => lines.filter((line) => line.includes('ended')).length >= 3);
    expect(fake.asked()).toBe(before);
    mute.close();
  });
});
