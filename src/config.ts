import { isIP } from 'node:net';
import { resolve } from 'node:path';

/** The roles a process can play; `all` in one process is the embedded default. */
export const roles = ['web', 'worker'] as const;
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
  readonly logLevel: LogLevel;
};

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A variable of the environment, as `acquaint doctor` and the README explain it. */
export type Variable = { readonly name: string; readonly fallback: string; readonly meaning: string };

/** Every variable Acquaint reads. */
export const variables: readonly Variable[] = [
  { name: 'PORT', fallback: '3000', meaning: 'Port of the web server.' },
  {
    name: 'HOST',
    fallback: '127.0.0.1',
    meaning: 'Address the web server binds to; 0.0.0.0 in a container.',
  },
  {
    name: 'ACQUAINT_DATA',
    fallback: '.acquaint',
    meaning: 'Folder of the embedded store, used when DATABASE_URL is not set.',
  },
  {
    name: 'DATABASE_URL',
    fallback: '',
    meaning: 'Postgres 14 or newer: postgres://name:password@host/database.',
  },
  {
    name: 'REDIS_URL',
    fallback: '',
    meaning: 'Redis 6.2 or newer: redis://host:6379. Needed with DATABASE_URL.',
  },
  {
    name: 'ACQUAINT_KEY',
    fallback: '',
    meaning:
      '32 random bytes in base64 that encrypt private text. Required with DATABASE_URL, else generated.',
  },
  {
    name: 'ACQUAINT_KEY_PREVIOUS',
    fallback: '',
    meaning: 'The key before this one, while keys are changed.',
  },
  {
    name: 'ACQUAINT_ROLES',
    fallback: 'web,worker',
    meaning: 'What this process does: web (pages, platforms), worker (deliveries, clock), or both.',
  },
  {
    name: 'ACQUAINT_PLAYGROUND',
    fallback: '',
    meaning:
      'on or off: the local playground. On when no platform and no DATABASE_URL is set. Loopback only.',
  },
  { name: 'LOG_LEVEL', fallback: 'info', meaning: `One of ${logLevels.join(', ')}.` },
];

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
  const config: Config = {
    port: readPort(value('PORT')),
    host: value('HOST'),
    roles: chosen,
    dataFolder: resolve(value('ACQUAINT_DATA')),
    databaseUrl,
    redisUrl,
    key,
    previousKey: value('ACQUAINT_KEY_PREVIOUS') || null,
    isPlaygroundOn: readSwitch('ACQUAINT_PLAYGROUND', value('ACQUAINT_PLAYGROUND'), databaseUrl === null),
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
