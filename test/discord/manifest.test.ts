import { PermissionFlagsBits, type RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../src/actions/action.ts';
import { commands } from '../../src/actions/routes.ts';
import { discordRest } from '../../src/discord/call.ts';
import { commandDrift, registerCommands } from '../../src/discord/commands.ts';
import {
  applicationCommands,
  discordIntents,
  discordPermissions,
  inviteUrl,
  permissionBits,
} from '../../src/discord/manifest.ts';
import { completeWord, more, shareOut } from '../../src/discord/subcommands.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/driver.ts';
import { isRecord, type Json } from '../fakes/discord/gatewayShape.ts';

const names = { en: 'intro', pl: 'poznaj' };
const all = applicationCommands(names);
const [english, polish] = all;
/** docs.discord.com, application commands, naming. */
const commandName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Everything with a name below a command, itself first. */
const nested = (one: Json): Json[] => [
  one,
  ...(Array.isArray(one['options']) ? one['options'].filter(isRecord).flatMap(nested) : []),
];
const asJson = (command: RESTPostAPIApplicationCommandsJSONBody | undefined): Json => ({ ...command });
const localized = (one: Json, what: string): Json => {
  const value = one[what];
  return isRecord(value) ? value : {};
};

describe('the commands', () => {
  it('are one with sub-commands in each language, and three menus', () => {
    expect(all.map(({ name }) => name)).toEqual([
      'intro',
      'poznaj',
      'Ask for an intro',
      'Meet the author',
      'Use as my profile',
      'Put it on the board',
    ]);
    const subs = (one: RESTPostAPIApplicationCommandsJSONBody | undefined) =>
      nested(asJson(one))
        .filter(({ type }) => type === 1)
        .slice(1)
        .map(({ name }) => name);
    const { alone, others } = shareOut(commands);
    const last = (language: 'en' | 'pl') => (others.length === 0 ? [] : [more.words[language]]);
    expect(subs(english)).toEqual([...alone.map(({ words }) => words.en[0]), ...last('en')]);
    expect(subs(polish)).toEqual([...alone.map(({ words }) => words.pl[0]), ...last('pl')]);
  });

  it('for which Discord has no room stand behind one that completes them', () => {
    const [first] = commands;
    if (first === undefined) throw new Error('no commands');
    const named = (word: string): Command => ({ ...first, words: { en: [word], pl: [`${word}-pl`] } });
    const many = Array.from({ length: 31 }, (_, index) => named(`word${index}`));
    const [big] = applicationCommands(names, many).map(asJson);
    const options = Array.isArray(big?.['options']) ? big['options'].filter(isRecord) : [];
    expect(options).toHaveLength(25);
    expect(options.at(-1)).toMatchObject({
      name: 'more',
      options: [{ name: 'word', autocomplete: true }, {}, {}],
    });
    expect(completeWord('', 'en', many).map(({ value }) => value)).toEqual(
      many.slice(24).map(({ words }) => words.en[0]),
    );
    expect(completeWord('word30', 'pl', many).map(({ value }) => value)).toEqual(['word30-pl']);
    expect(completeWord('word3', 'en', many).map(({ value }) => value)).toEqual(['word30']);
  });

  it('keep every limit Discord publishes', () => {
    for (const command of [english, polish].map(asJson)) {
      for (const one of nested(command)) {
        const described = [one['description'], ...Object.values(localized(one, 'description_localizations'))];
        const named = [one['name'], ...Object.values(localized(one, 'name_localizations'))];
        for (const name of named) {
          expect(name).toMatch(commandName);
          expect(name).toBe(String(name).toLowerCase());
        }
        for (const text of described) {
          expect(String(text).length).toBeGreaterThan(0);
          expect(String(text).length).toBeLessThanOrEqual(100);
        }
        const options = Array.isArray(one['options']) ? one['options'].filter(isRecord) : [];
        expect(options.length).toBeLessThanOrEqual(25);
        for (const locale of [null, 'en-US', 'en-GB', 'pl']) {
          const seen = options.map((option) =>
            locale === null
              ? option['name']
              : (localized(option, 'name_localizations')[locale] ?? option['name']),
          );
          expect(new Set(seen).size).toBe(seen.length);
        }
      }
      // Names, descriptions and values together, the longest localisation of each.
      const longest = nested(command).reduce((sum, one) => {
        const most = (value: unknown, more: Json) =>
          Math.max(...[value, ...Object.values(more)].map((text) => String(text ?? '').length));
        return (
          sum +
          most(one['name'], localized(one, 'name_localizations')) +
          most(one['description'], localized(one, 'description_localizations'))
        );
      }, 0);
      expect(longest).toBeLessThanOrEqual(8_000);
    }
    for (const menu of all.slice(2)) {
      const named = [menu.name, ...Object.values(menu.name_localizations ?? {})];
      for (const name of named) expect(String(name).length).toBeLessThanOrEqual(32);
      expect('description' in menu).toBe(false);
    }
  });

  it('say en-US wherever they say en-GB: its readers would get that instead', () => {
    for (const one of all.map(asJson).flatMap(nested)) {
      for (const what of ['name_localizations', 'description_localizations']) {
        const texts = localized(one, what);
        expect('en-US' in texts).toBe('en-GB' in texts);
      }
    }
  });

  it('describe every command in both languages, none by its inner name', () => {
    for (const one of all.slice(0, 2).map(asJson).flatMap(nested)) {
      expect(String(one['description'])).not.toMatch(/^[a-z]+\.[a-z]+$/iu);
    }
  });

  it('complete topics for asking and finding, and take people as people', () => {
    const option = (word: string) => nested(asJson(english)).find(({ name }) => name === word)?.['options'];
    expect(option('ask')).toMatchObject([{ type: 3, autocomplete: true, required: false }]);
    expect(option('find')).toMatchObject([{ type: 3, autocomplete: true }]);
    expect(option('meet')).toMatchObject([{ type: 6, required: false }]);
    expect(option('home')).toEqual([]);
  });

  it('take other names where another bot has these', () => {
    expect(applicationCommands({ en: 'acquaint', pl: 'kontakt' }).map(({ name }) => name)).toContain(
      'kontakt',
    );
  });
});

describe('registering', () => {
  let discord: FakeDiscord;
  beforeEach(async () => {
    discord = await startFakeDiscord();
  });
  afterEach(() => discord.stop());
  const puts = () => discord.server.requests.filter((line) => line.startsWith('PUT'));

  it('happens once, and again only when something is different', async () => {
    const rest = discordRest(discord.token, discord.url);
    expect(await commandDrift(rest, discord.applicationId, names)).toBe('absent');
    expect(await registerCommands(rest, discord.applicationId, names)).toBe('absent');
    expect(await registerCommands(rest, discord.applicationId, names)).toBe('none');
    expect(puts()).toHaveLength(1);
    const other = { en: 'meet', pl: 'poznaj' };
    expect(await commandDrift(rest, discord.applicationId, other)).toBe('different');
    expect(await registerCommands(rest, discord.applicationId, other)).toBe('different');
    expect(await commandDrift(rest, discord.applicationId, other)).toBe('none');
    expect(puts()).toHaveLength(2);
  });
});

describe('what Discord must allow', () => {
  it('is no more than is used, each with its reason', () => {
    for (const { reason } of [...discordIntents, ...discordPermissions])
      expect(reason.length).toBeGreaterThan(20);
    expect(discordIntents.filter(({ isOptional }) => !isOptional).map(({ name }) => name)).toEqual([
      'Guilds',
      'DirectMessages',
      'GuildScheduledEvents',
    ]);
    const dangerous = [
      'Administrator',
      'ManageGuild',
      'ManageThreads',
      'ManageChannels',
      'MentionEveryone',
    ] as const;
    for (const name of dangerous) expect(permissionBits & PermissionFlagsBits[name]).toBe(0n);
  });

  it('is in the link of an invitation', () => {
    const url = new URL(inviteUrl('123'));
    expect(url.origin + url.pathname).toBe('https://discord.com/oauth2/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: '123',
      scope: 'bot applications.commands',
      permissions: String(permissionBits),
    });
  });
});
