import type { APIInteraction } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCustomId, readInteraction, readTyped } from '../../src/discord/read.ts';

const user = { id: '5', username: 'ada', global_name: 'Ada Nowak', discriminator: '0', avatar: null };
const member = { user, nick: null, permissions: '0', roles: [], deaf: false, mute: false };

/** An interaction as Discord sends it, but for what does not matter here. */
const interaction = (more: object): APIInteraction =>
  JSON.parse(
    JSON.stringify({
      ...{ id: '77', application_id: '1', token: 't', version: 1, type: 2, guild_id: '10', channel_id: '11' },
      ...{ member, locale: 'en-US', guild_locale: 'en-US' },
      ...more,
    }),
  );
const typed = (name: string, sub: string, ...options: object[]) =>
  interaction({ data: { id: '1', name, type: 1, options: [{ name: sub, type: 1, options }] } });
const words = (given: APIInteraction) => {
  const what = readInteraction(given)?.what;
  return what?.kind === 'command' ? what.words : null;
};

describe('a command', () => {
  it('reads as one would type it', () => {
    expect(words(typed('intro', 'home'))).toBe('home');
    expect(words(typed('intro', 'ask', { name: 'text', type: 3, value: 'React & <b>' }))).toBe(
      'ask React & <b>',
    );
    expect(words(typed('intro', 'meet', { name: 'person', type: 6, value: '42' }))).toBe('meet <@42>');
    expect(words(interaction({ data: { id: '1', name: 'intro', type: 1 } }))).toBe('');
  });

  it('of a menu means the person, or the author of the message', () => {
    const menu = { id: '1', name: 'Ask for an intro', type: 2, target_id: '42', resolved: {} };
    expect(words(interaction({ data: menu }))).toBe('meet <@42>');
    const resolved = { messages: { 9: { id: '9', author: { id: '43' } } } };
    expect(words(interaction({ data: { id: '1', name: 'x', type: 3, target_id: '9', resolved } }))).toBe(
      'meet <@43>',
    );
  });
});

describe('who it is', () => {
  it('has the name of this server, else their own', () => {
    const nameOf = (given: APIInteraction) => readInteraction(given)?.who.name;
    expect(nameOf(typed('intro', 'home'))).toBe('Ada Nowak');
    expect(nameOf(interaction({ ...typed('intro', 'home'), member: { ...member, nick: 'Adka' } }))).toBe(
      'Adka',
    );
    const plain = { ...user, global_name: null };
    expect(nameOf(interaction({ ...typed('intro', 'home'), member: { ...member, user: plain } }))).toBe(
      'ada',
    );
  });

  it('reads Polish where the client or the command is Polish', () => {
    const language = (given: APIInteraction) => readInteraction(given)?.who.language;
    expect(language(typed('intro', 'home'))).toBe('en');
    expect(language(typed('poznaj', 'start'))).toBe('pl');
    expect(language(interaction({ ...typed('intro', 'home'), locale: 'pl' }))).toBe('pl');
  });

  it('is an administrator who may manage the server, and nobody else', () => {
    const isAdmin = (permissions: string) =>
      readInteraction(interaction({ ...typed('intro', 'home'), member: { ...member, permissions } }))?.who
        .isAdmin;
    expect(isAdmin(String(1n << 5n))).toBe(true);
    expect(isAdmin(String(1n << 3n))).toBe(true);
    expect(isAdmin(String((1n << 4n) | (1n << 6n)))).toBeUndefined();
  });

  it('is never a bot', () => {
    const bot = { ...member, user: { ...user, bot: true } };
    expect(readInteraction(interaction({ ...typed('intro', 'home'), member: bot }))).toBeNull();
  });

  it('has no server in direct messages', () => {
    const {
      member: _,
      guild_id: __,
      ...direct
    } = interaction(typed('intro', 'home')) as unknown as Record<string, unknown>;
    expect(readInteraction({ ...direct, user } as unknown as APIInteraction)).toMatchObject({
      place: null,
      who: { externalId: '5' },
    });
  });
});

describe('an address', () => {
  it('comes back as it was written, whatever the subject', () => {
    const action = fc.stringMatching(/^[a-z]{1,20}\.[a-zA-Z]{1,19}$/u);
    fc.assert(
      fc.property(action, fc.string({ maxLength: 59 }), (name, subject) => {
        expect(readCustomId(`${name}|${subject}`)).toEqual({ action: name, subject });
      }),
    );
  });

  it('of a press and of a form leads to the action', () => {
    const press = interaction({
      type: 3,
      data: { custom_id: 'a.b|c|d', component_type: 2 },
      message: { id: '1' },
    });
    expect(readInteraction(press)).toMatchObject({
      key: 'discord/77',
      what: { kind: 'press', action: 'a.b', subject: 'c|d' },
    });
    const field = (component: object) => ({ type: 18, id: 1, component });
    const components = [
      field({ type: 4, custom_id: 'blurb', value: 'Hello' }),
      field({ type: 4, custom_id: 'empty', value: '' }),
      field({ type: 3, custom_id: 'kind', values: ['advice'] }),
      field({ type: 3, custom_id: 'none', values: [] }),
      field({ type: 5, custom_id: 'person', values: ['42'] }),
      { type: 10, id: 2 },
    ];
    expect(readInteraction(interaction({ type: 5, data: { custom_id: 'a.c|s', components } }))?.what).toEqual(
      {
        ...{ kind: 'form', action: 'a.c', subject: 's' },
        answers: { blurb: 'Hello', kind: ['advice'], person: { externalId: '42' } },
      },
    );
  });
});

describe('what is typed so far', () => {
  it('is the option under the cursor', () => {
    const option = { name: 'text', type: 3, value: 'rea', focused: true };
    const given = interaction({ ...typed('poznaj', 'zapytaj', option), type: 4 });
    expect(readTyped(given)).toMatchObject({ typed: 'rea' });
    expect(readTyped(typed('intro', 'home'))).toBeNull();
  });
});
