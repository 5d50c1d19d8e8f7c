import type { Community } from '../core/community.ts';
import type { CommunityId, Id } from '../core/ids.ts';
import type { Audit } from './ports/audit.ts';
import type { Board, Keeps, Shares } from './ports/board.ts';
import type { Circles } from './ports/circles.ts';
import type { Connectors } from './ports/connectors.ts';
import type { Consents, Limits, Links, Reports } from './ports/consents.ts';
import type { ConsoleKeys } from './ports/consoleKeys.ts';
import type { Digests } from './ports/digests.ts';
import type { Erasures } from './ports/erasures.ts';
import type { Expertise } from './ports/expertise.ts';
import type { Figures } from './ports/figures.ts';
import type { InboxFinisher } from './ports/inbox.ts';
import type { Introductions } from './ports/introductions.ts';
import type { Drafts, IntroRequests } from './ports/introRequests.ts';
import type { MeetupFeeds, MeetupPeople, Meetups } from './ports/meetups.ts';
import type { Accounts, Members } from './ports/members.ts';
import type { Due, OutboxWriter } from './ports/outbox.ts';
import type { Pauses } from './ports/pauses.ts';
import type { Pairings, Programs, Rounds } from './ports/programs.ts';
import type { FrozenTotals, OneToOnes, Referrals, ThanksPort, Visitors } from './ports/referrals.ts';
import type { Ties, Vouches } from './ports/ties.ts';

/** Chance, injected: tests roll what they like. */
export type Dice = {
  /** A new identifier. */
  readonly id: <T extends Id<string>>() => T;
  /** A number in [0, 1). */
  readonly roll: () => number;
};

/** The store: one transaction of one community at a time sees only that community's rows. */
export type Store = {
  /** All or nothing; retried by itself on serialization failures, so `work` must have no other effect. */
  readonly transaction: <T>(community: CommunityId, work: (tx: Transaction) => Promise<T>) => Promise<T>;
};

/** Everything one transaction can read and write. Missing rows are null; locks last until its end. */
export type Transaction = {
  /** The database's time plus the playground's offset, read once. */
  readonly now: Date;
  readonly community: Community;
  /** Save what is another than in `community`; this transaction still sees the old settings. */
  readonly saveCommunity: (community: Community) => Promise<void>;
  readonly members: Members;
  readonly accounts: Accounts;
  readonly expertise: Expertise;
  readonly drafts: Drafts;
  readonly introRequests: IntroRequests;
  readonly connectors: Connectors;
  readonly introductions: Introductions;
  readonly programs: Programs;
  readonly rounds: Rounds;
  readonly pairings: Pairings;
  readonly referrals: Referrals;
  readonly thanks: ThanksPort;
  readonly oneToOnes: OneToOnes;
  readonly frozenTotals: FrozenTotals;
  readonly visitors: Visitors;
  readonly meetups: Meetups;
  readonly meetupPeople: MeetupPeople;
  readonly meetupFeeds: MeetupFeeds;
  readonly board: Board;
  readonly keeps: Keeps;
  readonly shares: Shares;
  readonly circles: Circles;
  readonly ties: Ties;
  readonly vouches: Vouches;
  readonly digests: Digests;
  readonly consents: Consents;
  readonly limits: Limits;
  readonly reports: Reports;
  readonly links: Links;
  readonly outbox: OutboxWriter;
  readonly due: Due;
  readonly inbox: InboxFinisher;
  readonly erasures: Erasures;
  readonly pauses: Pauses;
  readonly audit: Audit;
  readonly consoleKeys: ConsoleKeys;
  readonly figures: Figures;
};
