import { Routes } from 'discord.js';
import type { DiscordCall } from './call.ts';
import { isRecord } from './call.ts';

/** Discord's ids begin with their time. */
const snowflakeAt = (at: Date): string => String(BigInt(Math.max(0, at.getTime() - discordEpoch)) << 22n);
const discordEpoch = 1_420_070_400_000;

/** How far before an attempt its message is looked for: clocks differ. */
const slackMs = 60_000;
const mostPages = 10;
const pageSize = 100;

/** The message of ours in a channel that carries this mark, posted since then; null where there is none. */
export const findMessage = async (
  call: DiscordCall,
  channel: string,
  mark: number,
  since: Date,
): Promise<string | null> => {
  let after = snowflakeAt(new Date(since.getTime() - slackMs));
  for (let page = 0; page < mostPages; page++) {
    const query = new URLSearchParams({ limit: String(pageSize), after });
    const read = await call({ method: 'GET', route: Routes.channelMessages(channel), query });
    const list = 'unreachable' in read ? [] : listIn(read.answer);
    const found = list.find((one) => isMarked(one, mark));
    if (found !== undefined) return idIn(found);
    if (list.length < pageSize) return null;
    // Newest first, whatever `after` says.
    after = list.map(idIn).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b), after);
  }
  return null;
};

/** The thread whose name ends with this mark; null where there is none that is still open. */
export const findRoom = async (call: DiscordCall, place: string, mark: string): Promise<string | null> => {
  const read = await call({ method: 'GET', route: Routes.guildActiveThreads(place) });
  const threads = 'unreachable' in read ? null : read.answer['threads'];
  const found = (Array.isArray(threads) ? threads : []).find(
    (thread) => isRecord(thread) && typeof thread['name'] === 'string' && thread['name'].endsWith(mark),
  );
  return found === undefined ? null : idIn(found);
};

const listIn = (answer: Readonly<Record<string, unknown>>): unknown[] =>
  Array.isArray(answer['list']) ? answer['list'] : [];

const idIn = (one: unknown): string => (isRecord(one) && typeof one['id'] === 'string' ? one['id'] : '0');

const isMarked = (one: unknown, mark: number): boolean => {
  const components = isRecord(one) ? one['components'] : null;
  const [first] = Array.isArray(components) ? components : [];
  return isRecord(first) && first['id'] === mark;
};
