import type { Outgoing } from '../actions/ports/platform.ts';
import type { Language } from '../core/community.ts';

/** What stands in a playground channel: something Acquaint said, or something a person typed. */
export type Content =
  | ({ readonly kind: 'acquaint' } & Outgoing)
  | { readonly kind: 'person'; readonly text: string };

/** One line of a channel. `author` is a person's external id, or null for Acquaint. Ids grow with time. */
export type Post = {
  readonly id: number;
  readonly channel: string;
  readonly author: string | null;
  readonly content: Content;
  readonly at: Date;
  readonly isEdited: boolean;
};

export type Room = { readonly id: string; readonly title: string; readonly people: readonly string[] };

/** The workspace's own memory: what a chat platform keeps on its servers. `place` is the community's id. */
export type Workspace = {
  /** Post once per key; the earlier post's id when the key is there already. */
  readonly post: (
    place: string,
    post: { channel: string; author: string | null; key: string; content: Content },
  ) => Promise<number>;
  readonly edit: (place: string, id: number, content: Content) => Promise<boolean>;
  readonly posts: (place: string, channel: string) => Promise<Post[]>;
  readonly get: (place: string, id: number) => Promise<Post | null>;
  readonly idOf: (place: string, key: string) => Promise<number | null>;
  /** How many posts each channel has after this id, without the person's own. */
  readonly countSince: (place: string, id: number, person: string) => Promise<ReadonlyMap<string, number>>;
  readonly openRoom: (place: string, room: Room & { key: string }) => Promise<string>;
  readonly roomOf: (place: string, id: string) => Promise<Room | null>;
  readonly roomOfKey: (place: string, key: string) => Promise<string | null>;
  readonly roomsOf: (place: string, person: string) => Promise<Room[]>;
};

/** Someone whose place the visitor can take. */
export type Persona = {
  readonly externalId: string;
  readonly name: string;
  readonly headline: string;
  readonly language: Language;
  readonly zone: string;
  readonly isJoined: boolean;
  readonly isManager: boolean;
};

/** The communities of the playground and the people in them. */
export type Directory = {
  readonly places: () => Promise<readonly { readonly place: string; readonly name: string }[]>;
  readonly people: (place: string) => Promise<Persona[]>;
  readonly speak: (place: string, externalId: string, language: Language) => Promise<void>;
};

/** The playground's clock: it can be moved forward, and everything due on the way happens in its order. */
export type MovableClock = {
  readonly now: () => Promise<Date>;
  readonly moveTo: (instant: Date) => Promise<void>;
};
