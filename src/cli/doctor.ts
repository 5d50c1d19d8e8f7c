import { lookup } from 'node:dns/promises';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Redis } from 'ioredis';
import type { Store } from '../actions/ports.ts';
import { undecidable } from '../actions/reportQueue.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import type { Community } from '../core/community.ts';
import { channelSchedule, personalSchedule } from '../core/digest.ts';
import { nextRound } from '../core/program.ts';
import { nextOccurrence, type Schedule } from '../core/time/schedule.ts';
import { examineDiscord } from '../discord/doctor.ts';
import { openResources, type Resources } from '../resources.ts';
import { examineSlack } from '../slack/doctor.ts';
import { examineTokens } from '../slack/doctorTokens.ts';
import { deliveriesOf } from '../store/backlog.ts';
import { readClock } from '../store/clock.ts';
import { clockFacts, lastMissedDigests } from '../store/clockFacts.ts';
import { credentialsOf } from '../store/credentials.ts';
import type { Database } from '../store/database.ts';
import { databaseFacts } from '../store/facts.ts';
import { DataFolderBusy } from '../store/folderLock.ts';
import { type Retention, retentionOf } from '../store/retention.ts';
import { variables } from '../variables.ts';
import { say } from './context.ts';
import {
  type Coming,
  exitCodeOf,
  judgeClock,
  judgeDatabase,
  judgeDue,
  judgeMissed,
  judgeNode,
  judgeRedis,
  judgeSpace,
  judgeZones,
  tellComing,
  tellUndecidable,
} from './doctorChecks.ts';
import type { Finding } from './finding.ts';
import { backlogSays } from './outbox.ts';

/**
 * `acquaint doctor`: looks at everything Acquaint stands on and says what to do. Ends with 0 when all is well, 1 with
 * warnings, 2 with problems.
 */
export const doctorCommand = async (flags: {
  readonly json?: boolean;
  readonly variables?: boolean;
}): Promise<void> => {
  if (flags.variables) {
    const lines = variables.map(
      ({ name, fallback, meaning }) => `${name}${fallback === '' ? '' : ` (${fallback})`}: ${meaning}`,
    );
    return say(flags.json ?? false, variables, lines);
  }
  const findings = await examine(process.env);
  const marks = { ok: '✓', warning: '!', problem: '✗' } as const;
  const lines = findings.map(({ check, state, says }) => `${marks[state]} ${check}: ${says}`);
  say(flags.json ?? false, findings, lines);
  process.exitCode = exitCodeOf(findings);
};

/** Every check, in the order in which one would mend. */
export const examine = async (environment: NodeJS.ProcessEnv): Promise<Finding[]> => {
  let config: Config;
  try {
    config = readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError)
      return [{ check: 'configuration', state: 'problem', says: error.message }];
    throw error;
  }
  return [
    { check: 'configuration', state: 'ok', says: describe(config) },
    judgeNode(process.versions.node),
    judgeZones(process.versions['tz'], new Date()),
    ...(config.databaseUrl === null ? [await space(config)] : []),
    ...(await database(config)),
    ...(config.redisUrl === null ? [] : await redis(config.redisUrl)),
    ...(config.slack === null ? [] : await examineSlack({ ...config, ...config.slack })),
    ...(config.discord === null ? [] : await examineDiscord({ ...config, ...config.discord })),
  ];
};

const describe = (config: Config): string =>
  config.databaseUrl === null ? `embedded store in ${config.dataFolder}` : 'Postgres and Redis';

const space = async ({ dataFolder }: Config): Promise<Finding> => {
  const disk = await statfs(dataFolder).catch(() => statfs(dirname(dataFolder)));
  return judgeSpace(disk.bavail * disk.bsize);
};

const database = async (config: Config): Promise<Finding[]> => {
  try {
    const resources = await openResources(config, { withQueue: false });
    try {
      const skew = (await readClock(resources.database)).getTime() - Date.now();
      const communities = await resources.store.communities.list();
      return [
        {
          check: 'database',
          state: 'ok',
          says: `migrated; communities: ${communities.length}; row-level security holds`,
        },
        await auditChain(resources.store, communities),
        await backlogSays(deliveriesOf(resources.database)),
        await retentionLag(retentionOf(resources.database)),
        ...judgeDatabase(await databaseFacts(resources.database, config.databaseUrl === null)),
        judgeClock(skew, config.databaseUrl === null),
        judgeDue(await clockFacts(resources.database), config.databaseUrl === null),
        tellUndecidable(await communitiesWithout(resources.store, communities)),
        tellComing('next rounds', await roundsToCome(resources.store, communities)),
        tellComing('next digests', await digestsToCome(resources.store, communities)),
        judgeMissed(await missedOf(resources.database, communities)),
        ...(await slackWorkspaces(config, resources)),
      ];
    } finally {
      await resources.close();
    }
  } catch (error) {
    if (error instanceof DataFolderBusy) {
      return [{ check: 'database', state: 'ok', says: `in use by the running server (${error.message})` }];
    }
    const why = error instanceof Error ? error.message : String(error);
    return [{ check: 'database', state: 'problem', says: why }];
  }
};

/** The next round of every program that runs. */
const roundsToCome = async (store: Store, communities: readonly Community[]): Promise<Coming[]> => {
  const coming: Coming[] = [];
  for (const { id } of communities) {
    await store.transaction(id, async (tx) => {
      for (const program of await tx.programs.list()) {
        if (program.status !== 'running') continue;
        const { at } = nextRound(program, tx.now, tx.community);
        coming.push({ name: `${tx.community.name}, ${program.name}`, at, zone: program.zone });
      }
    });
  }
  return coming;
};

/** The next digests of every community that has some. */
const digestsToCome = async (store: Store, communities: readonly Community[]): Promise<Coming[]> => {
  const coming: Coming[] = [];
  for (const { id, name, zone } of communities) {
    await store.transaction(id, async (tx) => {
      const settings = await tx.digests.settings();
      if (settings === null) return;
      const { channel } = settings;
      const next = (schedule: Schedule) => nextOccurrence(schedule, tx.now).at;
      const everybody = { zone, joinedAt: null };
      const personal = next(personalSchedule(settings, everybody, tx.community));
      coming.push({ name: `${name}, for members`, at: personal, zone });
      if (!channel.isOn || channel.channels.length === 0) return;
      coming.push({
        name: `${name}, in the channel`,
        at: next(channelSchedule(settings, tx.community)),
        zone,
      });
    });
  }
  return coming;
};

const lately = 8;

const missedOf = async (database: Database, communities: readonly Community[]) => {
  const missed: { community: string; date: string; members: number }[] = [];
  for (const { id, name } of communities) {
    const last = await lastMissedDigests(database, id, lately);
    if (last !== null) missed.push({ community: name, ...last });
  }
  return missed;
};

/** Workspaces installed by their page have tokens of their own. */
const slackWorkspaces = async ({ slack }: Config, { database, cipher }: Resources): Promise<Finding[]> =>
  slack === null || slack.oauth === null
    ? []
    : examineTokens({
        apiUrl: slack.apiUrl,
        credentials: credentialsOf(database, cipher, 'slack'),
        now: Date.now(),
      });

/** The sweep runs every hour: what is a day late says that no worker runs. */
const retentionLag = async (retention: Retention): Promise<Finding> => {
  const late = await retention.overdue(1);
  if (late.length === 0) return { check: 'retention', state: 'ok', says: 'nothing is kept longer than said' };
  const what = late.map(({ kept, rows }) => `${kept} ${rows}`).join(', ');
  const says = `kept longer than said: ${what}: does a worker run?`;
  return { check: 'retention', state: 'warning', says };
};

/** Whether each community's audit is whole, and where it ends. */
export const auditChain = async (store: Store, communities: readonly Community[]): Promise<Finding> => {
  for (const { id, name } of communities) {
    const broken = await store.transaction(id, (tx) => tx.audit.firstBroken());
    if (broken === null) continue;
    const says = `${name}: note ${broken} was changed or taken out by hand; nothing after it can be trusted.`;
    return { check: 'audit', state: 'problem', says };
  }
  const heads = await Promise.all(
    communities.map(async ({ id, name }) => {
      const head = await store.transaction(id, (tx) => tx.audit.head());
      return head === null ? [] : [`${name} ${head.count}:${head.hash.slice(0, 16)}`];
    }),
  );
  const ends = heads.flat().slice(0, 20).join(', ');
  const says = `every chain of notes is whole${ends === '' ? '' : `; ends to keep elsewhere: ${ends}`}`;
  return { check: 'audit', state: 'ok', says };
};

const redis = async (url: string): Promise<Finding[]> => {
  const { hostname } = new URL(url);
  if ((await lookup(hostname).catch(() => null)) === null) {
    return [
      { check: 'Redis', state: 'problem', says: `the host ${hostname} is not known: check REDIS_URL.` },
    ];
  }
  const client = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return judgeRedis(await client.info());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [{ check: 'Redis', state: 'problem', says: `does not answer (${why}): check REDIS_URL.` }];
  } finally {
    client.disconnect();
  }
};

/** Communities in which reports wait that nobody there may decide on. */
const communitiesWithout = async (store: Store, communities: readonly Community[]): Promise<string[]> => {
  const names: string[] = [];
  for (const { id, name } of communities) {
    if ((await store.transaction(id, undecidable)) > 0) names.push(name);
  }
  return names;
};
