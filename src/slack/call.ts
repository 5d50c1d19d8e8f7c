import { setTimeout as sleep } from 'node:timers/promises';
import { Ambiguous, Busy, type Unreachable } from '../actions/ports/platform.ts';
import type { Rates } from '../actions/ports/rates.ts';
import { createTurns, type Rate } from '../actions/turns.ts';
import type { SlackClients } from './client.ts';
import { channelHoldMs, channelRateOf, mostWaitMs, rateOf } from './limits.ts';
import { outcomeOf } from './outcome.ts';

/** What Slack answered: `ok`, and fields that nobody checked. */
export type Answer = Readonly<Record<string, unknown>>;

/**
 * Call a method of the Web API once its turn has come. `channel`: whom or where, for methods counted by channel.
 * Throws Busy (nothing was done), Ambiguous (nobody knows), SlackRefusal or Error (nothing was done).
 */
export type SlackCall = (
  place: string,
  method: string,
  args: Readonly<Record<string, unknown>>,
  channel?: string,
) => Promise<{ readonly answer: Answer } | Unreachable>;

export type CallPorts = {
  readonly clients: SlackClients;
  readonly rates: Rates;
  /** The workspace's token is no good any more: uninstalled, revoked. */
  readonly onRevoked: (place: string) => Promise<void>;
  /** How many times faster than Slack's the stand-in's minutes pass; 1 unless given. */
  readonly speed?: number;
};

/** Every call to Slack goes through here: the shared rates before it, one way to read failures after it. */
export const createCall = ({ clients, rates, onRevoked, speed = 1 }: CallPorts): SlackCall => {
  const turns = createTurns({ rates, mostWaitMs, sleep });
  const turn = (key: string, { everyMs, burst }: Rate) => turns(key, { everyMs: everyMs / speed, burst });
  const hold = async (error: Busy, key: string, channelKey: string | null): Promise<void> => {
    if (channelKey !== null) await rates.hold(channelKey, error.retryAfterMs);
    const isWorkspaces = channelKey === null || error.retryAfterMs > channelHoldMs;
    if (isWorkspaces) await rates.hold(key, error.retryAfterMs);
  };
  /** A token that was changed meanwhile says nothing about the one after it. */
  const isCurrent = async (place: string, token: string | undefined): Promise<boolean> =>
    clients(place).then(
      (client) => client.token === token,
      () => false,
    );
  return async (place, method, args, channel) => {
    const key = `slack/${place}/${method}`;
    const channelRate = channelRateOf(method);
    const channelKey = channel === undefined || channelRate === null ? null : `${key}/${channel}`;
    if (channelKey !== null && channelRate !== null) await turn(channelKey, channelRate);
    await turn(key, rateOf(method));
    const used: { token?: string | undefined } = {};
    try {
      const client = await clients(place);
      used.token = client.token;
      return { answer: { ...(await client.apiCall(method, args)) } };
    } catch (error) {
      const { isRevoked, ...outcome } = outcomeOf(method, error);
      if (isRevoked && (await isCurrent(place, used.token))) await onRevoked(place);
      if ('unreachable' in outcome) return outcome;
      if (outcome.error instanceof Busy) await hold(outcome.error, key, channelKey);
      throw outcome.error;
    }
  };
};

/** A text inside an answer, by the names on the way; what Slack did is not known where it is missing. */
export const textIn = (answer: Answer, ...path: readonly string[]): string => {
  let value: unknown = answer;
  for (const name of path) value = isRecord(value) ? value[name] : undefined;
  if (typeof value === 'string' && value !== '') return value;
  throw new Ambiguous(`an answer without ${path.join('.')}`);
};

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
