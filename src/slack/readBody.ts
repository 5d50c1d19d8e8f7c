/** What Slack delivers, over HTTP and over a socket alike. Nothing in the payload was looked at yet. */
export type Delivery = {
  readonly kind: 'event' | 'interaction' | 'command';
  readonly payload: unknown;
};

/** A request's body by its content type; null where it is neither JSON nor a form of Slack's. */
export const readBody = (contentType: string | undefined, body: Uint8Array): Delivery | null => {
  const text = Buffer.from(body).toString('utf8');
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return delivery('event', parse(text));
  if (type !== 'application/x-www-form-urlencoded') return null;
  const fields = new URLSearchParams(text);
  const payload = fields.get('payload');
  return payload === null
    ? { kind: 'command', payload: Object.fromEntries(fields) }
    : delivery('interaction', parse(payload));
};

const delivery = (kind: Delivery['kind'], payload: unknown): Delivery | null =>
  payload === undefined ? null : { kind, payload };

const parse = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};
