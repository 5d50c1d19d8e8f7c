import type { Json } from './gatewayShape.ts';

/** A person on the stand-in. */
export type FakePerson = {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly isBot: boolean;
  isDmClosed: boolean;
};

/** A message in a channel; `type` 0 is somebody's, 1 tells that somebody was added. */
export type FakeMessage = {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  readonly type?: 0 | 1;
  body: Json;
  isEdited: boolean;
  readonly files: readonly string[];
};

export type FakeChannel = {
  readonly id: string;
  /** 0 text, 1 direct, 12 private thread. */
  readonly type: 0 | 1 | 12;
  readonly guild: string | null;
  readonly name: string;
  readonly members: Set<string>;
  readonly messages: FakeMessage[];
  /** The text channel of a thread. */
  readonly parent?: string;
  /** Permissions that everybody lacks here. */
  denied?: bigint;
  isArchived?: boolean;
  isLocked?: boolean;
};

export type FakeGuild = {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly locale: string;
  readonly members: Set<string>;
  readonly managers: Set<string>;
  /** What the bot may do here; everything unless said. */
  grants?: bigint;
  /** How many threads may be open at once. */
  mostThreads?: number;
};

/** Everything the stand-in knows. */
export type FakeState = {
  readonly people: Map<string, FakePerson>;
  readonly guilds: Map<string, FakeGuild>;
  readonly channels: Map<string, FakeChannel>;
  /** Who pressed "Interested" on an event, by the event. */
  readonly interested: Map<string, Set<string>>;
  readonly nonces: Map<string, { readonly message: FakeMessage; readonly at: number }>;
  readonly now: () => number;
  /** An id of this instant, larger than all before. */
  readonly nextId: () => string;
};

export const botId = '900000000000000001';

export const permission = {
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  attachFiles: 1n << 15n,
  readHistory: 1n << 16n,
  manageThreads: 1n << 34n,
  createPrivateThreads: 1n << 36n,
  sendInThreads: 1n << 38n,
} as const;

export const everything = (1n << 50n) - 1n;

/** Discord's ids begin with their time. */
const epoch = 1_420_070_400_000;

export const createState = (now: () => number): FakeState => {
  let last = 0n;
  return {
    ...{
      people: new Map(),
      guilds: new Map(),
      channels: new Map(),
      nonces: new Map(),
      interested: new Map(),
      now,
    },
    nextId: () => {
      const first = BigInt(now() - epoch) << 22n;
      last = first > last ? first : last + 1n;
      return String(last);
    },
  };
};

/** The bot's permissions in a channel; a thread has those of its parent. */
export const grantsIn = (state: FakeState, channel: FakeChannel): bigint => {
  if (channel.guild === null) return everything;
  const granted = state.guilds.get(channel.guild)?.grants ?? everything;
  const parent = channel.parent === undefined ? channel : state.channels.get(channel.parent);
  return granted & ~(parent?.denied ?? 0n);
};

/** The channel of somebody's direct messages with the bot: asking again gives the same one. */
export const directChannel = (state: FakeState, person: string): FakeChannel => {
  const known = state.channels.get(directIds.get(state)?.get(person) ?? '');
  if (known !== undefined) return known;
  const made: FakeChannel = {
    ...{ id: state.nextId(), type: 1, guild: null, name: '', members: new Set([person]), messages: [] },
  };
  state.channels.set(made.id, made);
  const ids = directIds.get(state) ?? new Map<string, string>();
  directIds.set(state, ids.set(person, made.id));
  return made;
};

const directIds = new WeakMap<FakeState, Map<string, string>>();

/** Put a message into a channel. */
export const addMessage = (
  state: FakeState,
  channel: string,
  author: string,
  body: Json,
  more: { readonly files?: readonly string[]; readonly type?: 0 | 1 } = {},
): FakeMessage => {
  const message: FakeMessage = {
    ...{ id: state.nextId(), channel, author, body, isEdited: false },
    ...{ files: more.files ?? [], type: more.type ?? 0 },
  };
  state.channels.get(channel)?.messages.push(message);
  return message;
};
