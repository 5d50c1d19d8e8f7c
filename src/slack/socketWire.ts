import { channel } from 'node:diagnostics_channel';
import { Agent, ping, WebSocket } from 'undici';

/** One WebSocket, watched: it ends once, for a reason, and leaves nothing behind. */
export type Wire = {
  /** False where it is not open any more: what was said is lost. */
  readonly send: (text: string) => boolean;
  /** The other side greeted us. */
  readonly ready: () => void;
  readonly isReady: () => boolean;
  /** End it at once; nobody waits for a farewell. */
  readonly drop: (why: string) => void;
};

/** Neither throws, whatever comes. `onEnd` is called once. */
export type WireEvents = {
  readonly onText: (text: string) => void;
  readonly onEnd: (why: string) => void;
};

/** Pings and pongs are seen by no event of a WebSocket; undici tells of them here. */
const heard = [channel('undici:websocket:ping'), channel('undici:websocket:pong')];

/** Open a WebSocket that counts as dead when nothing was heard for `silenceMs`. Does not throw. */
export const openWire = (url: string, silenceMs: number, events: WireEvents): Wire => {
  // An agent of its own: destroying it is the only way to close a peer that does not answer.
  const agent = new Agent({ allowH2: false, connect: { timeout: 10_000 } });
  const socket = new WebSocket(url, { dispatcher: agent });
  let [lastHeardAt, isReady, isOver] = [Date.now(), false, false];
  const hear = (message: unknown): void => {
    const isOurs =
      typeof message === 'object' &&
      message !== null &&
      'websocket' in message &&
      message.websocket === socket;
    if (isOurs) lastHeardAt = Date.now();
  };
  const watch = setInterval(() => {
    if (Date.now() - lastHeardAt > silenceMs) end('silent');
    else if (socket.readyState === WebSocket.OPEN) ping(socket, Buffer.from('acquaint'));
  }, silenceMs / 4);
  const end = (why: string): void => {
    if (isOver) return;
    isOver = true;
    isReady = false;
    clearInterval(watch);
    for (const each of heard) each.unsubscribe(hear);
    if (socket.readyState === WebSocket.OPEN) socket.close(1000);
    agent.destroy().catch(() => undefined);
    events.onEnd(why);
  };
  for (const each of heard) each.subscribe(hear);
  socket.addEventListener('message', ({ data }) => {
    lastHeardAt = Date.now();
    if (!isOver && typeof data === 'string') events.onText(data);
  });
  socket.addEventListener('error', () => end('network'));
  socket.addEventListener('close', ({ code }) => end(`closed ${code}`));
  return {
    send: (text) => {
      if (isOver || socket.readyState !== WebSocket.OPEN) return false;
      socket.send(text);
      return true;
    },
    ready: () => {
      isReady = !isOver;
    },
    isReady: () => isReady,
    drop: end,
  };
};
