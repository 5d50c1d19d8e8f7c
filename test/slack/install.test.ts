import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTokens, readSecret, writeSecret } from '../../src/slack/tokens.ts';
import { createCipher } from '../../src/store/cipher.ts';
import { credentialsOf } from '../../src/store/credentials.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { postgresSessions } from '../../src/store/postgres.ts';
import { clockOffsetSql, routingTables } from '../../src/store/store.ts';
import { openSlackWorld, type SlackWorld } from '../fakes/slack/driverWorld.ts';
import { createDatabase } from '../services.ts';
import { MIGRATIONS } from '../template.ts';
import { key } from '../world.ts';

let own: { readonly url: string; readonly drop: () => Promise<void> };
let database: Database;
let world: SlackWorld;
let place: string;
let count = 0;
beforeAll(async () => {
  own = await createDatabase(inject('postgresUrl'));
  const migrating = postgresSessions(own.url);
  await migrate(migrating, MIGRATIONS, routingTables).finally(() => migrating.close());
  database = openDatabase(postgresSessions(own.url), { clockOffset: clockOffsetSql });
  world = await openSlackWorld({ oauth: true, database });
});
afterAll(async () => {
  await world.close();
  await world.slack.stop();
  await database.close();
  await own.drop();
});
beforeEach(() => {
  count += 1;
  place = `T0NEW${count}`;
  world.slack.addPlace(place, `xoxb-never-${count}`);
  world.slack.state.places.get(place)?.tokens.clear();
  world.slack.oauth.rotates = false;
});

const start = async () => {
  const response = await fetch(`${world.baseUrl}/slack/install`, { redirect: 'manual' });
  const to = new URL(response.headers.get('location') ?? '');
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { response, to, cookie, state: to.searchParams.get('state') ?? '' };
};
const come = (code: string, state: string, cookie: string) =>
  fetch(`${world.baseUrl}/slack/oauth_redirect?${new URLSearchParams({ code, state })}`, {
    headers: { cookie },
  });
const install = async (options: { installer?: string; isOrg?: boolean } = {}) => {
  const { state, cookie } = await start();
  return come(world.slack.oauth.code(place, options), state, cookie);
};
const community = () => world.store.router.communityOf('slack', place);
const tokenOf = async () => {
  const kept = await world.credentials.get(place);
  return kept === null ? null : readSecret(kept.secret).token;
};
const removal = (at: Date, type: 'app_uninstalled' | 'tokens_revoked', isOrg = false) =>
  fetchEvent({ type, ...(type === 'tokens_revoked' ? { tokens: { bot: ['U0BOT'] } } : {}) }, at, isOrg);
const fetchEvent = (event: Readonly<Record<string, unknown>>, at: Date, isOrg: boolean) =>
  world.driver.event({ ...event, place }, { at, isOrg, place });

describe('installing', () => {
  it('asks Slack for the scopes of the manifest, and installs a community with the installer as manager', async () => {
    world.slack.addUser({ id: `U0INST${count}`, name: 'Irena', place, locale: 'pl-PL' });
    const { to, response } = await start();
    expect(response.status).toBe(302);
    expect(to.pathname).toBe('/oauth/v2/authorize');
    expect(to.searchParams.get('scope')?.split(',')).toContain('chat:write');
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/u);
    const done = await install({ installer: `U0INST${count}` });
    expect(done.status).toBe(200);
    expect(await done.text()).toContain('installed');
    const id = await community();
    if (id === null) throw new Error('no community');
    await world.store.transaction(id, async (tx) => {
      expect(tx.community).toMatchObject({
        name: `Workspace ${place}`,
        language: 'pl',
        zone: 'Europe/Warsaw',
      });
      const account = await tx.accounts.byExternalId('slack', `U0INST${count}`);
      expect(account).not.toBeNull();
      if (account !== null) expect(await tx.members.isManager(account.member)).toBe(true);
    });
  });

  it('needs a state of its own: used once, in time, by the browser that began', async () => {
    const { state, cookie } = await start();
    const other = await start();
    const code = () => world.slack.oauth.code(place);
    expect((await come(code(), state, '')).status).toBe(400);
    expect((await come(code(), state, other.cookie)).status).toBe(400);
    expect(
      (await come(code(), 'made-up-state-of-somebody', 'acquaint_slack_state=made-up-state-of-somebody'))
        .status,
    ).toBe(400);
    expect(await community()).toBeNull();
    expect((await come(code(), state, cookie)).status).toBe(200);
    expect((await come(code(), state, cookie)).status).toBe(400);
    const late = await start();
    await world.clock.moveTo(new Date((await world.clock.now()).getTime() + 601_000));
    expect((await come(code(), late.state, late.cookie)).status).toBe(400);
  });

  it('that was called off, or that Slack refuses, keeps nothing', async () => {
    const { state, cookie } = await start();
    const cancelled = await fetch(
      `${world.baseUrl}/slack/oauth_redirect?${new URLSearchParams({ error: 'access_denied', state })}`,
      { headers: { cookie } },
    );
    expect(cancelled.status).toBe(400);
    const again = await start();
    expect((await come('no-such-code', again.state, again.cookie)).status).toBe(502);
    expect(await community()).toBeNull();
  });

  it('twice at once makes one community', async () => {
    const both = await Promise.all([install(), install()]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const names = (await world.store.communities.list()).filter(({ name }) => name === `Workspace ${place}`);
    expect(names).toHaveLength(1);
  });

  it('of an organisation belongs to the organisation', async () => {
    place = `E0ORG${count}`;
    world.slack.addPlace(place, `xoxb-org-${count}`);
    expect((await install({ isOrg: true })).status).toBe(200);
    expect(await community()).not.toBeNull();
    expect(await tokenOf()).not.toBeNull();
  });

  it('keeps the token encrypted, and opens it nowhere else', async () => {
    await install();
    const [row] = await database.transaction({ router: true }, async ({ db }) =>
      db.execute(`select secret_sealed, community_id from credentials where place = '${place}'`),
    );
    const sealed = String(row?.['secret_sealed']);
    expect(sealed).not.toContain('xoxb');
    const cipher = createCipher([key]);
    const where = { community: String(row?.['community_id']), table: 'credentials', column: 'secret' };
    expect(cipher.open(sealed, { ...where, row: `slack/${place}` })).toContain('xoxb');
    expect(() => cipher.open(sealed, { ...where, row: 'slack/T0OTHER' })).toThrow();
  });
});

/** Every order of up to five things that happen to an installation. */
const orders = <T>(all: readonly T[]): T[][] =>
  all.length === 0
    ? [[]]
    : all.flatMap((one, at) => orders(all.toSpliced(at, 1)).map((rest) => [one, ...rest]));

describe('removal', () => {
  const uninstall = () => {
    const known = world.slack.state.places.get(place);
    known?.tokens.clear();
    if (known !== undefined) known.revoked = 'account_inactive';
  };

  it('forgets the token, keeps the community, and a new installation finds it again', async () => {
    await install();
    const before = await community();
    uninstall();
    expect((await removal(new Date(Date.now() + 2_000), 'app_uninstalled')).status).toBe(200);
    expect(await tokenOf()).toBeNull();
    expect(await community()).toBe(before);
    await install();
    expect(await tokenOf()).not.toBeNull();
    expect(await community()).toBe(before);
  });

  it.each(orders(['uninstalled', 'revoked', 'installed', 'revoked again'] as const))(
    'told as %s, %s, %s, %s after a new installation ends installed',
    async (...told) => {
      await install();
      uninstall();
      const then = new Date(Date.now() - 60_000);
      for (const what of told) {
        if (what === 'installed') await install();
        else await removal(then, what === 'uninstalled' ? 'app_uninstalled' : 'tokens_revoked');
      }
      expect(await tokenOf()).not.toBeNull();
    },
  );

  it.each(orders(['uninstalled', 'revoked', 'revoked again'] as const))(
    'told as %s, %s, %s ends removed',
    async (...told) => {
      await install();
      await install();
      uninstall();
      for (const what of told) {
        await removal(
          new Date(Date.now() + 2_000),
          what === 'uninstalled' ? 'app_uninstalled' : 'tokens_revoked',
        );
      }
      expect(await tokenOf()).toBeNull();
    },
  );

  it('is not believed while the token still lives: Slack was late', async () => {
    await install();
    expect((await removal(new Date(Date.now() + 2_000), 'tokens_revoked')).status).toBe(200);
    expect(await tokenOf()).not.toBeNull();
  });

  it('of an earlier installation is nothing to ask about', async () => {
    await install();
    const asked = () => world.slack.calls.filter(({ method }) => method === 'auth.test').length;
    const before = asked();
    expect((await removal(new Date(Date.now() - 5_000), 'app_uninstalled')).status).toBe(200);
    expect(asked()).toBe(before);
  });

  it('is told again where Slack cannot be asked', async () => {
    await install();
    world.slack.faults.add({ kind: 'status', status: 503 }, { method: 'auth.test' });
    expect((await removal(new Date(Date.now() + 2_000), 'app_uninstalled')).status).toBe(503);
    expect(await tokenOf()).not.toBeNull();
  });
});

describe('a token that ends', () => {
  const hour = 3_600_000;
  const expire = async (inMs: number) => {
    const kept = await world.credentials.get(place);
    if (kept === null) throw new Error('not installed');
    const secret = readSecret(kept.secret);
    if (secret.refresh === undefined) throw new Error('no refresh token');
    const refresh = { ...secret.refresh, expiresAt: Date.now() + inMs };
    await world.credentials.put(place, kept.community, writeSecret({ ...secret, refresh }), new Date());
  };
  const tokens = () => {
    const { clientId, clientSecret } = world.slack.oauth;
    return createTokens({
      credentials: credentialsOf(database, createCipher([key]), 'slack'),
      apiUrl: world.slack.url,
      oauth: { clientId, clientSecret },
      now: Date.now,
    });
  };

  it.each([1_000, -1_000, hour])('in %i ms is renewed once, however many ask at once', async (inMs) => {
    world.slack.oauth.rotates = true;
    await install();
    await expire(inMs);
    const before = world.slack.oauth.refreshed;
    const processes = Array.from({ length: 4 }, tokens);
    const asked = Array.from({ length: 20 }, (_, index) => processes[index % 4]?.tokenOf(place));
    const got = await Promise.all(asked);
    expect(world.slack.oauth.refreshed - before).toBe(1);
    const now = await tokenOf();
    const good = world.slack.state.places.get(place)?.tokens;
    expect(good?.has(now ?? '')).toBe(true);
    // Near its end the old one may still be used for a moment; past it nobody gets it.
    if (inMs < 60_000) expect(new Set(got)).toEqual(new Set([now]));
  });

  it('is not renewed by whoever read it before somebody else renewed it', async () => {
    world.slack.oauth.rotates = true;
    await install();
    await expire(-1_000);
    const stale = await world.credentials.get(place);
    await tokens().tokenOf(place);
    const before = world.slack.oauth.refreshed;
    let times = 0;
    const { clientId, clientSecret } = world.slack.oauth;
    const late = createTokens({
      credentials: {
        ...world.credentials,
        get: async (asked) => {
          times += 1;
          return times === 1 ? stale : world.credentials.get(asked);
        },
      },
      ...{ apiUrl: world.slack.url, oauth: { clientId, clientSecret }, now: Date.now },
    });
    expect(await late.tokenOf(place)).toBe(await tokenOf());
    expect(world.slack.oauth.refreshed).toBe(before);
  });

  it('with hours left is left alone', async () => {
    world.slack.oauth.rotates = true;
    await install();
    const before = world.slack.oauth.refreshed;
    expect(await tokens().tokenOf(place)).toBe(await tokenOf());
    expect(world.slack.oauth.refreshed).toBe(before);
  });

  it('that cannot be renewed now is used while it is good, and not beyond', async () => {
    world.slack.oauth.rotates = true;
    await install();
    await expire(hour);
    world.slack.faults.add({ kind: 'status', status: 503 }, { method: 'oauth.v2.access', times: 2 });
    expect(await tokens().tokenOf(place)).toBe(await tokenOf());
    await expire(-1_000);
    await expect(tokens().tokenOf(place)).rejects.toThrow();
    expect(await tokens().tokenOf(place)).toBe(await tokenOf());
  });

  it('of a place without Acquaint is none', async () => {
    expect(await tokens().tokenOf('T0NOWHERE')).toBeNull();
  });
});
