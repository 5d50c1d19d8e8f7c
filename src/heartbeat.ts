import { boardTick } from './actions/boardClock.ts';
import { channelDigestTick } from './actions/channelDigestClock.ts';
import { meetupTick } from './actions/commitMeetup.ts';
import { digestsTick, digestTick } from './actions/digestClock.ts';
import { introductionTick } from './actions/introductions.ts';
import { advanceFeed, type ReadFeed } from './actions/meetupFeeds.ts';
import { oneToOneTick } from './actions/oneToOnes.ts';
import type { Account } from './actions/ports/members.ts';
import type { Platform } from './actions/ports/platform.ts';
import type { Dice, Store } from './actions/ports.ts';
import { introRequestTick } from './actions/progress.ts';
import { referralTick } from './actions/referralsClock.ts';
import { reviewTick } from './actions/review.ts';
import { advanceRound } from './actions/roundPlan.ts';
import { pairingTick, programTick } from './actions/roundsClock.ts';
import { totalsTick } from './actions/totals.ts';
import type { PlatformName } from './core/community.ts';
import type { CommunityId, MeetupFeedId, MemberId, RoundId } from './core/ids.ts';
import type { Log } from './log.ts';
import type { FullStore } from './store/store.ts';
import { runDue } from './worker/clock.ts';
import { deliverAll, deliverDue } from './worker/deliver.ts';
import { createPlanner } from './worker/planner.ts';

/** What the worker does, as functions that can also be called at once. */
export type Heartbeat = {
  /** Send what is to be sent until nothing is left. */
  readonly deliver: () => Promise<void>;
  /** Run what is due, then send; how much there was. */
  readonly beat: () => Promise<number>;
};

export type HeartbeatPorts = {
  readonly store: FullStore;
  /** The store whose commits wake the deliverer. */
  readonly waking: Store;
  readonly platforms: ReadonlyMap<PlatformName, Platform>;
  readonly dice: Dice;
  readonly log: Log;
  /** So much that is due runs at once: while one waits for the database another one works. */
  readonly lanes?: number;
  /** How calendars are read; where nobody says, none is. */
  readonly readFeed?: ReadFeed;
  /** How it is read what somebody said on platforms before they joined; where nobody says, nothing is. */
  readonly readInterest?: ReadInterest;
};

export type ReadInterest = (accounts: readonly Account[]) => Promise<void>;

const atOnce = 20;
/** Messages under way together: enough that the platforms' turns are always waited for. */
const mostUnderWay = 40;
/** However much there is, one beat ends: the next one follows. */
const mostTurns = 500;
/** The deliverer takes new ones before all are done: a beat's worth in more turns. */
const mostClaims = 2_000;

const nothing: ReadInterest = async () => undefined;
const notAllowed: ReadFeed = async () => ({ failed: 'notAllowed' });

export const createHeartbeat = (ports: HeartbeatPorts): Heartbeat => {
  const { store, waking, platforms, dice, log, lanes = 4, readFeed = notAllowed } = ports;
  const { readInterest = nothing } = ports;
  const deliverPorts = { store: waking, outbox: store.outbox, platforms, log: log.warn };
  const clockActions = {
    introRequest: introRequestTick,
    introduction: introductionTick,
    program: programTick,
    pairing: pairingTick,
    referral: referralTick,
    oneToOne: oneToOneTick,
    totals: totalsTick,
    digest: digestTick,
    digests: digestsTick,
    channelDigest: channelDigestTick,
    review: reviewTick,
    meetup: meetupTick,
    post: boardTick,
  };
  const plan = createPlanner();
  const clockPorts = {
    store: waking,
    due: store.due,
    dice,
    clockActions,
    advanceRound: (community: CommunityId, round: RoundId) =>
      advanceRound({ store: waking, dice, plan }, community, round),
    advanceFeed: (community: CommunityId, feed: MeetupFeedId) =>
      advanceFeed({ store: waking, dice, readFeed }, community, feed),
    readInterest: async (community: CommunityId, member: MemberId) => {
      const accounts = await waking.transaction(community, async (tx) => {
        await tx.due.set('interest', member, null);
        return tx.accounts.of(member);
      });
      await readInterest(accounts);
    },
    log: log.error,
  };
  let delivering = 0;
  // Two deliverers in one process would only make those who wait for the platforms' turns wait in longer lines.
  const deliverSome = async () => (delivering > 0 ? 0 : deliverDue(deliverPorts, atOnce));
  const turn = async (): Promise<number> => (await runDue(clockPorts, atOnce, lanes)) + (await deliverSome());
  return {
    deliver: async () => {
      delivering += 1;
      await deliverAll(deliverPorts, mostUnderWay, mostClaims).finally(() => (delivering -= 1));
    },
    beat: async () => {
      let done = 0;
      for (let turns = 0; turns < mostTurns; turns++) {
        const now = await turn();
        if (now === 0) break;
        done += now;
      }
      return done;
    },
  };
};
