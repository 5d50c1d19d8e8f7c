/** How much is written to the log. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
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
    fallback: 'web,discord,worker',
    meaning:
      'What this process does, of web (pages, Slack), discord (its gateway) and worker (deliveries, clock).',
  },
  {
    name: 'ACQUAINT_PLAYGROUND',
    fallback: '',
    meaning:
      'on or off: the local playground. On when no platform and no DATABASE_URL is set. Loopback only.',
  },
  {
    name: 'ACQUAINT_METRICS',
    fallback: 'off',
    meaning:
      'on or off: counts for Prometheus at /metrics, without names or words. Not for the open internet.',
  },
  {
    name: 'ACQUAINT_URL',
    fallback: '',
    meaning:
      'Where the web server is reached from outside: https://acquaint.example. Needed for Slack over HTTP.',
  },
  {
    name: 'ACQUAINT_COMMANDS',
    fallback: 'intro,poznaj',
    meaning: 'The slash commands, English and Polish, where another app already has these words.',
  },
  {
    name: 'SLACK_BOT_TOKEN',
    fallback: '',
    meaning:
      'xoxb-…: one Slack workspace. With SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).',
  },
  {
    name: 'SLACK_APP_TOKEN',
    fallback: '',
    meaning: 'xapp-… with connections:write: Socket Mode, no public address needed.',
  },
  {
    name: 'SLACK_SIGNING_SECRET',
    fallback: '',
    meaning: 'Proves that requests come from Slack: HTTP.',
  },
  {
    name: 'SLACK_CLIENT_ID',
    fallback: '',
    meaning: 'With SLACK_CLIENT_SECRET: many workspaces install Acquaint at /slack/install.',
  },
  { name: 'SLACK_CLIENT_SECRET', fallback: '', meaning: 'Belongs to SLACK_CLIENT_ID.' },
  { name: 'SLACK_API_URL', fallback: '', meaning: "Another address than Slack's own, for tests." },
  { name: 'DISCORD_TOKEN', fallback: '', meaning: "The Discord bot's token." },
  {
    name: 'DISCORD_MEMBERS',
    fallback: 'off',
    meaning: 'on: ask for the privileged Server Members intent, to hear at once who leaves.',
  },
  { name: 'DISCORD_API_URL', fallback: '', meaning: "Another address than Discord's own, for tests." },
  {
    name: 'EMBEDDINGS_URL',
    fallback: '',
    meaning:
      'A service of embeddings (https://…/v1/embeddings). Asks whose words name no topic are sent to it, without names.',
  },
  { name: 'EMBEDDINGS_KEY', fallback: '', meaning: 'Sent to EMBEDDINGS_URL as a bearer token.' },
  {
    name: 'EMBEDDINGS_MODEL',
    fallback: 'text-embedding-3-small',
    meaning: 'The model asked for at EMBEDDINGS_URL; it must know Polish.',
  },
  {
    name: 'ACQUAINT_ICS_HOSTS',
    fallback: '',
    meaning: 'Hosts at which managers may let calendars (ICS) be read for events: calendar.google.com,….',
  },
  { name: 'LOG_LEVEL', fallback: 'info', meaning: `One of ${logLevels.join(', ')}.` },
];
