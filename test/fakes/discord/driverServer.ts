import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from './driverInteractions.ts';
import { isRecord, type Json } from './gatewayShape.ts';

/** A person on the stand-in. */
export type FakePerson = {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly isBot: boolean;
  isDmClosed: boolean;
};

/** A message in a channel. */
export type FakeMessage = {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  body: Json;
  isEdited: boolean;
  readonly files: readonly string[];
};

export type FakeChannel = {
  readonly id: string;
  /** 0 text, 1 direct, 12 private thread. */
  readonly type: 0 | 1 | 12;
  readonly guild: string | null;
  readonly name: string;
  readonly members: Set<string>;
  readonly messages: FakeMessage[];
};

export type FakeGuild = {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly locale: string;
  readonly members: Set<string>;
  readonly managers: Set<string>;
};

export type Serve = (match: RegExpExecArray, body: Json, files: readonly string[]) => Answer;

/** The way out of Discord, as far as a story needs it: people, servers, channels, threads, direct messages. */
export type FakeServer = {
  /** Ends in `/api`. */
  readonly url: string;
  readonly people: Map<string, FakePerson>;
  readonly guilds: Map<string, FakeGuild>;
  readonly channels: Map<string, FakeChannel>;
  readonly nextId: () => string;
  readonly dmOf: (person: string) => FakeChannel;
  readonly post: (channel: string, author: string, body: Json, files?: readonly string[]) => FakeMessage;
  readonly handle: (method: string, path: RegExp, run: Serve) => void;
  /** Every request, `METHOD path`. */
  readonly requests: readonly string[];
  readonly stop: () => Promise<void>;
};

export const botId = '900000000000000001';
const everything = String((1n << 50n) - 1n);

export const startFakeServer = async (token: string): Promise<FakeServer> => {
  const people = new Map<string, FakePerson>();
  const guilds = new Map<string, FakeGuild>();
  const channels = new Map<string, FakeChannel>();
  const nonces = new Map<string, FakeMessage>();
  const requests: string[] = [];
  const routes: { readonly method: string; readonly path: RegExp; readonly run: Serve }[] = [];
  let count = 0n;
  const nextId = () => {
    count += 1n;
    return String((BigInt(Date.now() - 1_420_070_400_000) << 22n) | (count % 4_194_304n));
  };
  const handle: FakeServer['handle'] = (method, path, run) => void routes.unshift({ method, path, run });
  const addChannel = (channel: Omit<FakeChannel, 'messages'>): FakeChannel => {
    const made = { ...channel, messages: [] };
    channels.set(made.id, made);
    return made;
  };
  const dmOf = (person: string): FakeChannel =>
    [...channels.values()].find(({ type, members }) => type === 1 && members.has(person)) ??
    addChannel({ id: nextId(), type: 1, guild: null, name: '', members: new Set([person]) });
  const post: FakeServer['post'] = (channel, author, body, files = []) => {
    const message = { id: nextId(), channel, author, body, files, isEdited: false };
    channels.get(channel)?.messages.push(message);
    return message;
  };
  const described = ({ id, author, channel, body }: FakeMessage) => ({
    ...body,
    ...{ id, channel_id: channel, author: { id: author, bot: author === botId } },
  });
  const unknown: Answer = { status: 404, body: { code: 10_003, message: 'Unknown Channel' } };
  handle('GET', /^\/users\/@me$/u, () => ({
    status: 200,
    body: { id: botId, username: 'Acquaint', bot: true },
  }));
  handle('GET', /^\/guilds\/(\d+)\/channels$/u, ([, id]) => ({
    status: 200,
    body: [...channels.values()]
      .filter(({ guild, type }) => guild === id && type === 0)
      .map(({ id: channel, name }) => ({
        ...{ id: channel, type: 0, name, position: 0 },
        permission_overwrites: [],
      })),
  }));
  handle('GET', /^\/guilds\/(\d+)\/roles$/u, ([, id]) => ({
    status: 200,
    body: [{ id, name: '@everyone', permissions: everything, position: 0 }],
  }));
  handle('GET', /^\/guilds\/(\d+)\/members\/(\d+)$/u, ([, , id]) => ({
    status: 200,
    body: { user: { id }, roles: [] },
  }));
  handle('POST', /^\/users\/@me\/channels$/u, (_match, body) => {
    const person = people.get(String(body['recipient_id']));
    if (person === undefined) return { status: 400, body: { code: 50_033, message: 'Invalid Recipient(s)' } };
    return { status: 200, body: { id: dmOf(person.id).id, type: 1 } };
  });
  handle('POST', /^\/channels\/(\d+)\/messages$/u, ([, id = ''], body, files) => {
    const channel = channels.get(id);
    if (channel === undefined) return unknown;
    const [person = ''] = channel.type === 1 ? channel.members : [];
    if (people.get(person)?.isDmClosed === true) {
      return { status: 403, body: { code: 50_007, message: 'Cannot send messages to this user' } };
    }
    const nonce = `${id}/${body['nonce']}`;
    const before = body['enforce_nonce'] === true ? nonces.get(nonce) : undefined;
    const message = before ?? post(id, botId, body, files);
    nonces.set(nonce, message);
    return { status: 200, body: described(message) };
  });
  handle('PATCH', /^\/channels\/(\d+)\/messages\/(\d+)$/u, ([, id = '', message], body) => {
    const found = channels.get(id)?.messages.find((one) => one.id === message);
    if (found === undefined) return { status: 404, body: { code: 10_008, message: 'Unknown Message' } };
    found.body = { ...found.body, ...body };
    found.isEdited = true;
    return { status: 200, body: described(found) };
  });
  handle('GET', /^\/channels\/(\d+)\/messages$/u, ([, id = '']) => ({
    status: 200,
    body: (channels.get(id)?.messages ?? []).map(described).reverse(),
  }));
  handle('POST', /^\/channels\/(\d+)\/threads$/u, ([, id = ''], body) => {
    const parent = channels.get(id);
    if (parent?.type !== 0) return unknown;
    const thread = { id: nextId(), type: 12 as const, guild: parent.guild, name: String(body['name']) };
    return { status: 201, body: { ...addChannel({ ...thread, members: new Set([botId]) }), members: [] } };
  });
  handle('PUT', /^\/channels\/(\d+)\/thread-members\/(\d+)$/u, ([, id = '', person = '']) => {
    channels.get(id)?.members.add(person);
    return { status: 204 };
  });
  handle('GET', /^\/guilds\/(\d+)\/threads\/active$/u, ([, guild]) => ({
    status: 200,
    body: {
      threads: [...channels.values()]
        .filter((channel) => channel.type === 12 && channel.guild === guild)
        .map(({ id, name }) => ({ id, name })),
    },
  }));
  const server = createServer((request, response) => {
    void readBody(request).then(({ body, files }) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname.replace(/^\/api\/v10/u, '');
      requests.push(`${request.method} ${path}`);
      const isOpen = /^\/(?:interactions|webhooks)\//u.test(path);
      const isAllowed = isOpen || request.headers.authorization === `Bot ${token}`;
      const match = routes.flatMap(({ method, path: pattern, run }) => {
        const found = method === request.method ? pattern.exec(path) : null;
        return found === null ? [] : [{ found, run }];
      })[0];
      const answer = !isAllowed
        ? { status: 401, body: { code: 0, message: '401: Unauthorized' } }
        : match === undefined
          ? { status: 404, body: { code: 0, message: `404: Not Found ${path}` } }
          : match.run(match.found, body, files);
      response.statusCode = answer.status;
      // Without a body there is no content type: a client would try to read it.
      if (answer.body === undefined) return void response.end();
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  return {
    ...{ url, people, guilds, channels, nextId, dmOf, post, handle, requests },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** JSON, or the JSON part and the names of files of a multipart body. */
const readBody = async (request: IncomingMessage): Promise<{ body: Json; files: string[] }> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const isForm = request.headers['content-type']?.startsWith('multipart/form-data') === true;
  const json = isForm
    ? (/name="payload_json"[^\n]*\r\n(?:[^\n]+\r\n)*\r\n([^\r]*)\r\n/u.exec(text)?.[1] ?? '{}')
    : text;
  const files = [...text.matchAll(/filename="([^"]+)"/gu)].map((found) => found[1] ?? '');
  try {
    const body: unknown = JSON.parse(json === '' ? '{}' : json);
    return { body: isRecord(body) ? body : { list: body }, files: isForm ? files : [] };
  } catch {
    return { body: {}, files: [] };
  }
};
