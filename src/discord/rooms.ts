import { setTimeout as sleep } from 'node:timers/promises';
import { ChannelType, Routes } from 'discord.js';
import { Ambiguous, Busy, type Unreachable } from '../actions/ports/platform.ts';
import type { RoomRef } from '../core/introduction.ts';
import { type DiscordCall, textIn } from './call.ts';
import { discordLimits } from './limits.ts';

/** A week: after that a thread is put away by itself, and comes back when somebody writes in it. */
const archiveMinutes = 10_080;

/** Open a private thread with these people. Twice makes two, so its name ends with a mark by which it is found. */
export const openThread = async (
  call: DiscordCall,
  channel: string,
  about: { readonly title: string; readonly mark: string; readonly people: readonly string[] },
): Promise<{ readonly room: RoomRef } | Unreachable> => {
  const opened = await call({
    method: 'POST',
    route: Routes.threads(channel),
    body: {
      name: nameOf(about.title, about.mark),
      type: ChannelType.PrivateThread,
      invitable: false,
      auto_archive_duration: archiveMinutes,
    },
  });
  return 'unreachable' in opened ? opened : addPeople(call, textIn(opened.answer, 'id'), about.people);
};

/**
 * Adding somebody who is there already changes nothing. What fails on the way leaves a room to be found; where somebody
 * cannot be added there is no room, and what was opened is put away.
 */
export const addPeople = async (
  call: DiscordCall,
  thread: string,
  people: readonly string[],
): Promise<{ readonly room: RoomRef } | Unreachable> => {
  for (const person of people) {
    const added = await addPatiently(call, thread, person).catch((error: unknown) => {
      throw new Ambiguous(`room opened, not everybody added: ${String(error)}`);
    });
    if ('unreachable' in added) {
      await putAway(call, thread);
      return added;
    }
  }
  return { room: { platform: 'discord', id: thread } };
};

const longestWaitMs = 3_000;
const mostWaits = 3;

/** A larger room meets Discord's rate for adding people: a second later it goes on. */
const addPatiently = async (call: DiscordCall, thread: string, person: string): ReturnType<DiscordCall> => {
  for (let waits = 0; ; waits += 1) {
    try {
      return await call({ method: 'PUT', route: Routes.threadMembers(thread, person) });
    } catch (error) {
      const isShort = error instanceof Busy && error.retryAfterMs <= longestWaitMs;
      if (!isShort || waits >= mostWaits) throw error;
      await sleep(error.retryAfterMs);
    }
  }
};

/** Nobody misses a room that nobody is in. */
const putAway = async (call: DiscordCall, thread: string): Promise<void> => {
  await call({ method: 'PATCH', route: Routes.channel(thread), body: { archived: true } }).catch(
    () => undefined,
  );
};

/** A letter cut in half at the end is left out. */
const nameOf = (title: string, mark: string): string => {
  const start = title.slice(0, discordLimits.threadName - mark.length - 1).replace(/[\ud800-\udbff]$/u, '');
  return `${start.trim()} ${mark}`.trim();
};
