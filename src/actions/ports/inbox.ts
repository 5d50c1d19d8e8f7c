import type { PlatformName } from '../../core/community.ts';
import type { CommunityId } from '../../core/ids.ts';
import type { Reply } from '../action.ts';
import type { People } from './platform.ts';

/** Marks an arrival as done in the same transaction as its effects; false: somebody else did it already. */
export type InboxFinisher = { readonly finish: (key: string) => Promise<boolean> };

/** Someone on a platform, as the platform describes them. */
export type Visitor = {
  readonly externalId: string;
  readonly name: string;
  readonly language: 'en' | 'pl' | null;
  readonly zone: string | null;
  /** Whether they run the platform's side of the community, and are managers here; absent where nobody said. */
  readonly isAdmin?: boolean;
};

/** An answer as it arrives: people are still the platform's ids. */
export type RawAnswer = string | readonly string[] | { readonly externalId: string };

/** What an adapter understood of one delivery. Nothing here was checked but its authenticity. */
export type Arrival = {
  /** Unique for one thing somebody did, the same for every repeated delivery of it. */
  readonly key: string;
  readonly platform: PlatformName;
  readonly place: string;
  readonly who: Visitor;
  readonly at: Date;
  /** The channel it was done in, where everybody of the place may read that one; absent in direct messages and rooms. */
  readonly channel?: { readonly id: string; readonly name: string };
  /** Where an answer can still go when this process ends before giving it; opaque to all but the adapter. */
  readonly replyTo?: string;
  readonly what: /** Everything after `/intro`, mentions as `<@externalId>`. */
    | { readonly kind: 'command'; readonly words: string }
    | { readonly kind: 'press'; readonly action: string; readonly subject: string }
    | {
        readonly kind: 'form';
        readonly action: string;
        readonly subject: string;
        readonly answers: Readonly<Record<string, RawAnswer>>;
      }
    | { readonly kind: 'message'; readonly text: string }
    | { readonly kind: 'home' };
};

/** Where an adapter hands an arrival over. */
export type Ingress = {
  /**
   * Resolves once the arrival is stored (the adapter may acknowledge) and throws where it cannot be (the adapter
   * answers 503). `answered` never rejects; it is null when this key was handled before or is being handled elsewhere.
   */
  readonly take: (arrival: Arrival) => Promise<{ readonly answered: Promise<Answered | null> }>;
  /** Both at once, for adapters that have the time. */
  readonly receive: (arrival: Arrival) => Promise<Answered | null>;
};

/** A reply with what is needed to draw it for this reader. */
export type Answered = {
  readonly reply: Reply;
  readonly people: People;
  readonly language: 'en' | 'pl';
  readonly zone: string;
};

/** The inbox's rows, read across communities: ids, times, ciphertext. */
export type Inbox = {
  /** Store once, taken by the caller for so long if asked; false if the key is there already. */
  readonly put: (arrival: Arrival, community: CommunityId, claimForMs?: number) => Promise<boolean>;
  /** Take it for a minute; null if done, dead, or somebody has it. */
  readonly claim: (key: string) => Promise<{ community: CommunityId; arrival: Arrival } | null>;
  /** Left behind by a crash: unclaimed or with a lapsed claim. */
  readonly claimStale: (limit: number) => Promise<{ community: CommunityId; arrival: Arrival }[]>;
  /** Give back after a fault; dead after five attempts. */
  readonly fail: (key: string, why: string) => Promise<void>;
};

/** From what a platform says to whose community it is. */
export type Router = {
  readonly communityOf: (platform: PlatformName, place: string) => Promise<CommunityId | null>;
  /** Where somebody has an account on this platform; places of several communities possibly. */
  readonly placesOf: (platform: PlatformName, externalId: string) => Promise<string[]>;
};
