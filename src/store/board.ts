import { and, desc, eq, sql } from 'drizzle-orm';
import type { Board } from '../actions/ports/board.ts';
import type { BoardPost } from '../core/boardPost.ts';
import type { PostId } from '../core/ids.ts';
import { openOf, sealOf } from './memberKeys.ts';
import { noteLocked } from './memberLocks.ts';
import { revived } from './revive.ts';
import { boardPosts } from './schema/board.ts';
import { isId, type Scope } from './scope.ts';

type Row = typeof boardPosts.$inferSelect;

/** Posts on the board: columns to find them by, their text encrypted with the author's key, the rest as one document. */
export const boardIn = (scope: Scope): Board => {
  const { db, community } = scope;
  const ours = eq(boardPosts.communityId, community);
  const get = async (id: PostId, lock: boolean): Promise<BoardPost | null> => {
    if (!isId(id)) return null;
    const query = db
      .select()
      .from(boardPosts)
      .where(and(ours, eq(boardPosts.id, id)));
    const [row] = lock ? await query.for('update') : await query;
    if (lock) noteLocked(scope);
    return row === undefined ? null : toPost(scope, row);
  };
  const list = async (which: ReturnType<typeof eq>): Promise<BoardPost[]> => {
    const rows = await db
      .select()
      .from(boardPosts)
      .where(and(ours, which))
      .orderBy(desc(boardPosts.postedAt), boardPosts.id);
    return Promise.all(rows.map((row) => toPost(scope, row)));
  };
  return {
    get: (id) => get(id, false),
    lock: (id) => get(id, true),
    save: async (post) => {
      const values = await toRow(scope, post);
      await db
        .insert(boardPosts)
        .values(values)
        .onConflictDoUpdate({ target: [boardPosts.communityId, boardPosts.id], set: values });
    },
    remove: async (id) => {
      await db.delete(boardPosts).where(and(ours, eq(boardPosts.id, id)));
    },
    open: () => list(eq(boardPosts.status, 'open')),
    of: (author) => list(eq(boardPosts.authorId, author)),
    helpedBy: (helper) =>
      list(sql`${boardPosts.state}->'helpers' @> ${JSON.stringify([{ member: helper }])}::jsonb`),
  };
};

const toRow = async (scope: Scope, post: BoardPost): Promise<Row> => {
  const { id, author, kind, status, text } = post;
  return {
    communityId: scope.community,
    id,
    authorId: author,
    kind,
    status,
    postedAt: post.status === 'draft' ? post.draftedAt : post.postedAt,
    closedAt: post.status === 'closed' ? post.closedAt : null,
    textSealed: await sealOf(scope, author, ['board_posts', 'text', id], text),
    state: { ...post, text: '' },
  };
};

const toPost = async (scope: Scope, row: Row): Promise<BoardPost> => ({
  ...revived<BoardPost>(row.state),
  text: await openOf(scope, row.authorId, ['board_posts', 'text', row.id], row.textSealed),
});
