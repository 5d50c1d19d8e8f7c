import type { PlatformDesk } from '../actions/ports/desk.ts';
import type { Dice, Store } from '../actions/ports.ts';
import type { Chart, ChartPlace } from '../core/chart.ts';
import type { PlatformName } from '../core/community.ts';
import { communityOfKey } from '../core/consoleKey.ts';
import type { CommunityId } from '../core/ids.ts';

/** What the console stands on. */
export type ConsolePorts = {
  readonly store: Store;
  readonly dice: Dice;
  /** Whether there is such a community: keys from outside name one. */
  readonly isCommunity: (community: CommunityId) => Promise<boolean>;
  /** Whether browsers reach this server over https. */
  readonly isHttps: boolean;
  /** What a platform is asked for managers; null where it is not connected. */
  readonly deskOf: (platform: PlatformName) => PlatformDesk | null;
  /** Hosts at which calendars may be read. */
  readonly calendarHosts: readonly string[];
  /** A chart as SVG. */
  readonly draw: (chart: Chart, place: ChartPlace) => Promise<string>;
  /** Logs; returns the reference the person is shown. */
  readonly onFault: (fault: unknown, path: string) => string;
};

/** The community that a key from outside speaks of, if it exists. */
export const communityIn = async (
  { isCommunity }: ConsolePorts,
  key: string,
): Promise<CommunityId | null> => {
  const community = communityOfKey(key);
  return community !== null && (await isCommunity(community)) ? community : null;
};
