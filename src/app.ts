import { EventEmitter } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { createIngress } from './actions/ingress.ts';
import type { Config, Role } from './config.ts';
import { consoleUrlOf, openConsole } from './console.ts';
import type { PlatformName } from './core/community.ts';
import { demoStart, seedDemo, seedFresh } from './demo.ts';
import { dice } from './dice.ts';
import { createNearest } from './embeddings.ts';
import { type Check, serveHealth } from './health.ts';
import { createHeartbeat, type Heartbeat } from './heartbeat.ts';
import { faultReference, type Log } from './log.ts';
import { serveMetrics } from './metrics.ts';
import { openPlatforms } from './platforms.ts';
import { openResources, type Resources } from './resources.ts';
import { deliveriesOf } from './store/backlog.ts';
import { moveClock, readClock } from './store/clock.ts';
import { retentionOf } from './store/retention.ts';
import { DatabaseUnavailable } from './store/session.ts';
import { openQueues, type Queues } from './worker/queues.ts';
import { createReadFeed } from './worker/readFeed.ts';
import { waking } from './worker/relay.ts';

/** A running Acquaint. */
export type App = {
  readonly port: number;
  /** Take in nothing new, finish what runs, release everything; 20 seconds at the most. */
  readonly stop: () => Promise<void>;
};

/** Other processes' and lost wake-ups' work is found by looking, this often. */
const sweepMs = 2_000;
const retentionMs = 3_600_000;
const stopMs = 20_000;

/** Start the roles asked for; resolves once the process is ready to serve. */
export const startApp = async (config: Config, log: Log, onFatal: (why: string) => void): Promise<App> => {
  const onUnanswered = (why: string) => log.warn('embeddings not answered', { why });
  const onFault = (fault: unknown) => log.warn('search index not built', { fault: String(fault) });
  const resources = await openResources(config, { withQueue: true, onFault });
  if (resources.queue === null) throw new Error('a server needs a queue');
  const queues = await openQueues(resources.queue, log);
  const { database, store } = resources;
  const connections = openPlatforms({ config, resources, dice, log, changes: new EventEmitter(), onFatal });
  const platforms = new Map([...connections].map(([name, { platform }]) => [name, platform]));
  const wakingStore = waking(store, () => queues.wake('deliver', 'now'));
  const heartbeat = createHeartbeat({
    ...{ store, waking: wakingStore, platforms, dice, log },
    readFeed: createReadFeed({ hosts: config.calendarHosts }),
    readInterest: async (accounts) => {
      for (const { readInterest } of connections.values()) await readInterest(accounts);
    },
  });
  let listeningAt = config.port;
  const ingress = createIngress({
    consoleUrl: consoleUrlOf(config, () => listeningAt),
    store: wakingStore,
    inbox: store.inbox,
    router: store.router,
    dice,
    calendarHosts: config.calendarHosts,
    ...(config.embeddings === null ? {} : { nearest: createNearest(config.embeddings, onUnanswered) }),
    onFault: (fault, arrival) => {
      const reference = faultReference(dice.roll);
      log.error('fault', { reference, kind: arrival.what.kind, why: describe(fault) });
      return reference;
    },
    onLate: async (arrival, answered) => connections.get(arrival.platform)?.late(arrival, answered),
  });
  if (config.isPlaygroundOn && (await seedDemo(store, dice))) {
    await seedFresh(store, dice);
    await moveClock(database, demoStart(await readClock(database)));
  }
  if (config.roles.includes('worker')) {
    await store.due.beginDigests();
    startWorker(queues, heartbeat, ingress.sweep);
    const { sweep } = retentionOf(database);
    queues.every('retention', retentionMs, async () => {
      const removed = await sweep();
      if (removed > 0) log.info('removed what was old', { rows: removed });
    });
  }
  let isStopping = false;
  const app = express().disable('x-powered-by');
  const listening = [...connections].filter(([name]) => config.roles.includes(roleOf(name)));
  const checks = [...checksOf(resources, queues), ...listening.flatMap(([, { checks }]) => checks)];
  serveHealth(app, checks, () => isStopping);
  if (config.hasMetrics) serveMetrics(app, deliveriesOf(database));
  for (const [, { listen }] of listening) listen(app, ingress, heartbeat);
  if (config.roles.includes('web')) openConsole(app, { config, store, connections, dice, log });
  app.use(answerFault(log));
  const server = await openServer(app, config);
  listeningAt = server.port;
  log.info('ready', { port: server.port, roles: config.roles, platforms: [...platforms.keys()] });
  const stop = async () => {
    isStopping = true;
    await server.close();
    await Promise.all(listening.map(([, connection]) => connection.stop()));
    await queues.close(stopMs);
    await resources.close();
  };
  return { port: server.port, stop };
};

/** The role that takes in what a platform sends. */
const roleOf = (platform: PlatformName): Role => (platform === 'discord' ? 'discord' : 'web');

const startWorker = (queues: Queues, heartbeat: Heartbeat, sweep: () => Promise<number>): void => {
  queues.work('deliver', heartbeat.deliver, { concurrency: 1 });
  queues.every('sweep', sweepMs, async () => {
    await sweep();
    await heartbeat.beat();
  });
};

const checksOf = ({ database }: Resources, queues: Queues): Check[] => [
  {
    name: 'database',
    isEssential: true,
    check: async () => {
      await readClock(database);
    },
  },
  // Without it deliveries wait for the next sweep: degraded, not broken.
  { name: 'queue', isEssential: false, check: queues.check },
];

/** The one place where a request's failure ends. A database that is away is said as such, so that platforms retry. */
const answerFault =
  (log: Log) => (error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status >= 500) log.error('request failed', { path: request.path, why: describe(error) });
    response.status(status).json({ error: status === 503 ? 'try again later' : 'not understood' });
  };

const statusOf = (error: unknown): number => {
  if (error instanceof DatabaseUnavailable) return 503;
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 600 ? status : 500;
};

const describe = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : String(error);

const openServer = (
  app: Express,
  { port, host }: Config,
): Promise<{ port: number; close: () => Promise<void> }> =>
  new Promise((resolve, reject) => {
    const server = app.listen(port, host, (error?: Error) => {
      if (error) return reject(error);
      const address = server.address() as AddressInfo;
      resolve({
        port: address.port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            // Pages that listen for changes never hang up by themselves.
            server.closeAllConnections();
          }),
      });
    });
  });
