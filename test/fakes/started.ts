import type { Community } from '../../src/core/community.ts';

/** Communities that need no Start, unless a test is about just that. */
export const startedCredentials = <
  Kept extends {
    readonly communityAt: (place: string, make: () => Community) => Promise<Community>;
  },
>(
  credentials: Kept,
  waits: boolean,
): Kept => ({
  ...credentials,
  communityAt: (place, make) =>
    credentials.communityAt(place, () => ({ ...make(), startedAt: waits ? null : new Date(0) })),
});
