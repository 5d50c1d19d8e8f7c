import { isHelpWanted, mayStandInDigest, showsName } from '../core/board.ts';
import type { BoardPost } from '../core/boardPost.ts';
import type { MemberId } from '../core/ids.ts';
import { linksFor, linksWindow } from '../core/share.ts';
import { offersSection } from '../views/boardCards.ts';
import type { ChannelNews } from '../views/channelDigest.ts';
import { sharesSection } from '../views/share.ts';
import { text } from '../views/text.ts';
import type { DigestSource } from './digestSource.ts';
import { labelsOf } from './expertise.ts';
import { isClosedTo } from './me.ts';
import type { Transaction } from './ports.ts';

/**
 * For everybody: posts found unanswered since the last digest, where their authors agreed, and links shared since.
 * Whoever left or is paused says nothing.
 */
export const boardNews = async (
  tx: Transaction,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<Pick<ChannelNews, 'posts' | 'links'>> => {
  const isSince = (at: Date | null) => at !== null && at >= from && at < until;
  const open = (await tx.board.open()).filter((post) => mayStandInDigest(post) && isSince(post.unansweredAt));
  const shares = (await tx.shares.since(from)).filter(({ at }) => isSince(at));
  const people = await tx.members.getMany([
    ...open.map(({ author }) => author),
    ...shares.map(({ sharer }) => sharer),
  ]);
  const paused = await tx.pauses.standing();
  const speaks = (id: MemberId) => people.get(id)?.status === 'joined' && !paused.has(id);
  return {
    posts: open
      .filter(({ author }) => speaks(author))
      .map((post) => ({ post, by: showsName(post) ? (people.get(post.author) ?? null) : null })),
    links: shares.filter(({ sharer }) => speaks(sharer)),
  };
};

/** Offers of help that wait for the author, and links on what a member looks for. */
export const boardDigestSources: readonly DigestSource[] = [
  {
    kind: 'board',
    section: async (tx, me) => {
      const waiting: { readonly post: BoardPost; readonly helper: MemberId }[] = [];
      for (const post of (await tx.board.of(me.id)).filter(isHelpWanted)) {
        for (const { member, state } of post.helpers)
          if (state === 'offered' && !(await isClosedTo(tx, me.id, member)))
            waiting.push({ post, helper: member });
      }
      return waiting.length === 0 ? null : offersSection(text(me.language), { waiting });
    },
  },
  {
    kind: 'board',
    section: async (tx, me) => {
      const { from, until } = await windowFor(tx, me.id);
      const paused = await tx.pauses.standing();
      const shares = (await tx.shares.since(from)).filter(
        ({ sharer, at }) => at > from && at <= until && !paused.has(sharer),
      );
      const seeks = me.seeks.map(({ tag }) => tag);
      const found = linksFor(shares, { id: me.id, seeks, apart: await tx.limits.apartFrom(me.id) });
      if (found.length === 0) return null;
      return sharesSection(text(me.language), { shares: found, labels: await labelsOf(tx) });
    },
  },
];

/** A digest that was written so long ago has arrived: what is shared since is for the next one. */
const underwayMs = 2 * 86_400_000;

const windowFor = async (tx: Transaction, me: MemberId) => {
  const last = await tx.digests.lastOf(me);
  const isUnderway = last?.outcome === 'sent' && tx.now.getTime() - last.at.getTime() < underwayMs;
  const own = isUnderway ? last.at : null;
  return linksWindow(own, await tx.digests.sentBefore(me, own ?? tx.now), tx.now);
};
