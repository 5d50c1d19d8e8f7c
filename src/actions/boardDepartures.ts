import { leavePost } from '../core/board.ts';
import type { MemberId } from '../core/ids.ts';
import type { Scene } from './action.ts';
import { commitBoard } from './commitBoard.ts';

/** Somebody is no longer a member: their posts end, their offers of help too, and their links are not shown any more. */
export const leaveBoard = async (scene: Omit<Scene, 'language'>, member: MemberId): Promise<void> => {
  const { tx } = scene;
  const posts = [...(await tx.board.of(member)), ...(await tx.board.helpedBy(member))];
  for (const { id } of posts) {
    const post = await tx.board.lock(id);
    if (post?.status === 'draft') {
      await tx.board.remove(id);
      continue;
    }
    const events = post === null ? [] : leavePost(post, member, tx.now);
    if (events.length > 0) await commitBoard(scene, post, events);
  }
  for (const { id } of await tx.shares.of(member)) {
    const share = await tx.shares.lock(id);
    if (share !== null) await tx.shares.save({ ...share, isGone: true });
  }
};
