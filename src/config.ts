import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { type LogLevel, logLevels, variables } from './variables.ts';

/** The roles a process can play; all of them in one process is the embedded default. */
export const roles = ['web', 'discord', 'worker'] as const;
export type Role = (typeof roles)[number];

/** Everything the environment says, read once at the start. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly roles: readonly Role[];
  /** Folder of the embedded store; used where `databaseUrl` is null. */
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  /** Encrypts private text; null means generated and kept in the data folder. */
  readonly key: string | null;
  readonly previousKey: string | null;
  readonly isPlaygroundOn: boolean;
  /** `/metrics` is served. */
  readonly hasMetrics: boolean;
  /** Where the web server is reached from outside, `https://…` without a slash at its end. */
  readonly publicUrl: string | null;
  /** The word after the slash in each language, `intro` and `poznaj` unless changed. */
  readonly commandNames: { readonly en: string; readonly pl: string };
  /** null where no Slack variable is set. */
  readonly slack: SlackConfig | null;
  readonly discord: DiscordConfig | null;
  /** null where no service of embeddings is used. */
  readonly embeddings: EmbeddingsConfig | null;
  /** Hosts at which managers may let calendars be read. */
  readonly calendarHosts: readonly string[];
  readonly logLevel: LogLevel;
};

/** A service of embeddings that speaks like OpenAI's. */
export type EmbeddingsConfig = { readonly url: string; readonly key: string | null; readonly model: string };

/** One workspace by its bot token, over Socket Mode (`appToken`) or HTTP (`signingSecret`); or many by OAuth. */
export type SlackConfig = {
  readonly apiUrl: string | null;
  readonly botToken: string | null;
  readonly appToken: string | null;
  readonly signingSecret: string | null;
  readonly oauth: { readonly clientId: string; readonly clientSecret: string } | null;
};

export type DiscordConfig = {
  readonly token: string;
  readonly apiUrl: string | null;
  /** Also ask for the privileged members intent: hear at once who leaves. */
  readonly withMembers: boolean;
};

/** A wrong value, told in one line that names the variable. */
export class ConfigError extends Error {
  constructor(variable: string, why: string) {
    super(`${variable} ${why}`);
    this.name = 'ConfigError';
  }
}

/** Read and check the environment. Throws ConfigError for the first wrong value. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const value = (name: string) =>
    environment[name]?.trim() || (variables.find((variable) => variable.name === name)?.fallback ?? '');
  const databaseUrl = url('DATABASE_URL', value('DATABASE_URL'), ['postgres:', 'postgresql:']);
  const redisUrl = url('REDIS_URL', value('REDIS_URL'), ['redis:', 'rediss:']);
  if (databaseUrl !== null && redisUrl === null) {
    throw new ConfigError(
      'REDIS_URL',
      'must be set when DATABASE_URL is: the embedded queue serves one process only.',
    );
  }
  const key = value('ACQUAINT_KEY') || null;
  if (databaseUrl !== null && key === null) {
    throw new ConfigError(
      'ACQUAINT_KEY',
      'must be set when DATABASE_URL is: `openssl rand -base64 32` makes one.',
    );
  }
  const chosen = readRoles(value('ACQUAINT_ROLES'));
  if (databaseUrl === null && chosen.length < roles.length) {
    throw new ConfigError('ACQUAINT_ROLES', 'can only be split when DATABASE_URL and REDIS_URL are set.');
  }
  const slack = readSlack(value);
  const discord = readDiscord(value);
  const isPlain = databaseUrl === null && slack === null && discord === null;
  const config: Config = {
    port: readPort(value('PORT')),
    host: value('HOST'),
    roles: chosen,
    dataFolder: resolve(value('ACQUAINT_DATA')),
    databaseUrl,
    redisUrl,
    key,
    previousKey: value('ACQUAINT_KEY_PREVIOUS') || null,
    isPlaygroundOn: readSwitch('ACQUAINT_PLAYGROUND', value('ACQUAINT_PLAYGROUND'), isPlain),
    hasMetrics: readSwitch('ACQUAINT_METRICS', value('ACQUAINT_METRICS'), false),
    publicUrl: url('ACQUAINT_URL', value('ACQUAINT_URL'), ['https:', 'http:'])?.replace(/\/+$/u, '') ?? null,
    commandNames: readCommandNames(value('ACQUAINT_COMMANDS')),
    slack,
    discord,
    embeddings: readEmbeddings(value),
    calendarHosts: readHosts(value('ACQUAINT_ICS_HOSTS')),
    logLevel: readChoice('LOG_LEVEL', value('LOG_LEVEL'), logLevels),
  };
  if (config.isPlaygroundOn && !isLoopback(config.host)) {
    throw new ConfigError(
      'HOST',
      'must be 127.0.0.1 or localhost while the playground is on: it has no password.',
    );
  }
  return config;
};

type Value = (name: string) => string;

const readSlack = (value: Value): SlackConfig | null => {
  const read = (name: string, start: string): string | null => {
    const text = value(name);
    if (text !== '' && !text.startsWith(start)) throw new ConfigError(name, `must start with ${start}`);
    return text || null;
  };
  const botToken = read('SLACK_BOT_TOKEN', 'xoxb-');
  const appToken = read('SLACK_APP_TOKEN', 'xapp-');
  const signingSecret = read('SLACK_SIGNING_SECRET', '');
  const clientId = read('SLACK_CLIENT_ID', '');
  const clientSecret = read('SLACK_CLIENT_SECRET', '');
  if ([botToken, appToken, signingSecret, clientId, clientSecret].every((one) => one === null)) return null;
  const need = (isThere: boolean, name: string, why: string) => {
    if (!isThere) throw new ConfigError(name, why);
  };
  need(
    (clientId === null) === (clientSecret === null),
    'SLACK_CLIENT_SECRET',
    'belongs to SLACK_CLIENT_ID: set both.',
  );
  need(
    botToken !== null || clientId !== null,
    'SLACK_BOT_TOKEN',
    'or SLACK_CLIENT_ID must be set for Slack.',
  );
  need(appToken === null || botToken !== null, 'SLACK_BOT_TOKEN', 'must be set with SLACK_APP_TOKEN.');
  const hasWayIn = appToken !== null || signingSecret !== null;
  need(hasWayIn, 'SLACK_APP_TOKEN', 'or SLACK_SIGNING_SECRET must be set: how Slack reaches Acquaint.');
  const isOverHttp = clientId === null || signingSecret !== null;
  need(isOverHttp, 'SLACK_SIGNING_SECRET', 'must be set with SLACK_CLIENT_ID: OAuth needs HTTP.');
  need(
    clientId === null || value('ACQUAINT_URL') !== '',
    'ACQUAINT_URL',
    'must be set with SLACK_CLIENT_ID.',
  );
  const oauth = clientId === null || clientSecret === null ? null : { clientId, clientSecret };
  return { apiUrl: apiUrl('SLACK_API_URL', value), botToken, appToken, signingSecret, oauth };
};

const readDiscord = (value: Value): DiscordConfig | null => {
  const token = value('DISCORD_TOKEN');
  if (token === '') return null;
  const withMembers = readSwitch('DISCORD_MEMBERS', value('DISCORD_MEMBERS'), false);
  return { token, apiUrl: apiUrl('DISCORD_API_URL', value), withMembers };
};

const readEmbeddings = (value: Value): EmbeddingsConfig | null => {
  const address = url('EMBEDDINGS_URL', value('EMBEDDINGS_URL'), ['https:', 'http:']);
  if (address === null) return null;
  return { url: address, key: value('EMBEDDINGS_KEY') || null, model: value('EMBEDDINGS_MODEL') };
};

const apiUrl = (name: string, value: Value): string | null =>
  url(name, value(name), ['https:', 'http:'])?.replace(/\/+$/u, '') ?? null;

const readHosts = (text: string): string[] => {
  const hosts = text.split(',').map((host) => host.trim().toLowerCase());
  const named = hosts.filter((host) => host !== '');
  // Names only: an address could be one of this machine's.
  const isName = (host: string) => /^(?=.{1,253}$)(?:[a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{0,62}$/u.test(host);
  if (named.every(isName)) return named;
  throw new ConfigError(
    'ACQUAINT_ICS_HOSTS',
    'must be names of hosts, like calendar.google.com,outlook.office365.com.',
  );
};

const readCommandNames = (text: string): { en: string; pl: string } => {
  const [en = '', pl = '', ...more] = text.split(',').map((name) => name.trim().replace(/^\//u, ''));
  const isWord = (name: string) => /^[a-z0-9_-]{1,32}$/u.test(name);
  if (isWord(en) && isWord(pl) && en !== pl && more.length === 0) return { en, pl };
  throw new ConfigError('ACQUAINT_COMMANDS', 'must be two words of a-z, 0-9, - and _, like intro,poznaj.');
};

const url = (name: string, text: string, protocols: readonly string[]): string | null => {
  if (text === '') return null;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  throw new ConfigError(name, `must be an address that starts with ${protocols[0]}//`);
};

const readPort = (text: string): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new ConfigError('PORT', `must be a number from 0 to 65535, not "${text}".`);
};

const readRoles = (text: string): Role[] => {
  const names = text.split(',').map((name) => name.trim());
  return names.map((name) => readChoice('ACQUAINT_ROLES', name, roles));
};

const readSwitch = (name: string, text: string, fallback: boolean): boolean =>
  text === '' ? fallback : readChoice(name, text, ['on', 'off']) === 'on';

const readChoice = <const T extends string>(name: string, text: string, choices: readonly T[]): T => {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new ConfigError(name, `must be one of ${choices.join(', ')}, not "${text}".`);
};

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
