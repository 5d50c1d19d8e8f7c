import type { MeetupFeedId } from './ids.ts';

/** A calendar that is read again and again; its address may be a secret. */
export type MeetupFeed = {
  readonly id: MeetupFeedId;
  /** https, at one of the hosts the operator allows. */
  readonly url: string;
  /** What the server said of the version that was read last. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly readAt: Date | null;
  /** Reads that failed in a row. */
  readonly failures: number;
  /** Why the last one failed; null where it did not. */
  readonly why: FeedFailure | null;
  /** Managers heard that it fails; they hear it once until it works again. */
  readonly isTold: boolean;
  readonly addedAt: Date;
};

/** Why a calendar could not be read. */
export const feedFailures = [
  'notAllowed',
  'notFound',
  'unreachable',
  'tooLarge',
  'notACalendar',
  'tooSlow',
] as const;
export type FeedFailure = (typeof feedFailures)[number];

/** How many calendars a community has at most. */
export const mostFeeds = 5;

/** A read worked: what was read, and when to look again. */
export const feedRead = (
  feed: MeetupFeed,
  version: Pick<MeetupFeed, 'etag' | 'lastModified'>,
  now: Date,
): MeetupFeed => ({ ...feed, ...version, readAt: now, failures: 0, why: null, isTold: false });

/** A read failed. `tells`: managers hear of it now, once; what cannot get better by itself at once. */
export const feedFailed = (
  feed: MeetupFeed,
  why: FeedFailure,
): { readonly feed: MeetupFeed; readonly tells: boolean } => {
  const failures = feed.failures + 1;
  const isLasting =
    why === 'notAllowed' || why === 'notACalendar' || why === 'notFound' || why === 'tooLarge';
  const tells = !feed.isTold && (isLasting || failures >= toldAfter);
  return { feed: { ...feed, failures, why, isTold: feed.isTold || tells }, tells };
};

/** Every hour; after failures less and less often, once a day at the least. `spread` in [0, 1) keeps feeds apart. */
export const nextReadAt = ({ failures }: MeetupFeed, spread: number, now: Date): Date => {
  const hours = Math.min(24, 2 ** Math.min(failures, 5));
  return new Date(now.getTime() + hours * hourMs * (0.9 + 0.2 * spread));
};

const hourMs = 3_600_000;
const toldAfter = 3;
