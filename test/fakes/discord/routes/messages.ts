import { messageProblems } from '../body.ts';
import type { Answer } from '../driverInteractions.ts';
import { listOf } from '../driverShown.ts';
import { isRecord, type Json } from '../gatewayShape.ts';
import { addMessage, botId, type FakeChannel, type FakeMessage, grantsIn, permission } from '../state.ts';
import {
  type Asked,
  invalid,
  missingAccess,
  missingPermissions,
  ok,
  type Route,
  unknownChannel,
  wrong,
} from './route.ts';

/** "The past few minutes" in which the same nonce is the same message. */
const nonceMs = 180_000;

export const messages: readonly Route[] = [
  { method: 'POST', path: /^\/channels\/(\d+)\/messages$/u, run: (asked) => create(asked) },
  { method: 'PATCH', path: /^\/channels\/(\d+)\/messages\/(\d+)$/u, run: (asked) => edit(asked) },
  { method: 'GET', path: /^\/channels\/(\d+)\/messages$/u, run: (asked) => list(asked) },
];

const create = ({ state, ids: [id = ''], body, files }: Asked): Answer => {
  const channel = state.channels.get(id);
  if (channel === undefined) return unknownChannel;
  const refused = mayWrite({ state, channel, hasFiles: files.length > 0 });
  if (refused !== null) return refused;
  const problems = messageProblems(body, { files });
  if (problems.length > 0) return invalid(problems);
  const nonce = String(body['nonce'] ?? '');
  const before = body['enforce_nonce'] === true ? state.nonces.get(nonce) : undefined;
  if (before !== undefined && state.now() - before.at < nonceMs) return ok(described(before.message));
  channel.isArchived = false;
  const message = addMessage(state, id, botId, body, { files });
  if (nonce !== '') state.nonces.set(nonce, { message, at: state.now() });
  return ok(described(message));
};

const mayWrite = (asked: {
  readonly state: Asked['state'];
  readonly channel: FakeChannel;
  readonly hasFiles: boolean;
}): Answer | null => {
  const { state, channel, hasFiles } = asked;
  if (channel.type === 1) return mayWriteTo(state, [...channel.members][0] ?? '');
  const granted = grantsIn(state, channel);
  if ((granted & permission.viewChannel) === 0n) return missingAccess;
  const speaks = channel.type === 12 ? permission.sendInThreads : permission.sendMessages;
  const needed = speaks | (hasFiles ? permission.attachFiles : 0n);
  if ((granted & needed) !== needed) return missingPermissions;
  return channel.isLocked === true ? wrong(400, 160_005, 'Thread is locked') : null;
};

const mayWriteTo = (state: Asked['state'], id: string): Answer | null => {
  const isMutual = [...state.guilds.values()].some(({ members }) => members.has(id));
  if (!isMutual)
    return wrong(403, 50_278, 'Cannot send messages to this user due to having no mutual guilds');
  const isClosed = state.people.get(id)?.isDmClosed === true;
  return isClosed ? wrong(403, 50_007, 'Cannot send messages to this user') : null;
};

const edit = ({ state, ids: [id = '', message], body, files }: Asked): Answer => {
  const channel = state.channels.get(id);
  if (channel === undefined) return unknownChannel;
  if ((grantsIn(state, channel) & permission.viewChannel) === 0n) return missingAccess;
  const found = channel.messages.find((one) => one.id === message);
  if (found === undefined) return wrong(404, 10_008, 'Unknown Message');
  if (found.author !== botId) return wrong(403, 50_005, 'Cannot edit a message authored by another user');
  if (channel.isArchived === true) return wrong(400, 50_083, 'Thread is archived');
  const problems = messageProblems(body, { files: [...files, ...found.files] });
  if (problems.length > 0) return invalid(problems);
  found.body = { ...found.body, ...body };
  found.isEdited = true;
  return ok(described(found));
};

const list = ({ state, ids: [id = ''], query }: Asked): Answer => {
  const channel = state.channels.get(id);
  if (channel === undefined) return unknownChannel;
  const granted = grantsIn(state, channel);
  if ((granted & permission.viewChannel) === 0n) return missingAccess;
  if (channel.guild !== null && (granted & permission.readHistory) === 0n) return ok([]);
  const limit = Number(query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return invalid(['limit']);
  const after = BigInt(query.get('after') ?? 0);
  const later = channel.messages.filter((one) => BigInt(one.id) > after);
  // With `after` those that follow it, otherwise the latest; the newest first in either case.
  const page = query.has('after') ? later.slice(0, limit) : later.slice(-limit);
  return ok(page.map(described).reverse());
};

/** A message as Discord gives it back: components without an id were given one. */
const described = ({ id, author, channel, body, files, type, isEdited }: FakeMessage): Json => {
  const { enforce_nonce: _, allowed_mentions: __, components, ...rest } = body;
  return {
    ...rest,
    ...{
      id,
      channel_id: channel,
      type: type ?? 0,
      content: '',
      author: { id: author, bot: author === botId },
    },
    components: numbered(listOf(components)),
    attachments: files.map((filename) => ({ id, filename })),
    edited_timestamp: isEdited ? new Date().toISOString() : null,
  };
};

const numbered = (components: readonly Json[]): Json[] => {
  const taken = new Set(components.flatMap(({ id }) => (id === undefined ? [] : [id])));
  let next = 0;
  const number = (component: Json): Json => {
    while (component['id'] === undefined && taken.has(++next));
    const inner = component['components'];
    const own = { ...component, id: component['id'] ?? next };
    return Array.isArray(inner) ? { ...own, components: inner.filter(isRecord).map(number) } : own;
  };
  return components.map(number);
};
