import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server that can be shut and opened again on the same port. */
export type Gate = {
  readonly port: number;
  /** Connections that came through since the gate was opened last. */
  readonly passed: () => number;
  readonly open: () => Promise<void>;
  /** Cut every connection and refuse further ones, as if the server were stopped. */
  readonly shut: () => Promise<void>;
};

/** An open gate to a port of this machine. */
export async function openGate(target: number): Promise<Gate> {
  const sockets = new Set<Socket>();
  let passed = 0;
  let port = 0;
  let server: Server | null = null;
  const pass = (from: Socket) => {
    passed += 1;
    const to = connect(target, '127.0.0.1');
    for (const [socket, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  };
  const open = async () => {
    const opening = createServer(pass);
    await new Promise<void>((resolve, reject) => {
      opening.once('error', reject);
      opening.listen(port, '127.0.0.1', resolve);
    });
    const address = opening.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    port = address.port;
    passed = 0;
    server = opening;
  };
  const shut = async () => {
    const closing = server;
    server = null;
    if (closing === null) return;
    const closed = new Promise((resolve) => closing.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await open();
  return { port, passed: () => passed, open, shut };
}
