import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFaults, type Fault, type Faults } from './faults.ts';
import { createInspection, type Inspection } from './inspection.ts';
import { chat, targetOf } from './methods/chat.ts';
import { conversations } from './methods/conversations.ts';
import { files } from './methods/files.ts';
import { type Answer, type Call, type Method, type Methods, text } from './methods/method.ts';
import { createOauth, type FakeOauth } from './methods/oauth.ts';
import { users } from './methods/users.ts';
import { views } from './methods/views.ts';
import { createResponses } from './responses.ts';
import { isRecord, type Json } from './shape.ts';
import type { FakePlace, FakeState } from './state.ts';
import { createTiers, type Tiers } from './tiers.ts';

/** Options of a stand-in: `speed` shortens the minutes of the rates; `now` is its clock. */
export type FakeSlackOptions = { readonly speed?: number; readonly now?: () => number };

/** One call to the Web API, as it was answered: `ok`, Slack's word for an error, or the fault it met. */
export type SeenCall = {
  readonly place: string;
  readonly method: string;
  readonly args: Json;
  readonly outcome: string;
};

/** Slack's Web API on the loopback, as strict as the published rules. */
export type FakeSlack = Inspection & {
  /** For the client: ends in `/api/`. */
  readonly url: string;
  readonly state: FakeState;
  /** The first workspace and its token. */
  readonly place: string;
  readonly token: string;
  readonly addPlace: (id: string, token: string) => FakePlace;
  readonly faults: Faults;
  readonly calls: readonly SeenCall[];
  readonly refused: Tiers['refused'];
  readonly oauth: FakeOauth;
  /** A trigger as commands and presses carry it: good for 3 seconds, once. */
  readonly triggerId: (user: string) => string;
  /** The address to answer a command or press at. */
  readonly responseUrl: (context: Parameters<ReturnType<typeof createResponses>['add']>[0]) => string;
  /** How many answers came at such an address. */
  readonly answersAt: (url: string) => number;
  /** A method beyond the Web API proper: whoever plays Socket Mode adds `apps.connections.open`. Any token may call it. */
  readonly handle: (method: string, run: (args: Json, token: string) => Answer) => void;
  /** What happens here and Slack would send as an event. */
  readonly onEvent: (listener: (place: string, event: Json) => void) => void;
  readonly stop: () => Promise<void>;
};

/** What the manifest asks for; the history scopes are what a workspace may add. */
export const defaultScopes = [
  ...['chat:write', 'commands', 'files:write', 'im:write', 'mpim:write', 'users:read', 'team:read'],
  ...['im:read', 'mpim:read', 'channels:read', 'groups:read', 'metadata.message:read'],
];

export const startFakeSlack = async (options: FakeSlackOptions = {}): Promise<FakeSlack> => {
  const now = options.now ?? Date.now;
  const listeners: ((place: string, event: Json) => void)[] = [];
  const state = createState(now, (place, event) => {
    for (const listener of listeners) listener(place, event);
  });
  const faults = createFaults();
  const tiers = createTiers(now, options.speed);
  const { oauth, access } = createOauth(state);
  const responses = createResponses(state);
  const calls: SeenCall[] = [];
  const extra = new Map<string, (args: Json, token: string) => Answer>();
  let base = '';
  const uploads = files((id) => `${base}/upload/${id}`);
  const methods: Methods = { ...chat, ...conversations, ...views, ...users, ...uploads };

  const perform = (method: string, args: Json, token: string): Performed => {
    if (method === 'oauth.v2.access') return { place: '', answer: access({ state, method, args }) };
    const added = extra.get(method);
    if (added !== undefined) return { place: '', answer: added(args, token) };
    const known = methods[method];
    if (known === undefined) return { place: '', answer: { error: 'unknown_method' } };
    const place = [...state.places.values()].find(({ tokens }) => tokens.has(token));
    if (place === undefined)
      return { place: '', answer: { error: token === '' ? 'not_authed' : 'invalid_auth' } };
    if (place.revoked !== null) return { place: place.id, answer: { error: place.revoked } };
    return permitted({ state, place, method, args }, known, tiers);
  };
  const server = createServer((request, response) => {
    serve(request, response, { perform, faults, calls, responses, state }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const token = 'xoxb-fake-token';
  const addPlace = (id: string, ownToken: string): FakePlace => {
    const place: FakePlace = {
      ...{ id, botUser: `U0BOT${id}`, botId: `B0BOT${id}`, tokens: new Set([ownToken]) },
      ...{ scopes: new Set(defaultScopes), revoked: null, hasMessagesTab: true },
    };
    state.places.set(id, place);
    return place;
  };
  const place = addPlace('T0FAKE', token);
  return {
    ...createInspection(state, place.id),
    ...{ url: `${base}/api/`, state, place: place.id, token, addPlace, faults, calls, oauth },
    refused: tiers.refused,
    triggerId: (user) => {
      const id = `${state.next()}.${state.next()}.trigger`;
      state.triggers.set(id, { user, at: now(), isUsed: false });
      return id;
    },
    responseUrl: (context) => `${base}/response/${responses.add(context)}`,
    answersAt: (url) => responses.uses(url.slice(url.lastIndexOf('/') + 1)),
    handle: (method, run) => void extra.set(method, run),
    onEvent: (listener) => void listeners.push(listener),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

type Performed = { readonly place: string; readonly answer: Answer; readonly retryAfter?: number };

/** Scopes first, then the rates, then the method itself. */
const permitted = (call: Call, known: Method, tiers: Tiers): Performed => {
  const { state, place, method, args } = call;
  if (known.scopes.length > 0 && !known.scopes.some((scope) => place.scopes.has(scope))) {
    return { place: place.id, answer: missing(known.scopes, place) };
  }
  const target = method === 'chat.postMessage' ? targetOf(state, place, text(args, 'channel')) : null;
  const channel = target === null ? null : typeof target === 'string' ? text(args, 'channel') : target.id;
  const retryAfter = tiers.take(place.id, method, known.perMinute, channel);
  if (retryAfter > 0) return { place: place.id, answer: { error: 'ratelimited' }, retryAfter };
  const answer = known.run(call);
  return {
    place: place.id,
    answer: answer['error'] === 'missing_scope' ? missing(known.scopes, place) : answer,
  };
};

const missing = (scopes: readonly string[], place: FakePlace): Answer => ({
  error: 'missing_scope',
  needed: scopes.join(','),
  provided: [...place.scopes].join(','),
});

type Behind = {
  readonly perform: (method: string, args: Json, token: string) => Performed;
  readonly faults: ReturnType<typeof createFaults>;
  readonly calls: SeenCall[];
  readonly responses: ReturnType<typeof createResponses>;
  readonly state: FakeState;
};

const serve = async (request: IncomingMessage, response: ServerResponse, behind: Behind): Promise<void> => {
  const body = await bodyOf(request);
  const [, kind = '', name = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
  if (kind === 'upload') return takeFile(response, behind.state, name, body);
  if (kind === 'response') {
    const error = behind.responses.answer(name, recordOf(body.toString()));
    response.writeHead(error === null ? 200 : 404, { 'content-type': 'text/plain' }).end(error ?? 'ok');
    return;
  }
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  const args = isForm ? Object.fromEntries(new URLSearchParams(body.toString())) : recordOf(body.toString());
  const token = /^Bearer (.+)$/u.exec(request.headers.authorization ?? '')?.[1] ?? text(args, 'token');
  const fault = behind.faults.of(name, args);
  const isDone = fault === null || !isBefore(fault);
  const performed = isDone ? behind.perform(name, args, token) : null;
  const outcome = fault?.kind ?? String(performed?.answer['error'] ?? 'ok');
  behind.calls.push({ place: performed?.place ?? '', method: name, args, outcome });
  await answer(request, response, performed, fault);
};

/** Faults after which nothing was done. */
const isBefore = (fault: Fault): boolean => {
  switch (fault.kind) {
    case 'loseRequest':
    case 'busy':
      return true;
    case 'status':
    case 'error':
      return fault.isDone !== true;
    case 'loseAnswer':
    case 'delay':
    case 'garbage':
      return false;
  }
};

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  performed: Performed | null,
  fault: Fault | null,
): Promise<void> => {
  switch (fault?.kind) {
    case 'loseAnswer':
    case 'loseRequest':
      request.socket.destroy();
      return;
    case 'status':
      response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<h1>Sorry</h1>');
      return;
    case 'garbage':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sorry</h1>');
      return;
    case 'busy': {
      const header = fault.retryAfter === null ? {} : { 'retry-after': fault.retryAfter };
      say(response, 429, { ok: false, error: 'ratelimited' }, header);
      return;
    }
    case 'error':
      say(response, 200, { ok: false, error: fault.error });
      return;
    case 'delay':
      await sleep(fault.ms);
      break;
    case undefined:
      break;
  }
  if (performed === null) return;
  const { answer: said, retryAfter } = performed;
  const isOk = !('error' in said);
  const { messages, ...rest } = said;
  const details = Array.isArray(messages) ? { response_metadata: { messages } } : {};
  const header = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  say(
    response,
    retryAfter === undefined ? 200 : 429,
    { ok: isOk, ...(isOk ? said : { ...rest, ...details }) },
    header,
  );
};

const say = (
  response: ServerResponse,
  status: number,
  body: Json,
  headers: Record<string, string> = {},
): void => {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    .end(JSON.stringify(body));
};

const takeFile = (response: ServerResponse, state: FakeState, id: string, body: Buffer): void => {
  const file = state.files.get(id);
  const isRight = file !== undefined && file.bytes === null && body.byteLength === file.length;
  if (isRight) file.bytes = body;
  response
    .writeHead(isRight ? 200 : 400, { 'content-type': 'text/plain' })
    .end(isRight ? `OK - ${id}` : 'no');
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

const recordOf = (body: string): Json => {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
};

const createState = (now: () => number, emit: FakeState['emit']): FakeState => {
  let count = 0;
  return {
    ...{ places: new Map(), users: new Map(), channels: new Map(), ephemerals: [], modals: new Map() },
    ...{
      homes: new Map(),
      files: new Map(),
      triggers: new Map(),
      historyLagMs: 0,
      triggerMs: 3_000,
      now,
      emit,
    },
    next: () => {
      count += 1;
      return count;
    },
  };
};
