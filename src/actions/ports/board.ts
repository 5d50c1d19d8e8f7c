import type { BoardPost } from '../../core/boardPost.ts';
import type { MemberId, PostId, ShareId } from '../../core/ids.ts';
import type { Keep } from '../../core/keepInTouch.ts';
import type { Share } from '../../core/share.ts';

export type Board = {
  readonly get: (id: PostId) => Promise<BoardPost | null>;
  readonly lock: (id: PostId) => Promise<BoardPost | null>;
  readonly save: (post: BoardPost) => Promise<void>;
  /** A draft that is thrown away. */
  readonly remove: (id: PostId) => Promise<void>;
  /** All that stand on the board, the newest first. */
  readonly open: () => Promise<BoardPost[]>;
  /** Everything a member wrote, drafts too, the newest first. */
  readonly of: (author: MemberId) => Promise<BoardPost[]>;
  /** Where a member offered help. */
  readonly helpedBy: (helper: MemberId) => Promise<BoardPost[]>;
};

export type Keeps = {
  readonly get: (member: MemberId, person: MemberId) => Promise<Keep | null>;
  /** What a member wants with others. */
  readonly of: (member: MemberId) => Promise<Keep[]>;
  readonly save: (keep: Keep) => Promise<void>;
  /** Whatever a member wanted with others, and others with them, is forgotten. */
  readonly forget: (member: MemberId) => Promise<void>;
};

export type Shares = {
  readonly get: (id: ShareId) => Promise<Share | null>;
  readonly lock: (id: ShareId) => Promise<Share | null>;
  readonly save: (share: Share) => Promise<void>;
  readonly of: (sharer: MemberId) => Promise<Share[]>;
  /** All that were shared since and not taken back, the newest first. */
  readonly since: (at: Date) => Promise<Share[]>;
};
