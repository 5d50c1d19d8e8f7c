import { tickPost } from '../core/board.ts';
import { asId, type PostId } from '../core/ids.ts';
import { tomorrowFor } from '../core/time/deadlines.ts';
import type { ClockAction, Scene } from './action.ts';
import { askableFor } from './boardExperts.ts';
import { commitBoard } from './commitBoard.ts';

/** The clock reached a post: tell people who may help, find it unanswered after a week, end it. */
export const boardTick: ClockAction = async (subject, scene) => goOnWithPost(scene, asId<PostId>(subject));

/** Whatever is due on a post now. */
export const goOnWithPost = async (scene: Omit<Scene, 'language'>, id: PostId): Promise<void> => {
  const { tx } = scene;
  const post = await tx.board.lock(id);
  if (post === null || post.status !== 'open') return tx.due.set('post', id, null);
  const isNow = post.nextAt !== null && post.nextAt <= tx.now && post.expiresAt > tx.now;
  const around = {
    askable: isNow ? await askableFor(tx, post) : [],
    retryAt: tomorrowFor(tx.now, tx.community.zone, tx.community),
  };
  await commitBoard(scene, post, tickPost(post, around, tx.now));
};
