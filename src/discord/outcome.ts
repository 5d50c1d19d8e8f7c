import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { Ambiguous, Busy, type Unreachable } from '../actions/ports/platform.ts';
import type { ChannelTrouble } from '../core/channel.ts';

/** Discord said no: nothing was done. `code` is Discord's own number for it. */
export class DiscordRefusal extends Error {
  readonly code: number;
  readonly status: number;
  constructor(why: string, code: number, status: number) {
    super(why);
    this.name = 'DiscordRefusal';
    this.code = code;
    this.status = status;
  }
}

/** What became of a request that failed: an answer, or the error to throw. */
export type Outcome = Unreachable | { readonly error: Error };

/** Read a failed request (the library's retries off). What may have happened is Ambiguous, never a plain error. */
export const outcomeOf = (what: string, error: unknown): Outcome => {
  if (error instanceof RateLimitError) return { error: new Busy(waitOf(error)) };
  if (error instanceof DiscordAPIError) return ofApi(what, error);
  if (error instanceof HTTPError) {
    return error.status >= 500
      ? { error: new Ambiguous(`${what}: HTTP ${error.status}`) }
      : { error: new DiscordRefusal(`${what}: HTTP ${error.status}`, 0, error.status) };
  }
  const why = `${what}: ${systemCode(error) ?? 'no answer'}`;
  return neverSent.has(systemCode(error) ?? '')
    ? { error: new Error(why, { cause: error }) }
    : { error: new Ambiguous(why) };
};

/** As long as Discord says; a second where it says nothing one can count. */
const waitOf = ({ retryAfter }: RateLimitError): number => (retryAfter > 0 ? Math.ceil(retryAfter) : 1_000);

const ofApi = (what: string, error: DiscordAPIError): Outcome => {
  const code = Number(error.code);
  if (error.status >= 500) return { error: new Ambiguous(`${what}: HTTP ${error.status}`) };
  if (code === openingTooFast) return { error: new Busy(tooFastMs) };
  const trouble = troubles.get(code);
  if (unreachable.has(code)) return { unreachable: `${code}`, ...(trouble === undefined ? {} : { trouble }) };
  return { error: new DiscordRefusal(`${what}: ${code} ${error.message}`, code, error.status) };
};

const openingTooFast = 40_003;
const tooFastMs = 60_000;

/** About the one person, channel or message; whatever is wrong with the bot itself is an error instead. */
const unreachable = new Set([
  ...[10_003, 10_004, 10_008, 10_013, 10_007],
  ...[50_001, 50_007, 50_013, 50_033, 50_083, 50_278, 20_009, 30_033, 160_005, 160_006],
]);

/** Unknown channel or server; missing access; missing permissions, locked, archived. */
const troubles: ReadonlyMap<number, ChannelTrouble> = new Map([
  ...[10_003, 10_004].map((code) => [code, 'gone'] as const),
  [50_001, 'outside'],
  ...[50_013, 50_083, 160_005].map((code) => [code, 'forbidden'] as const),
]);

const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const systemCode = (error: unknown): string | null => {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string') return each.code;
    if (each.name === 'AbortError') return each.name;
  }
  return null;
};
