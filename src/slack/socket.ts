import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Desk } from './appDesk.ts';
import { slackClient } from './client.ts';
import { outcomeOf } from './outcome.ts';
import type { Delivery } from './readBody.ts';
import { openWire, type Wire } from './socketWire.ts';

/** What Socket Mode stands on. `firstWaitMs` is what the waits between attempts begin with. */
export type SocketPorts = {
  readonly desk: Pick<Desk, 'handle'>;
  readonly appToken: string;
  readonly apiUrl: string | null;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
  readonly firstWaitMs?: number;
  readonly silenceMs?: number;
};

/** A connection that keeps itself up. */
export type Socket = {
  readonly isConnected: () => boolean;
  readonly stop: () => Promise<void>;
};

const mostWaitMs = 30_000;
/** Slack pings every few seconds; a connection that is silent for so long is dead, whatever the kernel thinks. */
const silenceMs = 30_000;
const helloMs = 10_000;
/** A connection that ends sooner is a failure, hello or not. */
const steadyMs = 5_000;

/**
 * Socket Mode: Slack's deliveries over a connection of ours. Whatever happens to it (a revoked token, a lost network, a
 * silent peer, nonsense in a frame) is logged and tried again within half a minute; nothing of it leaves this function.
 * An envelope is acknowledged once it is stored, and only then.
 */
export const connectSocket = (ports: SocketPorts): Socket => {
  const stopping = new AbortController();
  const wires = new Set<Wire>();
  const run = async (): Promise<void> => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const startedAt = Date.now();
      const isGreeted = await connectOnce(ports, wires, stopping.signal);
      failures = isGreeted && Date.now() - startedAt > steadyMs ? 0 : failures + 1;
      const wait = Math.min(mostWaitMs, (ports.firstWaitMs ?? 500) * 2 ** Math.min(failures, 10));
      // Spread, so that processes which lost the same network do not all come back at once.
      if (failures > 0) await pause(wait * (0.5 + Math.random() / 2), stopping.signal);
    }
  };
  const running = run();
  return {
    isConnected: () => [...wires].some((wire) => wire.isReady()),
    stop: async () => {
      stopping.abort();
      for (const wire of wires) wire.drop('stopping');
      await running;
    },
  };
};

/** One connection until it ends or is to be followed by another; whether it ever was one. Never rejects. */
const connectOnce = async (ports: SocketPorts, wires: Set<Wire>, signal: AbortSignal): Promise<boolean> => {
  try {
    const url = await socketUrl(ports);
    if (signal.aborted) return false;
    return await new Promise<boolean>((resolve) => {
      let isGreeted = false;
      const wire = openWire(url, ports.silenceMs ?? silenceMs, {
        onText: (text) => void read(text),
        onEnd: (why) => {
          clearTimeout(greeting);
          wires.delete(wire);
          ports.log('slack socket ended', { why });
          resolve(isGreeted);
        },
      });
      wires.add(wire);
      const greeting = setTimeout(() => wire.drop('no hello'), helloMs);
      const read = async (text: string): Promise<void> => {
        const frame = readFrame(text);
        if (frame === null) return;
        if (frame.type === 'hello') {
          isGreeted = true;
          clearTimeout(greeting);
          wire.ready();
        } else if (frame.type === 'disconnect') {
          // A warning comes ten seconds early: the next connection stands before this one falls.
          if (frame.reason === 'warning') resolve(true);
          else wire.drop(frame.reason ?? 'asked to');
        } else await answer(ports, wire, frame);
      };
    });
  } catch (error) {
    const outcome = outcomeOf('apps.connections.open', error);
    const why = 'error' in outcome ? outcome.error.message : outcome.unreachable;
    ports.log('slack socket refused', { why, isTokenDead: outcome.isRevoked === true });
    return false;
  }
};

const socketUrl = async ({ apiUrl, appToken }: SocketPorts): Promise<string> => {
  const opened = await slackClient(apiUrl, appToken).apiCall('apps.connections.open');
  return z.object({ url: z.url({ protocol: /^wss?$/u }) }).parse(opened).url;
};

const frame = z.object({
  type: z.string().max(100),
  envelope_id: z.string().min(1).max(200).optional(),
  reason: z.string().max(100).optional(),
  payload: z.unknown().optional(),
});

type Frame = z.infer<typeof frame>;

const readFrame = (text: string): Frame | null => {
  try {
    return frame.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

const kinds: ReadonlyMap<string, Delivery['kind']> = new Map([
  ['events_api', 'event'],
  ['interactive', 'interaction'],
  ['slash_commands', 'command'],
]);

const answer = async ({ desk }: SocketPorts, wire: Wire, envelope: Frame): Promise<void> => {
  const { type, envelope_id: id, payload } = envelope;
  if (id === undefined) return;
  const kind = kinds.get(type);
  const outcome = kind === undefined ? { status: 200 as const } : await desk.handle({ kind, payload });
  // What is not stored is not acknowledged: Slack sends it again. What is not understood never will be.
  if (outcome.status === 503) return;
  const said = 'said' in outcome && outcome.said !== undefined ? { payload: outcome.said } : {};
  wire.send(JSON.stringify({ envelope_id: id, ...said }));
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);
