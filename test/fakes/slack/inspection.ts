import { buttonsIn, pingsIn, readBlocks, type SeenButton } from './reading.ts';
import type { Json } from './shape.ts';
import {
  addChannel,
  dmChannel,
  type FakeChannel,
  type FakeMessage,
  type FakeState,
  type FakeUser,
} from './state.ts';

/** A message as people see it. */
export type SeenMessage = {
  readonly channel: string;
  readonly ts: string;
  readonly author: string;
  /** What a notification says, as Slack would show it. */
  readonly summary: string;
  /** What stands in the blocks. */
  readonly shown: string;
  readonly buttons: readonly SeenButton[];
  readonly pings: readonly string[];
  readonly files: readonly string[];
  readonly metadata: unknown;
  readonly isEdited: boolean;
};

/** A modal or home as its reader sees it. */
export type SeenView = {
  readonly id: string;
  readonly hash: string;
  readonly shown: string;
  readonly buttons: readonly SeenButton[];
  /** As it was sent: callback id, private metadata, blocks. */
  readonly view: Json;
};

/** Looking at the workspace, and putting people into it. */
export type Inspection = {
  readonly addUser: (about?: Partial<Omit<FakeUser, 'place'>> & { readonly place?: string }) => FakeUser;
  readonly addChannel: (name: string, members: readonly string[], kind?: 'public' | 'private') => FakeChannel;
  /** Direct messages of a person with the app, oldest first. */
  readonly dmOf: (user: string) => SeenMessage[];
  /** A conversation by its id. */
  readonly room: (id: string) => { readonly members: readonly string[]; readonly messages: SeenMessage[] };
  /** Every group DM of a person. */
  readonly roomsOf: (user: string) => string[];
  readonly ephemeralsOf: (user: string) => Omit<SeenMessage, 'author' | 'files' | 'metadata' | 'isEdited'>[];
  /** Open modals, the one on top last. */
  readonly viewsOf: (user: string) => SeenView[];
  readonly homeOf: (user: string) => SeenView | null;
};

export const createInspection = (state: FakeState, place: string): Inspection => ({
  addUser: (about = {}) => {
    const id = about.id ?? `U0${String(state.next()).padStart(8, '0')}`;
    const user: FakeUser = {
      ...{
        id,
        place,
        name: `Person ${id}`,
        title: '',
        zone: 'Europe/Warsaw',
        locale: 'en-US',
        isAdmin: false,
      },
      ...{ isOwner: false, isBot: false, isDeleted: false, isRestricted: false, isUltraRestricted: false },
      ...{ isStranger: false, isInvisible: false },
      ...about,
    };
    state.users.set(id, user);
    return user;
  },
  addChannel: (name, members, kind = 'public') => addChannel(state, { place, kind, name, members }),
  dmOf: (id) => {
    const user = state.users.get(id);
    return user === undefined ? [] : dmChannel(state, user).messages.map((message) => seen(state, message));
  },
  room: (id) => {
    const channel = state.channels.get(id);
    if (channel === undefined) throw new Error(`no conversation ${id}`);
    return {
      members: [...channel.members],
      messages: channel.messages.map((message) => seen(state, message)),
    };
  },
  roomsOf: (user) =>
    [...state.channels.values()]
      .filter(({ kind, members }) => kind === 'mpim' && members.has(user))
      .map(({ id }) => id),
  ephemeralsOf: (user) =>
    state.ephemerals
      .filter((one) => one.user === user)
      .map(({ channel, ts, text, blocks }) => ({ channel, ts, ...drawn(text, blocks) })),
  viewsOf: (user) => (state.modals.get(user) ?? []).map(seenView),
  homeOf: (user) => {
    const home = state.homes.get(user);
    return home === undefined ? null : seenView(home);
  },
});

const seen = (state: FakeState, message: FakeMessage): SeenMessage => ({
  channel: message.channel,
  ts: message.ts,
  author: message.author,
  ...drawn(message.text, message.blocks),
  files: message.files.map((id) => state.files.get(id)?.name ?? id),
  metadata: message.metadata,
  isEdited: message.isEdited,
});

const drawn = (text: string, blocks: unknown) => ({
  summary: text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
  shown: readBlocks(blocks),
  buttons: buttonsIn(blocks),
  pings: pingsIn(text, blocks),
});

const seenView = ({ id, hash, view }: { id: string; hash: string; view: Json }): SeenView => ({
  id,
  hash,
  shown: readBlocks(view['blocks']),
  buttons: buttonsIn(view['blocks']),
  view,
});
