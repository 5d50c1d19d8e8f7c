import {
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIModalSubmitInteraction,
  type APIUser,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionType,
} from 'discord.js';
import { tidy } from '../actions/answers.ts';
import type { Arrival, RawAnswer, Visitor } from '../actions/ports/inbox.ts';
import { commands } from '../actions/routes.ts';
import type { Language } from '../core/community.ts';
import { addresses } from '../views/addresses.ts';
import { menus } from './manifest.ts';
import { runsServer } from './rights.ts';
import { isMore } from './subcommands.ts';

/** What somebody did, and where an answer goes; the place is not known in direct messages. */
export type Doing = {
  readonly key: string;
  readonly place: string | null;
  readonly who: Visitor;
  readonly channel?: { readonly id: string; readonly name: string };
  readonly what: Arrival['what'];
};

/** What an interaction is about; null for what is none of ours. `polish` is what the Polish command is called. */
export const readInteraction = (interaction: APIInteraction, polish: string): Doing | null => {
  const user = interaction.member?.user ?? interaction.user;
  const what = user === undefined || user.bot === true ? null : whatOf(interaction);
  if (user === undefined || what === null) return null;
  const permissions = BigInt(interaction.member?.permissions ?? '0');
  const isAdmin = runsServer(permissions);
  return {
    key: `discord/${interaction.id}`,
    place: interaction.guild_id ?? null,
    who: {
      externalId: user.id,
      name: interaction.member?.nick ?? nameOf(user),
      language: languageOf('locale' in interaction ? interaction.locale : undefined, interaction, polish),
      zone: null,
      // In direct messages nobody says.
      ...(interaction.member === undefined ? {} : { isAdmin }),
    },
    ...channelIn(interaction),
    what,
  };
};

/** A text channel of the server, where everybody in it reads; threads and direct messages are none. */
const channelIn = ({ guild_id: guild, channel }: APIInteraction): Pick<Doing, 'channel'> => {
  if (guild === undefined || channel === undefined) return {};
  const isText = channel.type === ChannelType.GuildText || channel.type === ChannelType.GuildAnnouncement;
  return isText ? { channel: { id: channel.id, name: channel.name ?? '' } } : {};
};

/** What somebody typed so far into an option that completes: the name of a topic, or a command's word. */
export const readTyped = (
  interaction: APIInteraction,
  polish: string,
): { typed: string; of: 'topics' | 'words'; language: Language } | null => {
  if (interaction.type !== InteractionType.ApplicationCommandAutocomplete) return null;
  const [sub] = interaction.data.options;
  const options = sub !== undefined && 'options' in sub ? (sub.options ?? []) : [];
  const typing = options.find((option) => 'focused' in option && option.focused === true) ?? options[0];
  const typed = typing !== undefined && 'value' in typing ? String(typing.value) : '';
  const of = isMore(sub?.name ?? '') ? 'words' : 'topics';
  return { typed, of, language: languageOf(interaction.locale, interaction, polish) ?? 'en' };
};

/** The action and the subject of a `custom_id`. */
export const readCustomId = (id: string): { action: string; subject: string } => {
  const own = id.replace(/\|#\d+$/u, '');
  const at = own.indexOf('|');
  return at < 0 ? { action: own, subject: '' } : { action: own.slice(0, at), subject: own.slice(at + 1) };
};

/** Their own words for themselves on the whole platform. */
export const nameOf = (user: Pick<APIUser, 'username' | 'global_name'>): string =>
  user.global_name?.trim() || user.username;

const whatOf = (interaction: APIInteraction): Arrival['what'] | null => {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      switch (interaction.data.type) {
        case ApplicationCommandType.ChatInput:
          return {
            kind: 'command',
            words: wordsOf(interaction as APIChatInputApplicationCommandInteraction),
          };
        case ApplicationCommandType.User: {
          const { target_id: target, resolved } = interaction.data;
          return { kind: 'command', words: meeting(resolved.users?.[target] ?? { id: target }) };
        }
        case ApplicationCommandType.Message: {
          const { target_id: target, resolved } = interaction.data;
          const message = resolved.messages[target];
          if (message === undefined) return null;
          const who = interaction.member?.user ?? interaction.user;
          if (interaction.data.name === menus.profile) {
            const subject = message.author.id === who?.id ? '' : 'other';
            const answers = { text: subject === '' ? message.content : '' };
            return { kind: 'form', action: addresses.members.fromMessage, subject, answers };
          }
          const isBoard = interaction.data.name === menus.board;
          const words = isBoard ? posting(message, who?.id) : meeting(message.author);
          return { kind: 'command', words };
        }
        default:
          return null;
      }
    case InteractionType.MessageComponent:
      return { kind: 'press', ...readCustomId(interaction.data.custom_id) };
    case InteractionType.ModalSubmit:
      return {
        kind: 'form',
        ...readCustomId(interaction.data.custom_id),
        answers: answersIn(interaction),
      };
    default:
      return null;
  }
};

const meetWord =
  commands.find(({ action }) => action.name === addresses.introRequests.meet)?.words.en[0] ?? '';

const boardWord = commands.find(({ action }) => action.name === addresses.board.open)?.words.en[0] ?? '';

/** One's own words go on the board; of somebody else's message only whose it is. Bots' are nobody's. */
const posting = (
  { author, content }: { readonly author: APIUser; readonly content?: string },
  who: string | undefined,
): string => {
  if (author.id === who) return `${boardWord} ${tidy((content ?? '').replace(/<@!?\d+>/gu, ''))}`.trim();
  return `${boardWord} <@${author.id}>`;
};

/** Nobody meets a bot: then the form asks for a person. */
const meeting = ({ id, bot }: { readonly id: string; readonly bot?: boolean }): string =>
  bot === true ? meetWord : `${meetWord} <@${id}>`;

/** `/intro ask text:…` as one would type it elsewhere. */
const wordsOf = (interaction: APIChatInputApplicationCommandInteraction): string => {
  const [sub] = interaction.data.options ?? [];
  if (sub === undefined) return '';
  const options = 'options' in sub ? (sub.options ?? []) : [];
  const values = options.map((option) => {
    if (!('value' in option)) return '';
    return option.type === ApplicationCommandOptionType.User ? `<@${option.value}>` : String(option.value);
  });
  // Behind `more` the first option is the command's own word.
  return [...(isMore(sub.name) ? [] : [sub.name]), ...values].join(' ').trim();
};

/** Answers by field; what was left empty is absent. */
export const answersIn = (interaction: APIModalSubmitInteraction): Readonly<Record<string, RawAnswer>> => {
  const answers: Record<string, RawAnswer> = {};
  for (const part of interaction.data.components) {
    if (part.type !== ComponentType.Label) continue;
    const field = part.component;
    if (field.type === ComponentType.TextInput) {
      if (field.value !== '') answers[field.custom_id] = field.value;
    } else if (field.type === ComponentType.UserSelect) {
      const [chosen] = field.values;
      if (chosen !== undefined) answers[field.custom_id] = { externalId: chosen };
    } else if (field.type === ComponentType.StringSelect && field.values.length > 0) {
      answers[field.custom_id] = [...field.values];
    }
  }
  return answers;
};

/** Who types the Polish command reads Polish, until they say otherwise. */
const languageOf = (
  locale: string | undefined,
  interaction: APIInteraction,
  polish: string,
): Language | null => {
  const isCommand =
    interaction.type === InteractionType.ApplicationCommand ||
    interaction.type === InteractionType.ApplicationCommandAutocomplete;
  if (locale === 'pl' || (isCommand && interaction.data.name === polish)) return 'pl';
  return locale === undefined ? null : 'en';
};
