import { postDueAt } from '../core/board.ts';
import type { BoardEvent } from '../core/boardEvents.ts';
import { boardIntents } from '../core/boardNotices.ts';
import type { BoardPost } from '../core/boardPost.ts';
import { evolvePost } from '../core/boardState.ts';
import { asId, type IntroductionId, type IntroRequestId, type MemberId } from '../core/ids.ts';
import type { IntroRequest } from '../core/introRequest.ts';
import type { Dice, Transaction } from './ports.ts';
import { putTogether } from './progress.ts';

/**
 * Save what happened to a post together with what follows from it: the row, who is told, when the clock looks again,
 * what counts towards budgets, and two who meet. `before` is null for a new one.
 */
export const commitBoard = async (
  { tx, dice }: { readonly tx: Transaction; readonly dice: Dice },
  before: BoardPost | null,
  events: readonly BoardEvent[],
): Promise<BoardPost> => {
  let post = before;
  for (const event of events) {
    post = evolvePost(post, event);
    await tx.outbox.add(boardIntents(post, event));
    if (event.type === 'expertTold') await tx.limits.contacted(event.member, 'unasked', event.at);
  }
  if (post === null) throw new Error('nothing to commit');
  if (events.length > 0) {
    await tx.board.save(post);
    await tx.due.set('post', post.id, postDueAt(post));
  }
  for (const event of events) {
    if (event.type === 'helperMet') await meet(tx, dice, before, post, event.member, event.introduction);
  }
  return post;
};

/**
 * The author agreed with the post or by a press, the other by pressing now: both consents are kept, and they meet like
 * after any request. The post's words are what they meet about.
 */
const meet = async (
  tx: Transaction,
  dice: Dice,
  before: BoardPost | null,
  post: BoardPost,
  helper: MemberId,
  introduction: IntroductionId,
): Promise<void> => {
  const offeredAt = before?.helpers.find(({ member }) => member === helper)?.at ?? tx.now;
  // Whoever offered help first waited for the author's yes; otherwise the author agreed when they posted.
  const isAsked = offeredAt < tx.now || post.status !== 'open' || post.name !== 'meet';
  const agreedAt = isAsked || post.status !== 'open' ? tx.now : post.postedAt;
  const request: IntroRequest = {
    id: asId<IntroRequestId>(dice.id()),
    requester: post.author,
    route: 'board',
    kind: post.kind === 'ask' ? 'advice' : 'peer',
    topics: post.topics,
    why: '',
    blurb: post.text,
    showsName: true,
    publish: 'no',
    askedAt: agreedAt,
    settlesAt: tx.now,
    doNotAsk: { people: [], company: false },
    connectors: [],
    candidates: [{ member: helper, state: 'accepted', askedAt: offeredAt, closedAt: tx.now }],
    status: 'introduced',
    introduction,
    closedAt: tx.now,
  };
  await tx.introRequests.save(request);
  await putTogether(tx, request, {
    member: helper,
    source: 'press',
    introduction,
    at: offeredAt,
    requesterSource: isAsked ? 'press' : 'form',
  });
};
