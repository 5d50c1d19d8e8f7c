import { linksFor, shareLimits } from '../core/share.ts';
import { offersSection } from '../views/board.ts';
import { sharesSection } from '../views/share.ts';
import { text } from '../views/text.ts';
import type { DigestSource } from './digestSources.ts';
import { labelsOf } from './expertise.ts';

/** Offers of help that wait for the author, and links on what a member looks for. */
export const boardDigestSources: readonly DigestSource[] = [
  {
    kind: 'board',
    section: async (tx, me) => {
      const apart = await tx.limits.apartFrom(me.id);
      const waiting = (await tx.board.of(me.id)).flatMap((post) =>
        post.helpers
          .filter(({ member, state }) => state === 'offered' && !apart.has(member))
          .map(({ member }) => ({ post, helper: member })),
      );
      return waiting.length === 0 ? null : offersSection(text(me.language), { waiting });
    },
  },
  {
    kind: 'board',
    section: async (tx, me) => {
      const since = new Date(tx.now.getTime() - shareLimits.shownDays * 86_400_000);
      const paused = await tx.pauses.standing();
      const shares = (await tx.shares.since(since)).filter(({ sharer }) => !paused.has(sharer));
      const seeks = me.seeks.map(({ tag }) => tag);
      const found = linksFor(shares, { id: me.id, seeks, apart: await tx.limits.apartFrom(me.id) });
      if (found.length === 0) return null;
      return sharesSection(text(me.language), { shares: found, labels: await labelsOf(tx) });
    },
  },
];
