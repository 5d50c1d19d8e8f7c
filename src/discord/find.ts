import { Routes } from 'discord.js';
import type { DiscordCall } from './call.ts';
import { isRecord } from './call.ts';

/** Discord's ids begin with their time. */
const snowflakeAt = (at: Date): string => String(BigInt(Math.max(0, at.getTime() - discordEpoch)) << 22n);
const discordEpoch = 1_420_070_400_000;

/** How far before an attempt its message is looked for: clocks differ. */
const slackMs = 300_000;
const mostPages = 10;
const pageSize = 100;

/**
 * The message of ours in a channel that carries this mark, posted since then. `cannotLook`: a server that does not let
 * Acquaint read shows an empty thread, and more was said in it than one can read through.
 */
export const findMessage = async (
  call: DiscordCall,
  channel: string,
  mark: number,
  since: Date,
  kind: 'direct' | 'thread',
): Promise<{ readonly id: string } | 'absent' | 'cannotLook'> => {
  let after = snowflakeAt(new Date(since.getTime() - slackMs));
  for (let page = 0; page < mostPages; page++) {
    const list = await read(call, channel, { limit: String(pageSize), after });
    if (list === null) return 'absent';
    const found = list.find((one) => isMarked(one, mark));
    if (found !== undefined) return { id: idIn(found) };
    const isHidden = list.length === 0 && kind === 'thread' && !(await isReadable(call, channel));
    if (isHidden) return 'cannotLook';
    if (list.length < pageSize) return 'absent';
    // Newest first, whatever `after` says.
    after = list.map(idIn).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b), after);
  }
  return 'cannotLook';
};

/** The thread whose name ends with this mark; null where there is none that is still open. */
export const findRoom = async (call: DiscordCall, place: string, mark: string): Promise<string | null> => {
  const asked = await call({ method: 'GET', route: Routes.guildActiveThreads(place) });
  const threads = 'unreachable' in asked ? null : asked.answer['threads'];
  const found = (Array.isArray(threads) ? threads : []).find(
    (thread) => isRecord(thread) && typeof thread['name'] === 'string' && thread['name'].endsWith(mark),
  );
  return found === undefined ? null : idIn(found);
};

/** A thread is never empty: Discord itself says in it who was added. */
const isReadable = async (call: DiscordCall, thread: string): Promise<boolean> =>
  ((await read(call, thread, { limit: '1' })) ?? []).length > 0;

const read = async (
  call: DiscordCall,
  channel: string,
  query: Readonly<Record<string, string>>,
): Promise<readonly unknown[] | null> => {
  const route = Routes.channelMessages(channel);
  const asked = await call({ method: 'GET', route, query: new URLSearchParams(query) });
  if ('unreachable' in asked) return null;
  return Array.isArray(asked.answer['list']) ? asked.answer['list'] : [];
};

const idIn = (one: unknown): string => (isRecord(one) && typeof one['id'] === 'string' ? one['id'] : '0');

const isMarked = (one: unknown, mark: number): boolean => {
  const components = isRecord(one) ? one['components'] : null;
  const [first] = Array.isArray(components) ? components : [];
  return isRecord(first) && first['id'] === mark;
};
