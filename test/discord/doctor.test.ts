import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discordRest } from '../../src/discord/call.ts';
import { registerCommands } from '../../src/discord/commands.ts';
import { examineDiscord } from '../../src/discord/doctor.ts';
import { discordPermissions } from '../../src/discord/manifest.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/driver.ts';

let discord: FakeDiscord;
const names = { en: 'intro', pl: 'poznaj' };
beforeEach(async () => {
  discord = await startFakeDiscord();
});
afterEach(() => discord.stop());

const examine = (more: { token?: string; withMembers?: boolean } = {}) =>
  examineDiscord({
    ...{ token: discord.token, apiUrl: discord.url, withMembers: false, commandNames: names },
    ...more,
  });
const of = async (check: string, more = {}) =>
  (await examine(more)).find((one) => one.check.startsWith(check));

describe('the doctor', () => {
  it('finds nothing wrong where nothing is', async () => {
    discord.addGuild('Krakow Founders');
    await registerCommands(discordRest(discord.token, discord.url), discord.applicationId, names);
    const findings = await examine();
    expect(findings.map(({ state }) => state)).toEqual(Array(findings.length).fill('ok'));
    expect(findings.map(({ check }) => check)).toEqual([
      ...['Discord token', 'Discord intents', 'Discord sessions', 'Discord commands'],
      'Discord rooms on Krakow Founders',
    ]);
  });

  it('says what to do about a token that is not accepted, and asks nothing more', async () => {
    expect(await examine({ token: 'wrong' })).toMatchObject([
      {
        check: 'Discord token',
        state: 'problem',
        says: expect.stringContaining('DISCORD_TOKEN: copy it again'),
      },
    ]);
  });

  it('says that Discord is away, and not that the token is wrong', async () => {
    await discord.stop();
    const [found] = await examine();
    expect(found?.says).not.toContain('copy it again');
    discord = await startFakeDiscord();
  });

  it('sees an intent that is asked for and not allowed', async () => {
    expect(await of('Discord intents', { withMembers: true })).toMatchObject({ state: 'problem' });
    discord.application.flags = 1 << 15;
    expect(await of('Discord intents', { withMembers: true })).toMatchObject({ state: 'ok' });
  });

  it('sees sessions running out before the token is reset', async () => {
    discord.application.sessionsLeft = 99;
    expect(await of('Discord sessions')).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('99'),
    });
  });

  it('sees commands that are missing or old', async () => {
    expect(await of('Discord commands')).toMatchObject({
      state: 'warning',
      says: expect.stringMatching(/^not/u),
    });
    const rest = discordRest(discord.token, discord.url);
    await registerCommands(rest, discord.applicationId, { en: 'old', pl: 'poznaj' });
    expect(await of('Discord commands')).toMatchObject({ says: expect.stringMatching(/^out of date/u) });
  });

  it('says where it is on no server, and which permission is missing for rooms', async () => {
    expect(await of('Discord servers')).toMatchObject({ state: 'warning' });
    const guild = discord.addGuild('Closed');
    const missing = discordPermissions.find(({ name }) => name === 'CreatePrivateThreads');
    discord.server.handle('GET', /^\/guilds\/(\d+)\/roles$/u, () => ({
      status: 200,
      body: [{ id: guild.id, permissions: String((1n << 50n) - 1n - 8n - (missing?.bit ?? 0n)) }],
    }));
    expect(await of('Discord rooms on Closed')).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('CreatePrivateThreads missing'),
    });
  });
});
