import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asId, type CommunityId } from '../../src/core/ids.ts';
import { examineTokens } from '../../src/slack/doctorTokens.ts';
import { type Secret, writeSecret } from '../../src/slack/tokens.ts';

const now = Date.parse('2027-01-11T08:00:00Z');
const hour = 3_600_000;
/** Slack, as far as it says whether a token is good. */
const slack = createServer((request, response) => {
  const isGood = request.headers.authorization === 'Bearer good';
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(isGood ? { ok: true } : { ok: false, error: 'token_revoked' }));
});
beforeAll(async () => {
  slack.listen(0, '127.0.0.1');
  await once(slack, 'listening');
});
afterAll(() => slack.close());

const examine = (secrets: Readonly<Record<string, Partial<Secret>>>) => {
  const whole = { token: 'good', botUser: 'U1', scopes: [], isOrg: false };
  const community = asId<CommunityId>('6a1d3c5e-0000-4000-8000-000000000000');
  return examineTokens({
    apiUrl: `http://127.0.0.1:${(slack.address() as AddressInfo).port}/`,
    now,
    credentials: {
      places: async () => Object.keys(secrets),
      get: async (place) => ({
        ...{ community, installedAt: new Date(now) },
        secret: writeSecret({ ...whole, ...secrets[place] }),
      }),
    },
  });
};

it('says that every workspace answers, and when the next token ends', async () => {
  const refresh = { token: 'next', expiresAt: now + 9 * hour };
  const found = await examine({ T1: {}, T2: { refresh } });
  expect(found).toEqual([
    { check: 'Slack workspaces', state: 'ok', says: '2 of 2 answer; the next token ends 2027-01-11T17:00Z' },
  ]);
  expect((await examine({ T1: {} }))[0]?.says).toContain('do not end');
  expect((await examine({}))[0]).toMatchObject({ state: 'ok' });
});

it('finds the workspace whose token was taken back, and the one nobody renewed', async () => {
  const found = await examine({
    T1: {},
    T2: { token: 'bad' },
    T3: { refresh: { token: 'next', expiresAt: now - 5 * hour } },
  });
  expect(found.map(({ state, says }) => `${state} ${says.slice(0, 40)}`)).toEqual([
    'problem T2: Slack does not accept its token (tok',
    'warning T3: its token ended 5 h ago and was not ',
  ]);
  expect(JSON.stringify(found)).not.toContain('"bad"');
});
