import { inject } from 'vitest';
import { createIngress } from '../../../src/actions/ingress.ts';
import type { Arrival } from '../../../src/actions/ports/inbox.ts';
import type { Rates } from '../../../src/actions/ports/rates.ts';
import { dice } from '../../../src/dice.ts';
import { type Discord, type DiscordSettings, openDiscord } from '../../../src/discord/app.ts';
import { createHeartbeat } from '../../../src/heartbeat.ts';
import type { MovableClock } from '../../../src/playground/ports.ts';
import { createMovableClock } from '../../../src/playgroundDesk.ts';
import { createCipher } from '../../../src/store/cipher.ts';
import { credentialsOf } from '../../../src/store/credentials.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { leasesOf } from '../../../src/store/leases.ts';
import { pgliteSessions } from '../../../src/store/pglite.ts';
import { clockOffsetSql, createStore, type FullStore } from '../../../src/store/store.ts';
import { openTemplate } from '../../template.ts';
import { key } from '../../world.ts';
import { startedCredentials } from '../started.ts';
import { type FakeDiscord, startFakeDiscord } from './driver.ts';

/** A whole Acquaint on a stand-in for Discord. */
export type DiscordWorld = {
  readonly discord: FakeDiscord;
  readonly store: FullStore;
  readonly database: Database;
  readonly clock: MovableClock;
  readonly app: Discord;
  readonly beat: () => Promise<number>;
  readonly sweep: () => Promise<number>;
  readonly faults: unknown[];
  readonly fatal: string[];
  readonly lines: {
    readonly event: string;
    readonly details?: Readonly<Record<string, unknown>> | undefined;
  }[];
  /** Resolves once a condition holds; throws after twenty seconds. */
  readonly until: (holds: () => boolean | Promise<boolean>, what: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Turns without end: rates have tests of their own. */
const freeRates: Rates = { take: async () => 0, hold: async () => undefined };

export type DiscordWorldOptions = {
  readonly discord?: FakeDiscord;
  readonly database?: Database;
  readonly rates?: Rates;
  readonly settings?: Partial<DiscordSettings>;
  readonly lookMs?: number;
  /** How long an answer may take; a minute where a test is about something else. */
  readonly answerMs?: () => number;
  /** Its communities wait for a manager's Start. */
  readonly waits?: boolean;
  /** What stands in the store's way, for a while. */
  readonly guard?: (arrival: Arrival) => Promise<void> | void;
};

/** Open one on the embedded store or a given one; resolves once it is connected. */
export const openDiscordWorld = async (options: DiscordWorldOptions = {}): Promise<DiscordWorld> => {
  const discord = options.discord ?? (await startFakeDiscord({ patienceMs: 60_000 }));
  const database = options.database ?? (await embedded());
  const cipher = createCipher([key]);
  const store = createStore(database, cipher);
  const lines: DiscordWorld['lines'] = [];
  const note = (event: string, details?: Readonly<Record<string, unknown>>) =>
    void lines.push({ event, details });
  const [faults, fatal]: [unknown[], string[]] = [[], []];
  const app = openDiscord(
    {
      ...{ token: discord.token, apiUrl: discord.url, withMembers: false },
      commandNames: { en: 'intro', pl: 'poznaj' },
      ...options.settings,
    },
    {
      ...{ store, router: store.router, rates: options.rates ?? freeRates, leases: leasesOf(database), dice },
      communityAt: startedCredentials(credentialsOf(database, cipher, 'discord'), options.waits ?? false)
        .communityAt,
      onFatal: (why) => void fatal.push(why),
      log: { info: () => undefined, warn: note },
      answerMs: options.answerMs ?? (() => 60_000),
      ...(options.lookMs === undefined ? {} : { lookMs: options.lookMs }),
    },
  );
  const inner = createIngress({
    ...{ store, inbox: store.inbox, router: store.router, dice, onLate: app.late },
    onFault: (fault) => {
      faults.push(fault);
      return 'TEST';
    },
  });
  const take: typeof inner.take = async (arrival) => {
    await options.guard?.(arrival);
    return inner.take(arrival);
  };
  app.listen({ take, receive: async (arrival) => (await take(arrival)).answered });
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const heartbeat = createHeartbeat({
    ...{ store, waking: store, dice, log: quiet },
    platforms: new Map([['discord', app.platform]]),
    readInterest: app.readInterest,
  });
  const until: DiscordWorld['until'] = async (holds, what) => {
    for (let waited = 0; !(await holds()); waited += 10) {
      if (waited > 20_000) throw new Error(`never: ${what}; ${JSON.stringify(lines)} ${faults.map(String)}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  return {
    ...{ discord, store, database, app, faults, fatal, lines, until },
    clock: createMovableClock(database, store, heartbeat),
    beat: heartbeat.beat,
    sweep: inner.sweep,
    close: async () => {
      await app.stop();
      if (options.discord === undefined) await discord.stop();
      if (options.database === undefined) await database.close();
    },
  };
};

/** Wait until the server has a community and the commands are registered. */
export const whenSettled = async ({ until, store, discord }: DiscordWorld): Promise<void> => {
  await until(async () => {
    const known = [...discord.server.guilds.keys()].map((id) => store.router.communityOf('discord', id));
    return (await Promise.all(known)).every((id) => id !== null);
  }, 'every server has a community');
  await until(() => discord.commands().length > 0, 'commands are registered');
};

const embedded = async (): Promise<Database> => {
  const { pglite } = await openTemplate(inject('pgliteTemplate'));
  return openDatabase(pgliteSessions(pglite), { clockOffset: clockOffsetSql });
};
