import type { Answer } from '../driverInteractions.ts';
import { addMessage, botId, type FakeChannel, grantsIn, permission } from '../state.ts';
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

const archiveMinutes = [60, 1_440, 4_320, 10_080];
const mostThreads = 1_000;
const mostMembers = 1_000;

export const threads: readonly Route[] = [
  { method: 'POST', path: /^\/channels\/(\d+)\/threads$/u, run: (asked) => create(asked) },
  { method: 'PATCH', path: /^\/channels\/(\d+)$/u, run: (asked) => change(asked) },
  { method: 'PUT', path: /^\/channels\/(\d+)\/thread-members\/(\d+)$/u, run: (asked) => add(asked) },
  { method: 'GET', path: /^\/guilds\/(\d+)\/threads\/active$/u, run: (asked) => active(asked) },
];

/** Not idempotent: the same request twice makes two threads. */
const create = ({ state, ids: [id = ''], body }: Asked): Answer => {
  const parent = state.channels.get(id);
  if (parent === undefined) return unknownChannel;
  if (parent.type !== 0) return wrong(400, 50_024, 'Cannot execute action on this channel type');
  const granted = grantsIn(state, parent);
  if ((granted & permission.viewChannel) === 0n) return missingAccess;
  const needed = permission.createPrivateThreads | permission.sendMessages;
  if ((granted & needed) !== needed) return missingPermissions;
  const { name, type, auto_archive_duration: minutes, invitable, ...rest } = body;
  const problems = [
    ...(typeof name === 'string' && name.length >= 1 && name.length <= 100 ? [] : ['name']),
    ...(type === 12 ? [] : ['type']),
    ...(archiveMinutes.includes(Number(minutes)) ? [] : ['auto_archive_duration']),
    ...(typeof invitable === 'boolean' ? [] : ['invitable']),
    ...Object.keys(rest),
  ];
  if (problems.length > 0) return invalid(problems);
  const open = openThreads(asked(state, parent.guild));
  if (open.length >= (state.guilds.get(parent.guild ?? '')?.mostThreads ?? mostThreads)) {
    return wrong(400, 160_006, 'Maximum number of active threads reached');
  }
  const thread: FakeChannel = {
    ...{ id: state.nextId(), type: 12, guild: parent.guild, name: String(name), parent: id },
    ...{ members: new Set([botId]), messages: [], isArchived: false, isLocked: false },
  };
  state.channels.set(thread.id, thread);
  return ok(described(thread), 201);
};

const change = ({ state, ids: [id = ''], body }: Asked): Answer => {
  const thread = state.channels.get(id);
  if (thread?.type !== 12) return unknownChannel;
  const { archived, ...rest } = body;
  // Whoever opened it may put it away, and nothing else without managing threads.
  if (typeof archived !== 'boolean' || Object.keys(rest).length > 0) return missingPermissions;
  thread.isArchived = archived;
  return ok(described(thread));
};

const add = ({ state, ids: [id = '', person = ''] }: Asked): Answer => {
  const thread = state.channels.get(id);
  if (thread?.type !== 12) return unknownChannel;
  const granted = grantsIn(state, thread);
  if ((granted & permission.viewChannel) === 0n) return missingAccess;
  if ((granted & permission.sendInThreads) === 0n) return missingPermissions;
  if (thread.isArchived === true) return wrong(400, 50_083, 'Thread is archived');
  if (!state.people.has(person)) return wrong(404, 10_013, 'Unknown User');
  const isHere = state.guilds.get(thread.guild ?? '')?.members.has(person) === true;
  if (!isHere) return wrong(403, 50_001, 'Missing Access');
  if (thread.members.has(person)) return { status: 204 };
  if (thread.members.size >= mostMembers) {
    return wrong(400, 30_033, 'Maximum number of thread participants has been reached');
  }
  thread.members.add(person);
  addMessage(state, id, botId, {}, { type: 1 });
  return { status: 204 };
};

const active = ({ state, ids: [guild = ''] }: Asked): Answer =>
  state.guilds.has(guild)
    ? ok({ threads: openThreads(asked(state, guild)).map(described), members: [] })
    : missingAccess;

const asked = (state: Asked['state'], guild: string | null) => ({ state, guild });

/** Private ones as well: the bot is in all that it opened. */
const openThreads = ({ state, guild }: ReturnType<typeof asked>): FakeChannel[] =>
  [...state.channels.values()].filter(
    (one) => one.type === 12 && one.guild === guild && one.isArchived !== true && one.members.has(botId),
  );

const described = ({ id, name, guild, parent, isArchived, isLocked }: FakeChannel) => ({
  ...{ id, name, type: 12, guild_id: guild, parent_id: parent, owner_id: botId },
  thread_metadata: { archived: isArchived === true, locked: isLocked === true, invitable: false },
});
