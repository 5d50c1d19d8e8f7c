import type { Json } from '../shape.ts';
import { type FakeChannel, type FakeState, openChannel } from '../state.ts';
import { type Answer, type Call, flag, type Methods, page, text } from './method.ts';

export const conversations: Methods = {
  'conversations.open': { scopes: ['im:write', 'mpim:write'], perMinute: 50, run: (call) => open(call) },
  'conversations.history': {
    scopes: ['im:history', 'mpim:history', 'channels:history', 'groups:history'],
    perMinute: 50,
    run: (call) => history(call),
  },
  'conversations.members': {
    scopes: ['im:read', 'mpim:read', 'channels:read', 'groups:read'],
    perMinute: 100,
    run: ({ state, place, args }) => {
      const channel = visible(state, place.id, text(args, 'channel'));
      if (channel === null) return { error: 'channel_not_found' };
      const { items, next } = page([...channel.members], args, 1_000);
      return { members: items, response_metadata: { next_cursor: next } };
    },
  },
  'conversations.info': {
    scopes: ['im:read', 'mpim:read', 'channels:read', 'groups:read'],
    perMinute: 50,
    run: ({ state, place, args }) => {
      const channel = visible(state, place.id, text(args, 'channel'));
      return channel === null
        ? { error: 'channel_not_found' }
        : { channel: described(channel, place.botUser) };
    },
  },
  'conversations.list': {
    scopes: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
    perMinute: 20,
    run: ({ state, place, args }) => channels(state, place.id, place.botUser, args, false),
  },
  'users.conversations': {
    scopes: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
    perMinute: 20,
    run: ({ state, place, args }) => channels(state, place.id, place.botUser, args, true),
  },
};

/** 1 to 8 people, the app not counted; the same people get the same conversation. */
const open = ({ state, place, args }: Call): Answer => {
  const ids = text(args, 'users').split(',').filter(Boolean);
  if (ids.length === 0) return { error: 'users_list_not_supplied' };
  if (new Set(ids).size > 8) return { error: 'too_many_users' };
  for (const id of ids) {
    const user = state.users.get(id);
    if (user === undefined || user.place !== place.id) return { error: 'user_not_found' };
    if (user.isDeleted) return { error: 'user_disabled' };
    if (user.isInvisible) return { error: 'user_not_visible' };
    if (user.isBot) return { error: 'cannot_dm_bot' };
  }
  const kind = ids.length === 1 ? 'im' : 'mpim';
  if (!place.scopes.has(`${kind}:write`)) return { error: 'missing_scope' };
  const before = state.channels.size;
  const channel = openChannel(state, place.id, kind, [...new Set(ids), place.botUser]);
  const isOld = state.channels.size === before;
  const said = flag(args, 'return_im') ? described(channel, place.botUser) : { id: channel.id };
  return { channel: said, ...(isOld ? { no_op: true, already_open: true } : {}) };
};

const historyScopes = {
  im: 'im:history',
  mpim: 'mpim:history',
  public: 'channels:history',
  private: 'groups:history',
};

const history = ({ state, place, args }: Call): Answer => {
  const channel = visible(state, place.id, text(args, 'channel'));
  if (channel === null) return { error: 'channel_not_found' };
  if (!place.scopes.has(historyScopes[channel.kind])) return { error: 'missing_scope' };
  const oldest = Number(text(args, 'oldest') || 0);
  const latest = Number(text(args, 'latest') || Number.POSITIVE_INFINITY);
  const shown = channel.messages
    .filter(({ at }) => state.now() - at >= state.historyLagMs)
    .filter(({ ts }) => Number(ts) > oldest && Number(ts) < latest)
    .toReversed();
  const { items, next } = page(shown, args, 100);
  return {
    messages: items.map(({ ts, author, text: said, blocks, metadata }) => ({
      ...{ type: 'message', ts, user: author, text: said, blocks },
      ...(flag(args, 'include_all_metadata') && metadata !== null ? { metadata } : {}),
    })),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
};

const channels = (state: FakeState, place: string, bot: string, args: Json, isOwn: boolean): Answer => {
  const kinds = (text(args, 'types') || 'public_channel')
    .split(',')
    .map((type) => type.replace('_channel', ''));
  const all = [...state.channels.values()].filter(
    (channel) =>
      channel.place === place &&
      kinds.includes(channel.kind) &&
      (channel.members.has(bot) || (channel.kind === 'public' && !isOwn)),
  );
  const { items, next } = page(all, args, 1_000);
  return {
    channels: items.map((channel) => described(channel, bot)),
    response_metadata: { next_cursor: next },
  };
};

const visible = (state: FakeState, place: string, id: string): FakeChannel | null => {
  const channel = state.channels.get(id);
  if (channel === undefined || channel.place !== place) return null;
  const bot = state.places.get(place)?.botUser ?? '';
  return channel.kind === 'public' || channel.members.has(bot) ? channel : null;
};

const described = (channel: FakeChannel, bot: string): Json => ({
  id: channel.id,
  name: channel.name,
  is_im: channel.kind === 'im',
  is_mpim: channel.kind === 'mpim',
  is_channel: channel.kind === 'public',
  is_private: channel.kind !== 'public',
  is_archived: channel.isArchived,
  is_member: channel.members.has(bot),
  ...(channel.kind === 'im' ? { user: [...channel.members].find((id) => id !== bot) } : {}),
  num_members: channel.members.size,
});
