import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { commands } from '../../src/actions/routes.ts';
import type { SlackSettings } from '../../src/slack/appStart.ts';
import { examineSlack } from '../../src/slack/doctor.ts';
import { type ManifestOptions, scopesOf, slackManifest, slackScopes } from '../../src/slack/manifest.ts';
import { openSlackWorld, signingSecret } from '../fakes/slack/driverWorld.ts';
import { defaultScopes } from '../fakes/slack/server.ts';

const commandNames = { en: 'intro', pl: 'poznaj' };
const simple: ManifestOptions = { url: null, commandNames, withOptional: true, isDistributed: false };

describe('the manifest', () => {
  it('for Socket Mode has no address in it', () => {
    const manifest = slackManifest(simple);
    expect(JSON.stringify(manifest)).not.toContain('http');
    expect(manifest).toMatchObject({
      settings: { socket_mode_enabled: true, interactivity: { is_enabled: true } },
    });
  });

  it('for HTTP sends everything to one address', () => {
    const manifest = slackManifest({ ...simple, url: 'https://acquaint.example', isDistributed: true });
    const addresses = [...JSON.stringify(manifest).matchAll(/https:[^"]+/gu)].map(([address]) => address);
    expect(new Set(addresses)).toEqual(
      new Set(['https://acquaint.example/slack/events', 'https://acquaint.example/slack/oauth_redirect']),
    );
    expect(manifest).toMatchObject({
      settings: { socket_mode_enabled: false, token_rotation_enabled: true },
    });
  });

  it('has both commands by their configured names, with mentions as ids', () => {
    const manifest = slackManifest({ ...simple, commandNames: { en: 'meet', pl: 'poznajmy' } });
    expect(manifest).toMatchObject({
      features: {
        app_home: {
          home_tab_enabled: true,
          messages_tab_enabled: true,
          messages_tab_read_only_enabled: false,
        },
        slash_commands: [
          { command: '/meet', should_escape: true },
          { command: '/poznajmy', should_escape: true },
        ],
      },
    });
    const hints = JSON.stringify(manifest);
    for (const language of ['en', 'pl'] as const) expect(hints).toContain(commands[1]?.words[language][0]);
  });

  it('has a reason for every scope, and no history but that of direct messages, which is optional', () => {
    for (const { reason } of slackScopes) expect(reason).toMatch(/^[A-Z].{20,}\.$/u);
    expect(scopesOf(false).filter((name) => name.includes('history'))).toEqual([]);
    expect(scopesOf(true).filter((name) => name.includes('history'))).toEqual(['im:history']);
    const without = slackManifest({ ...simple, withOptional: false });
    expect(JSON.stringify(without)).not.toContain('message.im');
    expect(without).toMatchObject({ features: { app_home: { messages_tab_read_only_enabled: true } } });
  });

  it('asks for every scope that the stand-in wants for what we call', () => {
    const others = ['team:read', 'im:read', 'mpim:read', 'channels:read', 'groups:read'];
    expect(defaultScopes.filter((name) => !scopesOf(false).includes(name))).toEqual(others);
  });

  it('stays inside Slack, whose texts are short', () => {
    const features = slackManifest(simple)['features'] as {
      slash_commands: { description: string; usage_hint: string }[];
      shortcuts: { name: string; description: string }[];
    };
    for (const { description, usage_hint: hint } of features.slash_commands) {
      expect(description.length).toBeLessThanOrEqual(100);
      expect(hint.length).toBeLessThanOrEqual(100);
    }
    for (const { name, description } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
    }
  });
});

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** Answers of the Web API by method, with the scopes in the header. */
const answering = async (
  answers: Readonly<Record<string, object>>,
  scopes: readonly string[],
): Promise<string> => {
  const server: Server = createServer((request, response) => {
    const method = request.url?.split('/').at(-1) ?? '';
    response.setHeader('content-type', 'application/json').setHeader('x-oauth-scopes', scopes.join(','));
    response.end(JSON.stringify(answers[method] ?? { ok: false, error: 'unknown_method' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
};

const settings = (apiUrl: string, change: Partial<SlackSettings> = {}): SlackSettings => ({
  ...{ apiUrl, botToken: 'xoxb-1', appToken: null, signingSecret: null, oauth: null, publicUrl: null },
  commandNames,
  ...change,
});

const self = { ok: true, team: 'Krakow Founders', team_id: 'T1', user_id: 'U1', url: 'https://x.slack.com/' };
const link = { ok: true, url: 'wss://x.slack.com/link' };
const statesOf = async (about: SlackSettings) =>
  Object.fromEntries(
    (await examineSlack(about)).map(({ check, state }) => [check.replace('Slack ', ''), state]),
  );

describe('the doctor', () => {
  it('finds nothing wrong where nothing is', async () => {
    const apiUrl = await answering({ 'auth.test': self, 'apps.connections.open': link }, scopesOf(true));
    const found = await statesOf(settings(apiUrl, { appToken: 'xapp-1' }));
    expect(found).toEqual({ token: 'ok', scopes: 'ok', 'messages tab': 'ok', socket: 'ok' });
  });

  it.each(slackScopes)(
    'misses the scope $name and says what it is for',
    async ({ name, reason, isOptional }) => {
      const apiUrl = await answering(
        { 'auth.test': self },
        scopesOf(true).filter((scope) => scope !== name),
      );
      const found = (await examineSlack(settings(apiUrl))).find(({ check }) => check === 'Slack scopes');
      expect(found?.state).toBe(isOptional ? 'ok' : 'problem');
      expect(found?.says).toContain(reason);
    },
  );

  it.each(['invalid_auth', 'token_revoked', 'account_inactive'])('sees a dead token: %s', async (error) => {
    const apiUrl = await answering({ 'auth.test': { ok: false, error } }, []);
    expect(await statesOf(settings(apiUrl))).toEqual({ token: 'problem' });
  });

  it('tells a Slack that cannot be reached from a token that is wrong', async () => {
    const [found] = await examineSlack(settings('http://127.0.0.1:1/api'));
    expect(found).toMatchObject({ state: 'problem', says: expect.stringContaining('cannot be reached') });
    expect(found?.says).not.toContain('SLACK_BOT_TOKEN');
  });

  it.each(['invalid_auth', 'missing_scope', 'not_allowed_token_type'])(
    'sees a wrong app token: %s',
    async (error) => {
      const apiUrl = await answering(
        { 'auth.test': self, 'apps.connections.open': { ok: false, error } },
        scopesOf(true),
      );
      expect(await statesOf(settings(apiUrl, { appToken: 'xapp-1' }))).toMatchObject({ socket: 'problem' });
    },
  );

  it.each([
    ['invalid_code', 'ok'],
    ['invalid_client_id', 'problem'],
    ['bad_client_secret', 'problem'],
    ['fatal_error', 'warning'],
  ])('tries the client: %s is %s', async (error, state) => {
    const apiUrl = await answering({ 'oauth.v2.access': { ok: false, error } }, []);
    const oauth = { clientId: '1.2', clientSecret: 's' };
    expect(await statesOf(settings(apiUrl, { botToken: null, oauth }))).toEqual({ client: state });
  });

  it('tries the address as Slack does', async () => {
    const world = await openSlackWorld();
    open.push(world.close, world.slack.stop);
    const apiUrl = await answering({}, []);
    const over = (publicUrl: string | null, secret: string) =>
      statesOf(settings(apiUrl, { botToken: null, signingSecret: secret, publicUrl }));
    expect(await over(world.baseUrl, signingSecret)).toEqual({ address: 'warning' });
    expect(await over(world.baseUrl, 'another')).toEqual({ address: 'problem' });
    expect(await over(`${world.baseUrl}/elsewhere`, signingSecret)).toEqual({ address: 'problem' });
    expect(await over('http://127.0.0.1:1', signingSecret)).toEqual({ address: 'problem' });
    expect(await over(null, signingSecret)).toEqual({ address: 'warning' });
  });
});
