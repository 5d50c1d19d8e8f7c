import { describe, expect, it } from 'vitest';
import { readConfig, variables } from '../src/config.ts';

const production = {
  DATABASE_URL: 'postgres://acquaint@db/acquaint',
  REDIS_URL: 'redis://redis:6379',
  ACQUAINT_KEY: 'a2V5',
  HOST: '0.0.0.0',
};

describe('the environment', () => {
  it('may be empty: one process, embedded store, playground on loopback', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: null, isPlaygroundOn: true });
    expect(config.roles).toEqual(['web', 'worker']);
  });

  it('turns the playground off as soon as there is a real database', () => {
    expect(readConfig(production).isPlaygroundOn).toBe(false);
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
  ])('stops the start with one line that names %s', (name, environment) => {
    expect(() => readConfig(environment)).toThrow(new RegExp(`^${name} .+$`, 'u'));
  });

  it('explains every variable', () => {
    for (const variable of variables) expect(variable.meaning).toMatch(/\.$/u);
  });
});
