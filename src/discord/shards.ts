import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Leases } from '../actions/ports/rates.ts';
import { DiscordTokenRefused, type Gateway } from './gateway.ts';

/** One part of all servers: `id` of `count`. */
export type Shard = { readonly id: number; readonly count: number };

/** What keeping shards stands on. `lookMs`: how often a process looks at leases. */
export type ShardPorts = {
  readonly leases: Leases;
  /** How many shards Discord advises. */
  readonly countOf: () => Promise<number>;
  readonly connect: (shard: Shard, signal: AbortSignal, onFatal: (why: string) => void) => Promise<Gateway>;
  readonly onFatal: (why: string) => void;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
  readonly lookMs?: number;
};

/** The shards of this process. */
export type Shards = {
  /** Whether all that is ours hears Discord; true where nothing is ours and others have it. */
  readonly areUp: () => boolean;
  readonly stop: () => Promise<void>;
};

const leaseMs = 60_000;
const lookMs = 15_000;
const mostWaitMs = 30_000;

/**
 * Every shard is connected in one process at a time: whichever holds its lease. The others stand by and take over within
 * a minute of a crash, at once after a stop. Processes that start together share: whoever has fewer is quicker.
 * The count is part of the lease's name: processes that were told different counts each cover all servers, and what both
 * hear is done once.
 */
export const keepShards = (ports: ShardPorts): Shards => {
  const stopping = new AbortController();
  const keepers: Keeper[] = [];
  let [isKnown, isOver] = [false, false];
  const fatal = (why: string): void => {
    if (isOver) return;
    isOver = true;
    ports.onFatal(why);
  };
  const held = () => keepers.filter((keeper) => keeper.isBusy()).length;
  const start = async (): Promise<void> => {
    for (let failures = 1; !stopping.signal.aborted && !isOver; failures += 1) {
      try {
        const count = await ports.countOf();
        isKnown = true;
        for (let id = 0; id < count; id += 1) {
          keepers.push(keep(ports, { id, count }, stopping.signal, { fatal, held, isOver: () => isOver }));
        }
        return;
      } catch (error) {
        if (error instanceof DiscordTokenRefused) return fatal(error.message);
        ports.log('discord not connected', { why: reasonOf(error) });
        await pause(Math.min(mostWaitMs, 1_000 * 2 ** failures), stopping.signal);
      }
    }
  };
  const starting = start();
  return {
    areUp: () => isKnown && keepers.every((keeper) => keeper.isUp()),
    stop: async () => {
      stopping.abort();
      await starting;
      await Promise.all(keepers.map((keeper) => keeper.stop()));
    },
  };
};

type Keeper = {
  readonly isBusy: () => boolean;
  readonly isUp: () => boolean;
  readonly stop: () => Promise<void>;
};

type Together = {
  readonly fatal: (why: string) => void;
  readonly held: () => number;
  readonly isOver: () => boolean;
};

/** One shard: its lease, and its connection while it is ours. Connecting may take minutes; the lease is kept meanwhile. */
const keep = (ports: ShardPorts, shard: Shard, signal: AbortSignal, together: Together): Keeper => {
  const name = `discord/${shard.count}/${shard.id}`;
  const token = randomUUID();
  const look = ports.lookMs ?? lookMs;
  let gateway: Gateway | null = null;
  let connecting: { readonly giveUp: AbortController; readonly done: Promise<void> } | null = null;
  let [failures, retryAt] = [0, 0];
  const begin = (): void => {
    const giveUp = new AbortController();
    const failed = (error: unknown): void => {
      if (error instanceof DiscordTokenRefused) together.fatal(error.message);
      failures += 1;
      retryAt = Date.now() + Math.min(mostWaitMs, 1_000 * 2 ** Math.min(failures, 10));
      if (giveUp.signal.aborted || together.isOver()) return;
      ports.log('discord not connected', { shard: shard.id, why: reasonOf(error) });
    };
    const opened = (one: Gateway): void => {
      gateway = one;
      failures = 0;
    };
    const done = ports
      .connect(shard, giveUp.signal, together.fatal)
      .then(opened, failed)
      .finally(() => {
        connecting = null;
      });
    connecting = { giveUp, done };
  };
  const leave = async (): Promise<void> => {
    connecting?.giveUp.abort();
    await connecting?.done;
    const last = gateway;
    gateway = null;
    await last?.stop();
  };
  const isBusy = () => gateway !== null || connecting !== null;
  const lookOnce = async (): Promise<void> => {
    // Whoever has fewer is quicker to take what is free.
    if (!isBusy()) await pause((look / 50) * together.held() * (0.5 + Math.random()), signal);
    const isOurs = !signal.aborted && (await ports.leases.hold(name, token, leaseMs));
    if (!isOurs && isBusy() && !signal.aborted) {
      ports.log('discord lease lost', { shard: shard.id });
      await leave();
    } else if (isOurs && !isBusy() && Date.now() >= retryAt && !together.isOver()) begin();
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      await lookOnce().catch((error: unknown) => ports.log('discord lease', { why: reasonOf(error) }));
      await pause(failures === 0 ? look : Math.min(look, 2_000), signal);
    }
  };
  const running = run();
  return {
    isBusy,
    isUp: () => (gateway === null ? connecting === null && failures === 0 : gateway.isConnected()),
    stop: async () => {
      await running;
      await leave();
      await ports.leases.release(name, token).catch(() => undefined);
    },
  };
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : String(error);
