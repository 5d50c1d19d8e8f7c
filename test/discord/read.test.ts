import type { APIInteraction } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDesk } from '../../src/discord/desk.ts';
import { readCustomId, readTyped, readInteraction as readWith } from '../../src/discord/read.ts';

const readInteraction = (given: APIInteraction) => readWith(given, 'poznaj');

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

  it('behind `more` reads like any other, in both languages', () => {
    const word = { name: 'word', type: 3, value: 'topics' };
    const whom = { name: 'person', type: 6, value: '42' };
    expect(words(typed('intro', 'more', word))).toBe('topics');
    expect(words(typed('poznaj', 'inne', { ...word, value: 'kontakt' }, whom))).toBe('kontakt <@42>');
    const typing = (name: string, sub: string) =>
      interaction({
        type: 4,
        data: {
          id: '1',
          name,
          type: 1,
          options: [{ name: sub, type: 1, options: [{ ...word, focused: true }] }],
        },
      });
    expect(readTyped(typing('intro', 'more'), 'poznaj')).toEqual({
      typed: 'topics',
      of: 'words',
      language: 'en',
    });
    expect(readTyped(typing('poznaj', 'inne'), 'poznaj')?.of).toBe('words');
    expect(readTyped(typing('intro', 'find'), 'poznaj')?.of).toBe('topics');
  });

  it('of a menu means the person, or the author of the message', () => {
    const menu = { id: '1', name: 'Ask for an intro', type: 2, target_id: '42', resolved: {} };
    expect(words(interaction({ data: menu }))).toBe('meet <@42>');
    const resolved = { messages: { 9: { id: '9', author: { id: '43' } } } };
    expect(words(interaction({ data: { id: '1', name: 'x', type: 3, target_id: '9', resolved } }))).toBe(
      'meet <@43>',
    );
    const bots = {
      users: { 42: { id: '42', bot: true } },
      messages: { 9: { author: { id: '43', bot: true } } },
    };
    expect(words(interaction({ data: { ...menu, resolved: bots } }))).toBe('meet');
    expect(words(interaction({ data: { ...menu, type: 3, target_id: '9', resolved: bots } }))).toBe('meet');
  });

  it('of the menu for one’s own words is the form they fill in, and nothing of anybody else’s', () => {
    const used = (author: string) => {
      const resolved = { messages: { 9: { author: { id: author }, content: 'I run a shop.' } } };
      const data = { id: '1', name: 'Use as my profile', type: 3, target_id: '9', resolved };
      return readInteraction(interaction({ data }))?.what;
    };
    const form = { kind: 'form', action: 'members.fromMessage' };
    expect(used(user.id)).toEqual({ ...form, subject: '', answers: { text: 'I run a shop.' } });
    expect(used('99')).toEqual({ ...form, subject: 'other', answers: { text: '' } });
  });
});

describe('one’s own message', () => {
  it('goes on the board with its words; of another’s only the author is named', () => {
    const message = { id: '9', content: 'Who knows <@77> looms?', author: { id: user.id } };
    const menu = { id: '1', name: 'Put it on the board', type: 3, target_id: '9' };
    const on = (one: object) => words(interaction({ data: { ...menu, resolved: { messages: { 9: one } } } }));
    expect(on(message)).toBe('board Who knows  looms?');
    expect(on({ ...message, author: { id: '43' } })).toBe('board <@43>');
    expect(on({ ...message, author: { id: '43', bot: true } })).toBe('board <@43>');
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
    expect(readWith(typed('kontakt', 'start'), 'kontakt')?.who.language).toBe('pl');
  });

  it('is an administrator who may manage the server, and nobody else', () => {
    const isAdmin = (permissions: string) =>
      readInteraction(interaction({ ...typed('intro', 'home'), member: { ...member, permissions } }))?.who
        .isAdmin;
    expect(isAdmin(String(1n << 5n))).toBe(true);
    expect(isAdmin(String(1n << 3n))).toBe(true);
    expect(isAdmin(String((1n << 4n) | (1n << 6n)))).toBe(false);
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
    // No subject of ours ends in what tells equal buttons of one message apart.
    const subjects = fc.string({ maxLength: 59 }).filter((one) => !/(?:^|\|)#\d+$/u.test(one));
    fc.assert(
      fc.property(action, subjects, (name, subject) => {
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
    expect(readTyped(given, 'poznaj')).toMatchObject({ typed: 'rea' });
    expect(readTyped(typed('intro', 'home'), 'poznaj')).toBeNull();
  });
});

describe('whatever comes', () => {
  it('ends nothing: it is answered, passed over or logged', async () => {
    const lines: unknown[] = [];
    const desk = createDesk({
      ingress: { take: async () => ({ answered: Promise.resolve(null) }), receive: async () => null },
      call: async () => ({ answer: {} }),
      platform: {
        name: 'discord',
        ...{ sendDirect: gone, sendToRoom: gone, sendToChannel: gone, edit: gone, openRoom: gone },
        find: async () => 'absent',
      },
      suggest: async () => [],
      runsServer: async () => null,
      placesOf: async () => [],
      nameOf: async () => '',
      polishName: 'poznaj',
      log: (...line) => void lines.push(line),
    });
    const leaf = fc.oneof(
      fc.constant(null),
      fc.string({ maxLength: 8 }),
      fc.integer({ min: -1, max: 20 }),
      fc.boolean(),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('value'), { maxLength: 3 }), tie('object')),
      object: fc.record(
        Object.fromEntries(
          [
            'id',
            'type',
            'data',
            'name',
            'options',
            'value',
            'custom_id',
            'components',
            'message',
            'resolved',
            'member',
            'user',
            'permissions',
            'author',
            'content',
            'values',
          ].map((name) => [name, tie('value')]),
        ),
        { requiredKeys: [] },
      ),
    }));
    const changes = fc.record(
      { data: value, member: value, user: value, message: value, type: value, locale: value },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(changes, async (change) => {
        await desk.interaction(interaction(change));
        await desk.message(
          JSON.parse(JSON.stringify({ id: '1', author: user, content: 'x', type: 0, ...change })),
        );
      }),
      { numRuns: 500 },
    );
    await desk.settled();
    expect(JSON.stringify(lines)).not.toContain('token');
  });
  const gone = async () => ({ unreachable: 'gone' });
});
