import { Routes } from 'discord.js';
import type { Unreachable } from '../actions/ports/platform.ts';
import { type DiscordCall, textIn } from './call.ts';
import { closedMs, mostClosed, refusalWindowMs } from './limits.ts';
import { createMemory } from './memory.ts';
import { DiscordRefusal } from './outcome.ts';

/** Whose direct messages are open: what is known, and how many may be found out about at once. */
export type Directs = {
  /** The channel of somebody's direct messages; asking again gives the same one. */
  readonly channelOf: (place: string, externalId: string) => Promise<{ readonly id: string } | Unreachable>;
  readonly isClosed: (externalId: string) => boolean;
  /** A turn to write to somebody, to be ended with what came of it; or how long until there is one. */
  readonly turnFor: (
    externalId: string,
  ) => { readonly inMs: number } | { readonly end: (outcome: Tried) => void };
  /** They did something: what was known of them may be over. */
  readonly heard: (externalId: string) => void;
};

export type Tried = 'open' | 'closed' | 'unknown';

/** Discord's number for closed direct messages. */
export const closedCode = '50007';

/** Nobody there to write to comes to the same as closed direct messages: there is another way to them. */
const asClosed = (error: unknown): Unreachable => {
  if (error instanceof DiscordRefusal && error.status === 404) return { unreachable: closedCode };
  throw error;
};

const mostKept = 50_000;
const openMs = 86_400_000;
const shortlyMs = 1_000;

/**
 * Every closed direct message is a refusal, and Discord bans whoever collects them. So people who took a message before
 * are written to at once, those known to be closed not at all, and of the rest only so many that even if all were
 * closed the refusals stay few.
 */
export const createDirects = (call: DiscordCall, now: () => number): Directs => {
  const channels = createMemory<string>(mostKept, openMs, now);
  const open = createMemory<true>(mostKept, openMs, now);
  const closed = createMemory<true>(mostKept, closedMs, now);
  let refusedAt: number[] = [];
  let underWay = 0;
  let waiting = 0;
  const waitMs = (): number => {
    const [oldest] = refusedAt;
    if (oldest === undefined || refusedAt.length < mostClosed) return shortlyMs;
    // Those who wait come back one after the other, not all at once.
    waiting = (waiting + 1) % mostClosed;
    return oldest + refusalWindowMs - now() + (waiting * refusalWindowMs) / mostClosed;
  };
  return {
    channelOf: async (place, externalId) => {
      const known = channels.get(externalId);
      if (known !== undefined) return { id: known };
      const body = { recipient_id: externalId };
      const opened = await call({ method: 'POST', route: Routes.userChannels(), body, place }).catch(
        asClosed,
      );
      if ('unreachable' in opened) return opened;
      const id = textIn(opened.answer, 'id');
      channels.set(externalId, id);
      return { id };
    },
    isClosed: (externalId) => closed.get(externalId) === true,
    turnFor: (externalId) => {
      const isKnown = open.get(externalId) === true;
      refusedAt = refusedAt.filter((at) => at > now() - refusalWindowMs);
      if (!isKnown && refusedAt.length + underWay >= mostClosed) return { inMs: waitMs() };
      if (!isKnown) underWay += 1;
      return {
        end: (outcome) => {
          if (!isKnown) underWay -= 1;
          if (outcome === 'open') open.set(externalId, true);
          if (outcome !== 'closed') return;
          refusedAt.push(now());
          open.drop(externalId);
          closed.set(externalId, true);
        },
      };
    },
    heard: (externalId) => closed.drop(externalId),
  };
};
