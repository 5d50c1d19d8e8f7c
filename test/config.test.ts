import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { variables } from '../src/variables.ts';

const production = {
  DATABASE_URL: 'postgres://acquaint@db/acquaint',
  REDIS_URL: 'redis://redis:6379',
  ACQUAINT_KEY: 'a2V5',
  HOST: '0.0.0.0',
};

const oauth = {
  SLACK_SIGNING_SECRET: 's',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'c',
  ACQUAINT_URL: 'https://acquaint.example',
};

describe('the environment', () => {
  it('may be empty: one process, embedded store, playground on loopback', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: null, isPlaygroundOn: true });
    expect(config.roles).toEqual(['web', 'discord', 'worker']);
  });

  it('turns the playground off as soon as there is a real database', () => {
    expect(readConfig(production).isPlaygroundOn).toBe(false);
  });

  it('turns the playground off as soon as there is a real platform, unless asked', () => {
    const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    expect(readConfig(socket)).toMatchObject({ isPlaygroundOn: false, discord: null });
    expect(readConfig({ DISCORD_TOKEN: 't' })).toMatchObject({ isPlaygroundOn: false, slack: null });
    expect(readConfig({ ...socket, ACQUAINT_PLAYGROUND: 'on' }).isPlaygroundOn).toBe(true);
  });

  it('reads Slack over HTTP for many workspaces', () => {
    const { slack, publicUrl } = readConfig({
      ...production,
      ...oauth,
      ACQUAINT_URL: 'https://acquaint.example/',
    });
    expect(publicUrl).toBe('https://acquaint.example');
    expect(slack).toMatchObject({ oauth: { clientId: '1.2', clientSecret: 'c' }, botToken: null });
  });

  it.each([
    ['PORT', { PORT: 'eighty' }],
    ['PORT', { PORT: '70000' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://x/y' }],
    ['REDIS_URL', { ...production, REDIS_URL: '' }],
    ['ACQUAINT_KEY', { ...production, ACQUAINT_KEY: '' }],
    ['ACQUAINT_ROLES', { ACQUAINT_ROLES: 'web' }],
    ['ACQUAINT_ROLES', { ...production, ACQUAINT_ROLES: 'web,cook' }],
    ['ACQUAINT_PLAYGROUND', { ACQUAINT_PLAYGROUND: 'maybe' }],
    ['HOST', { HOST: '0.0.0.0' }],
    ['HOST', { ...production, ACQUAINT_PLAYGROUND: 'on' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'chatty' }],
    ['SLACK_BOT_TOKEN', { SLACK_BOT_TOKEN: 'xoxp-1', SLACK_APP_TOKEN: 'xapp-1' }],
    ['SLACK_BOT_TOKEN', { SLACK_APP_TOKEN: 'xapp-1' }],
    ['SLACK_APP_TOKEN', { SLACK_BOT_TOKEN: 'xoxb-1' }],
    ['SLACK_CLIENT_SECRET', { ...oauth, SLACK_CLIENT_SECRET: '' }],
    [
      'SLACK_SIGNING_SECRET',
      { ...oauth, SLACK_SIGNING_SECRET: '', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' },
    ],
    ['ACQUAINT_URL', { ...oauth, ACQUAINT_URL: '' }],
    ['ACQUAINT_URL', { ACQUAINT_URL: 'acquaint.example' }],
    ['ACQUAINT_COMMANDS', { ACQUAINT_COMMANDS: 'intro' }],
    ['ACQUAINT_COMMANDS', { ACQUAINT_COMMANDS: 'intro,Poznaj!' }],
    ['DISCORD_API_URL', { DISCORD_TOKEN: 't', DISCORD_API_URL: 'discord' }],
  ])('stops the start with one line that names %s', (name, environment) => {
    expect(() => readConfig(environment)).toThrow(new RegExp(`^${name} .+$`, 'u'));
  });

  it('explains every variable', () => {
    for (const variable of variables) expect(variable.meaning).toMatch(/\.$/u);
  });
});
