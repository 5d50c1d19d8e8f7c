import type { PlatformName } from './community.ts';

/** A channel that everybody of a place may read. `name` is shown beside a #; empty where the platform did not say it. */
export type ChannelRef = {
  readonly platform: PlatformName;
  readonly place: string;
  readonly id: string;
  readonly name: string;
};

/** Why nothing can be said in a channel: it is gone, Acquaint is not in it, or may not write there. */
export type ChannelTrouble = 'gone' | 'outside' | 'forbidden';

/** Of the same place: one takes the other's turn. */
export const isSamePlace = (one: ChannelRef, other: ChannelRef): boolean =>
  one.platform === other.platform && one.place === other.place;
