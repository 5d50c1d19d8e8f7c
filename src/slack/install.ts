import { randomBytes } from 'node:crypto';
import type { Express, Request, Response } from 'express';
import { z } from 'zod';
import { slackClient } from './client.ts';
import { installPage } from './installPage.ts';
import { type Installations, readGrant } from './installPlaces.ts';
import { scopesOf, slackPaths } from './manifest.ts';
import type { Credentials } from './tokens.ts';

/** What installing by OAuth stands on. `publicUrl` has no slash at its end. */
export type InstallPorts = {
  readonly credentials: Pick<Credentials, 'putState' | 'takeState'>;
  readonly installations: Pick<Installations, 'install'>;
  readonly apiUrl: string | null;
  readonly oauth: { readonly clientId: string; readonly clientSecret: string };
  readonly publicUrl: string;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
};

const stateMs = 600_000;
const cookieName = 'acquaint_slack_state';

/**
 * The two pages of an installation. The state is random, kept as a hash, good once and for ten minutes, and must come
 * back with the browser that started: nobody can make somebody else's browser finish an installation.
 */
export const serveInstall = (app: Express, ports: InstallPorts): void => {
  const redirectUrl = `${ports.publicUrl}${slackPaths.redirect}`;
  app.get(slackPaths.install, async (_request, response) => {
    const state = randomBytes(32).toString('base64url');
    await ports.credentials.putState(state, stateMs);
    response.set('set-cookie', cookie(state, stateMs / 1_000, ports.publicUrl));
    response.set('cache-control', 'no-store');
    response.redirect(302, authorizeUrl(ports, redirectUrl, state));
  });
  app.get(slackPaths.redirect, async (request, response) => {
    response.set('set-cookie', cookie('', 0, ports.publicUrl));
    response.set('cache-control', 'no-store');
    if (!(await isStarted(ports, request))) return show(request, response, 400, 'expired');
    const code = text(request.query['code']);
    if (code === '') return show(request, response, 400, 'cancelled');
    try {
      await ports.installations.install(await exchange(ports, code, redirectUrl));
    } catch (error) {
      ports.log('slack installation failed', { why: error instanceof Error ? error.message : String(error) });
      return show(request, response, 502, 'failed');
    }
    show(request, response, 200, 'installed');
  });
};

const authorizeUrl = ({ apiUrl, oauth }: InstallPorts, redirectUrl: string, state: string): string => {
  const base = apiUrl === null ? 'https://slack.com' : new URL(apiUrl).origin;
  const url = new URL('/oauth/v2/authorize', base);
  url.search = new URLSearchParams({
    client_id: oauth.clientId,
    scope: scopesOf(true).join(','),
    redirect_uri: redirectUrl,
    state,
  }).toString();
  return url.href;
};

const isStarted = async ({ credentials }: InstallPorts, request: Request): Promise<boolean> => {
  const state = text(request.query['state']);
  const kept = /(?:^|;\s*)acquaint_slack_state=([\w-]{20,100})(?:;|$)/u.exec(
    request.get('cookie') ?? '',
  )?.[1];
  return state !== '' && state === kept && (await credentials.takeState(state));
};

const exchange = async ({ apiUrl, oauth }: InstallPorts, code: string, redirectUrl: string) =>
  readGrant(
    await slackClient(apiUrl).apiCall('oauth.v2.access', {
      client_id: oauth.clientId,
      client_secret: oauth.clientSecret,
      code,
      redirect_uri: redirectUrl,
    }),
  );

const cookie = (value: string, seconds: number, publicUrl: string): string => {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${cookieName}=${value}; Max-Age=${seconds}; Path=/slack; HttpOnly; SameSite=Lax${secure}`;
};

const text = (value: unknown): string => z.string().max(2_000).safeParse(value).data ?? '';

const show = (
  request: Request,
  response: Response,
  status: number,
  page: Parameters<typeof installPage>[1],
): void => {
  const language = request.acceptsLanguages('en', 'pl') === 'pl' ? 'pl' : 'en';
  response
    .status(status)
    .set({
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
    })
    .type('html')
    .send(installPage(language, page));
};
