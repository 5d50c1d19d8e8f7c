import type { Express } from 'express';
import { z } from 'zod';
import type { PlatformDesk } from '../actions/ports/desk.ts';
import type { Answered, Arrival, Ingress, Router } from '../actions/ports/inbox.ts';
import type { Platform } from '../actions/ports/platform.ts';
import type { Rates, Sightings } from '../actions/ports/rates.ts';
import type { Dice, Store } from '../actions/ports.ts';
import type { Language } from '../core/community.ts';
import type { CommunityId } from '../core/ids.ts';
import { serveSlack } from './app.ts';
import { createDesk, type Desk, giveLate, type Waits } from './appDesk.ts';
import { createJobs } from './appJobs.ts';
import { createCall } from './call.ts';
import { createChannelFinder } from './channels.ts';
import { slackClient, slackClients } from './client.ts';
import { serveInstall } from './install.ts';
import { createInstallations } from './installPlaces.ts';
import { syncMembers } from './members.ts';
import { createRights, createVisitors } from './membersVisitor.ts';
import { createSlackPlatform } from './send.ts';
import { connectSocket, type Socket } from './socket.ts';
import { type Credentials, createTokens } from './tokens.ts';

/** How Slack is reached and how it reaches us; a bot token means one workspace, `oauth` many. */
export type SlackSettings = {
  readonly apiUrl: string | null;
  readonly botToken: string | null;
  readonly appToken: string | null;
  readonly signingSecret: string | null;
  readonly oauth: { readonly clientId: string; readonly clientSecret: string } | null;
  readonly publicUrl: string | null;
  readonly commandNames: Readonly<Record<Language, string>>;
};

type LogLine = (event: string, details?: Readonly<Record<string, unknown>>) => void;

/** What Slack stands on. */
export type SlackPorts = {
  readonly store: Store;
  readonly router: Pick<Router, 'communityOf'>;
  readonly credentials: Credentials;
  readonly rates: Rates;
  readonly sightings: Sightings;
  readonly dice: Dice;
  /** How long acknowledgements wait for their answers. */
  readonly waitMs?: Waits;
  readonly log: { readonly info: LogLine; readonly warn: LogLine; readonly error: LogLine };
};

/** Slack, ready: `platform` sends; the rest begins with `listen`. */
export type Slack = {
  readonly platform: Platform;
  readonly desk: PlatformDesk;
  /** Take what comes, over HTTP or the socket; begin to read the members. Call it once, in a process with the role web. */
  readonly listen: (app: Express, ingress: Ingress) => void;
  /** For the ingress: draws an answer that its process did not live to give. */
  readonly late: (arrival: Arrival, answered: Answered) => Promise<void>;
  /** Whether Slack can reach us as far as we know; always true over HTTP. */
  readonly isConnected: () => boolean;
  /** Resolves when every answer under way was given. */
  readonly settled: () => Promise<void>;
  /** Take in nothing new, give the answers under way. */
  readonly stop: () => Promise<void>;
};

const dayMs = 86_400_000;
const lookMs = 3_600_000;

/** Open Slack. Nothing is asked of it before `listen`; whatever fails later is logged, never thrown. */
export const openSlack = (settings: SlackSettings, ports: SlackPorts): Slack => {
  const { apiUrl, botToken, oauth } = settings;
  const { credentials, store, router, dice } = ports;
  const warn = (event: string, details: Readonly<Record<string, unknown>>) => ports.log.warn(event, details);
  const tokens = createTokens({ credentials, apiUrl, oauth, now: Date.now });
  const tokenOf = async (place: string): Promise<string | null> => {
    const installed = oauth === null ? null : await tokens.tokenOf(place);
    return installed ?? botToken;
  };
  const clients = slackClients({ apiUrl, tokenOf });
  const call = createCall({ clients, rates: ports.rates, onRevoked: (place) => onRevoked(place) });
  const platform = createSlackPlatform({ call, sightings: ports.sightings, log: warn });
  const jobs = createJobs(warn);
  /** Begun and not finished: tried again, whoever's turn it is. */
  const owed = new Set<string>();
  /** Once a day whichever process comes first; `isNow` when there is a reason. */
  const sync = async (place: string, community: CommunityId, isNow: boolean): Promise<void> => {
    const isTurn = (await ports.rates.take(`slack/${place}/members`, dayMs, 1)) === 0;
    if (!isTurn && !isNow && !owed.has(place)) return;
    owed.add(place);
    const taken = await syncMembers({ store, dice, call }, place, community);
    owed.delete(place);
    ports.log.info('slack members read', { place, ...taken });
  };
  const installations = createInstallations({
    ...{ credentials, store, router, dice, apiUrl, log: ports.log.info },
    onInstalled: (place, community) => jobs.run('members', () => sync(place, community, true)),
  });
  const onRevoked = async (place: string): Promise<void> => {
    ports.log.error('slack token refused', { place });
    await installations
      .removed(place, null)
      .catch((error: unknown) => warn('slack token', { why: String(error) }));
  };
  const visitors = createVisitors({ store, router, dice, call });
  let desk: Desk | null = null;
  let socket: Socket | null = null;
  const deskOver = (ingress: Ingress): Desk =>
    createDesk({
      ...(ports.waitMs === undefined ? {} : { waitMs: ports.waitMs }),
      ...{
        ingress,
        visitors,
        clients,
        call,
        platform,
        apiUrl,
        commandNames: settings.commandNames,
        log: warn,
      },
      onRemoved: installations.removed,
      onSighting: ports.sightings.note,
    });
  const syncAll = async (): Promise<void> => {
    if (botToken !== null) await syncOwn(apiUrl, botToken, installations.adopt, sync);
    for (const place of oauth === null ? [] : await credentials.places()) {
      const community = await router.communityOf('slack', place);
      if (community !== null) await sync(place, community, false);
    }
  };
  return {
    platform,
    desk: { findChannel: createChannelFinder(call), runsPlace: createRights(call) },
    listen: (app, ingress) => {
      const taking = deskOver(ingress);
      desk = taking;
      if (settings.signingSecret !== null) serveSlack(app, taking, settings.signingSecret);
      if (oauth !== null && settings.publicUrl !== null) {
        const { publicUrl } = settings;
        serveInstall(app, { credentials, installations, apiUrl, oauth, publicUrl, log: warn });
      }
      if (settings.appToken !== null) {
        socket = connectSocket({ desk: taking, appToken: settings.appToken, apiUrl, log: warn });
      }
      jobs.repeat('members', lookMs, syncAll);
    },
    late: (arrival, answered) => {
      if (desk !== null) return desk.late(arrival, answered);
      // A worker: it answers, and leaves home to be drawn when it is next opened.
      const redrawHome = async (): Promise<void> => undefined;
      return giveLate({ clients, call, platform, apiUrl, redrawHome }, warn, arrival, answered);
    },
    settled: async () => desk?.settled(),
    isConnected: () => socket?.isConnected() ?? true,
    stop: async () => {
      jobs.stop();
      await socket?.stop();
      await desk?.settled();
    },
  };
};

const self = z.object({
  team_id: z.string().min(2),
  team: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().nullish(),
});

/** The one workspace of a bot token: its community, made if it is new, and its members. */
const syncOwn = async (
  apiUrl: string | null,
  token: string,
  adopt: (place: string, name: string, token: string) => Promise<CommunityId>,
  sync: (place: string, community: CommunityId, isNow: boolean) => Promise<void>,
): Promise<void> => {
  const own = self.parse(await slackClient(apiUrl, token).apiCall('auth.test'));
  const place = own.is_enterprise_install === true ? (own.enterprise_id ?? own.team_id) : own.team_id;
  await sync(place, await adopt(place, own.team?.trim() || place, token), false);
};
