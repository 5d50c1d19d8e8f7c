import type { TagSlug } from './ids.ts';

/** How well a member knows a topic they offer: 1 can get you started, 2 does it for a living, 3 others ask them. */
export type Level = 1 | 2 | 3;

/** Something a member can help with. Private tags are used to find, never shown or quoted. */
export type Offer = { readonly tag: TagSlug; readonly level: Level; readonly isPublic: boolean };

/** Something a member looks for. */
export type Seek = { readonly tag: TagSlug; readonly isPublic: boolean };

/** The most a profile holds. */
export const expertiseLimits = { offers: 8, seeks: 5 } as const;
