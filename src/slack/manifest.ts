import { commands } from '../actions/routes.ts';
import type { Language } from '../core/community.ts';
import { addresses } from '../views/addresses.ts';
import { text } from '../views/text.ts';
import { eventType } from './mark.ts';
import { eventNames } from './readEvent.ts';

/** What Acquaint may do in a workspace, and why it must. `isOptional`: one feature less without it. */
export type SlackScope = { readonly name: string; readonly reason: string; readonly isOptional: boolean };

const scope = (name: string, reason: string): SlackScope => ({ name, reason, isOptional: false });
const optional = (name: string, reason: string): SlackScope => ({ name, reason, isOptional: true });

/** Every scope with its reason: the manifest, the README and `acquaint doctor` are made of this. */
export const slackScopes: readonly SlackScope[] = [
  scope('commands', 'The slash commands and the shortcuts.'),
  scope('chat:write', 'Cards, answers and kickoffs, written as Acquaint where Acquaint takes part.'),
  scope('im:write', 'Opens the direct messages in which somebody is asked.'),
  scope('mpim:write', 'Opens the group message in which two people meet, once both said yes.'),
  scope('files:write', 'Sends the meeting as a calendar file, and members their own data.'),
  scope('users:read', 'Names, titles, time zones and languages of members; who left, who is a guest.'),
  scope(
    'metadata.message:read',
    'Slack tells which message of ours was posted: after a lost answer nothing is sent twice.',
  ),
  optional(
    'channels:read',
    "Managers choose the digest's channel in the console by its name. Without it: in the channel itself.",
  ),
  optional(
    'im:history',
    'A plain direct message to Acquaint becomes a draft ask. Without it: buttons and commands.',
  ),
];

/** The events Slack sends; `message.im` needs the optional scope. */
const botEvents = (withOptional: boolean): string[] =>
  eventNames.filter((name) => withOptional || name !== 'message.im').sort();

/** How an app is to be set up. `url` null means Socket Mode. */
export type ManifestOptions = {
  readonly url: string | null;
  readonly commandNames: Readonly<Record<Language, string>>;
  /** With the scopes some features can do without. */
  readonly withOptional: boolean;
  /** Many workspaces install it. */
  readonly isDistributed: boolean;
};

/** Paths of the web server that Slack and browsers come to. */
export const slackPaths = {
  events: '/slack/events',
  install: '/slack/install',
  redirect: '/slack/oauth_redirect',
} as const;

/** The app's manifest, to be pasted at api.slack.com/apps; everything in it follows from the commands and scopes. */
export const slackManifest = (options: ManifestOptions): Readonly<Record<string, unknown>> => {
  const { url, isDistributed } = options;
  const endpoint = url === null ? {} : { url: `${url}${slackPaths.events}` };
  const request = url === null ? {} : { request_url: `${url}${slackPaths.events}` };
  return {
    display_information: {
      name: 'Acquaint',
      description: 'Introductions between members, only when both say yes.',
      background_color: '#2b4c3f',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: !options.withOptional,
      },
      bot_user: { display_name: 'Acquaint', always_online: true },
      shortcuts: [
        {
          name: 'Ask for an intro',
          type: 'global',
          callback_id: shortcuts.ask,
          description: 'To somebody in this community',
        },
        {
          name: 'Meet the author',
          type: 'message',
          callback_id: shortcuts.author,
          description: 'Ask to be introduced to them',
        },
        {
          name: text('en').members.fromMessage,
          type: 'message',
          callback_id: shortcuts.profile,
          description: 'For your own introduction',
        },
        {
          name: 'Put it on the board',
          type: 'message',
          callback_id: shortcuts.board,
          description: 'Your own message as an ask or an offer',
        },
      ],
      slash_commands: (['en', 'pl'] as const).map((language) => ({
        ...slashCommand(options.commandNames[language], language),
        ...endpoint,
      })),
    },
    oauth_config: {
      ...(isDistributed && url !== null ? { redirect_urls: [`${url}${slackPaths.redirect}`] } : {}),
      scopes: { bot: scopesOf(options.withOptional) },
    },
    settings: {
      event_subscriptions: {
        ...request,
        bot_events: botEvents(options.withOptional),
        metadata_subscriptions: [{ app_id: '*', event_type: eventType }],
      },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: isDistributed,
      socket_mode_enabled: url === null,
      token_rotation_enabled: isDistributed,
    },
  };
};

/** The names of the scopes asked for. */
export const scopesOf = (withOptional: boolean): string[] =>
  slackScopes.filter(({ isOptional }) => withOptional || !isOptional).map(({ name }) => name);

/** The command a shortcut stands for, as somebody would type it; null where it is none of ours. */
export const shortcutWords = (callbackId: string): string | null =>
  callbackId === shortcuts.board
    ? boardWord
    : callbackId === shortcuts.ask || callbackId === shortcuts.author
      ? meetWord
      : null;

/** Whether a shortcut takes the words of the message it was used on, and not its author. */
export const takesWords = (callbackId: string): boolean => callbackId === shortcuts.board;

/** What the shortcuts are called in what Slack sends. */
export const shortcuts = {
  ask: 'acquaint_ask',
  author: 'acquaint_author',
  board: 'acquaint_board',
  profile: 'acquaint_profile',
} as const;

const meetWord =
  commands.find(({ action }) => action.name === addresses.introRequests.meet)?.words.en[0] ?? '';

const boardWord = commands.find(({ action }) => action.name === addresses.board.open)?.words.en[0] ?? '';

const descriptions: Readonly<Record<Language, string>> = {
  en: 'Meet the right people here',
  pl: 'Poznaj tu właściwe osoby',
};

const slashCommand = (name: string, language: Language) => ({
  command: `/${name}`,
  description: descriptions[language],
  // Slack shows about a hundred letters: the first words, most used first.
  usage_hint: hintOf(commands.map(({ words }) => words[language][0])),
  should_escape: true,
});

const hintOf = (words: readonly string[]): string => {
  const hint = `[${words.join(' | ')}]`;
  return hint.length <= 100 ? hint : `${hint.slice(0, hint.lastIndexOf(' | ', 95))} | …]`;
};
