import { randomUUID } from 'node:crypto';
import { messageProblems } from './body.ts';
import {
  type Answer,
  type AnswerMessage,
  createInteractions,
  type FakeInteraction,
} from './driverInteractions.ts';
import { buttonsIn, fieldsIn, listOf, type SeenButton, type SeenField, shownIn } from './driverShown.ts';
import { type FakeGateway, startFakeGateway } from './gateway.ts';
import type { Json } from './gatewayShape.ts';
import { type FakeServer, startFakeServer } from './server.ts';
import { botId, type FakeGuild, type FakeMessage, type FakePerson } from './state.ts';

/** Something somebody can read, with its buttons. */
export type Seen = {
  readonly id: string;
  readonly shown: string;
  readonly buttons: readonly SeenButton[];
  readonly isEphemeral: boolean;
  readonly isEdited: boolean;
  readonly pings: readonly string[];
  readonly files: readonly string[];
};

/** A whole Discord on the loopback, and the hands of its people. */
export type FakeDiscord = {
  readonly url: string;
  readonly token: string;
  readonly applicationId: string;
  readonly gateway: FakeGateway;
  readonly server: FakeServer;
  readonly interactions: ReturnType<typeof createInteractions>;
  /** What the developer portal says of the application, and how many sessions it may still begin today. */
  readonly application: { flags: number; sessionsLeft: number };
  /** How many shards Discord advises from now on. */
  readonly advise: (shards: number) => void;
  /** The commands as they are registered now. */
  readonly commands: () => readonly Json[];
  readonly addGuild: (name: string, about?: { locale?: string; owner?: string }) => FakeGuild;
  readonly addPerson: (name: string, about?: { locale?: string; in?: FakeGuild }) => FakePerson;
  /** `/intro ask text`, in a server or (null) in the direct messages with Acquaint. */
  readonly type: (person: string, typed: string, guild?: FakeGuild | null) => Promise<FakeInteraction>;
  /** What the command offers while somebody types. */
  readonly complete: (person: string, typed: string) => Promise<readonly string[]>;
  /** A command of a menu: of a person, or of a message of theirs; the first there is, or one by its name. */
  readonly menu: (
    person: string,
    kind: 'user' | 'message',
    target: string,
    about?: { readonly name: string; readonly words: string },
  ) => Promise<FakeInteraction>;
  /** Press the latest button whose id begins so. */
  readonly press: (person: string, action: string, label?: string) => Promise<FakeInteraction>;
  readonly submit: (
    person: string,
    answers: Readonly<Record<string, string | readonly string[]>>,
  ) => Promise<FakeInteraction>;
  /** Write to Acquaint directly. */
  readonly say: (person: string, text: string) => void;
  /** The last interaction as it was delivered: Discord may deliver it again. */
  readonly lastInteraction: () => Json;
  readonly modalOf: (person: string) => { title: string; customId: string; fields: SeenField[] } | null;
  readonly dmsOf: (person: string) => Seen[];
  /** Our messages in a channel, oldest first. */
  readonly postsIn: (channel: string) => Seen[];
  readonly ephemeralsOf: (person: string) => Seen[];
  readonly roomsOf: (
    person: string,
  ) => { id: string; name: string; members: Set<string>; messages: Seen[] }[];
  /** The latest thing somebody can read. */
  readonly sees: (person: string) => string;
  readonly stop: () => Promise<void>;
};

export type FakeDiscordOptions = {
  readonly heartbeatMs?: number;
  /** How long a first answer may take: Discord's three seconds, or longer where a test is about something else. */
  readonly patienceMs?: number;
  readonly shards?: number;
  readonly disallowedIntents?: number;
};

const token = 'fake-token';
const applicationId = '900000000000000002';
const manageGuild = 1n << 5n;

export const startFakeDiscord = async (options: FakeDiscordOptions = {}): Promise<FakeDiscord> => {
  const patienceMs = options.patienceMs ?? 3_000;
  const server = await startFakeServer(token);
  const guildJson = (guild: FakeGuild): Json => ({
    ...{ id: guild.id, name: guild.name, owner_id: guild.owner, preferred_locale: guild.locale },
    ...{ roles: [], emojis: [], stickers: [], features: [], channels: [], threads: [], members: [] },
    ...{ voice_states: [], presences: [], stage_instances: [], guild_scheduled_events: [] },
    ...{
      member_count: guild.members.size,
      large: false,
      unavailable: false,
      joined_at: new Date().toISOString(),
    },
  });
  const gateway = await startFakeGateway({
    ...{ token, applicationId, botId, guilds: () => [...server.guilds.values()].map(guildJson) },
    ...(options.heartbeatMs === undefined ? {} : { heartbeatMs: options.heartbeatMs }),
    ...(options.disallowedIntents === undefined ? {} : { disallowedIntents: options.disallowedIntents }),
  });
  const asAnswer = (message: FakeMessage, user: string): AnswerMessage => ({
    ...{ id: message.id, channel: message.channel, user, isEphemeral: false },
    ...{ body: message.body, isGone: false, isEdited: false },
  });
  const interactions = createInteractions({
    ...{ now: Date.now, nextId: server.nextId, applicationId, patienceMs },
    bodyProblems: (body) => messageProblems(body, { mayBeEphemeral: true }),
    post: (channel, body) => asAnswer(server.post(channel, botId, body), botId),
    edit: ({ channel, id }, body) => {
      const found = server.channels.get(channel)?.messages.find((one) => one.id === id);
      if (found === undefined) return;
      found.body = body;
      found.isEdited = true;
    },
  });
  let last: Json = {};
  let commands: readonly Json[] = [];
  serveInteractions(server, interactions);
  const application = { flags: 0, sessionsLeft: 1_000 };
  let shards = options.shards ?? 1;
  serveApplication(server, gateway, {
    application,
    shards: () => shards,
    commands: () => commands,
    put: (list) => {
      commands = list.map((command) => ({ ...command, id: server.nextId(), version: server.nextId() }));
      return commands;
    },
  });

  const person = (id: string): FakePerson => {
    const found = server.people.get(id);
    if (found === undefined) throw new Error(`nobody is ${id}`);
    return found;
  };
  const userJson = ({ id, name, isBot }: FakePerson) => ({
    ...{ id, username: name.toLowerCase().replaceAll(' ', '.'), global_name: name, bot: isBot },
    ...{ discriminator: '0', avatar: null },
  });
  const homeOf = (id: string): FakeGuild => {
    const found = [...server.guilds.values()].find(({ members }) => members.has(id));
    if (found === undefined) throw new Error(`${id} is on no server`);
    return found;
  };
  const whereOf = (guild: FakeGuild | null, id: string, channel: string) => ({
    ...(guild === null
      ? { user: userJson(person(id)), context: 1, authorizing_integration_owners: {} }
      : {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          ...{ context: 0, authorizing_integration_owners: { 0: guild.id } },
          member: {
            ...{ user: userJson(person(id)), nick: null, roles: [], joined_at: new Date().toISOString() },
            ...{ deaf: false, mute: false, flags: 0 },
            permissions: String(guild.managers.has(id) || guild.owner === id ? manageGuild : 0n),
          },
        }),
    ...{
      locale: person(id).locale,
      channel_id: channel,
      channel: { id: channel, type: guild === null ? 1 : 0 },
    },
    ...{ entitlements: [], app_permissions: '0', attachment_size_limit: 10_485_760, version: 1 },
  });
  const send = async (
    id: string,
    type: number,
    about: { guild: FakeGuild | null; channel: string; source: AnswerMessage | null; more: Json },
  ): Promise<FakeInteraction> => {
    const interaction = interactions.add({
      ...{ id: server.nextId(), token: randomUUID().replaceAll('-', '').repeat(2), type, user: id },
      ...{ channel: about.channel, at: Date.now(), source: about.source },
    });
    last = {
      ...{ id: interaction.id, token: interaction.token, type, application_id: applicationId },
      ...whereOf(about.guild, id, about.channel),
      ...about.more,
    };
    gateway.dispatchIn(about.guild?.id ?? '0', 'INTERACTION_CREATE', last);
    await waitUntil(() => interaction.answered !== null || Date.now() - interaction.at > patienceMs + 500);
    if (interaction.answered === null)
      throw new Error(`This interaction failed: ${interactions.refusals.join()}`);
    return interaction;
  };
  const textChannel = (guild: FakeGuild): string =>
    [...server.channels.values()].find((one) => one.guild === guild.id && one.type === 0)?.id ?? '0';
  const place = (id: string, guild: FakeGuild | null) =>
    guild === null
      ? { guild, channel: server.dmOf(id).id, source: null }
      : { guild, channel: textChannel(guild), source: null };
  /** A word without a sub-command of its own: the one that completes such words, with what follows. */
  const behindMore = (command: Json, more: Json, typed: readonly string[], isFocused: boolean): Json => {
    const [word, text, whom] = listOf(more['options']);
    const [first = '', ...rest] = typed;
    const mentioned = /^<@(\d+)>$/u.exec(rest.join(' '))?.[1];
    const after = mentioned === undefined ? text : whom;
    const given = [
      ...(word === undefined ? [] : [optionOf(word, first, isFocused && rest.length === 0)]),
      ...(after === undefined || rest.length === 0 ? [] : [optionOf(after, rest.join(' '), isFocused)]),
    ];
    return {
      ...{ id: command['id'], name: command['name'], type: 1 },
      options: [{ name: more['name'], type: 1, options: given }],
      ...(mentioned === undefined
        ? {}
        : { resolved: { users: { [mentioned]: userJson(person(mentioned)) } } }),
    };
  };
  const commandOf = (typed: string, isFocused: boolean): Json => {
    const [name = '', sub = '', ...rest] = typed.replace(/^\//u, '').split(' ');
    const command = commands.find((one) => one['name'] === name);
    const known = listOf(command?.['options']).find((one) => one['name'] === sub);
    const more = listOf(command?.['options']).find((one) => ['more', 'inne'].includes(String(one['name'])));
    if (command !== undefined && known === undefined && more !== undefined) {
      return behindMore(command, more, [sub, ...rest], isFocused);
    }
    if (command === undefined || known === undefined) throw new Error(`no command ${typed}`);
    const [option] = listOf(known['options']);
    const value = rest.join(' ');
    const given =
      option === undefined || (value === '' && !isFocused) ? [] : [optionOf(option, value, isFocused)];
    const mentioned = /^<@(\d+)>$/u.exec(value)?.[1];
    return {
      ...{ id: command['id'], name, type: 1, options: [{ name: sub, type: 1, options: given }] },
      ...(mentioned === undefined
        ? {}
        : { resolved: { users: { [mentioned]: userJson(person(mentioned)) } } }),
    };
  };
  const sources = (id: string): AnswerMessage[] => {
    const posted = [...server.channels.values()]
      .filter(({ type, members }) => type === 0 || members.has(id))
      .flatMap(({ messages }) => messages)
      .filter(({ author, type }) => author === botId && type !== 1)
      .map((message) => asAnswer(message, id));
    const own = interactions.ephemerals.filter(({ user, isGone }) => user === id && !isGone);
    return [...posted, ...own].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
  };
  const seen = (message: AnswerMessage, files: readonly string[] = [], isEdited = message.isEdited): Seen => {
    const pings = message.body['allowed_mentions'];
    return {
      ...{ id: message.id, shown: shownIn(message.body['components']), files, isEdited },
      ...{ buttons: buttonsIn(message.body['components']), isEphemeral: message.isEphemeral },
      pings: pings !== null && typeof pings === 'object' && 'users' in pings ? (pings.users as string[]) : [],
    };
  };
  const seenIn = (messages: readonly FakeMessage[]): Seen[] =>
    messages
      .filter(({ author, type }) => author === botId && type !== 1)
      .map((message) => seen(asAnswer(message, ''), message.files, message.isEdited));
  const dmsOf = (id: string) => seenIn(server.dmOf(id).messages);
  const ephemeralsOf = (id: string) =>
    interactions.ephemerals.filter(({ user, isGone }) => user === id && !isGone).map((one) => seen(one));
  return {
    ...{
      url: server.url,
      token,
      applicationId,
      application,
      gateway,
      server,
      interactions,
      dmsOf,
      postsIn: (id) => seenIn(server.channels.get(id)?.messages ?? []),
      ephemeralsOf,
    },
    commands: () => commands,
    advise: (count) => {
      shards = count;
    },
    lastInteraction: () => last,
    addGuild: (name, about = {}) => {
      const guild: FakeGuild = {
        ...{ id: server.nextId(), name, owner: about.owner ?? botId, locale: about.locale ?? 'en-US' },
        ...{ members: new Set<string>(), managers: new Set<string>() },
      };
      server.guilds.set(guild.id, guild);
      const channel = { id: server.nextId(), type: 0 as const, guild: guild.id, name: 'general' };
      server.channels.set(channel.id, { ...channel, members: new Set(), messages: [] });
      gateway.dispatchIn(guild.id, 'GUILD_CREATE', guildJson(guild));
      return guild;
    },
    addPerson: (name, about = {}) => {
      const made = {
        id: server.nextId(),
        name,
        locale: about.locale ?? 'en-US',
        isBot: false,
        isDmClosed: false,
      };
      server.people.set(made.id, made);
      about.in?.members.add(made.id);
      return made;
    },
    type: (id, typed, guild = homeOf(id)) =>
      send(id, 2, { ...place(id, guild), more: { data: commandOf(typed, false) } }),
    complete: async (id, typed) => {
      const asked = await send(id, 4, { ...place(id, homeOf(id)), more: { data: commandOf(typed, true) } });
      return (asked.choices ?? []).map(({ name }) => String(name));
    },
    menu: (id, kind, target, about) => {
      const type = kind === 'user' ? 2 : 3;
      const command = commands.find(
        (one) => one['type'] === type && (about === undefined || one['name'] === about.name),
      );
      if (command === undefined) throw new Error(`no menu ${about?.name ?? kind}`);
      const message = {
        id: server.nextId(),
        author: userJson(person(target)),
        channel_id: '0',
        content: about?.words ?? '',
      };
      const data =
        kind === 'user'
          ? { target_id: target, resolved: { users: { [target]: userJson(person(target)) } } }
          : { target_id: message.id, resolved: { messages: { [message.id]: message } } };
      const { id: commandId, name } = command;
      return send(id, 2, {
        ...place(id, homeOf(id)),
        more: { data: { id: commandId, name, type, ...data } },
      });
    },
    press: (id, action, label) => {
      for (const source of sources(id)) {
        const button = buttonsIn(source.body['components']).find(
          (one) => one.customId.startsWith(action) && (label === undefined || one.label === label),
        );
        if (button === undefined) continue;
        return send(id, 3, {
          ...pressPlace(server, source),
          source,
          more: { data: { custom_id: button.customId, component_type: 2 }, message: messageJson(source) },
        });
      }
      const there = sources(id).flatMap(({ body }) =>
        buttonsIn(body['components']).map((one) => one.customId),
      );
      throw new Error(`${id} has no button ${action}, only ${there.join(', ')}`);
    },
    submit: (id, answers) => {
      const modal = interactions.modals.get(id);
      if (modal === undefined) throw new Error(`${id} has no form open`);
      // Discord closes a form before anybody looked at what was in it.
      interactions.modals.delete(id);
      const at =
        modal.source === null
          ? { ...place(id, null), channel: modal.channel }
          : pressPlace(server, modal.source);
      const guild = server.channels.get(modal.channel)?.guild ?? null;
      return send(id, 5, {
        ...{ ...at, guild: guild === null ? null : (server.guilds.get(guild) ?? null), source: modal.source },
        more: {
          data: { custom_id: modal.body['custom_id'], components: filled(modal.body, answers) },
          ...(modal.source === null ? {} : { message: messageJson(modal.source) }),
        },
      });
    },
    say: (id, text) => {
      const { channel, id: message } = server.post(server.dmOf(id).id, id, { content: text });
      gateway.dispatch('MESSAGE_CREATE', {
        ...{ id: message, channel_id: channel, content: text, type: 0, author: userJson(person(id)) },
        ...{
          timestamp: new Date().toISOString(),
          edited_timestamp: null,
          tts: false,
          mention_everyone: false,
        },
        ...{ mentions: [], mention_roles: [], attachments: [], embeds: [], pinned: false, channel_type: 1 },
      });
    },
    modalOf: (id) => {
      const modal = interactions.modals.get(id);
      if (modal === undefined) return null;
      const { title, custom_id: customId, components } = modal.body;
      return { title: String(title), customId: String(customId), fields: fieldsIn(components) };
    },
    roomsOf: (id) =>
      [...server.channels.values()]
        .filter(({ type, members }) => type === 12 && members.has(id))
        .map(({ id: room, name, members, messages }) => ({
          id: room,
          name,
          members,
          messages: seenIn(messages),
        })),
    sees: (id) => {
      const [latest] = sources(id);
      return latest === undefined ? '' : seen(latest).shown;
    },
    stop: async () => {
      await gateway.stop();
      await server.stop();
    },
  };
};

const pressPlace = (server: FakeServer, source: AnswerMessage) => {
  const guild = server.channels.get(source.channel)?.guild ?? null;
  return { guild: guild === null ? null : (server.guilds.get(guild) ?? null), channel: source.channel };
};

const messageJson = (source: AnswerMessage): Json => ({
  ...source.body,
  ...{ id: source.id, channel_id: source.channel, type: 0, content: '', embeds: [], attachments: [] },
  ...{ author: { id: botId, username: 'Acquaint', bot: true, discriminator: '0000', avatar: null } },
  ...{ flags: source.isEphemeral ? 32_768 | 64 : 32_768, timestamp: new Date().toISOString() },
  ...{
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    pinned: false,
  },
});

const optionOf = (option: Json, value: string, isFocused: boolean): Json => ({
  ...{ name: option['name'], type: option['type'], value: value.replace(/^<@(\d+)>$/u, '$1') },
  ...(isFocused ? { focused: true } : {}),
});

const filled = (modal: Json, answers: Readonly<Record<string, string | readonly string[]>>): Json[] => {
  const fields = fieldsIn(modal['components']);
  const unknown = Object.keys(answers).filter((name) => fields.every((field) => field.name !== name));
  if (unknown.length > 0)
    throw new Error(`the form has no ${unknown}, only ${fields.map(({ name }) => name)}`);
  return fields.map(({ name, kind, initial }) => {
    const answer = answers[name] ?? initial;
    const values = typeof answer === 'string' ? [answer] : [...answer];
    const component =
      kind === 'text'
        ? { type: 4, custom_id: name, value: values.join('') }
        : { type: kind === 'choice' ? 3 : 5, custom_id: name, values };
    return { type: 18, id: 1, component };
  });
};

const serveInteractions = (server: FakeServer, interactions: ReturnType<typeof createInteractions>): void => {
  server.handle('POST', /^\/interactions\/(\d+)\/(\w+)\/callback$/u, ([, id = '', key = ''], body) =>
    interactions.callback(id, key, body),
  );
  const original = /^\/webhooks\/(\d+)\/(\w+)\/messages\/@original$/u;
  server.handle('PATCH', original, ([, app = '', key = ''], body) => interactions.patch(app, key, body));
  server.handle('DELETE', original, ([, app = '', key = '']) => interactions.remove(app, key));
  server.handle('POST', /^\/webhooks\/(\d+)\/(\w+)$/u, ([, app = '', key = ''], body) =>
    interactions.follow(app, key, body),
  );
};

const serveApplication = (
  server: FakeServer,
  gateway: FakeGateway,
  about: {
    readonly application: FakeDiscord['application'];
    readonly shards: () => number;
    readonly commands: () => readonly Json[];
    readonly put: (list: readonly Json[]) => readonly Json[];
  },
): void => {
  const { application } = about;
  const limits = () => ({
    ...{ total: 1_000, remaining: application.sessionsLeft, reset_after: 86_400_000, max_concurrency: 1 },
  });
  const ok = (body: unknown): Answer => ({ status: 200, body });
  server.handle('GET', /^\/gateway\/bot$/u, () =>
    ok({ url: gateway.url, shards: about.shards(), session_start_limit: limits() }),
  );
  server.handle('GET', /^\/(?:oauth2\/)?applications\/@me$/u, () =>
    ok({ id: applicationId, name: 'Acquaint', flags: application.flags }),
  );
  server.handle('GET', /^\/users\/@me\/guilds$/u, () =>
    ok([...server.guilds.values()].map(({ id, name }) => ({ id, name }))),
  );
  server.handle('GET', /^\/applications\/\d+(?:\/guilds\/\d+)?\/commands$/u, () => ok(about.commands()));
  server.handle('PUT', /^\/applications\/\d+(?:\/guilds\/\d+)?\/commands$/u, (_match, body) =>
    ok(about.put(listOf(body['list']))),
  );
};

const waitUntil = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
};
