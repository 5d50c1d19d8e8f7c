import type { Arrival } from '../actions/ports/inbox.ts';
import type { Language } from '../core/community.ts';
import type { SlackPerson } from './readPeople.ts';

/** What somebody did, before it is known who they are. */
export type Doing = Omit<Arrival, 'platform' | 'who' | 'replyTo'> & {
  readonly who: { readonly externalId: string; readonly name?: string; readonly language?: Language | null };
  /** How to answer: an `Origin`. */
  readonly replyTo: string;
};

/** What a delivery of Slack's means to Acquaint. */
export type Read =
  | { readonly read: 'challenge'; readonly challenge: string }
  | ({ readonly read: 'arrival' } & Doing)
  /** Somebody came, changed, or left. */
  | { readonly read: 'person'; readonly place: string; readonly person: SlackPerson }
  /** Acquaint was removed from a place, or its token revoked, at this time of Slack's. */
  | { readonly read: 'removed'; readonly place: string; readonly at: Date }
  /** A message of ours stands: `id` as in MessageRef. */
  | { readonly read: 'sighting'; readonly place: string; readonly mark: string; readonly id: string }
  /** Understood, and of no concern. */
  | { readonly read: 'nothing' };
