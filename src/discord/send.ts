import { Routes } from 'discord.js';
import {
  Busy,
  type MessageRef,
  type Outgoing,
  type Platform,
  type Sent,
  type Unreachable,
  type Whereabouts,
} from '../actions/ports/platform.ts';
import { type DiscordCall, textIn } from './call.ts';
import { closedCode, createDirects, type Directs, type Tried } from './directs.ts';
import { findMessage, findRoom } from './find.ts';
import { createHints, hintAt, hintKey, isHint } from './hints.ts';
import { nonceMs } from './limits.ts';
import { markOf, nonceOf, placeMarkOf, roomMark } from './mark.ts';
import { renderMessage } from './render.ts';
import { addPeople, openThread } from './rooms.ts';

/** What Discord as a platform stands on. */
export type DiscordPlatformPorts = {
  readonly call: DiscordCall;
  /** The text channel of a server in which Acquaint opens private threads; null where it may in none. */
  readonly channelOf: (place: string) => Promise<string | null>;
  readonly now?: () => number;
};

/** `heard`: somebody did something, so whoever had closed their direct messages is tried again. */
export type DiscordPlatform = Platform & Pick<Directs, 'heard'>;

/** Discord as a platform. A MessageRef's id is `channel:message`, a room is a private thread. */
export const createDiscordPlatform = (ports: DiscordPlatformPorts): DiscordPlatform => {
  const { call, channelOf, now = Date.now } = ports;
  const directs = createDirects(call, now);
  const post = poster(call);
  const hints = createHints({ call, channelOf, post, now });
  return {
    name: 'discord',
    heard: directs.heard,
    sendDirect: async (place, externalId, what, key) => {
      if (directs.isClosed(externalId)) return hints.send(place, externalId, what, key);
      const sent = await postDirect(directs, { place, externalId }, (channel) =>
        post(place, channel, what, key),
      );
      const isClosed = 'unreachable' in sent && sent.unreachable === closedCode;
      return isClosed ? hints.send(place, externalId, what, key) : sent;
    },
    sendToRoom: (place, room, what, key) => post(place, room.id, what, key),
    sendToChannel: post,
    edit: async (ref, what) => {
      if (isHint(ref)) return { sent: ref };
      const { channel, id } = splitId(ref);
      const route = Routes.channelMessage(channel, id);
      const body = drawn(ref.place, what, ref.id);
      const edited = await call({ method: 'PATCH', route, body, files: filesOf(what), place: ref.place });
      return 'unreachable' in edited ? edited : { sent: ref };
    },
    openRoom: async (place, people, title, key) => {
      const channel = await channelOf(place);
      return channel === null
        ? { unreachable: 'no channel for private threads' }
        : openThread(call, channel, { title, mark: roomMark(place, key), people });
    },
    find: async (place, key, since, where) => {
      if (where !== undefined && 'people' in where) {
        const room = await findRoom(call, place, roomMark(place, key));
        // It may have been opened and not everybody added. Where that cannot be, opening it again says so.
        const added = room === null ? null : await addPeople(call, room, where.people);
        return added === null || 'unreachable' in added ? 'absent' : added;
      }
      const found = where === undefined ? 'cannotLook' : await lookFor(where, place, key, since);
      const age = now() - since.getTime();
      // Not seen, but sent again it is the same message.
      return found === 'cannotLook' && age >= 0 && age < nonceMs ? 'absent' : found;
    },
  };

  async function lookFor(
    where: Exclude<Whereabouts, { readonly people: readonly string[] }>,
    place: string,
    key: string,
    since: Date,
  ): Promise<MessageRef | 'absent' | 'cannotLook'> {
    if ('room' in where || 'channel' in where) {
      const id = 'room' in where ? where.room.id : where.channel;
      const found = await findMessage(call, id, markOf(place, key), since, 'thread');
      return typeof found === 'string' ? found : refOf(place, id, found.id);
    }
    const channel = await directs.channelOf(place, where.externalId);
    if ('unreachable' in channel) return 'absent';
    const found = await findMessage(call, channel.id, markOf(place, key), since, 'direct');
    if (typeof found !== 'string') return refOf(place, channel.id, found.id);
    const thread = await hints.threadOf(place, where.externalId);
    if (thread === null) return found;
    const hint = await findMessage(call, thread, markOf(place, hintKey(key)), since, 'thread');
    // A hint that cannot be seen may be given twice: it says nothing.
    return typeof hint === 'string' ? found : hintAt(refOf(place, thread, hint.id));
  }
};

const postDirect = async (
  directs: Directs,
  { place, externalId }: { readonly place: string; readonly externalId: string },
  post: (channel: string) => Promise<Sent | Unreachable>,
): Promise<Sent | Unreachable> => {
  const turn = directs.turnFor(externalId);
  if ('inMs' in turn) throw new Busy(turn.inMs);
  let outcome: Tried = 'unknown';
  try {
    const channel = await directs.channelOf(place, externalId);
    if ('unreachable' in channel) return channel;
    const sent = await post(channel.id);
    if ('sent' in sent) outcome = 'open';
    else if (sent.unreachable === closedCode) outcome = 'closed';
    return sent;
  } finally {
    turn.end(outcome);
  }
};

const poster =
  (call: DiscordCall) =>
  async (place: string, channel: string, what: Outgoing, key: string): Promise<Sent | Unreachable> => {
    const posted = await call({
      method: 'POST',
      route: Routes.channelMessages(channel),
      body: { ...drawn(place, what, key), nonce: nonceOf(place, key), enforce_nonce: true },
      files: filesOf(what),
      place,
    });
    return 'unreachable' in posted ? posted : { sent: refOf(place, channel, textIn(posted.answer, 'id')) };
  };

const drawn = (place: string, what: Outgoing, key: string) =>
  renderMessage(what, {
    mark: markOf(place, key),
    placeMark: placeMarkOf(place),
    files: what.attachments.map(({ name }) => name),
  });

const filesOf = (what: Outgoing) =>
  what.attachments.map(({ name, type, bytes }) => ({ name, data: Buffer.from(bytes), contentType: type }));

const refOf = (place: string, channel: string, id: string): MessageRef => ({
  platform: 'discord',
  place,
  id: `${channel}:${id}`,
});

const splitId = (ref: MessageRef): { channel: string; id: string } => {
  const [channel = '', id = ''] = ref.id.split(':');
  return { channel, id };
};
