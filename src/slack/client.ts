import { webApi } from '@slack/bolt';
import { unsaidHoldMs } from './limits.ts';
import { NotInstalled } from './outcome.ts';

/** The client of a workspace; rejects with NotInstalled where there is no token. */
export type SlackClients = (place: string) => Promise<webApi.WebClient>;

/** Where Slack is; `tokenOf` gives a workspace's bot token as it is now (decrypted, refreshed), or null. */
export type ClientOptions = {
  readonly apiUrl: string | null;
  readonly tokenOf: (place: string) => Promise<string | null>;
};

/** A client is about 60 kB: those used last are kept, one a workspace, whatever became of earlier tokens. */
const mostClients = 200;

/** Slower than this is a lost answer. */
const timeoutMs = 10_000;

/** Clients that never try again by themselves: the outbox alone decides about that. */
export const slackClients = ({ apiUrl, tokenOf }: ClientOptions): SlackClients => {
  const clients = new Map<string, webApi.WebClient>();
  return async (place) => {
    const token = await tokenOf(place);
    const known = clients.get(place);
    clients.delete(place);
    if (token === null) throw new NotInstalled();
    const client = known?.token === token ? known : slackClient(apiUrl, token);
    clients.set(place, client);
    for (const oldest of clients.keys()) {
      if (clients.size <= mostClients) break;
      clients.delete(oldest);
    }
    return client;
  };
};

/** One client with a token of its own, or with none (OAuth). */
export const slackClient = (apiUrl: string | null, token?: string): webApi.WebClient =>
  new webApi.WebClient(token, {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    maxRequestConcurrency: 20,
    timeout: timeoutMs,
    allowAbsoluteUrls: false,
    fetch: steadyFetch,
    logger: quiet,
  });

/** A 429 without a sensible Retry-After would be an unknown error: it is given one. */
const steadyFetch: webApi.FetchFunction = async (url, init) => {
  const response = await fetch(url, init);
  if (response.status !== 429) return response;
  await response.body?.cancel();
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const isSensible = Number.isFinite(seconds) && seconds >= 0;
  const header = String(isSensible ? Math.ceil(seconds) : unsaidHoldMs / 1_000);
  return new Response(null, { status: 429, headers: { 'retry-after': header } });
};

const silent = (): void => undefined;

/** The SDK's own lines hold addresses and bodies; what matters is in the errors. */
const quiet: NonNullable<webApi.WebClientOptions['logger']> = {
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  setLevel: silent,
  getLevel: () => webApi.LogLevel.ERROR,
  setName: silent,
};
