/**
 * Large communities' messages going out at the platform's rates, through the real outbox, limiter and heartbeat on
 * PostgreSQL (DATABASE_URL, an empty database; without it a private one is started), against the strict stand-ins:
 * `fanout.ts [messages] [workspaces]`, 10000 and 10 unless given: as many communities on Slack share the messages, each
 * in a workspace of its own; on Discord one bot sends them all. Time is the clock's. Meanwhile another community says
 * something every few seconds. Ends with 1 when anybody was refused, less than 90 % of the legal rate was used, or the
 * other community waited 2 s.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Platform } from '../src/actions/ports/platform.ts';
import { createTurns } from '../src/actions/turns.ts';
import type { CommunityId, MemberId } from '../src/core/ids.ts';
import { type Member, memberDefaults } from '../src/core/member.ts';
import { dice } from '../src/dice.ts';
import { aheadMs, mostWaitMs } from '../src/discord/limits.ts';
import { botTurns } from '../src/discord/pace.ts';
import { createHeartbeat } from '../src/heartbeat.ts';
import { createCall } from '../src/slack/call.ts';
import { slackClients } from '../src/slack/client.ts';
import { createSlackPlatform } from '../src/slack/send.ts';
import { createCipher } from '../src/store/cipher.ts';
import { openDatabase } from '../src/store/database.ts';
import { MIGRATING, migrate } from '../src/store/migrate.ts';
import { postgresSessions } from '../src/store/postgres.ts';
import { ratesOf } from '../src/store/rates.ts';
import { sightingsOf } from '../src/store/sightings.ts';
import { createStore, routingTables } from '../src/store/store.ts';
import { openWayOut } from '../test/discord/wayOut.ts';
import { startFakeSlack } from '../test/fakes/slack/server.ts';
import { startPostgres } from '../test/services.ts';

const [messages = 10_000, workspaces = 10] = process.argv.slice(2).map(Number);
/** As often as the server looks at what is due. */
const sweepMs = 2_000;
const otherEveryMs = 3_000;

const given = process.env['DATABASE_URL'];
const service = given === undefined ? await startPostgres({ synchronous_commit: 'off' }) : null;
const url = given ?? service?.url ?? '';
const migrating = postgresSessions(url, MIGRATING);
await migrate(migrating, new URL('../../migrations', import.meta.url).pathname, routingTables);
await migrating.close();
const sessions = postgresSessions(url, { max: 20 });
const database = openDatabase(sessions);
const store = createStore(database, createCipher([randomBytes(32).toString('hex')]));

type Crowd = {
  readonly community: CommunityId;
  readonly members: readonly { readonly id: MemberId; readonly externalId: string }[];
};

const memberAt = (id: MemberId): Member => ({
  ...memberDefaults,
  ...{ id, status: 'joined', name: 'Somebody', headline: '', bio: '', company: '', country: 'PL' },
  ...{ zone: 'Europe/Warsaw', languages: ['pl'], language: 'pl', links: [], offers: [], seeks: [] },
  ...{ isHidden: false, openTo: [], snoozedUntil: null, joinedAt: new Date(0), firstSeenAt: new Date(0) },
});

const settle = async (
  platform: 'slack' | 'discord',
  place: string,
  externalIds: readonly string[],
): Promise<Crowd> => {
  const community = dice.id<CommunityId>();
  await store.communities.create({
    ...{ id: community, name: place, zone: 'Europe/Warsaw', language: 'pl', holidays: 'none' },
    ...{ daysOff: [], startedAt: new Date(0), letsGuestsIn: false, roomChannel: '' },
  });
  const members = externalIds.map((externalId) => ({ id: dice.id<MemberId>(), externalId }));
  await store.transaction(community, async (tx) => {
    await tx.members.saveMany(members.map(({ id }) => memberAt(id)));
    await tx.accounts.saveMany(
      members.map(({ id: member, externalId }) => ({
        ...{ platform, place, externalId, member, unreachableSince: null },
      })),
    );
  });
  return { community, members };
};

const say = ({ community, members }: Crowd, about: string): Promise<void> =>
  store.transaction(community, (tx) =>
    tx.outbox.add(
      members.map(({ id }) => ({
        key: `${about}/${id}`,
        effect: { effect: 'tell', to: id, notice: { notice: 'welcome' } },
        notBefore: tx.now,
      })),
    ),
  );

const unsent = async (crowds: readonly Crowd[]): Promise<number> => {
  const communities = sql.join(
    crowds.map(({ community }) => sql`${community}`),
    sql`, `,
  );
  const [row] = await database.transaction({ router: true }, ({ db }) =>
    db.execute(
      sql`select count(*)::int as left from outbox where community_id in (${communities}) and state <> 'sent'`,
    ),
  );
  return Number(row?.['left']);
};

type Outcome = { readonly seconds: number; readonly otherMs: readonly number[] };

/** Everything goes out; the other community speaks now and then, and is timed from its word to its arrival. */
const fanOut = async (platform: Platform, crowds: readonly Crowd[], other: Crowd): Promise<Outcome> => {
  const saidAt = new Map<string, number>();
  const otherMs: number[] = [];
  const others = new Set(other.members.map(({ externalId }) => externalId));
  const timed: Platform = {
    ...platform,
    sendDirect: async (place, externalId, what, key) => {
      const sent = await platform.sendDirect(place, externalId, what, key);
      const said = saidAt.get(key.split('/')[0] ?? '');
      if (others.has(externalId) && said !== undefined) otherMs.push(performance.now() - said);
      return sent;
    },
  };
  const platforms = new Map([[platform.name, timed]]);
  const log = { info: () => undefined, warn: console.error, error: console.error };
  const heartbeat = createHeartbeat({ store, waking: store, platforms, dice, log });
  let isOver = false;
  const { wake, woken } = createBell();
  // As in the server: woken by what is said, and every two seconds whatever else is due.
  const deliver = async (): Promise<void> => {
    while (!isOver) {
      await heartbeat.deliver();
      await woken();
    }
  };
  const sweep = async (): Promise<void> => {
    while (!isOver) {
      await sleep(sweepMs);
      await heartbeat.beat();
    }
  };
  const speak = async (): Promise<void> => {
    for (let turn = 0; !isOver; turn++) {
      await sleep(otherEveryMs);
      saidAt.set(`other ${turn}`, performance.now());
      await say(other, `other ${turn}`);
      wake();
    }
  };
  const begun = performance.now();
  for (const crowd of crowds) await say(crowd, 'all');
  wake();
  const working = [deliver(), sweep(), speak()];
  while ((await unsent(crowds)) > 0) await sleep(500);
  const seconds = (performance.now() - begun) / 1000;
  isOver = true;
  wake();
  await Promise.all(working);
  return { seconds, otherMs };
};

/** A wake-up that comes while nobody waits is heard by whoever waits next. */
const createBell = () => {
  let isRung = false;
  let hear = (): void => undefined;
  return {
    wake: (): void => {
      isRung = true;
      hear();
    },
    woken: async (): Promise<void> => {
      if (!isRung) await new Promise<void>((resolve) => (hear = resolve));
      isRung = false;
    },
  };
};

const onSlack = async () => {
  const slack = await startFakeSlack({ speed: 1 });
  const places = Array.from({ length: workspaces }, (_, index) => `T0LARGE${index}`);
  const tokens = new Map([...places, 'T0OTHER'].map((place) => [place, `xoxb-${place.toLowerCase()}`]));
  for (const [place, token] of tokens) slack.addPlace(place, token);
  const clients = slackClients({ apiUrl: slack.url, tokenOf: async (place) => tokens.get(place) ?? null });
  const call = createCall({ clients, rates: ratesOf(database), onRevoked: async () => undefined });
  const platform = createSlackPlatform({ call, sightings: sightingsOf(database), log: () => undefined });
  const crowdIn = (place: string, count: number): Promise<Crowd> =>
    settle(
      'slack',
      place,
      Array.from({ length: count }, () => slack.addUser({ place }).id),
    );
  const crowds: Crowd[] = [];
  for (const place of places) crowds.push(await crowdIn(place, Math.ceil(messages / workspaces)));
  const { seconds, otherMs } = await fanOut(platform, crowds, await crowdIn('T0OTHER', 1));
  await slack.stop();
  const sent = Math.ceil(messages / workspaces) * workspaces;
  return row(sent, sent / workspaces / (seconds / 60), 300, slack.refused.calls, seconds, otherMs);
};

const onDiscord = async () => {
  const turns = createTurns({ rates: ratesOf(database), mostWaitMs, aheadMs, sleep });
  const out = await openWayOut({ hasRates: true, turn: botTurns(turns) });
  const guild = { ...out.guild, id: out.discord.state.nextId(), members: new Set<string>() };
  out.discord.state.guilds.set(guild.id, guild);
  const ids = (count: number) => Array.from({ length: count }, () => out.addPerson());
  const crowd = await settle('discord', out.guild.id, ids(messages));
  const { seconds, otherMs } = await fanOut(out.platform, [crowd], await settle('discord', guild.id, ids(1)));
  const { global, bucket } = out.discord.refused;
  await out.close();
  return row(messages, out.discord.seen.length / seconds, 50, global + bucket, seconds, otherMs);
};

const row = (
  sent: number,
  rate: number,
  legal: number,
  refused: number,
  seconds: number,
  otherMs: readonly number[],
) => ({
  messages: sent,
  seconds: Math.round(seconds),
  'legal rate used': Math.round((rate / legal) * 1000) / 1000,
  'refused (429)': refused,
  'others spoke': otherMs.length,
  'others waited at most, ms': Math.round(Math.max(0, ...otherMs)),
});

const only = process.env['ONLY'];
const rows: Record<string, ReturnType<typeof row>> = {};
if (only !== 'discord') rows[`Slack, 300 a minute in each of ${workspaces} workspaces`] = await onSlack();
if (only !== 'slack') rows['Discord, 50 requests a second a bot'] = await onDiscord();
await sessions.close();
await service?.stop();
console.table(rows);
const isGood = Object.values(rows).every(
  (one) =>
    one['refused (429)'] === 0 && one['legal rate used'] >= 0.9 && one['others waited at most, ms'] < 2_000,
);
process.exitCode = isGood ? 0 : 1;
