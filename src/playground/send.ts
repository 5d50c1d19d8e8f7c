import { type PlatformDesk, readChannel } from '../actions/ports/desk.ts';
import type { MessageRef, Outgoing, Platform } from '../actions/ports/platform.ts';
import type { Content, Workspace } from './ports.ts';

/** The channel of a person's direct messages with Acquaint. */
export const directChannel = (externalId: string): string => `dm:${externalId}`;

/** The one channel that everybody reads. */
export const publicChannel = 'general';

/** The channel of a room. */
export const roomChannel = (room: string): string => `room:${room}`;

/** The playground as a platform: it keeps what is sent and tells `onPost` that a page may look again. */
export const createPlatform = (workspace: Workspace, onPost: (place: string) => void): Platform => {
  const post = async (place: string, channel: string, what: Outgoing, key: string) => {
    const id = await workspace.post(place, { channel, author: null, key, content: contentOf(what) });
    onPost(place);
    return { sent: refOf(place, id) };
  };
  return {
    name: 'playground',
    sendDirect: (place, externalId, what, key) => post(place, directChannel(externalId), what, key),
    sendToRoom: async (place, room, what, key) => {
      const known = await workspace.roomOf(place, room.id);
      return known === null ? { unreachable: 'room gone' } : post(place, roomChannel(room.id), what, key);
    },
    sendToChannel: async (place, channel, what, key) =>
      channel === publicChannel ? post(place, channel, what, key) : { unreachable: 'no such channel' },
    edit: async (ref, what) => {
      const isThere = await workspace.edit(ref.place, Number(ref.id), contentOf(what));
      onPost(ref.place);
      return isThere ? { sent: ref } : { unreachable: 'message gone' };
    },
    openRoom: async (place, externalIds, title, key) => {
      const id = await workspace.openRoom(place, { id: key, title, people: externalIds, key });
      onPost(place);
      return { room: { platform: 'playground', id } };
    },
    find: async (place, key) => {
      const id = await workspace.idOf(place, key);
      if (id !== null) return refOf(place, id);
      const room = await workspace.roomOfKey(place, key);
      return room === null ? 'absent' : { room: { platform: 'playground', id: room } };
    },
  };
};

/** What managers ask of the playground: nobody runs it but whom Acquaint knows as a manager. */
export const playgroundDesk: PlatformDesk = {
  findChannel: async (_place, typed) =>
    readChannel(typed).toLowerCase() === publicChannel
      ? { channel: { id: publicChannel, name: publicChannel } }
      : { no: 'unknown' },
  runsPlace: async () => null,
};

const refOf = (place: string, id: number): MessageRef => ({ platform: 'playground', place, id: String(id) });

const contentOf = (what: Outgoing): Content => ({ kind: 'acquaint', ...what });
