import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Buckets, createBuckets } from './buckets.ts';
import { contractProblems } from './contract.ts';
import type { Answer } from './driverInteractions.ts';
import { createFaults, type Fault, type Faults, isDoneDespite } from './faults.ts';
import { isRecord, type Json } from './gatewayShape.ts';
import { messages } from './routes/messages.ts';
import { places } from './routes/places.ts';
import { invalid, type Route } from './routes/route.ts';
import { threads } from './routes/threads.ts';
import {
  addMessage,
  createState,
  directChannel,
  type FakeChannel,
  type FakeGuild,
  type FakeMessage,
  type FakePerson,
  type FakeState,
} from './state.ts';

/** `hasRates`: refuses whoever is too fast; `now` is its clock. */
export type FakeServerOptions = { readonly hasRates?: boolean; readonly now?: () => number };

export type Serve = (match: RegExpExecArray, body: Json, files: readonly string[]) => Answer;

/** One request as it was answered; a status of 0 is no answer at all. */
export type SeenRequest = {
  readonly method: string;
  readonly path: string;
  readonly body: Json;
  readonly status: number;
  readonly at: number;
};

/** Discord's REST, version 10, on the loopback, as strict as the published rules. */
export type FakeServer = {
  /** Ends in `/api`. */
  readonly url: string;
  readonly state: FakeState;
  readonly people: Map<string, FakePerson>;
  readonly guilds: Map<string, FakeGuild>;
  readonly channels: Map<string, FakeChannel>;
  readonly nextId: () => string;
  readonly dmOf: (person: string) => FakeChannel;
  readonly post: (channel: string, author: string, body: Json, files?: readonly string[]) => FakeMessage;
  /** A route of one's own, before all others. */
  readonly handle: (method: string, path: RegExp, run: Serve) => void;
  readonly faults: Faults;
  /** Every request, `METHOD path`. */
  readonly requests: readonly string[];
  readonly seen: readonly SeenRequest[];
  /** What Discord counts towards its ban: 401, 403 and 429, those since this instant. */
  readonly invalidRequests: (since?: number) => number;
  readonly refused: Buckets['refused'];
  readonly stop: () => Promise<void>;
};

export const startFakeServer = async (
  token: string,
  options: FakeServerOptions = {},
): Promise<FakeServer> => {
  const now = options.now ?? Date.now;
  const state = createState(now);
  const faults = createFaults();
  const buckets = createBuckets(now);
  const requests: string[] = [];
  const seen: SeenRequest[] = [];
  const own: { readonly method: string; readonly path: RegExp; readonly run: Serve }[] = [];
  const perform = (asked: Incoming): Answer => {
    const { method, path } = asked;
    const problems = contractProblems(method, path, asked.body);
    if (problems.length > 0) return invalid(problems);
    for (const { run, ...route } of own) {
      const match = route.method === method ? route.path.exec(path) : null;
      if (match !== null) return run(match, asked.body, asked.files);
    }
    for (const route of routes) {
      const match = route.method === method ? route.path.exec(path) : null;
      if (match !== null) return route.run({ ...asked, state, ids: match.slice(1) });
    }
    return { status: 404, body: { code: 0, message: `404: Not Found ${path}` } };
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = await readRequest(request);
    const { method, path, body } = asked;
    requests.push(`${method} ${path}`);
    const turn = options.hasRates === true ? buckets.take(method, path) : freeTurn;
    const fault = faults.of(method, path, body);
    const refusal =
      firstRefusal(request, path, token) ??
      (turn.retryAfter === null ? null : busy(turn.retryAfter, turn.isGlobal)) ??
      refusalOf(fault);
    const answer = refusal ?? (isDoneDespite(fault) ? perform(asked) : null);
    const status = fault?.kind === 'status' ? fault.status : (answer?.status ?? 0);
    seen.push({ method, path, body, status: isLost(fault) ? 0 : status, at: now() });
    if (isLost(fault)) return void request.socket.destroy();
    if (fault?.kind === 'status') return void response.writeHead(fault.status).end('<h1>Sorry</h1>');
    if (fault?.kind === 'delay') await sleep(fault.ms);
    say(response, answer ?? { status: 500 }, turn.headers);
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { people, guilds, channels, nextId } = state;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    ...{ state, people, guilds, channels, nextId, faults, requests, seen, refused: buckets.refused },
    dmOf: (person) => directChannel(state, person),
    post: (channel, author, body, files = []) => addMessage(state, channel, author, body, { files }),
    handle: (method, path, run) => void own.unshift({ method, path, run }),
    invalidRequests: (since = 0) =>
      seen.filter(({ status, at }) => [401, 403, 429].includes(status) && at >= since).length,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const routes: readonly Route[] = [...messages, ...threads, ...places];
const freeTurn = { headers: {}, retryAfter: null, isGlobal: false };
/** Discord takes 25 MiB. */
const mostBytes = 26_214_400;

type Incoming = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly files: readonly string[];
};

const firstRefusal = (request: IncomingMessage, path: string, token: string): Answer | null => {
  const isOpen = /^\/(?:interactions|webhooks)\//u.test(path);
  if (!isOpen && request.headers.authorization !== `Bot ${token}`) {
    return { status: 401, body: { code: 0, message: '401: Unauthorized' } };
  }
  return Number(request.headers['content-length'] ?? 0) > mostBytes
    ? { status: 413, body: { code: 40_005, message: 'Request entity too large' } }
    : null;
};

const busy = (seconds: number | string | null, isGlobal: boolean): Answer => ({
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: seconds, global: isGlobal },
});

const refusalOf = (fault: Fault | null): Answer | null => {
  if (fault?.kind === 'busy') return busy(fault.seconds, fault.isGlobal === true);
  if (fault?.kind !== 'error') return null;
  return { status: fault.status, body: { code: fault.code, message: `fault ${fault.code}` } };
};

const isLost = (fault: Fault | null): boolean =>
  fault?.kind === 'loseAnswer' || fault?.kind === 'loseRequest';

const say = (
  response: ServerResponse,
  { status, body }: Answer,
  headers: Readonly<Record<string, string>>,
) => {
  const isBusy = status === 429 && isRecord(body);
  const waiting = isBusy
    ? {
        ...(body['retry_after'] === null ? {} : { 'retry-after': String(body['retry_after']) }),
        ...(body['global'] === true ? { 'x-ratelimit-global': 'true' } : {}),
      }
    : {};
  // Without a body there is no content type: a client would try to read it.
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...headers, ...waiting });
  response.end(body === undefined ? undefined : JSON.stringify(body));
};

/** JSON, or the JSON part and the names of files of a multipart body. */
const readRequest = async (request: IncomingMessage): Promise<Incoming> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const url = new URL(request.url ?? '/', 'http://loopback');
  const type = request.headers['content-type'] ?? '';
  const bytes = new Uint8Array(Buffer.concat(chunks));
  const { json, files } = type.startsWith('multipart/form-data')
    ? await readForm(bytes, type)
    : { json: new TextDecoder().decode(bytes), files: [] };
  return {
    ...{ method: request.method ?? 'GET', path: url.pathname.replace(/^\/api\/v10/u, '') },
    ...{ query: url.searchParams, body: recordOf(json), files },
  };
};

const readForm = async (bytes: Uint8Array<ArrayBuffer>, type: string) => {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const files: string[] = [];
  for (const [key, value] of form) {
    if (typeof value !== 'string' && /^files\[\d+\]$/u.test(key)) files.push(value.name);
  }
  const json = form.get('payload_json');
  return { json: typeof json === 'string' ? json : '{}', files };
};

const recordOf = (json: string): Json => {
  try {
    const body: unknown = JSON.parse(json === '' ? '{}' : json);
    return isRecord(body) ? body : { list: body };
  } catch {
    return {};
  }
};
