import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from '../fakes/slack/shape.ts';

/** One call of the Web API as it went through. */
export type Seen = { readonly method: string; readonly sent: Json; readonly answer: Json };

/** A way to Slack's stand-in that remembers every call and what became of it. */
export type SlackProxy = {
  readonly url: string;
  readonly seen: readonly Seen[];
  readonly stop: () => Promise<void>;
};

/** Where answers to commands and presses are taken: the stand-in has no such address. */
export const answersPath = '/answers';

/** Listen on a free port and hand everything on to `target`. */
export const startSlackProxy = async (target: string): Promise<SlackProxy> => {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (request.url?.startsWith(answersPath)) {
      response.end('ok');
      return;
    }
    const type = request.headers['content-type'] ?? '';
    const answered = await fetch(`${target}${request.url ?? ''}`, {
      method: request.method ?? 'POST',
      headers: { 'content-type': type, authorization: request.headers.authorization ?? '' },
      ...(body.length === 0 ? {} : { body }),
    });
    const said = await answered.text();
    const method = /\/api\/([\w.]+)/u.exec(request.url ?? '')?.[1];
    if (method !== undefined) seen.push({ method, sent: read(type, body), answer: JSON.parse(said) as Json });
    response.writeHead(answered.status, {
      'content-type': answered.headers.get('content-type') ?? 'application/json',
    });
    response.end(said);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
};

const read = (type: string, body: Buffer): Json => {
  if (type.includes('json')) return JSON.parse(body.toString() || '{}') as Json;
  const fields = Object.fromEntries(new URLSearchParams(body.toString()));
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, parsed(value)]));
};

const parsed = (value: string): unknown => {
  try {
    return /^[[{]/u.test(value) ? JSON.parse(value) : value;
  } catch {
    return value;
  }
};
