import type { MessageRef, Outgoing, Sent, Unreachable } from '../actions/ports/platform.ts';
import type { RoomRef } from '../core/introduction.ts';
import { addresses } from '../views/addresses.ts';
import { button, buttons, line, message, note } from '../views/parts.ts';
import { text } from '../views/text.ts';
import type { DiscordCall } from './call.ts';
import { findRoom } from './find.ts';
import { roomMark } from './mark.ts';
import { createMemory } from './memory.ts';
import { addPeople, openThread } from './rooms.ts';

/** What hints stand on: `post` sends into a channel under a key. */
export type HintPorts = {
  readonly call: DiscordCall;
  readonly channelOf: (place: string) => Promise<string | null>;
  readonly post: (place: string, channel: string, what: Outgoing, key: string) => Promise<Sent | Unreachable>;
  readonly now: () => number;
};

/** For people whose direct messages are closed: a private thread that says no more than that there is something. */
export type Hints = {
  readonly send: (
    place: string,
    externalId: string,
    what: Outgoing,
    key: string,
  ) => Promise<Sent | Unreachable>;
  /** Somebody's thread, where there is one that is open. */
  readonly threadOf: (place: string, externalId: string) => Promise<string | null>;
};

/** The key under which a hint is sent in place of a message. */
export const hintKey = (key: string): string => `${key}/hint`;

/** A hint says the same whatever becomes of the message: moderators can read threads, so a card never stands there. */
export const isHint = (ref: MessageRef): boolean => ref.id.endsWith(':hint');

/** Where a hint stands. */
export const hintAt = (ref: MessageRef): MessageRef => ({ ...ref, id: `${ref.id}:hint` });

const mostKept = 20_000;
const dayMs = 86_400_000;
/** A server without room for threads is asked again after this. */
const fullMs = 600_000;

export const createHints = ({ call, channelOf, post, now }: HintPorts): Hints => {
  const threads = createMemory<string>(mostKept, dayMs, now);
  const full = createMemory<string>(mostKept, fullMs, now);
  const mark = (place: string, externalId: string) => roomMark(place, `hints/${externalId}`);
  const threadOf: Hints['threadOf'] = async (place, externalId) =>
    threads.get(`${place}/${externalId}`) ?? findRoom(call, place, mark(place, externalId));
  const open = async (place: string, externalId: string): Promise<{ room: RoomRef } | Unreachable> => {
    const known = threads.get(`${place}/${externalId}`);
    if (known !== undefined) return { room: { platform: 'discord', id: known } };
    const found = await findRoom(call, place, mark(place, externalId));
    if (found !== null) return addPeople(call, found, [externalId]);
    const why = full.get(place);
    if (why !== undefined) return { unreachable: why };
    const channel = await channelOf(place);
    if (channel === null) return { unreachable: noChannel };
    const about = { title: 'Acquaint', mark: mark(place, externalId), people: [externalId] };
    return openThread(call, channel, about);
  };
  return {
    threadOf,
    send: async (place, externalId, what, key) => {
      const opened = await open(place, externalId);
      if ('unreachable' in opened) {
        if (ofThePlace.has(opened.unreachable)) full.set(place, opened.unreachable);
        return opened;
      }
      threads.set(`${place}/${externalId}`, opened.room.id);
      const said = { ...what, people: new Map(), attachments: [], message: hintIn(what.language) };
      const sent = await post(place, opened.room.id, said, hintKey(key));
      if ('sent' in sent) return { sent: hintAt(sent.sent) };
      // Deleted or locked: the next one opens another.
      threads.drop(`${place}/${externalId}`);
      return sent;
    },
  };
};

const noChannel = 'no channel for private threads';

/** No room for threads, no permission for them: nothing about this one person. */
const ofThePlace = new Set([noChannel, '160006', '50013', '10003']);

const hintIn = (language: Outgoing['language']) => {
  const words = text(language);
  return message(
    words.youHaveMessage,
    line(words.youHaveMessage),
    buttons(button(words.home.button, addresses.home.open)),
    note(words.openDirect),
  );
};
