import type { Json } from './shape.ts';

/** A person of a workspace, as `users.info` describes them. */
export type FakeUser = {
  readonly id: string;
  readonly place: string;
  name: string;
  title: string;
  zone: string;
  locale: string;
  isAdmin: boolean;
  isOwner: boolean;
  isBot: boolean;
  isDeleted: boolean;
  isRestricted: boolean;
  isUltraRestricted: boolean;
  /** Of another company, through a shared channel. */
  isStranger: boolean;
  /** The bot cannot see or write to them (guest rules). */
  isInvisible: boolean;
};

/** One message; `author` is a user id, the bot's for our own. */
export type FakeMessage = {
  readonly channel: string;
  readonly ts: string;
  readonly author: string;
  text: string;
  blocks: unknown;
  metadata: unknown;
  readonly clientMsgId: string | null;
  readonly files: readonly string[];
  isEdited: boolean;
  /** When it was posted by the fake's clock; histories may lag behind. */
  readonly at: number;
};

export type FakeChannel = {
  readonly id: string;
  readonly place: string;
  readonly kind: 'im' | 'mpim' | 'public' | 'private';
  readonly name: string;
  readonly members: Set<string>;
  readonly messages: FakeMessage[];
  isArchived: boolean;
};

/** Something only one person sees in a channel. */
export type FakeEphemeral = {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  text: string;
  blocks: unknown;
};

/** An open modal, or somebody's home. */
export type FakeView = {
  readonly id: string;
  readonly user: string;
  readonly rootId: string;
  hash: string;
  view: Json;
};

export type FakeFile = {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  bytes: Uint8Array | null;
  isShared: boolean;
};

/** A workspace with the app in it. */
export type FakePlace = {
  readonly id: string;
  readonly botUser: string;
  readonly botId: string;
  /** Tokens that are good. */
  readonly tokens: Set<string>;
  readonly scopes: Set<string>;
  /** What every call is answered with, where the app was removed or the token revoked. */
  revoked: string | null;
  hasMessagesTab: boolean;
};

export type FakeState = {
  readonly places: Map<string, FakePlace>;
  readonly users: Map<string, FakeUser>;
  readonly channels: Map<string, FakeChannel>;
  readonly ephemerals: FakeEphemeral[];
  /** Open modals of a person, the one on top last. */
  readonly modals: Map<string, FakeView[]>;
  readonly homes: Map<string, FakeView>;
  readonly files: Map<string, FakeFile>;
  readonly triggers: Map<string, { readonly user: string; readonly at: number; isUsed: boolean }>;
  /** Histories show a message only so long after it was posted. */
  historyLagMs: number;
  readonly now: () => number;
  /** A number nobody had before. */
  readonly next: () => number;
  /** Tells whoever plays Slack's events that something happened. */
  readonly emit: (place: string, event: Json) => void;
};

/** The direct messages of a person with the app, opened if need be. */
export const dmChannel = (state: FakeState, user: FakeUser): FakeChannel => {
  const place = placeOf(state, user.place);
  return openChannel(state, place.id, 'im', [user.id, place.botUser]);
};

/** The conversation of exactly these people: the same people, the same conversation. */
export const openChannel = (
  state: FakeState,
  place: string,
  kind: 'im' | 'mpim',
  members: readonly string[],
): FakeChannel => {
  const key = [...members].sort().join();
  const opened = conversations.get(state) ?? new Map<string, FakeChannel>();
  conversations.set(state, opened);
  const known = opened.get(`${place}/${kind}/${key}`);
  if (known !== undefined) return known;
  const channel = addChannel(state, { place, kind, name: kind === 'mpim' ? `mpdm-${key}` : '', members });
  opened.set(`${place}/${kind}/${key}`, channel);
  return channel;
};

const conversations = new WeakMap<FakeState, Map<string, FakeChannel>>();

export const addChannel = (
  state: FakeState,
  about: { place: string; kind: FakeChannel['kind']; name: string; members: readonly string[] },
): FakeChannel => {
  const letter = { im: 'D', mpim: 'G', public: 'C', private: 'C' }[about.kind];
  const channel: FakeChannel = {
    ...about,
    id: `${letter}0${String(state.next()).padStart(8, '0')}`,
    members: new Set(about.members),
    messages: [],
    isArchived: false,
  };
  state.channels.set(channel.id, channel);
  return channel;
};

export const placeOf = (state: FakeState, id: string): FakePlace => {
  const place = state.places.get(id);
  if (place === undefined) throw new Error(`no workspace ${id}`);
  return place;
};

/** Unique and rising, with the six digits Slack has. */
export const newTs = (state: FakeState): string =>
  `${Math.floor(state.now() / 1_000)}.${String(state.next() % 1_000_000).padStart(6, '0')}`;
