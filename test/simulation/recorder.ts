import { Ambiguous, Busy, type Outgoing, type Platform } from '../../src/actions/ports/platform.ts';
import type { RoomRef } from '../../src/core/introduction.ts';
import type { Random } from '../../src/core/matching/random.ts';
import type { Effect } from '../../src/core/notices.ts';
import type { Message } from '../../src/views/message.ts';

/** One message that arrived: what it was, where, and when by the simulated clock. */
export type Told = {
  readonly key: string;
  readonly kind: string;
  /** The effect as it stood in the outbox; the same one twice is a message said twice. */
  readonly what: string;
  readonly at: Date;
  /** The person written to, or everybody in the room. */
  readonly to: readonly string[];
  readonly isRoom: boolean;
  /** Said in a channel, to everybody who reads it. */
  readonly isChannel: boolean;
};

/** A platform that keeps what it is given, answers now and then with a fault, and puts messages into mailboxes. */
export type Recorder = {
  readonly platform: Platform;
  readonly told: Told[];
  /** What each intention is, noted when it is claimed. */
  readonly effects: Map<string, Effect>;
  /** Messages with buttons that somebody has not looked at. */
  readonly unread: (who: string) => Message[];
  /** The last message with buttons in the channel, once for whoever looks. */
  readonly unreadInChannel: (who: string) => Message | null;
  /** Everything of this key that was sent more than once. */
  readonly twice: Map<string, number>;
};

/** How often a send is refused for now. */
const busyShare = 0.01;
/** Nobody reads everything. */
const mailboxMost = 12;

/** `lostShare`: how often a send's answer is lost after it arrived. */
export const createRecorder = (now: () => Date, random: Random, lostShare: number): Recorder => {
  const told: Told[] = [];
  const effects = new Map<string, Effect>();
  const sentAs = new Map<string, string>();
  const rooms = new Map<string, readonly string[]>();
  const boxes = new Map<string, Message[]>();
  const twice = new Map<string, number>();
  let posted: { readonly message: Message; readonly readers: Set<string> } | null = null;
  const arrive = (key: string, to: readonly string[], where: Where, { message }: Outgoing) => {
    if (random.fraction() < busyShare) throw new Busy(1_000);
    const effect = effects.get(key);
    const what = JSON.stringify(effect ?? key);
    const [isRoom, isChannel] = [where === 'room', where === 'channel'];
    told.push({ key, kind: kindOf(effect), what, at: now(), to, isRoom, isChannel });
    if (sentAs.has(key)) twice.set(key, (twice.get(key) ?? 1) + 1);
    sentAs.set(key, `m${sentAs.size}`);
    if (message.parts.some((part) => part.kind === 'buttons')) {
      if (isChannel) posted = { message, readers: new Set() };
      else
        for (const person of to)
          boxes.set(person, [...(boxes.get(person) ?? []), message].slice(-mailboxMost));
    }
    if (random.fraction() < lostShare) throw new Ambiguous('the answer was lost');
  };
  const refOf = (place: string, key: string) => ({
    platform: 'playground' as const,
    place,
    id: sentAs.get(key) ?? key,
  });
  const platform: Platform = {
    name: 'playground',
    sendDirect: async (place, externalId, what, key) => {
      arrive(key, [externalId], 'direct', what);
      return { sent: refOf(place, key) };
    },
    sendToRoom: async (place, room, what, key) => {
      arrive(key, rooms.get(room.id) ?? [], 'room', what);
      return { sent: refOf(place, key) };
    },
    sendToChannel: async (place, channel, what, key) => {
      arrive(key, [`#${channel}`], 'channel', what);
      return { sent: refOf(place, key) };
    },
    edit: async (ref) => ({ sent: ref }),
    openRoom: async (_place, externalIds, _title, key) => {
      rooms.set(key, externalIds);
      return { room: roomOf(key) };
    },
    find: async (place, key) => {
      if (rooms.has(key)) return { room: roomOf(key) };
      return sentAs.has(key) ? refOf(place, key) : 'absent';
    },
  };
  const unread = (who: string): Message[] => {
    const box = boxes.get(who) ?? [];
    boxes.delete(who);
    return box;
  };
  const unreadInChannel = (who: string): Message | null => {
    if (posted === null || posted.readers.has(who)) return null;
    posted.readers.add(who);
    return posted.message;
  };
  return { platform, told, effects, unread, unreadInChannel, twice };
};

type Where = 'direct' | 'room' | 'channel';

const roomOf = (id: string): RoomRef => ({ platform: 'playground', id });

const kindOf = (effect: Effect | undefined): string => {
  if (effect === undefined) return 'unknown';
  if (!('notice' in effect)) return effect.effect;
  const { notice } = effect;
  return 'again' in notice && notice.again !== 'first' ? `${notice.notice} ${notice.again}` : notice.notice;
};
