import { ChannelType, Routes } from 'discord.js';
import {
  Ambiguous,
  type MessageRef,
  type Outgoing,
  type Platform,
  type Sent,
  type Unreachable,
} from '../actions/ports.ts';
import { addresses } from '../views/addresses.ts';
import { button, buttons, line, message, note } from '../views/parts.ts';
import { text } from '../views/text.ts';
import { type DiscordCall, textIn } from './call.ts';
import { findMessage, findRoom } from './find.ts';
import { discordLimits, nonceMs } from './limits.ts';
import { markOf, nonceOf, placeMarkOf, roomMark } from './mark.ts';
import { renderMessage } from './render.ts';

/** What Discord as a platform stands on. */
export type DiscordPlatformPorts = {
  readonly call: DiscordCall;
  /** The text channel of a server in which Acquaint opens private threads; null where it may in none. */
  readonly channelOf: (place: string) => Promise<string | null>;
  readonly now?: () => number;
};

/** A week: after that a thread is put away by itself, and comes back when somebody writes in it. */
const archiveMinutes = 10_080;

/** Discord as a platform. A MessageRef's id is `channel:message`, a room is a private thread. */
export const createDiscordPlatform = (ports: DiscordPlatformPorts): Platform => {
  const { call, channelOf } = ports;
  const direct = createDirect(call);
  const post = async (
    place: string,
    channel: string,
    what: Outgoing,
    key: string,
  ): Promise<Sent | Unreachable> => {
    const drawn = renderMessage(what, {
      mark: markOf(place, key),
      placeMark: placeMarkOf(place),
      files: what.attachments.map(({ name }) => name),
    });
    const posted = await call({
      method: 'POST',
      route: Routes.channelMessages(channel),
      body: { ...drawn, nonce: nonceOf(place, key), enforce_nonce: true },
      files: filesOf(what),
    });
    return 'unreachable' in posted ? posted : { sent: refOf(place, channel, textIn(posted.answer, 'id')) };
  };
  const openThread = async (place: string, title: string, people: readonly string[], key: string) => {
    const channel = await channelOf(place);
    if (channel === null) return { unreachable: 'no channel for private threads' };
    const name = `${title.slice(0, discordLimits.threadName - 8)} ${roomMark(place, key)}`;
    const opened = await call({
      method: 'POST',
      route: Routes.threads(channel),
      body: {
        name,
        type: ChannelType.PrivateThread,
        invitable: false,
        auto_archive_duration: archiveMinutes,
      },
    });
    if ('unreachable' in opened) return opened;
    const id = textIn(opened.answer, 'id');
    return addPeople(call, id, people);
  };
  /** Closed direct messages: a private thread that says no more than that there is something. */
  const hint = async (place: string, externalId: string, what: Outgoing, key: string) => {
    const thread = await openThread(place, 'Acquaint', [externalId], `${key}/hint`);
    if ('unreachable' in thread) return thread;
    const { people } = what;
    const said = { ...what, people, attachments: [], message: hintIn(what.language) };
    return post(place, thread.room.id, said, `${key}/hint`);
  };
  return {
    name: 'discord',
    sendDirect: async (place, externalId, what, key) => {
      const channel = await direct(externalId);
      if ('unreachable' in channel) return channel;
      const sent = await post(place, channel.id, what, key);
      return 'unreachable' in sent ? hint(place, externalId, what, key) : sent;
    },
    sendToRoom: (place, room, what, key) => post(place, room.id, what, key),
    edit: async (ref, what) => {
      const { channel, id } = splitId(ref);
      const names = what.attachments.map(({ name }) => name);
      const marks = { mark: markOf(ref.place, ref.id), placeMark: placeMarkOf(ref.place) };
      const drawn = renderMessage(what, { ...marks, files: names });
      const edited = await call({
        method: 'PATCH',
        route: Routes.channelMessage(channel, id),
        body: drawn,
        files: filesOf(what),
      });
      return 'unreachable' in edited ? edited : { sent: ref };
    },
    openRoom: (place, externalIds, title, key) => openThread(place, title, externalIds, key),
    find: async (place, key, since, where) => {
      if (where !== undefined && 'people' in where) {
        const room = await findRoom(call, place, roomMark(place, key));
        if (room === null) return 'absent';
        // It may have been opened and not everybody added: adding again changes nothing.
        const added = await addPeople(call, room, where.people);
        return 'unreachable' in added ? 'cannotLook' : added;
      }
      if ((ports.now ?? Date.now)() - since.getTime() < nonceMs) return 'absent';
      if (where === undefined) return 'cannotLook';
      const channel = 'room' in where ? { id: where.room.id } : await direct(where.externalId);
      if ('unreachable' in channel) return 'absent';
      const found = await findMessage(call, channel.id, markOf(place, key), since);
      return found === null ? 'absent' : refOf(place, channel.id, found);
    },
  };
};

/** Adding somebody who is there already changes nothing. What fails on the way leaves a room to be found. */
const addPeople = async (call: DiscordCall, thread: string, people: readonly string[]) => {
  for (const person of people) {
    const added = await call({ method: 'PUT', route: Routes.threadMembers(thread, person) }).catch(
      (error: unknown) => {
        throw new Ambiguous(`room opened, not everybody added: ${String(error)}`);
      },
    );
    if ('unreachable' in added) return added;
  }
  return { room: { platform: 'discord', id: thread } };
};

const mostKept = 10_000;

/** The channel of somebody's direct messages: asking again gives the same one, so a few are remembered. */
const createDirect = (call: DiscordCall) => {
  const kept = new Map<string, string>();
  return async (externalId: string): Promise<{ readonly id: string } | Unreachable> => {
    const known = kept.get(externalId);
    if (known !== undefined) return { id: known };
    const opened = await call({
      method: 'POST',
      route: Routes.userChannels(),
      body: { recipient_id: externalId },
    });
    if ('unreachable' in opened) return opened;
    const id = textIn(opened.answer, 'id');
    if (kept.size >= mostKept) kept.clear();
    kept.set(externalId, id);
    return { id };
  };
};

const hintIn = (language: Outgoing['language']) => {
  const words = text(language);
  return message(
    words.youHaveMessage,
    line(words.youHaveMessage),
    buttons(button(words.home.button, addresses.home.open)),
    note(words.openDirect),
  );
};

const filesOf = (what: Outgoing) =>
  what.attachments.map(({ name, type, bytes }) => ({
    name,
    data: Buffer.from(bytes),
    contentType: type,
  }));

const refOf = (place: string, channel: string, id: string): MessageRef => ({
  platform: 'discord',
  place,
  id: `${channel}:${id}`,
});

const splitId = (ref: MessageRef): { channel: string; id: string } => {
  const [channel = '', id = ''] = ref.id.split(':');
  return { channel, id };
};
