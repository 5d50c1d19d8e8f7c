import type { PlatformName } from './community.ts';

/** A channel that everybody of a place may read. `name` is shown beside a #; empty where the platform did not say it. */
export type ChannelRef = {
  readonly platform: PlatformName;
  readonly place: string;
  readonly id: string;
  readonly name: string;
};
