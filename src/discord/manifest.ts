import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  GatewayIntentBits,
  InteractionContextType,
  Locale,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command } from '../actions/action.ts';
import { commands } from '../actions/routes.ts';
import type { Language } from '../core/community.ts';
import { addresses } from '../views/addresses.ts';
import { text } from '../views/text.ts';
import { discordLimits } from './limits.ts';
import { more, shareOut } from './subcommands.ts';

/** Something Discord must allow, and why. `isOptional`: one feature less without it. */
export type DiscordNeed = { readonly name: string; readonly reason: string; readonly isOptional: boolean };

/** What Acquaint listens to. None of it is privileged but the last, which is off unless asked for. */
export const discordIntents: readonly (DiscordNeed & { readonly bit: number })[] = [
  {
    name: 'Guilds',
    bit: GatewayIntentBits.Guilds,
    reason: 'Which servers Acquaint is on, and when it is removed.',
    isOptional: false,
  },
  {
    name: 'DirectMessages',
    bit: GatewayIntentBits.DirectMessages,
    reason: 'A plain direct message to Acquaint becomes a draft ask.',
    isOptional: false,
  },
  {
    name: 'GuildScheduledEvents',
    bit: GatewayIntentBits.GuildScheduledEvents,
    reason: "The server's own events are events here; members who are interested go.",
    isOptional: false,
  },
  {
    name: 'GuildMembers',
    bit: GatewayIntentBits.GuildMembers,
    reason: 'Privileged: hears at once who leaves. Without it Acquaint notices at the next message.',
    isOptional: true,
  },
];

/** The least a server must grant. */
export const discordPermissions: readonly (DiscordNeed & { readonly bit: bigint })[] = [
  permission('ViewChannel', 'Sees the channel in which rooms are opened.'),
  permission('SendMessages', 'Is needed to open threads, and posts the invitation a manager asks for.'),
  permission('CreatePrivateThreads', 'Opens the room in which two people meet, once both said yes.'),
  permission('SendMessagesInThreads', 'Writes the kickoff in the room.'),
  permission('ReadMessageHistory', 'Looks whether its own message arrived, where an answer was lost.'),
  permission('AttachFiles', 'Sends the meeting as a calendar file, and members their own data.'),
];

/** All permissions as one number. */
export const permissionBits: bigint = discordPermissions.reduce((bits, { bit }) => bits | bit, 0n);

/** Where a manager adds Acquaint to a server. */
export const inviteUrl = (applicationId: string): string =>
  `https://discord.com/oauth2/authorize?${new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(permissionBits),
  })}`;

/** What follows a context menu's name, as somebody would have typed it. */
export const menus = {
  ask: 'Ask for an intro',
  author: 'Meet the author',
  profile: text('en').members.fromMessage,
  board: 'Put it on the board',
} as const;

/** Every application command, made from the actions' commands; equal input gives equal output, so drift can be seen. */
export const applicationCommands = (
  names: Readonly<Record<Language, string>>,
  all: readonly Command[] = commands,
): RESTPostAPIApplicationCommandsJSONBody[] => [
  slash(names.en, 'en', all),
  slash(names.pl, 'pl', all),
  menu(ApplicationCommandType.User, menus.ask, 'Poproś o kontakt'),
  menu(ApplicationCommandType.Message, menus.author, 'Poznaj autora'),
  menu(ApplicationCommandType.Message, menus.profile, text('pl').members.fromMessage),
  menu(ApplicationCommandType.Message, menus.board, 'Dodaj na tablicę'),
];

function permission(name: keyof typeof PermissionFlagsBits, reason: string) {
  return { name, bit: PermissionFlagsBits[name], reason, isOptional: false };
}

const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
};

const summaries: Readonly<Record<Language, string>> = {
  en: 'Meet the right people here',
  pl: 'Poznaj tu właściwe osoby',
};

const slash = (
  name: string,
  language: Language,
  all: readonly Command[],
): RESTPostAPIApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.ChatInput,
  name,
  description: summaries[language],
  description_localizations: localized(summaries.en, summaries.pl),
  ...everywhere,
  options: subcommands(all, language),
});

const subcommands = (all: readonly Command[], language: Language) => {
  const { alone, others } = shareOut(all);
  const own = alone.map((command) => subcommand(command, language));
  return others.length === 0 ? own : [...own, moreOf(language)];
};

/** Every word for which there is no room, completed while one types, with what may follow it. */
const moreOf = (language: Language) => ({
  type: ApplicationCommandOptionType.Subcommand as const,
  ...named(more.words, language),
  ...described({ en: text('en').help.more, pl: text('pl').help.more }, language),
  options: [
    {
      type: ApplicationCommandOptionType.String as const,
      ...named(more.word, language),
      ...described({ en: text('en').help.moreWord, pl: text('pl').help.moreWord }, language),
      required: true,
      autocomplete: true as const,
    },
    {
      type: ApplicationCommandOptionType.String as const,
      ...named(more.text, language),
      ...described({ en: optionWords.text.en[1], pl: optionWords.text.pl[1] }, language),
      required: false,
    },
    {
      type: ApplicationCommandOptionType.User as const,
      ...named(more.person, language),
      ...described({ en: optionWords.person.en[1], pl: optionWords.person.pl[1] }, language),
      required: false,
    },
  ],
});

const subcommand = (command: Command, language: Language) => {
  const { words, action } = command;
  return {
    type: ApplicationCommandOptionType.Subcommand as const,
    ...named({ en: words.en[0], pl: words.pl[0] }, language),
    ...described({ en: describe(action.name, 'en'), pl: describe(action.name, 'pl') }, language),
    options: optionsOf(command, language),
  };
};

const describe = (action: string, language: Language): string =>
  (text(language).help.commands[action] ?? action).slice(0, discordLimits.commandDescription);

const optionWords = {
  text: { en: ['text', 'What or whom?'], pl: ['tekst', 'Co lub kogo?'] },
  person: { en: ['person', 'Whom?'], pl: ['osoba', 'Kogo?'] },
  date: { en: ['until', 'Until when? 24.12, 2 weeks'], pl: ['do', 'Do kiedy? 24.12, 2 tygodnie'] },
} as const;

const completed: ReadonlySet<string> = new Set([addresses.introRequests.draft, addresses.expertise.find]);

const optionsOf = ({ takes, action }: Command, language: Language) => {
  if (takes === 'nothing') return [];
  const { en, pl } = optionWords[takes];
  const common = {
    ...named({ en: en[0], pl: pl[0] }, language),
    ...described({ en: en[1], pl: pl[1] }, language),
    required: false,
  };
  if (takes === 'person') return [{ type: ApplicationCommandOptionType.User as const, ...common }];
  const completes = takes === 'text' && (completed.has(action.name) || action.name.endsWith('.ask'));
  return [
    {
      type: ApplicationCommandOptionType.String as const,
      ...common,
      ...(completes ? { autocomplete: true as const } : {}),
    },
  ];
};

const menu = (
  type: ApplicationCommandType.User | ApplicationCommandType.Message,
  name: string,
  polish: string,
): RESTPostAPIApplicationCommandsJSONBody => ({
  type,
  name,
  name_localizations: { [Locale.Polish]: polish },
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
});

type Both = Readonly<Record<Language, string>>;

/** The English command shows Polish words to whoever reads Polish; the Polish one is Polish for everybody. */
function named(words: Both, language: Language) {
  const others = language === 'en' ? { name_localizations: localized(words.en, words.pl) } : {};
  return { name: words[language], ...others };
}

function described(words: Both, language: Language) {
  return { description: words[language], description_localizations: localized(words.en, words.pl) };
}

/** `en-US` is named, or its readers would get `en-GB`. */
function localized(en: string, pl: string) {
  return { [Locale.EnglishUS]: en, [Locale.EnglishGB]: en, [Locale.Polish]: pl };
}
