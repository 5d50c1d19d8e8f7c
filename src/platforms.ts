import type { EventEmitter } from 'node:events';
import type { Express } from 'express';
import type { PlatformDesk } from './actions/ports/desk.ts';
import type { Answered, Arrival, Ingress } from './actions/ports/inbox.ts';
import type { Platform } from './actions/ports/platform.ts';
import type { Dice } from './actions/ports.ts';
import { createSuggest } from './actions/suggestions.ts';
import type { Config } from './config.ts';
import type { PlatformName } from './core/community.ts';
import { openDiscord } from './discord/app.ts';
import type { Check } from './health.ts';
import type { Heartbeat, ReadInterest } from './heartbeat.ts';
import type { Log } from './log.ts';
import { servePlayground } from './playground/app.ts';
import type { Content } from './playground/ports.ts';
import { createPlatform, playgroundDesk } from './playground/send.ts';
import { createDirectory, createMovableClock } from './playgroundDesk.ts';
import type { Resources } from './resources.ts';
import { openSlack, type Slack } from './slack/appStart.ts';
import { credentialsOf } from './store/credentials.ts';
import { leasesOf } from './store/leases.ts';
import { createWorkspace } from './store/playground.ts';
import { ratesOf } from './store/rates.ts';
import { sightingsOf } from './store/sightings.ts';

/** A platform in this process: how it sends, and what it does while the process runs. */
export type Connection = {
  readonly platform: Platform;
  /** What managers ask of it. */
  readonly desk: PlatformDesk;
  /** Take in what comes. Called once, in processes with the platform's role. */
  readonly listen: (app: Express, ingress: Ingress, heartbeat: Heartbeat) => void;
  /** Draw an answer that its process did not live to give. */
  readonly late: (arrival: Arrival, answered: Answered) => Promise<void>;
  /** Read what somebody who is a member now said there before. */
  readonly readInterest: ReadInterest;
  readonly checks: readonly Check[];
  /** Take in nothing new, give the answers under way. */
  readonly stop: () => Promise<void>;
};

/** What platforms stand on. `changes` tells the playground's pages to look again. */
export type PlatformPorts = {
  readonly config: Config;
  readonly resources: Resources;
  readonly dice: Dice;
  readonly log: Log;
  readonly changes: EventEmitter;
  /** A platform will never talk to this process again: one line that says why. */
  readonly onFatal: (why: string) => void;
};

/** Every platform the configuration names, by its name. Nothing is asked of any of them yet. */
export const openPlatforms = (ports: PlatformPorts): ReadonlyMap<PlatformName, Connection> => {
  const open = new Map<PlatformName, Connection>();
  if (ports.config.isPlaygroundOn) open.set('playground', playgroundOf(ports));
  if (ports.config.slack !== null) open.set('slack', slackOf(ports, ports.config.slack));
  if (ports.config.discord !== null) open.set('discord', discordOf(ports, ports.config.discord));
  return open;
};

const nothing = async (): Promise<void> => undefined;

const playgroundOf = ({ resources, changes }: PlatformPorts): Connection => {
  const { database, store, cipher } = resources;
  const workspace = createWorkspace<Content>(database, cipher);
  return {
    platform: createPlatform(workspace, (place) => changes.emit('changed', place)),
    desk: playgroundDesk,
    listen: (app, ingress, heartbeat) => {
      const clock = createMovableClock(database, store, heartbeat);
      const directory = createDirectory(store);
      const suggest = createSuggest(store, store.router);
      servePlayground(app, { ingress, workspace, directory, clock, changes, suggest });
    },
    late: nothing,
    readInterest: nothing,
    checks: [],
    stop: nothing,
  };
};

const slackOf = (
  { config, resources, dice, log }: PlatformPorts,
  slack: NonNullable<Config['slack']>,
): Connection => {
  const { database, store, cipher } = resources;
  const settings = { ...slack, publicUrl: config.publicUrl, commandNames: config.commandNames };
  const opened: Slack = openSlack(settings, {
    store,
    router: store.router,
    credentials: credentialsOf(database, cipher, 'slack'),
    rates: ratesOf(database),
    sightings: sightingsOf(database),
    dice,
    log,
  });
  return {
    platform: opened.platform,
    desk: opened.desk,
    listen: opened.listen,
    late: opened.late,
    readInterest: nothing,
    // Slack sends again what it could not deliver: degraded, not broken.
    checks: [{ name: 'slack', isEssential: false, check: isTrue(opened.isConnected, 'not connected') }],
    stop: opened.stop,
  };
};

const discordOf = (
  { config, resources, dice, log, onFatal }: PlatformPorts,
  discord: NonNullable<Config['discord']>,
): Connection => {
  const { database, store, cipher } = resources;
  const opened = openDiscord(
    { ...discord, commandNames: config.commandNames },
    {
      store,
      router: store.router,
      rates: ratesOf(database),
      leases: leasesOf(database),
      communityAt: credentialsOf(database, cipher, 'discord').communityAt,
      dice,
      onFatal,
      log,
    },
  );
  return {
    platform: opened.platform,
    desk: opened.desk,
    listen: (_app, ingress) => opened.listen(ingress),
    late: opened.late,
    readInterest: opened.readInterest,
    checks: [{ name: 'discord', isEssential: false, check: isTrue(opened.isConnected, 'not connected') }],
    stop: opened.stop,
  };
};

const isTrue = (holds: () => boolean, otherwise: string) => async (): Promise<void> => {
  if (!holds()) throw new Error(otherwise);
};
