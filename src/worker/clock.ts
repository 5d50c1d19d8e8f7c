import type { ClockAction } from '../actions/action.ts';
import type { DueKind, DueQuery, DueSubject } from '../actions/ports/outbox.ts';
import type { Dice, Store } from '../actions/ports.ts';
import { asId, type CommunityId, type MeetupFeedId, type MemberId, type RoundId } from '../core/ids.ts';

/** What the clock stands on: one action for each kind of subject that can be due. */
export type ClockPorts = {
  readonly store: Store;
  readonly due: DueQuery;
  readonly dice: Dice;
  readonly clockActions: Readonly<Record<Exclude<DueKind, 'round' | 'meetupFeed' | 'interest'>, ClockAction>>;
  /** A plan takes longer than a transaction should: rounds are advanced outside of one. */
  readonly advanceRound: (community: CommunityId, round: RoundId) => Promise<void>;
  /** A calendar is fetched outside of one, too. */
  readonly advanceFeed: (community: CommunityId, feed: MeetupFeedId) => Promise<void>;
  /** So is what a platform knows of somebody. */
  readonly readInterest: (community: CommunityId, member: MemberId) => Promise<void>;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
};

/**
 * Run every subject whose time has come, at most `limit`, in so many `lanes`; how many were looked at. A subject whose action
 * fails is logged and stays due: the others go on.
 */
export const runDue = async (ports: ClockPorts, limit: number, lanes: number): Promise<number> => {
  const claimed = await ports.due.claim(limit);
  // Two rounds of one day may want the same people: one after the other.
  const [rounds, others] = [true, false].map((isRound) =>
    claimed.filter(({ kind }) => (kind === 'round') === isRound).values(),
  );
  const lane = async (waiting: Iterable<DueSubject> = []): Promise<void> => {
    for (const one of waiting) await runOne(ports, one);
  };
  await Promise.all([lane(rounds), ...Array.from({ length: lanes }, () => lane(others))]);
  return claimed.length;
};

const runOne = async (ports: ClockPorts, { community, kind, subject }: DueSubject): Promise<void> => {
  try {
    if (kind === 'round') await ports.advanceRound(community, asId<RoundId>(subject));
    else if (kind === 'meetupFeed') await ports.advanceFeed(community, asId<MeetupFeedId>(subject));
    else if (kind === 'interest') await ports.readInterest(community, asId<MemberId>(subject));
    else await inTransaction(ports, community, ports.clockActions[kind], subject);
  } catch (error) {
    ports.log('clock action failed', { kind, subject, why: String(error) });
  }
};

const inTransaction = (
  { store, dice }: ClockPorts,
  community: CommunityId,
  act: ClockAction,
  subject: string,
): Promise<void> => store.transaction(community, (tx) => act(subject, { tx, dice }));
