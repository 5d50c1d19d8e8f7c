import { sql } from 'drizzle-orm';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { asId, type CommunityId } from '../../src/core/ids.ts';
import type { Log } from '../../src/log.ts';
import { openDatabase } from '../../src/store/database.ts';
import { postgresSessions } from '../../src/store/postgres.ts';
import { createDatabase, type Service, startRedis } from '../services.ts';

const canary = 'canary-4916';
const [ada, sam] = ['ada-nowak', 'sam-okafor'] as const;

let redis: Service;
let direct: Redis;
let monitor: Redis;
/** Every command Redis was ever given: a job that was done is in no key any more. */
const commands: string[] = [];
let database: Awaited<ReturnType<typeof createDatabase>>;
let app: App;
let url: string;
const logged: string[] = [];
/** Keeps every line, whatever its level. */
const keep = (event: string, details: Readonly<Record<string, unknown>> = {}) => {
  logged.push(`${event} ${JSON.stringify(details)}`);
};
const log: Log = { info: keep, warn: keep, error: keep };
beforeAll(async () => {
  redis = await startRedis();
  direct = new Redis(redis.url);
  monitor = await direct.monitor();
  monitor.on('monitor', (_at: string, words: readonly string[]) => commands.push(words.join(' ')));
  database = await createDatabase(inject('postgresUrl'));
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    ACQUAINT_KEY: '7d1f0c3be95a4826c1d07f83ba6e42957f3c08d1be649a25c0f718d34ea96b52',
    ACQUAINT_PLAYGROUND: 'on',
    LOG_LEVEL: 'debug',
  });
  app = await startApp(config, log, (why) => keep(why));
  url = `http://localhost:${app.port}`;
}, 120_000);
afterAll(async () => {
  await app?.stop();
  monitor?.disconnect();
  direct?.disconnect();
  await redis?.stop();
  await database?.drop();
});

type State = { readonly place: string };
type Answer = { readonly reply: string; readonly html?: string };

const call = async <T>(path: string, body?: unknown): Promise<T> => {
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(`${url}/playground/${path}`, body === undefined ? {} : post);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
};
let count = 0;
const does = async (as: string, what: unknown): Promise<Answer> => {
  const { place } = await call<State>(`state?as=${as}`);
  return call<Answer>('do', { place, as, id: `step-${String(++count).padStart(6, '0')}`, what });
};
const fill = (as: string, action: string, answers: unknown, subject = '') =>
  does(as, { kind: 'form', action, subject, answers });
const said = ({ html = '' }: Answer): string => html;

/** Everything of whatever type a Redis holds, names of keys included, also as it is dumped. */
const everythingInRedis = async (): Promise<string[]> => {
  const found: string[] = [];
  for await (const keys of direct.scanStream({ count: 1000 })) {
    for (const name of keys as string[]) {
      const read: Readonly<Record<string, () => Promise<unknown>>> = {
        string: () => direct.get(name),
        hash: () => direct.hgetall(name),
        list: () => direct.lrange(name, 0, -1),
        set: () => direct.smembers(name),
        zset: () => direct.zrange(name, 0, '-1'),
        stream: () => direct.xrange(name, '-', '+'),
      };
      const type = await direct.type(name);
      if (type === 'none') continue;
      const value = await read[type]?.();
      const dump = await direct.dumpBuffer(name);
      found.push(`${name} ${JSON.stringify(value)} ${dump?.toString('latin1') ?? ''}`);
    }
  }
  return found;
};

/** Every row of every table as its community reads it. */
const everythingInDatabase = async (): Promise<string[]> => {
  const { place } = await call<State>(`state?as=${sam}`);
  const opened = openDatabase(postgresSessions(database.url));
  const tables = await opened.transaction({ owner: true }, ({ db }) =>
    db.execute(sql`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = relnamespace
      where relkind = 'r' and nspname not in ('pg_catalog', 'information_schema')`),
  );
  const rows: string[] = [];
  for (const context of [
    { owner: true },
    { router: true },
    { community: asId<CommunityId>(place) },
  ] as const) {
    for (const { name } of tables) {
      const query = sql.raw(`select t::text as row from ${String(name)} t`);
      const found = await opened.transaction(context, ({ db }) => db.execute(query)).catch(() => []);
      rows.push(...found.map(({ row }) => `${name} ${row}`));
    }
  }
  await opened.close();
  return rows;
};

const withCanary = (lines: readonly string[]): string[] =>
  lines.filter((one) => one.toLowerCase().includes(canary));

// Guards: jobs carry ids alone (worker/relay.ts, worker/queues.ts), log lines are names of events with ids (log.ts).
it('a member of a running Acquaint says a lot, is erased, and is in no row, no queue and no line of its log', async () => {
  const before = withCanary(await everythingInDatabase());
  expect(before).toEqual([]);
  const profile = { headline: canary, bio: canary, company: canary, links: `https://example.org/${canary}` };
  await fill(ada, 'members.profileForm', { ...profile, offers: 'React', seeks: 'SQL' });
  await does(ada, { kind: 'message', text: `someone who knows b2b sales ${canary}` });
  const draft = said(await does(ada, { kind: 'command', words: 'ask help with b2b sales' }));
  const subject = /data-action="introRequests.form" data-subject="([^"]+)"/u.exec(draft)?.[1] ?? '';
  await fill(ada, 'introRequests.send', { kind: ['advice'], publish: ['no'], blurb: canary }, subject);
  const person = { externalId: sam };
  await fill(ada, 'thanks.sayForm', { person, words: canary, shows: ['hidden'], public: ['no'] });
  const slip = { person, description: canary, consent: ['yes'], third: canary, warmth: ['4'] };
  await fill(ada, 'referrals.giveForm', slip);
  await fill(ada, 'share.writeForm', {
    link: `https://example.org/${canary}`,
    topic: 'React',
    note: canary,
  });
  // Refused and unknown things are where words slip into a log.
  await does(ada, { kind: 'command', words: `${canary} ${canary}` });
  await does(ada, { kind: 'press', action: canary, subject: canary });
  await does(ada, { kind: 'press', action: 'introRequests.withdraw', subject: canary });
  await fetch(`${url}/playground/${canary}`);
  expect(withCanary(await everythingInDatabase())).not.toEqual([]);

  const began = Date.now();
  await does(ada, { kind: 'press', action: 'members.eraseConfirmed', subject: '' });
  await expect.poll(async () => withCanary(await everythingInDatabase()), { timeout: 30_000 }).toEqual([]);
  expect(Date.now() - began).toBeLessThan(60_000);
  const queued = await everythingInRedis();
  // There is something to look through.
  expect(queued.length).toBeGreaterThan(0);
  expect(withCanary(queued)).toEqual([]);
  expect(commands.some((one) => one.includes('deliver'))).toBe(true);
  expect(withCanary(commands)).toEqual([]);
  expect(logged.length).toBeGreaterThan(0);
  expect(withCanary(logged)).toEqual([]);
}, 60_000);
