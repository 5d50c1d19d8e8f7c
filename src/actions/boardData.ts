import type { BoardPost } from '../core/boardPost.ts';
import type { MemberId } from '../core/ids.ts';
import type { Share } from '../core/share.ts';

/** What of a post is its author's own: never who was told, who passed, or whom somebody suggested. */
export const boardData = (post: BoardPost): Record<string, unknown> => {
  const { kind, text, name, weeks, mayPublish, topics, draftedAt, status } = post;
  const met = post.helpers.flatMap((one) =>
    one.state === 'met' ? [{ member: one.member, at: one.at }] : [],
  );
  return { kind, text, name, weeks, mayPublish, topics, draftedAt, status, met };
};

/** What of others' posts is a member's own: that they offered help, and when; a no is not told here either. */
export const helpData = (post: BoardPost, me: MemberId): Record<string, unknown> => {
  const mine = post.helpers.find(({ member }) => member === me);
  return { offeredAt: mine?.at, met: mine?.state === 'met' ? post.author : null };
};

/** A link as its sharer has it: never who found it useful. */
export const shareData = ({ address, topic, note, at }: Share): Record<string, unknown> => ({
  address,
  topic,
  note,
  at,
});
