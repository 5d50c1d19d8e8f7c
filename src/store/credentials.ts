import { createHash } from 'node:crypto';
import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Community, PlatformName } from '../core/community.ts';
import type { CommunityId } from '../core/ids.ts';
import type { Cipher } from './cipher.ts';
import { toCommunity } from './communities.ts';
import type { Database } from './database.ts';
import { communities, installations } from './schema/communities.ts';
import { credentials, oauthStates } from './schema/credentials.ts';
import { removals } from './schema/safety.ts';

/** What is kept of one installation. The secret is opaque here. */
type Kept = { readonly community: CommunityId; readonly secret: string; readonly installedAt: Date };

/** The credentials of a platform's places, encrypted; who renews them; installations under way. */
export const credentialsOf = (database: Database, cipher: Cipher, platform: PlatformName) => {
  const at = (place: string) => and(eq(credentials.platform, platform), eq(credentials.place, place));
  const seal = (community: CommunityId, place: string, secret: string): string =>
    cipher.seal(secret, placeOf(community, platform, place));
  const keep = (row: typeof credentials.$inferSelect): Kept => ({
    community: row.communityId,
    secret: cipher.open(row.secretSealed, placeOf(row.communityId, platform, row.place)),
    installedAt: row.installedAt,
  });
  return {
    get: (place: string): Promise<Kept | null> =>
      database.transaction({ router: true }, async ({ db }) => {
        const [row] = await db.select().from(credentials).where(at(place));
        return row === undefined ? null : keep(row);
      }),
    places: (): Promise<string[]> =>
      database.transaction({ router: true }, async ({ db }) => {
        const rows = await db
          .select({ place: credentials.place })
          .from(credentials)
          .where(eq(credentials.platform, platform))
          .orderBy(asc(credentials.place));
        return rows.map(({ place }) => place);
      }),
    /**
     * Installed, or installed again: what was there before is replaced, and nobody is renewing it any more.
     * `installedAt` is compared with the platform's own times, so the clock that can be moved does not give it.
     */
    put: async (place: string, community: CommunityId, secret: string, installedAt: Date): Promise<void> => {
      await database.transaction({ router: true }, async ({ db }) => {
        const fresh = { secretSealed: seal(community, place, secret), installedAt };
        const free = { leaseToken: null, leaseUntil: null };
        await db
          .insert(credentials)
          .values({ communityId: community, platform, place, ...fresh, ...free })
          .onConflictDoUpdate({
            target: [credentials.platform, credentials.place],
            set: { communityId: community, ...fresh, ...free },
          });
      });
      await database.transaction({ community }, async ({ db }) => {
        await db.delete(removals).where(eq(removals.communityId, community));
      });
    },
    /**
     * Forget this one installation; a later one of the same place stays. False where there is no such. A community
     * that lives nowhere else is removed when its time is over.
     */
    remove: async (place: string, installedAt: Date): Promise<boolean> => {
      const left = await database.transaction({ router: true }, async ({ db }) => {
        const [gone] = await db
          .delete(credentials)
          .where(and(at(place), lte(credentials.installedAt, installedAt)))
          .returning({ community: credentials.communityId });
        if (gone === undefined) return null;
        const homes = await db
          .select({ platform: installations.platform, place: installations.place })
          .from(installations)
          .where(eq(installations.communityId, gone.community));
        const others = homes.filter((home) => home.platform !== platform || home.place !== place);
        return { community: gone.community, isHomeless: others.length === 0 };
      });
      if (left?.isHomeless) {
        const { community } = left;
        await database.transaction({ community }, async ({ db, now }) => {
          await db.insert(removals).values({ communityId: community, at: now }).onConflictDoNothing();
        });
      }
      return left !== null;
    },
    /** Become the only one who may renew, with what is kept now; null while somebody else is. */
    lease: (place: string, token: string, forMs: number): Promise<Kept | null> =>
      database.transaction({ router: true }, async ({ db, now }) => {
        const [row] = await db
          .update(credentials)
          .set({ leaseToken: token, leaseUntil: new Date(now.getTime() + forMs) })
          .where(and(at(place), or(isNull(credentials.leaseUntil), lte(credentials.leaseUntil, now))))
          .returning();
        return row === undefined ? null : keep(row);
      }),
    /** End a lease, with a new secret or (null) with the old one; false if the lease was lost meanwhile. */
    renew: (place: string, token: string, secret: string | null): Promise<boolean> =>
      database.transaction({ router: true }, async ({ db }) => {
        const held = and(at(place), eq(credentials.leaseToken, token));
        const [row] = await db.select().from(credentials).where(held).for('update');
        if (row === undefined) return false;
        const renewed = secret === null ? {} : { secretSealed: seal(row.communityId, place, secret) };
        await db
          .update(credentials)
          .set({ ...renewed, leaseToken: null, leaseUntil: null })
          .where(held);
        return true;
      }),
    /** The community of a place; the first who asks makes it. */
    communityAt: (place: string, make: () => Community): Promise<Community> =>
      database.transaction({ router: true }, async ({ db }) => {
        const known = () =>
          db
            .select({ community: communities })
            .from(installations)
            .innerJoin(communities, eq(communities.communityId, installations.communityId))
            .where(and(eq(installations.platform, platform), eq(installations.place, place)));
        const [before] = await known();
        if (before !== undefined) return toCommunity(before.community);
        const { id, ...rest } = make();
        const made = await db
          .insert(installations)
          .values({ communityId: id, platform, place })
          .onConflictDoNothing()
          .returning({ place: installations.place });
        if (made.length === 1) {
          await db.insert(communities).values({ communityId: id, ...rest, daysOff: [...rest.daysOff] });
        }
        const [now] = await known();
        if (now === undefined) throw new Error(`no community at ${place}`);
        return toCommunity(now.community);
      }),
    /** Remember what an installation's browser must bring back. Only its hash is kept. */
    putState: (state: string, forMs: number): Promise<void> =>
      database.transaction({ router: true }, async ({ db, now }) => {
        await db.delete(oauthStates).where(lte(oauthStates.expiresAt, now));
        await db
          .insert(oauthStates)
          .values({ hash: hashOf(state), expiresAt: new Date(now.getTime() + forMs) });
      }),
    /** True once, and only in time. */
    takeState: (state: string): Promise<boolean> =>
      database.transaction({ router: true }, async ({ db, now }) => {
        const taken = await db
          .delete(oauthStates)
          .where(and(eq(oauthStates.hash, hashOf(state)), gt(oauthStates.expiresAt, now)))
          .returning({ hash: oauthStates.hash });
        return taken.length === 1;
      }),
  };
};

const placeOf = (community: CommunityId, platform: PlatformName, place: string) => ({
  community,
  table: 'credentials',
  column: 'secret',
  row: `${platform}/${place}`,
});

const hashOf = (state: string): string => createHash('sha256').update(state).digest('hex');
