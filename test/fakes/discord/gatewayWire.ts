import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** One connection as the server sees it. */
export type ServerWire = {
  readonly send: (text: string) => void;
  /** A close frame with a code, then the end. */
  readonly close: (code: number) => void;
  /** Cut as a network does. */
  readonly cut: () => void;
  /** From now on nothing is read, answered or closed: a peer that died without a word. */
  readonly freeze: () => void;
};

export type ServerWireEvents = {
  readonly onText: (text: string) => void;
  /** With the client's close code, null where it just ended. */
  readonly onEnd: (code: number | null) => void;
};

/** A WebSocket server on the loopback: text frames, close codes, nothing else. */
export const startServerWire = async (
  onConnect: (wire: ServerWire, path: string) => ServerWireEvents | 'refuse',
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> => {
  const open = new Set<Socket>();
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.on('upgrade', (request, stream) => {
    const socket = stream as Socket;
    let [ended, isFrozen, isOurs] = [false, false, false];
    let code: number | null = null;
    const write = (frame: Buffer) => void (socket.writable && !isFrozen && socket.write(frame));
    const wire: ServerWire = {
      send: (text) => write(frameOf(1, Buffer.from(text))),
      close: (why) => {
        if (isFrozen) return;
        isOurs = true;
        const payload = Buffer.alloc(2);
        payload.writeUInt16BE(why);
        write(frameOf(8, payload));
        socket.end();
      },
      cut: () => void socket.destroy(),
      freeze: () => {
        isFrozen = true;
      },
    };
    const key = request.headers['sec-websocket-key'];
    const accept = createHash('sha1').update(`${key}${magic}`).digest('base64');
    const head = `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`;
    // The greeting must not overtake the head.
    socket.cork();
    socket.write(head);
    const events = onConnect(wire, request.url ?? '/');
    if (events === 'refuse') return void socket.destroy();
    socket.uncork();
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('end', () => void socket.destroy());
    socket.on('close', () => {
      open.delete(socket);
      if (ended) return;
      ended = true;
      events.onEnd(code);
    });
    readFrames(socket, (opcode, payload) => {
      if (isFrozen) return;
      if (opcode === 9) write(frameOf(10, payload));
      else if (opcode === 1) events.onText(payload.toString());
      else if (opcode === 8) {
        // An echo of our own close is no word of the client's.
        if (!isOurs) code = payload.length >= 2 ? payload.readUInt16BE(0) : null;
        write(frameOf(8, payload));
        socket.end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
};

/** RFC 6455, section 1.3. */
const magic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const frameOf = (opcode: number, payload: Buffer): Buffer => {
  const { length } = payload;
  if (length < 126) return Buffer.concat([Buffer.from([0x80 | opcode, length]), payload]);
  if (length < 65_536) {
    return Buffer.concat([Buffer.from([0x80 | opcode, 126, length >> 8, length & 255]), payload]);
  }
  const head = Buffer.alloc(10);
  head.writeUInt8(0x80 | opcode, 0);
  head.writeUInt8(127, 1);
  head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
};

/** Whole, masked frames of a client: fragments are never sent by one that says little. */
const readFrames = (socket: Socket, onFrame: (opcode: number, payload: Buffer) => void): void => {
  let kept = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    kept = Buffer.concat([kept, chunk]);
    for (;;) {
      const frame = firstFrame(kept);
      if (frame === null) return;
      kept = kept.subarray(frame.end);
      onFrame(frame.opcode, frame.payload);
    }
  });
};

const firstFrame = (kept: Buffer): { opcode: number; payload: Buffer; end: number } | null => {
  if (kept.length < 6) return null;
  const short = kept.readUInt8(1) & 0x7f;
  const headLength = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (kept.length < headLength) return null;
  const length =
    short === 126 ? kept.readUInt16BE(2) : short === 127 ? Number(kept.readBigUInt64BE(2)) : short;
  const end = headLength + 4 + length;
  if (kept.length < end) return null;
  const mask = kept.subarray(headLength, headLength + 4);
  const payload = Buffer.from(kept.subarray(headLength + 4, end));
  for (const [index, byte] of payload.entries()) payload[index] = byte ^ (mask[index % 4] ?? 0);
  return { opcode: kept.readUInt8(0) & 0x0f, payload, end };
};
