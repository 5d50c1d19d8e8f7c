import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buttonsIn, fieldsIn, listOf, shownIn } from '../fakes/discord/driverShown.ts';
import type { Json } from '../fakes/discord/gatewayShape.ts';
import { standIn } from './install.ts';

type Row = Readonly<Record<string, unknown>>;
type Table = {
  readonly findMany: (query?: {
    readonly where?: Row;
    readonly orderBy?: unknown;
  }) => Promise<readonly Row[]>;
};

/** As much of the stand-in `discord-digital-twin` as is used here. */
type Twin = {
  readonly restUrl: string;
  readonly botToken: string;
  readonly prisma: Readonly<
    Record<'user' | 'channel' | 'message' | 'interactionResponse' | 'threadMember', Table> & {
      guildMember: { readonly updateMany: (change: { readonly data: Row }) => Promise<unknown> };
    }
  >;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly simulateInteraction: (about: {
    readonly type: number;
    readonly channelId: string;
    readonly userId: string;
    readonly data: unknown;
    readonly messageId?: string;
  }) => Promise<{ readonly id: string }>;
};

/** A message as people find it. */
export type Found = { readonly id: string; readonly channel: string; readonly components: unknown };

/** Somebody else's Discord: a server with a channel and people, who do things and see what comes of it. */
export type DiscordTwin = {
  readonly apiUrl: string;
  readonly token: string;
  readonly people: readonly string[];
  /** What a command shows; empty where a form opened. */
  readonly type: (user: string, name: string, word: string, text?: string) => Promise<string>;
  /** Press a button in a message, or in what the person was shown last. */
  readonly press: (user: string, action: string, message?: Found) => Promise<string>;
  readonly submit: (user: string, answers: Readonly<Record<string, string>>) => Promise<string>;
  /** Threads somebody is in, with what Acquaint said there. */
  readonly threads: (
    user: string,
  ) => Promise<readonly { readonly name: string; readonly said: readonly Found[] }[]>;
  readonly read: (message: Found) => string;
  readonly stop: () => Promise<void>;
};

export const startTwin = async (names: readonly string[]): Promise<DiscordTwin> => {
  const { DigitalDiscord } = await standIn<{ DigitalDiscord: new (options: unknown) => Twin }>(
    'discord-digital-twin/dist/index.js',
  );
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-twin-'));
  const twin = new DigitalDiscord({
    // Of its own: in memory all of a process are the same.
    dbUrl: `file:${join(folder, 'twin.db')}`,
    guild: { name: 'Krakow Founders' },
    channels: [{ name: 'general', type: 0 }],
    users: names.map((username) => ({ username })),
  });
  await twin.start();
  // Members who run nothing: the twin says of whomever it knows nothing else of that they may do everything.
  await twin.prisma.guildMember.updateMany({ data: { permissions: '0' } });
  const users = await twin.prisma.user.findMany();
  const [channel] = await twin.prisma.channel.findMany();
  const general = String(channel?.['id']);
  const shown = new Map<string, Found>();
  const forms = new Map<string, Json>();
  const answerTo = async (id: string): Promise<Row> => {
    for (let waited = 0; waited < 10_000; waited += 20) {
      const [row] = await twin.prisma.interactionResponse.findMany({ where: { interactionId: id } });
      // A deferred answer is filled in later.
      const isDone = row?.['acknowledged'] === true && !(await isEmpty(row));
      if (row !== undefined && isDone) return row;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`${id} was never answered`);
  };
  const isEmpty = async (row: Row): Promise<boolean> => {
    if (row['type'] !== 5 && row['type'] !== 6) return false;
    const [message] = await messageOf(row);
    return message === undefined || listOf(message.components).length === 0;
  };
  const messageOf = async (row: Row): Promise<readonly Found[]> =>
    row['messageId'] === null ? [] : found({ id: row['messageId'] });
  const found = async (where: Row): Promise<readonly Found[]> =>
    (await twin.prisma.message.findMany({ where, orderBy: [{ timestamp: 'asc' }, { id: 'asc' }] })).map(
      (row) => ({
        ...{ id: String(row['id']), channel: String(row['channelId']) },
        components: JSON.parse(String(row['components'])) as unknown,
      }),
    );
  const does = async (user: string, type: number, data: unknown, message?: Found): Promise<string> => {
    const { id } = await twin.simulateInteraction({
      ...{ type, channelId: message?.channel ?? general, userId: user, data },
      ...(message === undefined ? {} : { messageId: message.id }),
    });
    const row = await answerTo(id);
    if (row['type'] === 9) {
      forms.set(user, JSON.parse(String(row['data'])) as Json);
      return '';
    }
    const [now] = await messageOf(row);
    if (now === undefined) throw new Error('an answer without a message');
    shown.set(user, now);
    return shownIn(now.components);
  };
  return {
    ...{ apiUrl: twin.restUrl, token: twin.botToken },
    people: names.map((name) => String(users.find((user) => user['username'] === name)?.['id'])),
    type: (user, name, word, text) => {
      const option = {
        type: 1,
        name: word,
        options: text === undefined ? [] : [{ type: 3, name: 'text', value: text }],
      };
      return does(user, 2, { id: '1', name, type: 1, options: [option] });
    },
    press: async (user, action, message = shown.get(user)) => {
      const button = buttonsIn(message?.components).find(({ customId }) => customId.startsWith(action));
      if (button === undefined) throw new Error(`no button ${action} in ${shownIn(message?.components)}`);
      return does(user, 3, { custom_id: button.customId, component_type: 2 }, message);
    },
    submit: async (user, answers) => {
      const form = forms.get(user) ?? {};
      forms.delete(user);
      const components = fieldsIn(form['components']).map(({ name, kind, initial }) => {
        const answer = answers[name];
        const values = answer === undefined ? initial : [answer];
        const component = kind === 'text' ? { type: 4, value: values[0] ?? '' } : { type: 3, values };
        return { type: 18, component: { ...component, custom_id: name } };
      });
      return does(user, 5, { custom_id: form['custom_id'], components });
    },
    threads: async (user) => {
      const memberships = await twin.prisma.threadMember.findMany({ where: { userId: user } });
      const all = await twin.prisma.channel.findMany();
      return Promise.all(
        memberships.map(async ({ channelId }) => ({
          name: String(all.find(({ id }) => id === channelId)?.['name']),
          said: await found({ channelId }),
        })),
      );
    },
    read: ({ components }) => shownIn(components),
    stop: async () => {
      await twin.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
