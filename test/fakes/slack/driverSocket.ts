import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Deliver, Kind } from './driverDelivery.ts';
import type { FakeSlack } from './server.ts';
import { isRecord } from './shape.ts';

/** Slack's side of Socket Mode: what connects is greeted, envelopes go to any one connection. */
export type FakeSocket = {
  readonly deliver: Deliver;
  readonly connections: () => number;
  /** How often somebody asked for an address. */
  readonly asked: () => number;
  /** Say anything to every connection. */
  readonly broadcast: (text: string) => void;
  /** Cut every connection as a network does. */
  readonly cut: () => void;
  /** From now on nothing is said or answered, and the connections stand. */
  readonly goSilent: () => void;
  /** What asking for an address is answered with; null for an address. */
  readonly refuse: (error: string | null) => void;
  readonly connected: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const types: Readonly<Record<Kind, string>> = {
  event: 'events_api',
  interaction: 'interactive',
  command: 'slash_commands',
};

/** `patienceMs`: an envelope not acknowledged by then counts as refused (Slack would send it again). */
export const startFakeSocket = async (
  slack: FakeSlack,
  { patienceMs = 3_000 }: { readonly patienceMs?: number } = {},
): Promise<FakeSocket> => {
  const open = new Set<Socket>();
  const waiting = new Map<string, (said: unknown) => void>();
  let [asked, refusal, isSilent]: [number, string | null, boolean] = [0, null, false];
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.on('upgrade', (request, stream) => {
    const socket = stream as Socket;
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}${magic}`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    readFrames(socket, (opcode, payload) => {
      if (isSilent) return;
      if (opcode === 9) socket.write(frameOf(10, payload));
      else if (opcode === 8) socket.end(frameOf(8, payload));
      else if (opcode === 1) {
        const said: unknown = JSON.parse(payload.toString());
        if (isRecord(said)) waiting.get(String(said['envelope_id']))?.(said['payload'] ?? null);
      }
    });
    open.add(socket);
    socket.write(textFrame(JSON.stringify({ type: 'hello', num_connections: open.size })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  slack.handle('apps.connections.open', () => {
    asked += 1;
    return refusal === null ? { url: `ws://127.0.0.1:${port}/link?ticket=${asked}` } : { error: refusal };
  });
  const connected = async (): Promise<void> => {
    for (let waited = 0; open.size === 0; waited += 10) {
      if (waited > 20_000) throw new Error('nobody connected');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  return {
    deliver: async (kind, payload, retry) => {
      await connected();
      const id = randomUUID();
      const accepts = kind !== 'event';
      const envelope = { envelope_id: id, type: types[kind], payload, accepts_response_payload: accepts };
      const again = retry === undefined ? {} : { retry_attempt: retry, retry_reason: 'timeout' };
      const said = new Promise<unknown>((resolve) => {
        waiting.set(id, resolve);
        setTimeout(() => resolve(unanswered), patienceMs).unref();
      });
      [...open].at(-1)?.write(textFrame(JSON.stringify({ ...envelope, ...again })));
      const answer = await said;
      waiting.delete(id);
      return answer === unanswered ? { status: 503, said: null } : { status: 200, said: answer };
    },
    connections: () => open.size,
    asked: () => asked,
    broadcast: (text) => {
      for (const socket of open) socket.write(textFrame(text));
    },
    cut: () => {
      for (const socket of open) socket.destroy();
    },
    goSilent: () => {
      isSilent = true;
    },
    refuse: (error) => {
      refusal = error;
    },
    connected,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
};

const unanswered = Symbol('unanswered');

/** RFC 6455, section 1.3. */
const magic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const textFrame = (text: string): Buffer => frameOf(1, Buffer.from(text));

const frameOf = (opcode: number, payload: Buffer): Buffer => {
  const { length } = payload;
  const head =
    length < 126
      ? Buffer.from([0x80 | opcode, length])
      : length < 65_536
        ? Buffer.from([0x80 | opcode, 126, length >> 8, length & 255])
        : Buffer.concat([Buffer.from([0x80 | opcode, 127, 0, 0, 0, 0]), uint32(length)]);
  return Buffer.concat([head, payload]);
};

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** Whole, masked frames of a client: fragments are never sent by one that says little. */
const readFrames = (socket: Socket, onFrame: (opcode: number, payload: Buffer) => void): void => {
  let kept = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    kept = Buffer.concat([kept, chunk]);
    for (;;) {
      if (kept.length < 6) return;
      const short = kept.readUInt8(1) & 0x7f;
      const [length, at] =
        short < 126
          ? [short, 2]
          : short === 126
            ? [kept.readUInt16BE(2), 4]
            : [Number(kept.length >= 10 ? kept.readBigUInt64BE(2) : 0n), 10];
      if (kept.length < at + 4 + length) return;
      const mask = kept.subarray(at, at + 4);
      const payload = Buffer.from(kept.subarray(at + 4, at + 4 + length));
      for (const [index, byte] of payload.entries()) payload[index] = byte ^ (mask[index % 4] ?? 0);
      onFrame(kept.readUInt8(0) & 0x0f, payload);
      kept = kept.subarray(at + 4 + length);
    }
  });
};
