import { sign } from '../../../src/slack/verify.ts';
import type { Json } from './shape.ts';

/** The three ways Slack has to say something. */
export type Kind = 'event' | 'interaction' | 'command';

/** What came back: a status (a socket has 200 for an acknowledgement, 503 for none) and what it said. */
export type Acknowledged = { readonly status: number; readonly said: unknown };

/** How a payload gets to the app. */
export type Deliver = (kind: Kind, payload: unknown, retry?: number) => Promise<Acknowledged>;

/** The bytes of a payload as Slack sends them over HTTP. */
export const encode = (kind: Kind, payload: unknown): { readonly body: string; readonly type: string } => {
  if (kind === 'event') return { body: JSON.stringify(payload), type: 'application/json' };
  const fields =
    kind === 'command' ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) };
  return { body: new URLSearchParams(fields).toString(), type: 'application/x-www-form-urlencoded' };
};

/** Slack over HTTP: signed requests to `/slack/events`. */
export const overHttp =
  (baseUrl: string, secret: string): Deliver =>
  async (kind, payload, retry) => {
    const { body, type } = encode(kind, payload);
    const response = await post(baseUrl, secret, body, {
      'content-type': type,
      ...(retry === undefined
        ? {}
        : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' }),
    });
    return { status: response.status, said: readJson(await response.text()) };
  };

/** One signed request with any body. */
export const post = (
  baseUrl: string,
  secret: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> => {
  const timestamp = headers['x-slack-request-timestamp'] ?? String(Math.floor(Date.now() / 1_000));
  return fetch(`${baseUrl}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': sign(secret, timestamp, body),
      ...headers,
    },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
};

const readJson = (text: string): Json | null => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
};
