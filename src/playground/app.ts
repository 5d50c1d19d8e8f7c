import type { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Express, json, type Request, type Response, static as serveStatic } from 'express';
import { tidy } from '../actions/answers.ts';
import type { Answered, Arrival, Ingress } from '../actions/ports/inbox.ts';
import { commands } from '../actions/routes.ts';
import type { Suggest } from '../actions/suggestions.ts';
import { languages } from '../core/community.ts';
import { nextMonday } from './clock.ts';
import { playgroundLimits } from './limits.ts';
import { completions } from './manifest.ts';
import type { Directory, MovableClock, Persona, Post, Workspace } from './ports.ts';
import { type Done, readDone, toArrival } from './read.ts';
import { drawForm, drawMessage } from './render.ts';
import { directChannel, publicChannel, roomChannel } from './send.ts';

/** What the playground stands on. */
export type PlaygroundPorts = {
  readonly ingress: Ingress;
  readonly workspace: Workspace;
  readonly directory: Directory;
  readonly clock: MovableClock;
  /** Names of topics for what is being typed. */
  readonly suggest: Suggest;
  /** Emits `changed` with a place whenever a page should look again. */
  readonly changes: EventEmitter;
};

/**
 * The playground: a page that behaves like a chat workspace, for one visitor who may take anybody's place. It has
 * no password, so it is served on loopback only and only to pages of its own origin.
 */
export const servePlayground = (app: Express, ports: PlaygroundPorts): void => {
  const body = json({ limit: playgroundLimits.body });
  app.use('/playground', sameOrigin);
  servePage(app);
  app.get('/playground/state', async (request, response) => {
    response.json(await stateOf(ports, text(request.query['place']), text(request.query['as'])));
  });
  app.get('/playground/channel', async (request, response) => {
    const { place, as, channel } = request.query;
    response.json(await channelOf(ports, text(place), text(as), text(channel)));
  });
  app.get('/playground/topics', async (request, response) => {
    const language = languages.find((known) => known === request.query['language']) ?? 'en';
    const typed = text(request.query['typed']);
    response.json(await ports.suggest('playground', text(request.query['place']), typed, language));
  });
  app.get('/playground/file', async (request, response) => sendFile(ports, request, response));
  app.get('/playground/changes', (request, response) => streamChanges(ports, request, response));
  app.post('/playground/do', body, async (request, response) => {
    const did = readDone(request.body);
    if (did === null) response.status(400).json({ error: 'not understood' });
    else response.json(await act(ports, did));
  });
  app.post('/playground/say', body, async (request, response) => say(ports, request, response));
  app.post('/playground/time', body, async (request, response) => {
    const now = await ports.clock.now();
    const to = moveBy(now, text(request.body?.by), text(request.body?.zone) || 'Europe/Warsaw');
    if (to === null) response.status(400).json({ error: 'not understood' });
    else {
      await ports.clock.moveTo(to);
      response.json({ now: await ports.clock.now() });
    }
  });
  app.post('/playground/language', body, async (request, response) => {
    const language = languages.find((known) => known === request.body?.language);
    if (language === undefined) response.status(400).json({ error: 'not understood' });
    else {
      await ports.directory.speak(text(request.body?.place), text(request.body?.as), language);
      response.json({ language });
    }
  });
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Another site's page must not press buttons here: browsers say where a request comes from. */
const sameOrigin = (request: Request, response: Response, next: () => void): void => {
  const site = request.get('sec-fetch-site');
  const host = (request.get('host') ?? '').replace(/:\d+$/u, '');
  const isOurs = site === undefined || site === 'same-origin' || site === 'none';
  if (isOurs && ['127.0.0.1', 'localhost', '[::1]'].includes(host)) next();
  else response.status(403).json({ error: 'the playground answers its own page only' });
};

const pageFolder = fileURLToPath(new URL('./page', import.meta.url));

/** Nothing but our own script and style; nobody may frame the page. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const servePage = (app: Express): void => {
  const setHeaders = (response: Response) => {
    response.set({ 'content-security-policy': contentPolicy, 'cache-control': 'no-cache' });
  };
  app.use('/playground/page', serveStatic(pageFolder, { setHeaders, index: false }));
  app.get('/', (_request, response) => {
    setHeaders(response);
    response.sendFile('index.html', { root: pageFolder });
  });
};

const stateOf = async (ports: PlaygroundPorts, wanted: string, as: string) => {
  const places = await ports.directory.places();
  const place = places.find((known) => known.place === wanted)?.place ?? places[0]?.place ?? '';
  const people = await ports.directory.people(place);
  const me =
    people.find((persona) => persona.externalId === as) ??
    people.find(({ isManager }) => isManager) ??
    people[0];
  const rooms = me === undefined ? [] : await ports.workspace.roomsOf(place, me.externalId);
  const channels = [
    { id: publicChannel, kind: 'public', title: publicChannel },
    { id: directChannel(me?.externalId ?? ''), kind: 'direct', title: 'Acquaint' },
    ...rooms.map((room) => ({ id: roomChannel(room.id), kind: 'room', title: room.title })),
  ];
  const latest = await ports.workspace.countSince(place, 0, me?.externalId ?? '');
  const waiting = (persona: Persona) => latest.get(directChannel(persona.externalId)) ?? 0;
  return {
    places,
    place,
    me: me ?? null,
    people: people.map((persona) => ({ ...persona, direct: waiting(persona) })),
    channels: channels.map((channel) => ({ ...channel, posts: latest.get(channel.id) ?? 0 })),
    now: await ports.clock.now(),
    completions: completions(commands),
  };
};

const channelOf = async (ports: PlaygroundPorts, place: string, as: string, channel: string) => {
  const people = await ports.directory.people(place);
  const me = people.find((persona) => persona.externalId === as);
  if (me === undefined || !(await mayRead(ports, place, me, channel))) return { posts: [] };
  const posts = (await ports.workspace.posts(place, channel)).slice(-playgroundLimits.posts);
  const names = new Map(people.map((persona) => [persona.externalId, persona.name]));
  return { posts: posts.map((post) => drawPost(place, post, me, names)) };
};

/** A person reads the public channel, their own direct messages, and the rooms they are in. */
const mayRead = async (
  ports: PlaygroundPorts,
  place: string,
  me: Persona,
  channel: string,
): Promise<boolean> => {
  if (channel === publicChannel || channel === directChannel(me.externalId)) return true;
  if (!channel.startsWith('room:')) return false;
  const room = await ports.workspace.roomOf(place, channel.slice('room:'.length));
  return room?.people.includes(me.externalId) ?? false;
};

const drawPost = (place: string, post: Post, me: Persona, names: ReadonlyMap<string, string>) => {
  const { content } = post;
  const file = (name: string) =>
    content.kind === 'acquaint' && content.attachments.some((one) => one.name === name)
      ? `/playground/file?${new URLSearchParams({ place, as: me.externalId, post: String(post.id), name })}`
      : null;
  return {
    id: post.id,
    author: post.author === null ? 'Acquaint' : (names.get(post.author) ?? '…'),
    isAcquaint: post.author === null,
    isMine: post.author === me.externalId,
    at: post.at,
    isEdited: post.isEdited,
    ...(content.kind === 'person'
      ? { text: content.text }
      : { html: drawMessage(content.message, content.people, me, file) }),
  };
};

const sendFile = async (ports: PlaygroundPorts, request: Request, response: Response): Promise<void> => {
  const { place, as, post, name } = request.query;
  const found = await ports.workspace.get(text(place), Number(post));
  const people = await ports.directory.people(text(place));
  const me = people.find((persona) => persona.externalId === as);
  const isMine = found && me && (await mayRead(ports, text(place), me, found.channel));
  const content = isMine ? found.content : null;
  const attachment =
    content?.kind === 'acquaint' ? content.attachments.find((one) => one.name === name) : undefined;
  if (attachment === undefined) response.status(404).end();
  else response.attachment(attachment.name).type(attachment.type).send(Buffer.from(attachment.bytes));
};

const streamChanges = (ports: PlaygroundPorts, request: Request, response: Response): void => {
  response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-cache' }).flushHeaders();
  const tell = (place: string) => response.write(`data: ${JSON.stringify(place)}\n\n`);
  const beat = setInterval(() => response.write(': still here\n\n'), 20_000);
  ports.changes.on('changed', tell);
  request.on('close', () => {
    clearInterval(beat);
    ports.changes.off('changed', tell);
  });
};

const act = async (ports: PlaygroundPorts, did: Done) => {
  const people = await ports.directory.people(did.place);
  const persona = people.find((one) => one.externalId === did.as);
  if (persona === undefined) return { reply: 'none' };
  const arrival = toArrival(did, persona, people, await ports.clock.now());
  const answered = await ports.ingress.receive(arrival);
  if (answered === null) return { reply: 'none' };
  const drawn = draw(answered, people);
  const replaced =
    drawn.reply === 'replace' && did.post !== undefined && (await replace(ports, did, persona, answered));
  const posted = await postPublicly(ports, arrival, answered);
  ports.changes.emit('changed', did.place);
  return replaced || posted ? { reply: 'none' } : drawn;
};

const draw = ({ reply, people, language, zone }: Answered, personas: readonly Persona[]) => {
  switch (reply.reply) {
    case 'form':
      return { reply: reply.reply, html: drawForm(reply.form, personas) };
    case 'correct':
      return { reply: reply.reply, errors: reply.errors };
    case 'show':
    case 'post':
    case 'replace':
    case 'home':
      return { reply: reply.reply, html: drawMessage(reply.message, people, { language, zone }) };
  }
};

/** What is said to everybody stands in the public channel. */
const postPublicly = async (
  ports: PlaygroundPorts,
  arrival: Arrival,
  answered: Answered,
): Promise<boolean> => {
  const { reply, people, language } = answered;
  if (reply.reply !== 'post') return false;
  const content = { kind: 'acquaint', message: reply.message, people, language, zone: null } as const;
  await ports.workspace.post(arrival.place, {
    channel: publicChannel,
    author: null,
    key: arrival.key,
    content: { ...content, attachments: [] },
  });
  return true;
};

/** The press came from a stored post: it shows the reply from now on, as on any platform. */
const replace = async (
  ports: PlaygroundPorts,
  did: Done,
  persona: Persona,
  { reply, people, language, zone }: Answered,
): Promise<boolean> => {
  if (did.post === undefined || reply.reply !== 'replace') return false;
  const post = await ports.workspace.get(did.place, did.post);
  if (post === null || post.author !== null || !(await mayRead(ports, did.place, persona, post.channel))) {
    return false;
  }
  const { message } = reply;
  return ports.workspace.edit(did.place, post.id, {
    kind: 'acquaint',
    message,
    people,
    language,
    zone,
    attachments: [],
  });
};

/** A person types in a public channel or a room; in the direct channel the page sends it to Acquaint as well. */
const say = async (ports: PlaygroundPorts, request: Request, response: Response): Promise<void> => {
  const { place, as, channel, id, text: typed } = request.body ?? {};
  const people = await ports.directory.people(text(place));
  const me = people.find((persona) => persona.externalId === as);
  const words = tidy(text(typed)).slice(0, playgroundLimits.typed);
  if (me === undefined || words.trim() === '' || !(await mayRead(ports, text(place), me, text(channel)))) {
    response.status(400).json({ error: 'not understood' });
    return;
  }
  await ports.workspace.post(text(place), {
    channel: text(channel),
    author: me.externalId,
    key: `said/${me.externalId}/${text(id)}`,
    content: { kind: 'person', text: words },
  });
  ports.changes.emit('changed', text(place));
  response.json({ said: true });
};

const moveBy = (now: Date, by: string, zone: string): Date | null => {
  if (by === 'hour') return new Date(now.getTime() + 3_600_000);
  if (by === 'day') return new Date(now.getTime() + 86_400_000);
  return by === 'monday' ? nextMonday(now, zone) : null;
};
