import { REST, RESTEvents, type RequestMethod, type RouteLike } from 'discord.js';
import { Ambiguous, Busy, type Unreachable } from '../actions/ports/platform.ts';
import { lineMs, mostRefusals, refusalWindowMs, requestMs } from './limits.ts';
import { multipart, type SentFile } from './multipart.ts';
import { outcomeOf } from './outcome.ts';
import type { Pace } from './pace.ts';

/** What one request is. */
export type Asking = {
  readonly method: `${RequestMethod}`;
  readonly route: RouteLike;
  readonly body?: unknown;
  readonly files?: readonly SentFile[];
  readonly query?: URLSearchParams;
  /** The server it is for: however much one has to say, others have their turns in between. */
  readonly place?: string;
};

/**
 * One request to Discord. Throws Busy (nothing was done), Ambiguous (nobody knows), DiscordRefusal or Error (nothing
 * was done). The answer's fields were not checked.
 */
export type DiscordCall = (
  asking: Asking,
) => Promise<{ readonly answer: Readonly<Record<string, unknown>> } | Unreachable>;

/** The REST client: buckets read from headers, no retries of its own, no waiting in line. */
export const discordRest = (token: string, apiUrl: string | null): REST =>
  new REST({
    version: '10',
    ...(apiUrl === null ? {} : { api: apiUrl }),
    retries: 0,
    timeout: requestMs,
    // The library forgets a token that was refused once; whoever asks without its help keeps it.
    headers: { authorization: `Bot ${token}` },
    // Whoever finds no turn goes back to the outbox instead of standing here.
    rejectOnRateLimit: () => true,
  }).setToken(token);

/**
 * Every request goes through here: one way to read failures, and an end to being refused before Discord ends it. `turn`
 * resolves when the bot may send one more request, with what to call once it was answered.
 */
export const createCall = (
  rest: REST,
  now: () => number = Date.now,
  turn: Pace = async () => () => undefined,
): DiscordCall => {
  const guard = createGuard(now);
  rest.on(RESTEvents.Response, (_, { status, headers }) =>
    guard.answered(status, headers.get('x-ratelimit-scope')),
  );
  return async ({ method, route, body, files, query, place }) => {
    const line = `${method} ${lineOf(route)}`;
    const inMs = guard.waitMs(line);
    if (inMs > 0) throw new Busy(inMs);
    const isOver = standsOutside(route) ? () => undefined : await turn(place);
    try {
      const answer = await rest.request({
        method: method as RequestMethod,
        fullRoute: route,
        auth: false,
        signal: AbortSignal.timeout(lineMs),
        ...bodyOf(body, files ?? []),
        ...(query === undefined ? {} : { query }),
      });
      return { answer: isRecord(answer) ? answer : { list: answer } };
    } catch (error) {
      const outcome = outcomeOf(`${method} ${shape(route)}`, error);
      if ('unreachable' in outcome) return outcome;
      if (outcome.error instanceof Busy) guard.hold(line, outcome.error.retryAfterMs);
      throw outcome.error;
    } finally {
      isOver();
    }
  };
};

/** Answers to what somebody did are not counted with the rest. */
const standsOutside = (route: string): boolean => /^\/(?:interactions|webhooks)\//u.test(route);

const bodyOf = (body: unknown, files: readonly SentFile[]) => {
  if (files.length > 0) return { ...multipart(body, files), passThroughBody: true };
  return body === undefined ? {} : { body };
};

/** A token refused is refused for everything; a manager has to mend it. */
const tokenRefusedMs = 60_000;

/** What must not be asked for now: everything after too many refusals, or one line that Discord told to wait. */
const createGuard = (now: () => number) => {
  let refusals: number[] = [];
  let closedUntil = 0;
  const held = new Map<string, number>();
  return {
    /** What Discord counts towards its ban. */
    answered: (status: number, scope: string | null): void => {
      if (status !== 401 && status !== 403 && (status !== 429 || scope === 'shared')) return;
      refusals.push(now());
      if (status === 401) closedUntil = now() + tokenRefusedMs;
    },
    hold: (line: string, forMs: number): void => {
      for (const [one, until] of held) if (until <= now()) held.delete(one);
      held.set(line, now() + forMs);
    },
    waitMs: (line: string): number => {
      refusals = refusals.filter((one) => one > now() - refusalWindowMs);
      const [oldest] = refusals;
      const isFull = oldest !== undefined && refusals.length >= mostRefusals;
      const until = isFull ? oldest + refusalWindowMs : 0;
      return Math.max(until, closedUntil, held.get(line) ?? 0) - now();
    },
  };
};

/** What Discord counts together: a method, a route, and the channel or server in it. */
const lineOf = (route: string): string => route.replace(/(?<=^\/\w+\/[^/]+\/.*)\d{17,20}/gu, ':id');

/** A route without the ids and tokens in it, for logs. */
const shape = (route: string): string =>
  route.replace(/^\/(interactions|webhooks)\/\d+\/[^/]+/u, '/$1/:id/…').replace(/\/\d+/gu, '/:id');

/** A text in an answer; what Discord did is not known where it is missing. */
export const textIn = (answer: Readonly<Record<string, unknown>>, name: string): string => {
  const value = answer[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new Ambiguous(`an answer without ${name}`);
};

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ArrayBuffer);
