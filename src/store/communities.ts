import { and, asc, eq } from 'drizzle-orm';
import type { Router } from '../actions/ports/inbox.ts';
import type { Community, PlatformName } from '../core/community.ts';
import type { CommunityId } from '../core/ids.ts';
import type { Database } from './database.ts';
import { accounts, communities, installations } from './schema/communities.ts';

/** The communities of this installation, for operators. */
export type Communities = {
  readonly create: (community: Community) => Promise<void>;
  readonly list: () => Promise<Community[]>;
  readonly exists: (community: CommunityId) => Promise<boolean>;
  readonly named: (name: string) => Promise<Community | null>;
  readonly install: (community: CommunityId, platform: PlatformName, place: string) => Promise<void>;
};

export const communitiesOf = (database: Database): Communities => ({
  create: (community) =>
    database.transaction({ community: community.id }, async ({ db }) => {
      await db.insert(communities).values(toRow(community));
    }),
  list: () =>
    database.transaction({ router: true }, async ({ db }) =>
      (await db.select().from(communities).orderBy(asc(communities.name))).map(toCommunity),
    ),
  exists: (community) =>
    database.transaction({ router: true }, async ({ db }) => {
      const rows = await db
        .select({ id: communities.communityId })
        .from(communities)
        .where(eq(communities.communityId, community));
      return rows.length > 0;
    }),
  named: (name) =>
    database.transaction({ router: true }, async ({ db }) => {
      const rows = await db.select().from(communities);
      const same = rows.find((row) => row.name.toLowerCase() === name.trim().toLowerCase());
      return same === undefined ? null : toCommunity(same);
    }),
  install: (community, platform, place) =>
    database.transaction({ router: true }, async ({ db }) => {
      await db
        .insert(installations)
        .values({ communityId: community, platform, place })
        .onConflictDoUpdate({
          target: [installations.platform, installations.place],
          set: { communityId: community },
        });
    }),
});

/** A place changes hands seldom, and before anybody joins there: whose it is is asked again after this long. */
const keptMs = 1_000;
const mostKept = 10_000;

/** Whose community a place is. */
export const routerOf = (database: Database): Router => {
  const kept = new Map<string, { readonly community: CommunityId; readonly until: number }>();
  const ask = (platform: PlatformName, place: string) =>
    database.transaction({ router: true }, async ({ db }) => {
      const [row] = await db
        .select({ community: installations.communityId })
        .from(installations)
        .where(and(eq(installations.platform, platform), eq(installations.place, place)));
      return row?.community ?? null;
    });
  return {
    communityOf: async (platform, place) => {
      const key = `${platform}/${place}`;
      const known = kept.get(key);
      if (known !== undefined && known.until > Date.now()) return known.community;
      const community = await ask(platform, place);
      if (kept.size >= mostKept) kept.clear();
      if (community !== null) kept.set(key, { community, until: Date.now() + keptMs });
      return community;
    },
    placesOf: (platform, externalId) =>
      database.transaction({ router: true }, async ({ db }) => {
        const rows = await db
          .select({ place: accounts.place })
          .from(accounts)
          .where(and(eq(accounts.platform, platform), eq(accounts.externalId, externalId)))
          .orderBy(asc(accounts.place));
        return rows.map(({ place }) => place);
      }),
  };
};

type Row = typeof communities.$inferSelect;

/** A community's row as the core knows it. */
export const toCommunity = ({ communityId, ...rest }: Row): Community => ({ id: communityId, ...rest });

const toRow = ({ id, ...rest }: Community): Row => ({ communityId: id, ...rest, daysOff: [...rest.daysOff] });
