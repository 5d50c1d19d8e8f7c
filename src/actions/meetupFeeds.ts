import { asId, type CommunityId, type MeetupFeedId, type MeetupId, type TagSlug } from '../core/ids.ts';
import {
  cancelMeetup,
  changeMeetup,
  meetupLimits,
  planMeetup,
  reinstateMeetup,
  sourceKeyOf,
} from '../core/meetup.ts';
import type { Meetup, MeetupDetails } from '../core/meetupDetails.ts';
import type { MeetupEvent } from '../core/meetupEvents.ts';
import { type FeedFailure, feedFailed, feedRead, type MeetupFeed, nextReadAt } from '../core/meetupFeed.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { findTags } from '../core/search/tags.ts';
import { commitMeetup } from './commitMeetup.ts';
import { lexiconOf } from './expertise.ts';
import type { Dice, Store, Transaction } from './ports.ts';

/** Of which stretch of time entries are wanted, and the zone of times that name none. */
export type CalendarWindow = { readonly from: Date; readonly until: Date; readonly zone: string };

/** One entry, or one occurrence of a repeating one. */
export type CalendarEntry = Omit<MeetupDetails, 'topics'> & {
  /** UID, and for occurrences the original beginning. */
  readonly key: string;
  readonly isCancelled: boolean;
};

/** What a calendar holds. Not `isWhole`: what is not among the entries may still be in the calendar. */
export type CalendarRead = { readonly entries: readonly CalendarEntry[]; readonly isWhole: boolean };

/** What came of reading a calendar out there; whoever reads throws nothing. */
export type FeedOutcome =
  | ({ readonly read: CalendarRead } & Pick<MeetupFeed, 'etag' | 'lastModified'>)
  | 'unchanged'
  | { readonly failed: FeedFailure };

/** Reads a calendar at its address; does external work. */
export type ReadFeed = (feed: MeetupFeed, window: CalendarWindow) => Promise<FeedOutcome>;

/** What the work on calendars stands on. */
export type FeedPorts = { readonly store: Store; readonly dice: Dice; readonly readFeed: ReadFeed };

/** The clock reached a calendar: read it outside any transaction, then follow what it says in one. */
export const advanceFeed = async (
  { store, dice, readFeed }: FeedPorts,
  community: CommunityId,
  subject: MeetupFeedId,
): Promise<void> => {
  const taken = await store.transaction(community, async (tx) => {
    const feed = await tx.meetupFeeds.get(subject);
    if (feed === null) await tx.due.set('meetupFeed', subject, null);
    return feed === null ? null : { feed, window: windowAt(tx) };
  });
  if (taken === null) return;
  const outcome = await readFeed(taken.feed, taken.window);
  await store.transaction(community, async (tx) => {
    const feed = await tx.meetupFeeds.lock(subject);
    if (feed === null) return tx.due.set('meetupFeed', subject, null);
    const after = await follow(tx, dice, feed, outcome, taken.window);
    await tx.meetupFeeds.save(after);
    await tx.due.set('meetupFeed', subject, nextReadAt(after, dice.roll(), tx.now));
  });
};

/** A calendar is read no more: its events that have not begun do not take place here. */
export const dropFeed = async (tx: Transaction, id: MeetupFeedId): Promise<void> => {
  for (const meetup of await tx.meetups.ofFeed(id, tx.now)) await cancelOne(tx, meetup);
  await tx.meetupFeeds.remove(id);
  await tx.due.set('meetupFeed', id, null);
};

/** The stretch of time in which events are taken in from elsewhere. */
export const windowAt = ({ now, community }: Transaction): CalendarWindow => ({
  from: now,
  until: new Date(now.getTime() + meetupLimits.daysAheadOfSources * 86_400_000),
  zone: community.zone,
});

/**
 * What a source says of one of its events: a new one, other details, cancelled, or there again. What makes no sense is
 * left out.
 */
export const followSource = async (
  tx: Transaction,
  dice: Dice,
  source: Exclude<Meetup['source'], { readonly by: 'manager' }>,
  said: Omit<MeetupDetails, 'topics'> & { readonly isCancelled: boolean },
): Promise<void> => {
  const before = await tx.meetups.lockBySource(sourceKeyOf(source) ?? '');
  const { isCancelled, ...rest } = said;
  if (isCancelled) return before === null ? undefined : cancelOne(tx, before);
  const details = { ...rest, topics: await topicsIn(tx, `${said.title} ${said.description}`) };
  const events = decide(tx, dice, before, source, details);
  if (!isRefusal(events) && events.length > 0) await commitMeetup(tx, before, events);
};

const decide = (
  tx: Transaction,
  dice: Dice,
  before: Meetup | null,
  source: Meetup['source'],
  details: MeetupDetails,
): MeetupEvent[] | Refusal => {
  if (before === null) {
    if (details.startsAt <= tx.now) return [];
    const fresh = { id: dice.id<MeetupId>(), source, seed: Math.floor(dice.roll() * 2 ** 31) };
    return planMeetup({ ...details, ...fresh }, tx.community, tx.now);
  }
  return before.status === 'cancelled'
    ? reinstateMeetup(before, details, tx.community, tx.now)
    : changeMeetup(before, details, tx.community, tx.now);
};

const cancelOne = async (tx: Transaction, meetup: Meetup): Promise<void> => {
  const events = cancelMeetup(meetup, 'source', tx.now);
  if (!isRefusal(events) && events.length > 0) await commitMeetup(tx, meetup, events);
};

const follow = async (
  tx: Transaction,
  dice: Dice,
  feed: MeetupFeed,
  outcome: FeedOutcome,
  window: CalendarWindow,
): Promise<MeetupFeed> => {
  if (outcome === 'unchanged') return feedRead(feed, feed, tx.now);
  if ('failed' in outcome) {
    const { feed: after, tells } = feedFailed(feed, outcome.failed);
    if (tells) await tellManagers(tx, feed);
    return after;
  }
  const { entries, isWhole } = outcome.read;
  for (const { key, ...said } of entries) {
    await followSource(tx, dice, { by: 'feed', feed: feed.id, key }, said);
  }
  if (isWhole) {
    const kept = new Set(entries.map(({ key }) => `feed/${feed.id}/${key}`));
    for (const meetup of await tx.meetups.ofFeed(feed.id, tx.now)) {
      const isMissing = !kept.has(sourceKeyOf(meetup.source) ?? '') && meetup.startsAt <= window.until;
      if (isMissing) await cancelOne(tx, meetup);
    }
  }
  return feedRead(feed, outcome, tx.now);
};

/** Once until it works again; the key holds the time of the last read that worked. */
const tellManagers = async (tx: Transaction, { id, readAt }: MeetupFeed): Promise<void> => {
  const notice = { notice: 'meetupFeedFails', feed: id } as const;
  const since = readAt?.getTime() ?? 0;
  await tx.outbox.add(
    (await tx.members.managers()).map((to) => ({
      key: `${id}/fails/${since}/${to}`,
      effect: { effect: 'tell', to, notice } as const,
      notBefore: tx.now,
    })),
  );
};

/** Topics that a calendar's own words name; it knows nothing of ours. */
const topicsIn = async (tx: Transaction, words: string): Promise<TagSlug[]> =>
  findTags(words, await lexiconOf(tx))
    .map(({ slug }) => asId<TagSlug>(slug))
    .slice(0, meetupLimits.topics);
