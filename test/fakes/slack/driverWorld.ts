import type { AddressInfo } from 'node:net';
import express from 'express';
import { inject } from 'vitest';
import { createIngress } from '../../../src/actions/ingress.ts';
import type { Arrival } from '../../../src/actions/ports/inbox.ts';
import type { Rates } from '../../../src/actions/ports/rates.ts';
import { dice } from '../../../src/dice.ts';
import { createHeartbeat } from '../../../src/heartbeat.ts';
import type { MovableClock } from '../../../src/playground/ports.ts';
import { createMovableClock } from '../../../src/playgroundDesk.ts';
import type { Waits } from '../../../src/slack/appDesk.ts';
import { openSlack, type Slack, type SlackSettings } from '../../../src/slack/appStart.ts';
import { createCipher } from '../../../src/store/cipher.ts';
import { credentialsOf } from '../../../src/store/credentials.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { pgliteSessions } from '../../../src/store/pglite.ts';
import { sightingsOf } from '../../../src/store/sightings.ts';
import { clockOffsetSql, createStore, type FullStore } from '../../../src/store/store.ts';
import { openTemplate } from '../../template.ts';
import { key } from '../../world.ts';
import { startedCredentials } from '../started.ts';
import { type SlackDriver, slackDriver } from './driver.ts';
import { overHttp } from './driverDelivery.ts';
import { type FakeSocket, startFakeSocket } from './driverSocket.ts';
import { type FakeSlack, startFakeSlack } from './server.ts';

/** A whole Acquaint on a stand-in for Slack. */
export type SlackWorld = {
  readonly slack: FakeSlack;
  readonly socket: FakeSocket | null;
  readonly driver: SlackDriver;
  readonly store: FullStore;
  readonly database: Database;
  readonly credentials: ReturnType<typeof credentialsOf>;
  readonly clock: MovableClock;
  readonly baseUrl: string;
  readonly app: Slack;
  readonly beat: () => Promise<number>;
  readonly sweep: () => Promise<number>;
  readonly faults: unknown[];
  readonly lines: {
    readonly event: string;
    readonly details?: Readonly<Record<string, unknown>> | undefined;
  }[];
  readonly close: () => Promise<void>;
};

export const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5';

/** However busy the machine is. */
const minuteMs = 60_000;

/** Turns without end: rates have tests of their own. */
const freeRates: Rates = { take: async () => 0, hold: async () => undefined };

export type SlackWorldOptions = {
  readonly over?: 'http' | 'socket';
  /** Installed by OAuth instead of set up with a bot token. */
  readonly oauth?: boolean;
  readonly database?: Database;
  /** Its communities wait for a manager's Start. */
  readonly waits?: boolean;
  readonly slack?: FakeSlack;
  /** What stands in the store's way, for a while. */
  readonly guard?: (arrival: Arrival) => void;
  /** How long answers may take; a minute where a test is about something else. */
  readonly waitMs?: Waits;
  readonly settings?: Partial<SlackSettings>;
};

/** Open one: HTTP on a free port or a socket, the embedded store or a given one. */
export const openSlackWorld = async (options: SlackWorldOptions = {}): Promise<SlackWorld> => {
  const slack = options.slack ?? (await startFakeSlack({ speed: Number.POSITIVE_INFINITY }));
  if (options.waitMs === undefined) slack.state.triggerMs = minuteMs;
  const database = options.database ?? (await embedded());
  const cipher = createCipher([key]);
  const store = createStore(database, cipher);
  const credentials = startedCredentials(credentialsOf(database, cipher, 'slack'), options.waits ?? false);
  const socket = options.over === 'socket' ? await startFakeSocket(slack, { patienceMs: 1_000 }) : null;
  const lines: SlackWorld['lines'] = [];
  const note = (event: string, details?: Readonly<Record<string, unknown>>) =>
    void lines.push({ event, details });
  const application = express();
  const server = await new Promise<ReturnType<typeof application.listen>>((resolve) => {
    const listening = application.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { clientId, clientSecret } = slack.oauth;
  const app = openSlack(
    {
      apiUrl: slack.url.replace(/\/$/u, ''),
      botToken: options.oauth ? null : slack.token,
      appToken: socket === null ? null : 'xapp-fake',
      signingSecret: socket === null ? signingSecret : null,
      oauth: options.oauth ? { clientId, clientSecret } : null,
      publicUrl: baseUrl,
      commandNames: { en: 'intro', pl: 'poznaj' },
      ...options.settings,
    },
    {
      ...{ store, router: store.router, credentials, rates: freeRates, dice },
      sightings: sightingsOf(database),
      waitMs: options.waitMs ?? { form: minuteMs, command: minuteMs },
      log: { info: note, warn: note, error: note },
    },
  );
  const faults: unknown[] = [];
  const inner = createIngress({
    ...{ store, inbox: store.inbox, router: store.router, dice, onLate: app.late },
    onFault: (fault) => {
      faults.push(fault);
      return 'TEST';
    },
  });
  const take: typeof inner.take = async (arrival) => {
    options.guard?.(arrival);
    return inner.take(arrival);
  };
  app.listen(application, { take, receive: async (arrival) => (await take(arrival)).answered });
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const heartbeat = createHeartbeat({
    ...{ store, waking: store, dice, log: quiet },
    platforms: new Map([['slack', app.platform]]),
  });
  const deliver = socket?.deliver ?? overHttp(baseUrl, signingSecret);
  return {
    ...{ slack, socket, store, database, credentials, baseUrl, app, faults, lines },
    driver: slackDriver(slack, { deliver, settled: app.settled }),
    clock: createMovableClock(database, store, heartbeat),
    beat: heartbeat.beat,
    sweep: inner.sweep,
    close: async () => {
      await app.stop();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await socket?.stop();
      if (options.slack === undefined) await slack.stop();
      if (options.database === undefined) await database.close();
    },
  };
};

/** Wait until the workspace has a community: its members are read. */
export const whenRead = async ({ store, slack, lines }: SlackWorld): Promise<void> => {
  for (let waited = 0; waited < 20_000; waited += 20) {
    if (lines.some(({ event }) => event === 'slack members read')) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(
    `${slack.place} was not read: ${JSON.stringify(lines)} ${(await store.communities.list()).length}`,
  );
};

const embedded = async (): Promise<Database> => {
  const { pglite } = await openTemplate(inject('pgliteTemplate'));
  return openDatabase(pgliteSessions(pglite), { clockOffset: clockOffsetSql });
};
