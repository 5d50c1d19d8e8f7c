import { webApi } from '@slack/bolt';
import { Ambiguous, Busy, type Unreachable } from '../actions/ports/platform.ts';

/** Slack said no: nothing was done. `code` is Slack's own word for it. */
export class SlackRefusal extends Error {
  readonly code: string;
  constructor(method: string, code: string, details: readonly string[] = []) {
    super([`${method}: ${code}`, ...details].join(' '));
    this.name = 'SlackRefusal';
    this.code = code;
  }
}

/** No bot token for a workspace: Acquaint was never installed there, or was removed. */
export class NotInstalled extends Error {
  constructor() {
    super('not installed');
    this.name = 'NotInstalled';
  }
}

/** What became of a call that failed: an answer, or the error to throw. `isRevoked`: the token is no good any more. */
export type Outcome = (Unreachable | { readonly error: Error }) & { readonly isRevoked?: true };

/** Read a failed call of the SDK (its retries off). What may have happened is Ambiguous, never a plain error. */
export const outcomeOf = (method: string, error: unknown): Outcome => {
  if (error instanceof NotInstalled) return { unreachable: error.message };
  if (error instanceof webApi.WebAPIRateLimitedError) return { error: new Busy(holdMs(error.retryAfter)) };
  if (error instanceof webApi.WebAPIHTTPError) return ofStatus(method, error.statusCode);
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: code, response_metadata: metadata } = error.data;
    return ofCode(method, String(code), metadata?.messages ?? []);
  }
  const cause = error instanceof webApi.WebAPIRequestError ? error.original : error;
  const why = `${method}: ${systemCode(cause) ?? 'no answer'}`;
  return { error: wasNeverSent(cause) ? new Error(why, { cause }) : new Ambiguous(why) };
};

/** Retry-After is trusted up to an hour; nonsense was replaced before (see `client.ts`). */
const holdMs = (seconds: number): number => Math.min(3_600, Math.max(1, seconds)) * 1_000;

/** A server that failed may have done it first; any other status was a refusal. */
const ofStatus = (method: string, status: number): Outcome => ({
  error:
    status >= 500 ? new Ambiguous(`${method}: HTTP ${status}`) : new SlackRefusal(method, `http_${status}`),
});

const ofCode = (method: string, code: string, details: readonly string[]): Outcome => {
  // Anything but a word of Slack's came from something in between, and says nothing about what happened.
  if (!/^[a-z0-9_-]{1,80}$/u.test(code)) return { error: new Ambiguous(`${method}: an answer that is none`) };
  if (unclear.has(code)) return { error: new Ambiguous(`${method}: ${code}`) };
  if (busy.has(code)) return { error: new Busy(holdMs(30)) };
  if (revoked.has(code)) return { error: new SlackRefusal(method, code), isRevoked: true };
  if (unreachable.has(code)) return { unreachable: code, ...troubleOf(code) };
  return { error: new SlackRefusal(method, code, details) };
};

/** "It's possible some aspect of the operation succeeded before the error was raised." */
const unclear = new Set(['internal_error', 'fatal_error', 'request_timeout']);

const busy = new Set(['ratelimited', 'rate_limited']);

const revoked = new Set(['invalid_auth', 'token_revoked', 'account_inactive', 'not_authed']);

/** About the one person, room or message; whatever is wrong with the app or the workspace is an error instead. */
const unreachable = new Set([
  ...['channel_not_found', 'is_archived', 'not_in_channel', 'user_not_in_channel', 'channel_is_archived'],
  ...['user_not_found', 'users_not_found', 'user_disabled', 'user_not_visible', 'cannot_dm_bot'],
  ...['invalid_user_combination', 'too_many_users', 'not_enough_users', 'user_is_bot', 'user_is_restricted'],
  ...['restricted_action', 'restricted_action_read_only_channel', 'restricted_action_thread_only_channel'],
  ...['restricted_action_non_threadable_channel', 'team_access_not_granted'],
  ...['message_not_found', 'cant_update_message', 'edit_window_closed', 'thread_locked'],
]);

/** A private channel without Acquaint in it looks to it like one that is gone. */
const troubleOf = (code: string): Pick<Unreachable, 'trouble'> => {
  if (code === 'not_in_channel' || code === 'user_not_in_channel') return { trouble: 'outside' };
  if (/^(?:channel_not_found|(?:channel_)?is_archived)$/u.test(code)) return { trouble: 'gone' };
  return /^(?:restricted_action|team_access_not_granted)/u.test(code) ? { trouble: 'forbidden' } : {};
};

/** The request never left: the name did not resolve, or nobody took the connection. */
const wasNeverSent = (error: unknown): boolean => neverSent.has(systemCode(error) ?? '');

const neverSent = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'],
  ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN'],
  ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'ERR_TLS_CERT_ALTNAME_INVALID'],
]);

const systemCode = (error: unknown): string | null => {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string') return each.code;
    if (each.name === 'TimeoutError') return each.name;
  }
  return null;
};
