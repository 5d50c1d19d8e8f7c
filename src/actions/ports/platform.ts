import type { ChannelTrouble } from '../../core/channel.ts';
import type { PlatformName } from '../../core/community.ts';
import type { MemberId } from '../../core/ids.ts';
import type { RoomRef } from '../../core/introduction.ts';
import type { FileId, Message } from '../../views/message.ts';

/** Where a message stands on its platform; opaque to everyone but its adapter. */
export type MessageRef = { readonly platform: PlatformName; readonly place: string; readonly id: string };

/** How to name and mention the people in a message on one platform. */
export type People = ReadonlyMap<MemberId, { readonly name: string; readonly externalId: string | null }>;

/** The bytes of a part `file` or `image`; `alt` says what a picture shows. */
export type Attachment = {
  readonly file: FileId;
  readonly name: string;
  readonly type: string;
  readonly alt?: string;
  readonly bytes: Uint8Array;
};

export type Outgoing = {
  readonly message: Message;
  readonly people: People;
  readonly language: 'en' | 'pl';
  /** The reader's zone; null in rooms of several, where the platform draws each reader's own. */
  readonly zone: string | null;
  readonly attachments: readonly Attachment[];
};

export type Sent = { readonly sent: MessageRef };

/**
 * The person cannot be written to (closed DMs, deactivated): an answer, not a failure. `trouble`: what is wrong where it
 * is about a channel.
 */
export type Unreachable = { readonly unreachable: string; readonly trouble?: ChannelTrouble };

/** Where something was sent: to one person, to a room, to a channel, or to a room that was to be opened for these people. */
export type Whereabouts =
  | { readonly externalId: string }
  | { readonly room: RoomRef }
  | { readonly channel: string }
  | { readonly people: readonly string[] };

/** What Acquaint needs of a chat platform. `key` makes repeats harmless where the platform can. */
export type Platform = {
  readonly name: PlatformName;
  readonly sendDirect: (
    place: string,
    externalId: string,
    what: Outgoing,
    key: string,
  ) => Promise<Sent | Unreachable>;
  readonly sendToRoom: (
    place: string,
    room: RoomRef,
    what: Outgoing,
    key: string,
  ) => Promise<Sent | Unreachable>;
  /** To a channel of the place, where everybody reads it. */
  readonly sendToChannel: (
    place: string,
    channel: string,
    what: Outgoing,
    key: string,
  ) => Promise<Sent | Unreachable>;
  readonly edit: (ref: MessageRef, what: Outgoing) => Promise<Sent | Unreachable>;
  readonly openRoom: (
    place: string,
    externalIds: readonly string[],
    title: string,
    key: string,
  ) => Promise<{ readonly room: RoomRef } | Unreachable>;
  /**
   * After a lost response: is the message of this key there? `cannotLook` where the platform will not say. `where` it
   * was meant to go helps platforms that cannot look everywhere.
   */
  readonly find: (
    place: string,
    key: string,
    since: Date,
    where?: Whereabouts,
  ) => Promise<MessageRef | { readonly room: RoomRef } | 'absent' | 'cannotLook'>;
};

/** The platform says "later" (429): nothing was done, try again after this many milliseconds. */
export class Busy extends Error {
  readonly retryAfterMs: number;
  constructor(retryAfterMs: number) {
    super(`busy, retry after ${retryAfterMs} ms`);
    this.name = 'Busy';
    this.retryAfterMs = retryAfterMs;
  }
}

/** The request was written and no answer came (time-out, reset, 5xx): it may or may not have happened. */
export class Ambiguous extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'Ambiguous';
  }
}
