import type { Express } from 'express';
import type { PlatformDesk } from './actions/ports/desk.ts';
import type { Dice } from './actions/ports.ts';
import type { Config } from './config.ts';
import { serveConsole } from './console/app.ts';
import type { PlatformName } from './core/community.ts';
import { faultReference, type Log } from './log.ts';
import type { FullStore } from './store/store.ts';
import { drawChart } from './worker/charts.ts';

/**
 * Where browsers reach the console from each platform: at ACQUAINT_URL, which has to be https, since a visit's cookie
 * is worth as much as a password; from the playground also on this machine.
 */
export const consoleUrlOf =
  ({ publicUrl }: Pick<Config, 'publicUrl'>, port: () => number) =>
  (platform: PlatformName): string | null => {
    if (publicUrl?.startsWith('https://')) return publicUrl;
    return platform === 'playground' ? `http://localhost:${port()}` : null;
  };

/** Serve the managers' pages. */
export const openConsole = (
  app: Express,
  about: {
    readonly config: Pick<Config, 'publicUrl' | 'calendarHosts'>;
    readonly store: FullStore;
    readonly connections: ReadonlyMap<PlatformName, { readonly desk: PlatformDesk }>;
    readonly dice: Dice;
    readonly log: Log;
  },
): void => {
  const { config, store, connections, dice, log } = about;
  serveConsole(app, {
    store,
    dice,
    draw: drawChart,
    deskOf: (platform) => connections.get(platform)?.desk ?? null,
    calendarHosts: config.calendarHosts,
    isCommunity: store.communities.exists,
    isHttps: config.publicUrl?.startsWith('https://') ?? false,
    onFault: (fault, path) => {
      const reference = faultReference(dice.roll);
      const why = fault instanceof Error ? `${fault.name}: ${fault.message.slice(0, 200)}` : String(fault);
      log.error('console fault', { reference, path, why });
      return reference;
    },
  });
};
