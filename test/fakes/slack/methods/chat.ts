import { messageProblems } from '../blockKit.ts';
import { isRecord, type Json } from '../shape.ts';
import {
  dmChannel,
  type FakeChannel,
  type FakeMessage,
  type FakePlace,
  type FakeState,
  newTs,
} from '../state.ts';
import { type Answer, type Call, json, type Methods, text } from './method.ts';

/** Letters of a text; longer ones are split into several messages, which nobody wants. */
const mostText = 4_000;

export const chat: Methods = {
  'chat.postMessage': { scopes: ['chat:write'], perMinute: 300, run: (call) => post(call) },
  'chat.update': { scopes: ['chat:write'], perMinute: 50, run: (call) => update(call) },
  'chat.delete': { scopes: ['chat:write'], perMinute: 50, run: (call) => remove(call) },
  'chat.postEphemeral': { scopes: ['chat:write'], perMinute: 100, run: (call) => postEphemeral(call) },
};

/** The conversation a message goes to: direct messages may be addressed by the person. */
export const targetOf = (state: FakeState, place: FakePlace, id: string): FakeChannel | string => {
  const user = state.users.get(id);
  if (user !== undefined) {
    if (user.place !== place.id || user.isDeleted || user.isInvisible) return 'channel_not_found';
    if (user.isBot) return 'cannot_dm_bot';
    return place.hasMessagesTab ? dmChannel(state, user) : 'messages_tab_disabled';
  }
  const channel = state.channels.get(id);
  if (channel === undefined || channel.place !== place.id) return 'channel_not_found';
  if (!channel.members.has(place.botUser))
    return channel.kind === 'public' ? 'not_in_channel' : 'channel_not_found';
  if (channel.isArchived) return 'is_archived';
  return channel;
};

/** Put a message into a channel and tell what Slack would tell. */
export const addMessage = (
  state: FakeState,
  place: FakePlace,
  channel: FakeChannel,
  about: {
    author: string;
    text: string;
    blocks?: unknown;
    metadata?: unknown;
    clientMsgId?: string;
    files?: string[];
  },
): FakeMessage => {
  const message: FakeMessage = {
    channel: channel.id,
    ts: newTs(state),
    author: about.author,
    text: about.text,
    blocks: about.blocks ?? [],
    metadata: about.metadata ?? null,
    clientMsgId: about.clientMsgId ?? null,
    files: about.files ?? [],
    isEdited: false,
    at: state.now(),
  };
  channel.messages.push(message);
  if (isRecord(message.metadata)) {
    state.emit(place.id, {
      type: 'message_metadata_posted',
      app_id: 'A0ACQUAINT',
      bot_id: place.botId,
      user_id: place.botUser,
      team_id: place.id,
      channel_id: channel.id,
      metadata: message.metadata,
      message_ts: message.ts,
      event_ts: message.ts,
    });
  }
  return message;
};

const post = ({ state, place, args }: Call): Answer => {
  const channel = targetOf(state, place, text(args, 'channel'));
  if (typeof channel === 'string') return { error: channel };
  const wrong = contentProblem(args) ?? metadataProblem(args);
  if (wrong !== null) return wrong;
  const clientMsgId = text(args, 'client_msg_id');
  const message = addMessage(state, place, channel, {
    author: place.botUser,
    text: text(args, 'text'),
    blocks: json(args, 'blocks'),
    metadata: json(args, 'metadata'),
    ...(clientMsgId === '' ? {} : { clientMsgId }),
  });
  return { channel: channel.id, ts: message.ts, message: shown(message) };
};

const update = ({ state, place, args }: Call): Answer => {
  const channel = state.channels.get(text(args, 'channel'));
  if (channel === undefined || channel.place !== place.id) return { error: 'channel_not_found' };
  const message = channel.messages.find(({ ts }) => ts === text(args, 'ts'));
  if (message === undefined) return { error: 'message_not_found' };
  if (message.author !== place.botUser) return { error: 'cant_update_message' };
  const wrong = contentProblem(args) ?? metadataProblem(args);
  if (wrong !== null) return wrong;
  message.text = text(args, 'text');
  message.blocks = json(args, 'blocks') ?? [];
  message.isEdited = true;
  return { channel: channel.id, ts: message.ts, text: message.text, message: shown(message) };
};

const remove = ({ state, place, args }: Call): Answer => {
  const channel = state.channels.get(text(args, 'channel'));
  if (channel === undefined || channel.place !== place.id) return { error: 'channel_not_found' };
  const index = channel.messages.findIndex(({ ts }) => ts === text(args, 'ts'));
  const message = channel.messages[index];
  if (message === undefined) return { error: 'message_not_found' };
  if (message.author !== place.botUser) return { error: 'cant_delete_message' };
  channel.messages.splice(index, 1);
  return { channel: channel.id, ts: message.ts };
};

const postEphemeral = ({ state, place, args }: Call): Answer => {
  const channel = targetOf(state, place, text(args, 'channel'));
  if (typeof channel === 'string') return { error: channel };
  const user = text(args, 'user');
  if (!channel.members.has(user)) return { error: 'user_not_in_channel' };
  const wrong = contentProblem(args);
  if (wrong !== null) return wrong;
  const ts = newTs(state);
  state.ephemerals.push({
    ts,
    channel: channel.id,
    user,
    text: text(args, 'text'),
    blocks: json(args, 'blocks') ?? [],
  });
  return { message_ts: ts };
};

/** What is wrong with the text and blocks of a message; null where nothing is. */
export const contentProblem = (args: Json): { error: string; messages: string[] } | null => {
  const blocks = json(args, 'blocks');
  const written = text(args, 'text');
  if (written === '' && blocks === undefined) return { error: 'no_text', messages: [] };
  if (written.length > mostText) return { error: 'msg_too_long', messages: [] };
  if (blocks === undefined) return null;
  const messages = messageProblems(blocks);
  if (messages.length === 0) return null;
  const isTooLong = messages[0] === 'msg_blocks_too_long';
  return {
    error: isTooLong ? 'msg_blocks_too_long' : 'invalid_blocks',
    messages: messages.map((one) => `[ERROR] ${one}`),
  };
};

const metadataProblem = (args: Json): { error: string } | null => {
  const metadata = json(args, 'metadata');
  if (metadata === undefined) return null;
  const isWhole =
    isRecord(metadata) && typeof metadata['event_type'] === 'string' && isRecord(metadata['event_payload']);
  if (!isWhole) return { error: 'invalid_metadata_format' };
  return JSON.stringify(metadata).length > 8_000 ? { error: 'metadata_too_large' } : null;
};

const shown = (message: FakeMessage): Json => ({
  type: 'message',
  user: message.author,
  text: message.text,
  ts: message.ts,
  blocks: message.blocks,
});
