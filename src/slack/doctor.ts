import type { SlackSettings } from './appStart.ts';
import { type Answer, isRecord } from './call.ts';
import { slackClient } from './client.ts';
import { scopesOf, slackPaths, slackScopes } from './manifest.ts';
import { outcomeOf, SlackRefusal } from './outcome.ts';
import { sign } from './verify.ts';

/** One thing looked at: fine, worth a look, or broken, and what to do about it. */
export type SlackFinding = {
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'problem';
  readonly says: string;
};

/** Look at everything Slack needs: tokens, scopes, the socket or the address, the client. Never throws. */
export const examineSlack = async (settings: SlackSettings): Promise<SlackFinding[]> => {
  const { botToken, appToken, oauth, signingSecret, publicUrl } = settings;
  return [
    ...(botToken === null ? [] : await bot(settings, botToken)),
    ...(appToken === null ? [] : [await socket(settings, appToken)]),
    ...(signingSecret === null || appToken !== null ? [] : [await address(publicUrl, signingSecret)]),
    ...(oauth === null ? [] : [await client(settings, oauth)]),
  ];
};

const ok = (check: string, says: string): SlackFinding => ({ check, state: 'ok', says });
const warning = (check: string, says: string): SlackFinding => ({ check, state: 'warning', says });
const problem = (check: string, says: string): SlackFinding => ({ check, state: 'problem', says });

const bot = async ({ apiUrl }: SlackSettings, token: string): Promise<SlackFinding[]> => {
  const got = await ask(apiUrl, token, 'auth.test', {});
  if ('why' in got) {
    const advice = 'SLACK_BOT_TOKEN: copy it again from "OAuth & Permissions".';
    return [problem('Slack token', trouble(got.why, advice))];
  }
  const workspace = String(got.answer['team'] ?? got.answer['team_id']);
  const metadata = got.answer['response_metadata'];
  const given =
    isRecord(metadata) && Array.isArray(metadata['scopes']) ? metadata['scopes'].map(String) : null;
  return [
    token.startsWith('xoxe.')
      ? warning('Slack token', `answers for ${workspace}, but ends within twelve hours: ${rotated}`)
      : ok('Slack token', `answers for ${workspace}`),
    given === null ? warning('Slack scopes', 'Slack did not say which there are.') : scopes(given),
    ok(
      'Slack messages tab',
      'cannot be read from here; the manifest switches it on (App Home, "Messages Tab").',
    ),
  ];
};

const scopes = (given: readonly string[]): SlackFinding => {
  const missing = slackScopes.filter(({ name }) => !given.includes(name));
  const needed = missing.filter(({ isOptional }) => !isOptional);
  const list = (all: typeof missing) => all.map(({ name, reason }) => `${name} (${reason})`).join(' ');
  if (needed.length > 0) {
    return problem(
      'Slack scopes',
      `missing: ${list(needed)} Paste the manifest of \`acquaint slack manifest\` into the app and install it again.`,
    );
  }
  if (missing.length > 0) return ok('Slack scopes', `all that are needed; without ${list(missing)}`);
  return ok('Slack scopes', `all ${scopesOf(true).length}`);
};

const socket = async ({ apiUrl }: SlackSettings, token: string): Promise<SlackFinding> => {
  const got = await ask(apiUrl, token, 'apps.connections.open', {});
  if (!('why' in got)) return ok('Slack socket', 'Slack gives a connection');
  const advice =
    got.why === 'missing_scope' || got.why === 'not_allowed_token_type'
      ? 'SLACK_APP_TOKEN must be an app-level token (xapp-…) with the scope connections:write.'
      : 'SLACK_APP_TOKEN: make one under "Basic Information", "App-Level Tokens", and switch Socket Mode on.';
  return problem('Slack socket', trouble(got.why, advice));
};

const rotated =
  'tokens of this app are rotated. Make the app from the manifest of `acquaint slack manifest` without --oauth, or install by /slack/install.';

/** Ask our own address as Slack does when it is entered: only the real server with the same secret answers right. */
const address = async (publicUrl: string | null, secret: string): Promise<SlackFinding> => {
  const check = 'Slack address';
  if (publicUrl === null) {
    return warning(check, 'set ACQUAINT_URL so that it can be tried; Slack must reach it over https.');
  }
  const url = `${publicUrl}${slackPaths.events}`;
  const challenge = 'acquaint-doctor';
  const body = JSON.stringify({ type: 'url_verification', challenge });
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': sign(secret, timestamp, body),
  };
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) });
    const said: unknown = await response.json().catch(() => null);
    if (response.status === 401) {
      return problem(check, `${url} runs with another SLACK_SIGNING_SECRET, or its clock is off by minutes.`);
    }
    if (!isRecord(said) || said['challenge'] !== challenge) {
      return problem(
        check,
        `${url} answers ${response.status} and is not Acquaint: check ACQUAINT_URL and the proxy.`,
      );
    }
  } catch {
    return problem(
      check,
      `${url} does not answer: start the server, and check ACQUAINT_URL, proxy and firewall.`,
    );
  }
  if (!publicUrl.startsWith('https:'))
    return warning(check, `${url} answers, but Slack delivers over https only.`);
  return ok(check, `${url} answers`);
};

/** A code that cannot be right shows whether the client is. */
const client = async (
  { apiUrl }: SlackSettings,
  oauth: { readonly clientId: string; readonly clientSecret: string },
): Promise<SlackFinding> => {
  const got = await ask(apiUrl, undefined, 'oauth.v2.access', {
    client_id: oauth.clientId,
    client_secret: oauth.clientSecret,
    code: 'acquaint-doctor',
  });
  const why = 'why' in got ? got.why : 'ok';
  if (why === 'invalid_code') return ok('Slack client', 'SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are right');
  if (why === 'invalid_client_id' || why === 'bad_client_secret') {
    return problem('Slack client', `Slack says ${why}: copy both from "Basic Information".`);
  }
  return warning('Slack client', `Slack did not say (${why}).`);
};

/** What went wrong and what to do about it; Slack's own words are lower case with underscores. */
const trouble = (why: string, advice: string): string => {
  if (!/^[a-z_]+$/u.test(why))
    return `Slack cannot be reached from here (${why}): check network, proxy and DNS.`;
  const isDead = ['invalid_auth', 'token_revoked', 'account_inactive', 'not_authed'].includes(why);
  return `${isDead ? `Slack does not accept the token (${why}).` : `Slack says: ${why}.`} ${advice}`;
};

const ask = async (
  apiUrl: string | null,
  token: string | undefined,
  method: string,
  args: Readonly<Record<string, unknown>>,
): Promise<{ readonly answer: Answer } | { readonly why: string }> => {
  try {
    return { answer: { ...(await slackClient(apiUrl, token).apiCall(method, args)) } };
  } catch (error) {
    const outcome = outcomeOf(method, error);
    if ('unreachable' in outcome) return { why: outcome.unreachable };
    return { why: outcome.error instanceof SlackRefusal ? outcome.error.code : outcome.error.message };
  }
};
