import { isAnswered, isHelpWanted } from '../core/board.ts';
import type { BoardPost } from '../core/boardPost.ts';
import type { MemberId, TagSlug } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import type { Notice } from '../core/notices.ts';
import { ownPost, postOver } from '../views/board.ts';
import { boardCard, boardCardClosed, boardOffer, shownPost } from '../views/boardCards.ts';
import type { Message } from '../views/message.ts';
import { text } from '../views/text.ts';
import { describeCandidates } from './candidates.ts';
import { labelsOf } from './expertise.ts';
import { isClosedTo } from './me.ts';
import type { Transaction } from './ports.ts';

type BoardNotice = Extract<Notice, { notice: 'boardCard' | 'boardCardClosed' | 'boardOffer' | 'boardOver' }>;

/** A notice about a post in the reader's words; null when it is no longer true, or the two are kept apart. */
export const composeAboutPost = async (
  tx: Transaction,
  reader: Member,
  notice: BoardNotice,
): Promise<Message | null> => {
  // Said of posts that are gone with their author too: their words must not stay on a card.
  if (notice.notice === 'boardCardClosed') return boardCardClosed(text(reader.language));
  const post = await tx.board.get(notice.post);
  if (post === null) return null;
  switch (notice.notice) {
    case 'boardCard':
      return cardNow(tx, reader, post);
    case 'boardOffer':
      return isHelpWanted(post) ? offerNow(tx, reader, post, notice.helper) : null;
    case 'boardOver': {
      if (post.status !== 'closed' || post.reason !== 'expired') return null;
      return postOver(text(reader.language), { post, labels: await labelsOf(tx) });
    }
  }
};

/** The card of somebody who was told and did not answer yet. */
const cardNow = async (tx: Transaction, reader: Member, post: BoardPost): Promise<Message | null> => {
  const isWaiting = post.told.some(({ member, state }) => member === reader.id && state === 'open');
  if (!isWaiting || post.status !== 'open' || isAnswered(post)) return null;
  if (await isClosedTo(tx, post.author, reader.id)) return null;
  const labels = await labelsOf(tx);
  return boardCard(text(reader.language), { post, labels, why: whyOf(reader, post) });
};

/** Somebody offers help; null once it is answered, or they are gone. */
export const offerNow = async (
  tx: Transaction,
  author: Member,
  post: BoardPost,
  helper: MemberId,
): Promise<Message | null> => {
  const offered = post.helpers.find(({ member }) => member === helper);
  if (author.id !== post.author || offered?.state !== 'offered') return null;
  if (await isClosedTo(tx, post.author, helper)) return null;
  const { previews } = await describeCandidates(tx, [helper], post.topics);
  const labels = await labelsOf(tx);
  return boardOffer(text(author.language), { post, labels, helper, preview: previews[0] ?? null });
};

/** A post as this member sees it; null where they may not. */
export const postFor = async (tx: Transaction, reader: Member, post: BoardPost): Promise<Message | null> => {
  const labels = await labelsOf(tx);
  const words = text(reader.language);
  if (post.author === reader.id) return ownPost(words, { post, labels });
  if (post.status !== 'open' || (await isClosedTo(tx, post.author, reader.id))) return null;
  return shownPost(words, { post, labels });
};

/** A public topic of the reader's that the post names: what they offer for an ask, what they seek for an offer. */
export const whyOf = (reader: Member, post: BoardPost): TagSlug | null => {
  const own = post.kind === 'ask' ? reader.offers : reader.seeks;
  return own.find(({ tag, isPublic }) => isPublic && post.topics.includes(tag))?.tag ?? null;
};
