import type { Client, SimpleShardingStrategy } from 'discord.js';
import { isRecord } from './call.ts';

/**
 * Heartbeats are answered every 41 seconds. The library notices after two that were not, and then waits half a minute
 * for a farewell that a dead peer never says: nearly two minutes in all. Whatever is silent for so long is cut.
 */
const silenceMs = 50_000;

/** Cuts connections on which nothing was heard for too long; the library then resumes them at once. */
export const watchSilence = (
  log: (event: string, details: Readonly<Record<string, unknown>>) => void,
  mostMs = silenceMs,
) => {
  const heardAt = new Map<number, number>();
  let timer: NodeJS.Timeout | undefined;
  const look = (client: Client, strategy: SimpleShardingStrategy): void => {
    for (const [id, { lastPingTimestamp }] of client.ws.shards) {
      const last = Math.max(heardAt.get(id) ?? Date.now(), lastPingTimestamp);
      heardAt.set(id, last);
      if (Date.now() - last <= mostMs) continue;
      heardAt.set(id, Date.now());
      log('discord connection silent', { shard: id });
      cut(strategy, id);
    }
  };
  return {
    heard: (shard: number): void => void heardAt.set(shard, Date.now()),
    start: (client: Client, strategy: SimpleShardingStrategy): void => {
      clearInterval(timer);
      timer = setInterval(() => look(client, strategy), mostMs / 10).unref();
    },
    stop: (): void => clearInterval(timer),
  };
};

/** The library offers no way to a shard's socket but a farewell; its fields are those of the pinned version. */
const cut = (strategy: SimpleShardingStrategy, id: number): void => {
  const shards: unknown = Reflect.get(strategy, 'shards');
  const shard: unknown = shards instanceof Map ? shards.get(id) : null;
  const socket: unknown = isRecord(shard) ? Reflect.get(shard, 'connection') : null;
  const terminate: unknown = isRecord(socket) ? Reflect.get(socket, 'terminate') : null;
  if (typeof terminate === 'function') terminate.call(socket);
};
