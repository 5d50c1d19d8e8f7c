import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { asId, type CommunityId, type MemberId } from '../core/ids.ts';
import type { Cipher } from './cipher.ts';
import type { Database } from './database.ts';
import { playgroundPosts, playgroundRooms } from './schema/playground.ts';
import { open, type Scope, seal } from './scope.ts';

type Room = { readonly id: string; readonly title: string; readonly people: readonly string[] };
type NewPost<Content> = {
  readonly channel: string;
  readonly author: string | null;
  readonly key: string;
  readonly content: Content;
};

const table = 'playground_posts';

/** The memory of the playground's workspace; what is said there is encrypted like everything private. */
export const createWorkspace = <Content>(database: Database, cipher: Cipher) => {
  const within = <T>(place: string, work: (scope: Scope) => Promise<T>): Promise<T> => {
    const community = asId<CommunityId>(place);
    const locks = { held: new Set<MemberId>(), wanted: new Set<MemberId>(), hasOthers: false };
    return database.transaction({ community }, ({ db, now }) =>
      work({ db, now, community, cipher, seen: new Map(), keys: new Map(), locks, indexes: null }),
    );
  };
  const toPost = (scope: Scope, row: typeof playgroundPosts.$inferSelect) => ({
    id: row.id,
    channel: row.channel,
    author: row.author,
    content: decode(open(scope, table, 'content', row.key, row.contentSealed)) as Content,
    at: row.at,
    isEdited: row.isEdited,
  });
  const isOurs = (scope: Scope) => eq(playgroundPosts.communityId, scope.community);
  const idOf = async (scope: Scope, key: string): Promise<number | null> => {
    const [row] = await scope.db
      .select({ id: playgroundPosts.id })
      .from(playgroundPosts)
      .where(and(isOurs(scope), eq(playgroundPosts.key, key)));
    return row?.id ?? null;
  };
  return {
    post: (place: string, { content, ...post }: NewPost<Content>) =>
      within(place, async (scope) => {
        const contentSealed = seal(scope, table, 'content', post.key, encode(content));
        const [row] = await scope.db
          .insert(playgroundPosts)
          .values({ ...post, communityId: scope.community, contentSealed, at: scope.now, isEdited: false })
          .onConflictDoNothing({ target: [playgroundPosts.communityId, playgroundPosts.key] })
          .returning({ id: playgroundPosts.id });
        const id = row?.id ?? (await idOf(scope, post.key));
        if (id === null) throw new Error('a post was neither new nor there');
        return id;
      }),
    edit: (place: string, id: number, content: Content) =>
      within(place, async (scope) => {
        const isIt = and(isOurs(scope), eq(playgroundPosts.id, id));
        const [row] = await scope.db.select().from(playgroundPosts).where(isIt);
        if (row === undefined) return false;
        const contentSealed = seal(scope, table, 'content', row.key, encode(content));
        await scope.db.update(playgroundPosts).set({ contentSealed, isEdited: true }).where(isIt);
        return true;
      }),
    posts: (place: string, channel: string) =>
      within(place, async (scope) => {
        const rows = await scope.db
          .select()
          .from(playgroundPosts)
          .where(and(isOurs(scope), eq(playgroundPosts.channel, channel)))
          .orderBy(asc(playgroundPosts.id));
        return rows.map((row) => toPost(scope, row));
      }),
    get: (place: string, id: number) =>
      within(place, async (scope) => {
        const [row] = await scope.db
          .select()
          .from(playgroundPosts)
          .where(and(isOurs(scope), eq(playgroundPosts.id, Number.isSafeInteger(id) ? id : -1)));
        return row === undefined ? null : toPost(scope, row);
      }),
    idOf: (place: string, key: string) => within(place, (scope) => idOf(scope, key)),
    countSince: (place: string, id: number, person: string) =>
      within(place, async (scope) => {
        const isOthers = sql`${playgroundPosts.author} is distinct from ${person}`;
        const rows = await scope.db
          .select({ channel: playgroundPosts.channel, count: sql<number>`count(*)::int` })
          .from(playgroundPosts)
          .where(and(isOurs(scope), gt(playgroundPosts.id, id), isOthers))
          .groupBy(playgroundPosts.channel);
        return new Map(rows.map(({ channel, count }) => [channel, count]));
      }),
    ...rooms(within),
  };
};

const rooms = (within: <T>(place: string, work: (scope: Scope) => Promise<T>) => Promise<T>) => {
  const all = ({ db, community }: Scope) =>
    db
      .select()
      .from(playgroundRooms)
      .where(eq(playgroundRooms.communityId, community))
      .orderBy(asc(playgroundRooms.openedAt), asc(playgroundRooms.id));
  const find = async (scope: Scope, id: string): Promise<Room | null> =>
    (await all(scope)).find((room) => room.id === id) ?? null;
  return {
    /** A room's id is its key: opening it again finds it. */
    openRoom: (place: string, { key, title, people }: Room & { readonly key: string }) =>
      within(place, async ({ db, community, now }) => {
        await db
          .insert(playgroundRooms)
          .values({ communityId: community, id: key, title, people, openedAt: now })
          .onConflictDoNothing();
        return key;
      }),
    roomOf: (place: string, id: string) => within(place, (scope) => find(scope, id)),
    roomOfKey: (place: string, key: string) =>
      within(place, async (scope) => (await find(scope, key))?.id ?? null),
    roomsOf: (place: string, person: string) =>
      within(place, async (scope) => (await all(scope)).filter((room) => room.people.includes(person))),
  };
};

/** JSON that brings back instants, maps and bytes. */
const encode = (content: unknown): string =>
  JSON.stringify(content, function (this: Record<string, unknown>, key, value: unknown) {
    const raw = this[key];
    if (raw instanceof Date) return { $date: raw.toISOString() };
    if (raw instanceof Map) return { $map: [...raw] };
    if (raw instanceof Uint8Array) return { $bytes: Buffer.from(raw).toString('base64') };
    return value;
  });

const decode = (json: string): unknown =>
  JSON.parse(json, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('$date' in value) return new Date(String(value.$date));
    if ('$map' in value) return new Map(value.$map as [unknown, unknown][]);
    return '$bytes' in value ? new Uint8Array(Buffer.from(String(value.$bytes), 'base64')) : value;
  });
