import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a request says about itself: `x-slack-request-timestamp` (seconds) and `x-slack-signature`. */
export type Signature = { readonly timestamp: string | undefined; readonly signature: string | undefined };

/** Older or (a clock that runs ahead) younger than this is not believed. */
const mostSkewSeconds = 300;

/**
 * Whether these bytes come from Slack: `v0=` and the HMAC-SHA256 of `v0:<timestamp>:<body>`
 * (docs.slack.dev, "Verifying requests from Slack"), within five minutes of `nowMs` in both directions.
 */
export const isFromSlack = (
  secret: string,
  { timestamp, signature }: Signature,
  body: Uint8Array,
  nowMs: number,
): boolean => {
  if (secret === '' || timestamp === undefined || signature === undefined) return false;
  if (!/^\d{1,12}$/u.test(timestamp)) return false;
  if (Math.abs(Math.floor(nowMs / 1_000) - Number(timestamp)) > mostSkewSeconds) return false;
  const expected = Buffer.from(sign(secret, timestamp, body));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
};

/** The signature of a body at a time. */
export const sign = (secret: string, timestamp: string, body: Uint8Array | string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
