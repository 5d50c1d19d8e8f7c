import { and, asc, eq, gt, like, lt } from 'drizzle-orm';
import type { MeetupFeeds, Meetups } from '../actions/ports/meetups.ts';
import type { MeetupFeedId, MeetupId } from '../core/ids.ts';
import { sourceKeyOf } from '../core/meetup.ts';
import type { Meetup } from '../core/meetupDetails.ts';
import type { MeetupFeed } from '../core/meetupFeed.ts';
import { noteLocked } from './memberLocks.ts';
import { revived } from './revive.ts';
import { meetupFeeds, meetups } from './schema/meetups.ts';
import { anyOf, isId, open, type Scope, seal } from './scope.ts';

/** Events people go to, each as one document, found by time and by source. */
export const meetupsIn = (scope: Scope): Meetups => {
  const { db, community } = scope;
  const ours = eq(meetups.communityId, community);
  const read = (rows: readonly (typeof meetups.$inferSelect)[]): Meetup[] =>
    rows.map((row) => revived<Meetup>(row.state));
  const locked = async (condition: ReturnType<typeof eq>): Promise<Meetup | null> => {
    const rows = await db.select().from(meetups).where(and(ours, condition)).for('update');
    noteLocked(scope);
    return read(rows)[0] ?? null;
  };
  return {
    get: async (id) =>
      isId(id)
        ? (read(
            await db
              .select()
              .from(meetups)
              .where(and(ours, eq(meetups.id, id))),
          )[0] ?? null)
        : null,
    getMany: async (ids) => {
      if (ids.length === 0) return new Map();
      const rows = await db
        .select()
        .from(meetups)
        .where(and(ours, eq(meetups.id, anyOf(ids.filter(isId)))));
      return new Map(read(rows).map((meetup): [MeetupId, Meetup] => [meetup.id, meetup]));
    },
    lock: async (id) => (isId(id) ? locked(eq(meetups.id, id)) : null),
    lockBySource: (key) => locked(eq(meetups.sourceKey, key)),
    save: async (meetup) => {
      const { id, startsAt, endsAt, status, source } = meetup;
      const values = { startsAt, endsAt, status, sourceKey: sourceKeyOf(source), state: meetup };
      await db
        .insert(meetups)
        .values({ communityId: community, id, ...values })
        .onConflictDoUpdate({ target: [meetups.communityId, meetups.id], set: values });
    },
    between: async (endsAfter, startsBefore, limit) =>
      read(
        await db
          .select()
          .from(meetups)
          .where(and(ours, gt(meetups.endsAt, endsAfter), lt(meetups.startsAt, startsBefore)))
          .orderBy(asc(meetups.startsAt), asc(meetups.id))
          .limit(limit),
      ),
    ofFeed: async (feed, now) =>
      isId(feed)
        ? read(
            await db
              .select()
              .from(meetups)
              .where(and(ours, like(meetups.sourceKey, `feed/${feed}/%`), gt(meetups.startsAt, now)))
              .orderBy(asc(meetups.startsAt), asc(meetups.id)),
          )
        : [],
  };
};

/** Calendars; the address is sealed, since many carry a secret. */
export const meetupFeedsIn = (scope: Scope): MeetupFeeds => {
  const { db, community } = scope;
  const ours = eq(meetupFeeds.communityId, community);
  const read = ({ id, urlSealed, state }: typeof meetupFeeds.$inferSelect): MeetupFeed => ({
    ...revived<MeetupFeed>(state),
    url: open(scope, 'meetup_feeds', 'url', id, urlSealed),
  });
  const get = async (id: MeetupFeedId, lock: boolean): Promise<MeetupFeed | null> => {
    if (!isId(id)) return null;
    const query = db
      .select()
      .from(meetupFeeds)
      .where(and(ours, eq(meetupFeeds.id, id)));
    const [row] = lock ? await query.for('update') : await query;
    return row === undefined ? null : read(row);
  };
  return {
    get: (id) => get(id, false),
    lock: (id) => get(id, true),
    save: async (feed) => {
      const { id, url, addedAt } = feed;
      const urlSealed = seal(scope, 'meetup_feeds', 'url', id, url);
      const values = { urlSealed, addedAt, state: { ...feed, url: '' } };
      await db
        .insert(meetupFeeds)
        .values({ communityId: community, id, ...values })
        .onConflictDoUpdate({ target: [meetupFeeds.communityId, meetupFeeds.id], set: values });
    },
    remove: async (id) => {
      if (isId(id)) await db.delete(meetupFeeds).where(and(ours, eq(meetupFeeds.id, id)));
    },
    list: async () =>
      (await db.select().from(meetupFeeds).where(ours).orderBy(asc(meetupFeeds.addedAt))).map(read),
  };
};
