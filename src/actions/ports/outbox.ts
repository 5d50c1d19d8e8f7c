import type { CommunityId } from '../../core/ids.ts';
import type { RoomRef } from '../../core/introduction.ts';
import type { Effect, Intent } from '../../core/notices.ts';
import type { Transaction } from '../ports.ts';
import type { MessageRef } from './platform.ts';

/** Intentions are written with the state they follow from; a key already there is left as it is. */
export type OutboxWriter = {
  readonly add: (intents: readonly Intent[]) => Promise<void>;
  /** Take back what was not attempted yet. */
  readonly cancel: (key: string) => Promise<void>;
  /** What was intended under these keys, whatever became of it. */
  readonly read: (keys: readonly string[]) => Promise<readonly Effect[]>;
};

/** When the clock must look at a subject again; one row a subject. */
export type DueKind =
  | 'introRequest'
  | 'introduction'
  | 'program'
  | 'round'
  | 'pairing'
  | 'referral'
  | 'oneToOne'
  | 'totals'
  | 'meetup'
  | 'meetupFeed'
  | 'post'
  /** A member's own. */
  | 'digest'
  /** A community's members, once a day: whoever joined gets a digest. */
  | 'digests'
  | 'channelDigest'
  | 'review'
  /** A member's, who joined or linked an account just now: what they said on platforms themselves before. */
  | 'interest';

export type Due = {
  /** null: never again. */
  readonly set: (kind: DueKind, subject: string, at: Date | null) => Promise<void>;
  /** The same for many, in one statement. */
  readonly setMany: (
    kind: DueKind,
    all: readonly { readonly subject: string; readonly at: Date }[],
  ) => Promise<void>;
};

/** An intention taken for a minute by one worker; `token` fences the one that lost it. */
export type Claimed = {
  readonly community: CommunityId;
  readonly key: string;
  readonly effect: Effect;
  readonly token: string;
  readonly attempts: number;
  /** Set when an earlier attempt ended without an answer: look first, then send. */
  readonly unsureSince: Date | null;
};

/** What carrying out an effect came to. */
export type Delivered = { readonly message: MessageRef | null; readonly room: RoomRef | null };

/** The outbox's rows: pending → sending (lease) → sent | ambiguous | dead | cancelled. */
export type Outbox = {
  /** Due intentions, a fair share of each community. Persists the attempt before anything is sent. */
  readonly claim: (limit: number) => Promise<Claimed[]>;
  /** Sent, together with what follows from it, null where nothing does; false if the lease was lost. */
  readonly sent: (
    claimed: Claimed,
    delivered: Delivered,
    follow: ((tx: Transaction) => Promise<void>) | null,
  ) => Promise<boolean>;
  /** Nothing was done: try again not before `inMs` from now. What was not even tried does not count as an attempt. */
  readonly later: (claimed: Claimed, inMs: number, why: string, how?: 'notTried') => Promise<void>;
  /** It may have been done: look after the lease. */
  readonly unsure: (claimed: Claimed, why: string) => Promise<void>;
  /** No longer meaningful, or the person cannot be reached; `follow` as in `sent`. */
  readonly drop: (
    claimed: Claimed,
    why: string,
    follow?: ((tx: Transaction) => Promise<void>) | null,
  ) => Promise<void>;
  /** Given up; an operator sees it. */
  readonly bury: (claimed: Claimed, why: string) => Promise<void>;
  /** Where an earlier effect's message stands; null if it never arrived. */
  readonly whereIs: (community: CommunityId, key: string) => Promise<MessageRef | null>;
};

/** Subjects whose time has come, across communities. */
export type DueSubject = {
  readonly community: CommunityId;
  readonly kind: DueKind;
  readonly subject: string;
};

export type DueQuery = {
  readonly claim: (limit: number) => Promise<DueSubject[]>;
  /** The earliest instant at which anything is due or may be sent, of all communities; null when nothing is. */
  readonly next: () => Promise<Date | null>;
  /** Started communities whose digests nothing looks after, as after an upgrade, are due at once; how many there were. */
  readonly beginDigests: () => Promise<number>;
};
