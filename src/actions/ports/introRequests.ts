import type { Draft } from '../../core/draft.ts';
import type { DraftId, IntroRequestId, MemberId } from '../../core/ids.ts';
import type { IntroRequest } from '../../core/introRequest.ts';

export type Drafts = {
  readonly get: (id: DraftId) => Promise<Draft | null>;
  /** The member's latest that is not over. */
  readonly latestOf: (member: MemberId) => Promise<Draft | null>;
  readonly save: (draft: Draft) => Promise<void>;
  readonly remove: (id: DraftId) => Promise<void>;
  readonly removeOf: (member: MemberId) => Promise<void>;
  /** Drop all older than this instant; how many there were. */
  readonly removeOlder: (than: Date) => Promise<number>;
};

export type IntroRequests = {
  readonly get: (id: IntroRequestId) => Promise<IntroRequest | null>;
  readonly lock: (id: IntroRequestId) => Promise<IntroRequest | null>;
  readonly save: (request: IntroRequest) => Promise<void>;
  readonly byRequester: (member: MemberId, since: Date) => Promise<IntroRequest[]>;
  /** Asks by topic that ended without anybody in this time and may be published, the oldest first. */
  readonly unanswered: (from: Date, until: Date) => Promise<IntroRequest[]>;
  /** Those with an open card for this member. */
  readonly waitingFor: (member: MemberId) => Promise<IntroRequest[]>;
};
