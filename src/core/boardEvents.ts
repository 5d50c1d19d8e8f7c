import type { BoardPost, ClosedReason, PostWords } from './boardPost.ts';
import type { IntroductionId, MemberId, TagSlug } from './ids.ts';

/** Facts about one post on the board. */
export type BoardEvent =
  | {
      readonly type: 'postDrafted';
      readonly post: Pick<BoardPost, 'id' | 'author' | 'topics'> & PostWords;
      readonly at: Date;
    }
  | { readonly type: 'postChanged'; readonly words: PostWords; readonly topics: readonly TagSlug[] }
  | { readonly type: 'postPublished'; readonly expiresAt: Date; readonly at: Date }
  /** Somebody who may help hears of it. */
  | { readonly type: 'expertTold'; readonly member: MemberId; readonly at: Date }
  /** When to look again for people who may be told; null for never. */
  | { readonly type: 'postRested'; readonly nextAt: Date | null }
  /** A week without anybody who helps: more people, and the community's digest where the author agreed. */
  | { readonly type: 'postUnanswered'; readonly at: Date }
  | { readonly type: 'postPassed'; readonly member: MemberId; readonly at: Date }
  | {
      readonly type: 'personSuggested';
      readonly member: MemberId;
      readonly by: MemberId;
      readonly at: Date;
    }
  /** Offered help; the author is asked whether they want to meet. */
  | { readonly type: 'helpOffered'; readonly member: MemberId; readonly at: Date }
  /** Both said yes. */
  | {
      readonly type: 'helperMet';
      readonly member: MemberId;
      readonly introduction: IntroductionId;
      readonly at: Date;
    }
  | { readonly type: 'helpDeclined'; readonly member: MemberId; readonly at: Date }
  /** Whoever offered help is no longer a member. */
  | { readonly type: 'helperLeft'; readonly member: MemberId; readonly at: Date }
  | { readonly type: 'postRenewed'; readonly expiresAt: Date; readonly at: Date }
  | { readonly type: 'postClosed'; readonly reason: ClosedReason; readonly at: Date };
