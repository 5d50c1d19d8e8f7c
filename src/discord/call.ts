import { REST, type RequestMethod, type RouteLike } from 'discord.js';
import { Ambiguous, Busy, type Unreachable } from '../actions/ports.ts';
import { mostRefusals, refusalWindowMs, requestMs } from './limits.ts';
import { outcomeOf } from './outcome.ts';

/** What one request is. */
export type Asking = {
  readonly method: `${RequestMethod}`;
  readonly route: RouteLike;
  readonly body?: unknown;
  readonly files?: readonly { readonly name: string; readonly data: Buffer; readonly contentType: string }[];
  readonly query?: URLSearchParams;
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
    // Whoever finds no turn goes back to the outbox instead of standing here.
    rejectOnRateLimit: () => true,
  }).setToken(token);

/** Every request goes through here: one way to read failures, and an end to being refused before Discord ends it. */
export const createCall = (rest: Pick<REST, 'request'>, now: () => number = Date.now): DiscordCall => {
  let refusals: number[] = [];
  return async ({ method, route, body, files, query }) => {
    const at = now();
    refusals = refusals.filter((one) => one > at - refusalWindowMs);
    const [oldest] = refusals;
    if (oldest !== undefined && refusals.length >= mostRefusals) {
      throw new Busy(oldest + refusalWindowMs - at);
    }
    try {
      const answer = await rest.request({
        method: method as RequestMethod,
        fullRoute: route,
        ...(body === undefined ? {} : { body }),
        ...(files === undefined || files.length === 0 ? {} : { files: [...files] }),
        ...(query === undefined ? {} : { query }),
      });
      return { answer: isRecord(answer) ? answer : { list: answer } };
    } catch (error) {
      const outcome = outcomeOf(`${method} ${shape(route)}`, error);
      if (outcome.isRefused) refusals.push(now());
      if ('unreachable' in outcome) return { unreachable: outcome.unreachable };
      throw outcome.error;
    }
  };
};

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
